"""The desk's tables. What arrived and what was decided is primary; the rest can be made again from it.

Primary: `blob` (every byte that arrived or went out), `event` (signed decisions), `arrival` (each file that
came, with what became of it), `handed` (which receipts went out, and how), `review_draft` (what a reviewer
has not sent yet), `shared` (which files of the shared log were seen), `trusted_issuer`, `archive` (stamped
copies of statements, by their hash), `exchange_round` (what came of each exchange), `redaction_draft` (spans
not confirmed yet), `translation_draft` (translations not kept yet). All other tables are a projection:
`Projection.rebuild` empties and refills them.
"""

from __future__ import annotations

from hrcapp.secretariat import (
    instance_tables,
    party_tables,
    people_tables,
    report_text_tables,
    second_reader,
    translation_tables,
)
from hrcapp.secretariat.assessments import tables as assessment_tables
from hrcapp.secretariat.followup import tables as followup_tables
from hrcapp.store import Migration, Store, blobs, create

OUTDATED = "INSERT OR IGNORE INTO outdated VALUES ('projection')"
"""The last statement of a migration that changes what is projected: the tables are made again on opening."""

_PRIMARY = create(
    """CREATE TABLE event (
        digest TEXT PRIMARY KEY, desk TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
        subject TEXT NOT NULL, at TEXT NOT NULL, line BLOB NOT NULL
    )""",
    "CREATE INDEX event_subject ON event (subject)",
    "CREATE INDEX event_seq ON event (desk, seq)",
    """CREATE TABLE arrival (
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, kept INTEGER NOT NULL,
        at TEXT NOT NULL, way TEXT NOT NULL, outcome TEXT NOT NULL, code TEXT, params TEXT,
        version TEXT, sender TEXT
    )""",
    "CREATE INDEX arrival_version ON arrival (version)",
    """CREATE TABLE handed (
        receipt TEXT NOT NULL, way TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (receipt, way)
    ) WITHOUT ROWID""",
    "CREATE TABLE review_draft (version TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
)

_PROJECTION = create(
    """CREATE TABLE version (
        key TEXT PRIMARY KEY, submission TEXT NOT NULL, revision INTEGER NOT NULL, bundle TEXT NOT NULL,
        sender TEXT NOT NULL, reference TEXT NOT NULL, receipt TEXT NOT NULL, arrived_at TEXT NOT NULL,
        decision TEXT, decided_at TEXT NOT NULL, decision_receipt TEXT NOT NULL,
        origin TEXT NOT NULL, scope TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        name_language TEXT NOT NULL, name_latin TEXT NOT NULL, name_english TEXT NOT NULL,
        country TEXT NOT NULL, admin1 TEXT NOT NULL, level TEXT NOT NULL, type TEXT NOT NULL,
        verdict TEXT NOT NULL, same_answers INTEGER NOT NULL, attachments INTEGER NOT NULL,
        publish INTEGER NOT NULL
    )""",
    "CREATE INDEX version_submission ON version (submission, revision)",
    "CREATE INDEX version_sender ON version (sender)",
    "CREATE INDEX version_reference ON version (reference)",
    """CREATE TABLE version_code (
        version TEXT NOT NULL, question TEXT NOT NULL, code TEXT NOT NULL, place INTEGER NOT NULL,
        PRIMARY KEY (version, question, code)
    ) WITHOUT ROWID""",
    """CREATE TABLE membership (
        submission TEXT PRIMARY KEY, party TEXT NOT NULL, founds INTEGER NOT NULL, settled INTEGER NOT NULL
    )""",
    "CREATE INDEX membership_party ON membership (party)",
    """CREATE TABLE party_key (
        submission TEXT NOT NULL, party TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
        kind TEXT NOT NULL, level TEXT NOT NULL, division TEXT NOT NULL
    )""",
    "CREATE INDEX party_key_name ON party_key (name)",
    "CREATE INDEX party_key_submission ON party_key (submission)",
    """CREATE TABLE party_name (
        party TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (party, language)
    ) WITHOUT ROWID""",
    "CREATE TABLE sender (fingerprint TEXT PRIMARY KEY, approved INTEGER NOT NULL, own INTEGER NOT NULL)",
    """CREATE TABLE sender_submission (
        fingerprint TEXT NOT NULL, submission TEXT NOT NULL, PRIMARY KEY (fingerprint, submission)
    ) WITHOUT ROWID""",
    """CREATE TABLE finding (
        id TEXT PRIMARY KEY, place INTEGER NOT NULL, section TEXT NOT NULL, theme_group TEXT NOT NULL,
        theme TEXT NOT NULL, text TEXT NOT NULL
    )""",
    """CREATE TABLE finding_party (
        finding TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (finding, party)
    ) WITHOUT ROWID""",
)

_SHARED = create(
    "CREATE TABLE shared (place TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (place, path)) WITHOUT ROWID",
)

_LONG_LIFE = create(
    "CREATE TABLE trusted_issuer (sha256 TEXT PRIMARY KEY, certificate BLOB NOT NULL, at TEXT NOT NULL)",
    """CREATE TABLE archive (
        version TEXT NOT NULL, stamped TEXT NOT NULL, authority TEXT NOT NULL, at TEXT NOT NULL,
        until TEXT NOT NULL, answers INTEGER NOT NULL, silent TEXT NOT NULL
    )""",
    "CREATE INDEX archive_version ON archive (version)",
)

_COURIERS = create(
    """CREATE TABLE manifest (
        sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, put_away_at TEXT
    ) WITHOUT ROWID""",
)

_LANGUAGES = create(
    "ALTER TABLE version ADD COLUMN answers_language TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE outdated (what TEXT PRIMARY KEY) WITHOUT ROWID",
    OUTDATED,
)

_ROUNDS = create(
    """CREATE TABLE exchange_round (
        id INTEGER PRIMARY KEY, begun TEXT NOT NULL, ended TEXT NOT NULL, places TEXT NOT NULL,
        whole INTEGER NOT NULL, content TEXT NOT NULL
    )""",
)


def _registry(store: Store) -> None:
    party_tables.MIGRATION(store)
    store.execute(OUTDATED)


def _followup(store: Store) -> None:
    followup_tables.MIGRATION(store)
    store.execute(OUTDATED)


def _translations(store: Store) -> None:
    translation_tables.MIGRATION(store)
    second_reader.MIGRATION(store)
    store.execute(OUTDATED)


def _assessments(store: Store) -> None:
    assessment_tables.MIGRATION(store)
    store.execute(OUTDATED)


def _instances_and_texts(store: Store) -> None:
    instance_tables.MIGRATION(store)
    report_text_tables.MIGRATION(store)
    store.execute(OUTDATED)


_QUICK_COUNTS = create(
    "CREATE INDEX version_waiting ON version (sender) WHERE decision IS NULL",
    "CREATE INDEX version_number ON version (length(reference), reference)",
    "CREATE INDEX membership_number ON membership (length(said), said)",
)
"""What each import asks, however many there are: who waits for a decision, and the highest number given."""

_REDACTED_WORDING = create(OUTDATED)
"""Of redacted answers, the words that are left are what is translated."""


MIGRATIONS: tuple[Migration, ...] = (
    blobs.SCHEMA,
    _PRIMARY,
    _PROJECTION,
    _SHARED,
    _LONG_LIFE,
    _COURIERS,
    _LANGUAGES,
    _ROUNDS,
    _registry,
    _followup,
    _translations,
    people_tables.MIGRATION,
    _instances_and_texts,
    _QUICK_COUNTS,
    _REDACTED_WORDING,
    _assessments,
)

LOCAL = (
    "arrival",
    "handed",
    "review_draft",
    "trusted_issuer",
    "archive",
    "manifest",
    "exchange_round",
    *translation_tables.LOCAL,
    *people_tables.LOCAL,
    *report_text_tables.LOCAL,
)
"""The tables that only this desk has: `rebuilding` takes them over into a store made again."""

PROJECTED = (
    "version",
    "version_code",
    "membership",
    "party_key",
    "party_name",
    "sender",
    "sender_submission",
    "finding",
    "finding_party",
    *party_tables.PROJECTED,
    *followup_tables.PROJECTED,
    *translation_tables.PROJECTED,
    *second_reader.PROJECTED,
    *people_tables.PROJECTED,
    *instance_tables.PROJECTED,
    *assessment_tables.PROJECTED,
    *report_text_tables.PROJECTED,
)
"""The tables that hold nothing of their own."""
