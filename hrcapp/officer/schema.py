"""The officer's tables, by numbered migrations.

`version`, `package`, `handover` and `answer` are facts, written once; a form's state is computed from them.
`card` alone is derived, kept so that Home can be drawn without opening a form.
"""

from __future__ import annotations

from hrcapp.officer import audit, transcription
from hrcapp.store import Migration, blobs, create, journal

_FIRST = create(
    """CREATE TABLE form (
        digest TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, blob TEXT NOT NULL
    )""",
    """CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        form TEXT NOT NULL REFERENCES form (digest),
        practice INTEGER NOT NULL,
        zone TEXT NOT NULL,
        language TEXT NOT NULL,
        second_language TEXT,
        revision INTEGER NOT NULL,
        position TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        checked_at TEXT
    )""",
    """CREATE TABLE base (
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY (draft, revision)
    )""",
    """CREATE TABLE card (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        title TEXT NOT NULL, place TEXT NOT NULL, sections TEXT NOT NULL,
        open INTEGER NOT NULL, wrong INTEGER NOT NULL
    )""",
    """CREATE TABLE attachment (
        draft TEXT NOT NULL REFERENCES draft (id),
        name TEXT NOT NULL,
        original TEXT NOT NULL,
        media_type TEXT NOT NULL,
        blob TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        PRIMARY KEY (draft, name)
    )""",
    """CREATE TABLE version (
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        signed INTEGER NOT NULL,
        signatories INTEGER NOT NULL,
        at TEXT NOT NULL,
        instance TEXT NOT NULL,
        pdf TEXT NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (draft, revision, signed)
    )""",
    """CREATE TABLE package (
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        eid TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        kit_version INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY (draft, revision)
    )""",
    """CREATE TABLE handover (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        way TEXT NOT NULL,
        place TEXT NOT NULL
    )""",
    """CREATE TABLE answer (
        id TEXT PRIMARY KEY,
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        kind TEXT NOT NULL,
        reference TEXT NOT NULL,
        at TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        message TEXT NOT NULL,
        comments TEXT NOT NULL,
        short_code TEXT NOT NULL,
        blob TEXT NOT NULL
    )""",
)

_PRINTED = create(
    """CREATE TABLE printed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        instance TEXT NOT NULL,
        pdf TEXT NOT NULL,
        words TEXT NOT NULL
    )""",
)

_UNREAD = create(
    """CREATE TABLE unread (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        problems TEXT NOT NULL
    )""",
)

_MAKE_UP = create(
    """CREATE TABLE make_up (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        second_language TEXT NOT NULL,
        prevails TEXT NOT NULL,
        paper TEXT NOT NULL,
        arms TEXT,
        arms_words TEXT NOT NULL
    )""",
)

_PASSED_ON = create(
    """CREATE TABLE passed_on (
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        signed INTEGER NOT NULL,
        signatories INTEGER NOT NULL,
        at TEXT NOT NULL,
        instance TEXT NOT NULL,
        pdf TEXT NOT NULL,
        detail TEXT NOT NULL,
        handed_at TEXT,
        id INTEGER PRIMARY KEY AUTOINCREMENT
    )""",
)

_MAILED = create(
    """CREATE TABLE mailed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        address TEXT NOT NULL,
        place TEXT NOT NULL,
        messages INTEGER NOT NULL
    )""",
)

_CARRIED = create(
    """CREATE TABLE carried (
        sha256 TEXT PRIMARY KEY,
        eid TEXT NOT NULL,
        size INTEGER NOT NULL,
        at TEXT NOT NULL,
        source TEXT NOT NULL
    )""",
    """CREATE TABLE carried_to (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL REFERENCES carried (sha256),
        at TEXT NOT NULL,
        way TEXT NOT NULL,
        place TEXT NOT NULL
    )""",
)

_MOVED = create(
    """CREATE TABLE moved (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        ticket TEXT NOT NULL,
        place TEXT NOT NULL,
        taken_back_at TEXT
    )""",
    """CREATE TABLE origin (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        submission TEXT NOT NULL,
        ticket TEXT NOT NULL,
        handovers TEXT NOT NULL,
        at TEXT NOT NULL,
        branch INTEGER NOT NULL
    )""",
)

_CARRIED_BY = create("ALTER TABLE carried ADD COLUMN way TEXT NOT NULL DEFAULT 'folder'")

_CARRIED_RECEIPT = create(
    """CREATE TABLE carried_receipt (
        sha256 TEXT NOT NULL,
        recipient TEXT NOT NULL,
        size INTEGER NOT NULL,
        at TEXT NOT NULL,
        source TEXT NOT NULL,
        fetched_at TEXT,
        PRIMARY KEY (sha256, recipient)
    )""",
    "CREATE INDEX carried_receipt_of ON carried_receipt (recipient)",
)

_OPENED = create(
    # Whether the form has a statement to sign: all had one before.
    "ALTER TABLE form ADD COLUMN statement INTEGER NOT NULL DEFAULT 1",
    """CREATE TABLE opened (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        file TEXT NOT NULL
    )""",
    """CREATE TABLE form_file (
        draft TEXT NOT NULL REFERENCES draft (id),
        name TEXT NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY (draft, name)
    )""",
    """CREATE TABLE changed_form (
        draft TEXT PRIMARY KEY REFERENCES draft (id),
        revision INTEGER NOT NULL,
        form TEXT NOT NULL REFERENCES form (digest),
        instance TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
)

_CHANGED_FILES = create(
    # The files of the version before, for going back (see changed_form).
    """CREATE TABLE changed_file (
        draft TEXT NOT NULL REFERENCES draft (id),
        name TEXT NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY (draft, name)
    )""",
)

_FORGOTTEN = create(
    "CREATE TABLE forgotten (draft TEXT PRIMARY KEY REFERENCES draft (id), at TEXT NOT NULL)",
    # What is left of a sealed file: a receipt that comes later is still known by it.
    """CREATE TABLE forgotten_package (
        draft TEXT NOT NULL REFERENCES draft (id),
        revision INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        PRIMARY KEY (draft, revision)
    )""",
)

MIGRATIONS: tuple[Migration, ...] = (
    blobs.SCHEMA,
    journal.SCHEMA,
    _FIRST,
    _PRINTED,
    _UNREAD,
    _MAKE_UP,
    _PASSED_ON,
    _MAILED,
    _CARRIED,
    _MOVED,
    _CARRIED_BY,
    _CARRIED_RECEIPT,
    _OPENED,
    _CHANGED_FILES,
    _FORGOTTEN,
    audit.SCHEMA,
    transcription.SCHEMA,
)
