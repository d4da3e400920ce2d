"""One entry of the audit of a laptop: who did what, when, with which version; ids and hashes, never a name.

Its bytes are canonical JSON (RFC 8785), and its hash is SHA-256 over them (docs/formats/audit.md).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from hrcapp.exchange import canonical_json, checks

FIRST = "0" * 64
"""What stands for the entry before the first one."""
MAX_LINE = 2048
"""Bytes of an entry."""
_MOST = 2**53 - 1
_WORD = re.compile(r"[a-z0-9][a-z0-9.+-]{0,63}")
_ID = re.compile(r"[0-9a-zA-Z-]{1,64}")


class By(StrEnum):
    """Who; a town is told by the random id of its profile, which stands beside this."""

    OWNER = "owner"
    """Whoever uses the computer's own desk."""
    TOWN = "town"
    FACILITATOR = "facilitator"
    """Whoever typed the passphrase of the person who looks after a shared laptop."""
    ANYBODY = "anybody"
    """Somebody before a PIN or passphrase was right."""


class Deed(StrEnum):
    """What was done. A word that was used once keeps its meaning; new ones may come."""

    BEGUN = "begun"
    VERSION = "version"
    KIT = "kit"
    KEYS = "keys"
    RESTORED = "restored"
    SECOND_COPY = "second-copy"
    UPDATE = "update"
    EXPORTED = "audit-exported"
    FORM_BEGUN = "form-begun"
    FORM_REVISED = "form-revised"
    FORM_CHANGED = "form-changed"
    FORM_CHECKED = "form-checked"
    FORM_PAPER = "form-paper"
    FORM_FINISHED = "form-finished"
    FORM_SIGNED = "form-signed"
    FORM_PASSED_ON = "form-passed-on"
    FORM_PACKED = "form-packed"
    FORM_WRITTEN = "form-written"
    FORM_HANDED_OVER = "form-handed-over"
    FORM_MAIL = "form-mail"
    FORM_ANSWERED = "form-answered"
    FORM_MOVED_OUT = "form-moved-out"
    FORM_MOVED_IN = "form-moved-in"
    FORM_TAKEN_BACK = "form-taken-back"
    FORM_FORGOTTEN = "form-forgotten"
    GUEST_SIGNED = "guest-signed"
    CARRIED = "carried"
    CARRIED_ON = "carried-on"
    CARRIED_RECEIPT = "carried-receipt"
    CARRIED_LET_GO = "carried-let-go"
    PROFILE_PREPARED = "profile-prepared"
    PROFILE_BEGUN = "profile-begun"
    PROFILE_OPENED = "profile-opened"
    PROFILE_REFUSED = "profile-refused"
    PROFILE_CLOSED = "profile-closed"
    PROFILE_ANEW = "profile-anew"
    PROFILE_FORGOTTEN = "profile-forgotten"
    PIN = "pin"
    ADMINISTRATOR = "administrator"
    WORKSHOP = "workshop"
    CEREMONY = "ceremony"
    MANY = "many"


@dataclass(frozen=True)
class Entry:
    """`n` counts from 1; `before` is the hash of the entry before; `at` is what the device's clock said.

    `deed` is a `Deed`, or a word of a later version. `profile`: of a protected profile, "" for the computer's
    own desk. `subject` is a form's id, `form` the SHA-256 of its definition, `file` that of what was signed,
    packed, taken in. `detail`: a word such as the way that a file went; `code`: why it was not done.
    `count` and `head`: entries and last hash of another chain, or a number that the deed names.
    """

    n: int
    at: datetime
    by: str
    deed: str
    app: str
    before: str = FIRST
    profile: str = ""
    subject: str = ""
    revision: int = 0
    form: str = ""
    file: str = ""
    detail: str = ""
    code: str = ""
    count: int = 0
    head: str = ""

    def __post_init__(self) -> None:
        hashes = (self.before, *filter(None, (self.form, self.file, self.head)))
        checks.all_match(checks.SHA256, hashes)
        checks.all_match(_WORD, (self.by, self.deed, *filter(None, (self.app, self.detail, self.code))))
        checks.all_match(_ID, filter(None, (self.profile, self.subject)))
        if self.at.tzinfo is None or not all(
            low <= one <= _MOST for low, one in ((1, self.n), (0, self.revision), (0, self.count))
        ):
            raise ValueError("not a number or moment of an entry")

    @property
    def line(self) -> bytes:
        """The canonical bytes."""
        return canonical_json.dump({**asdict(self), "at": self.at.isoformat()})

    @classmethod
    def parse(cls, line: bytes) -> Entry:
        """From its bytes. Raises ValueError for everything that `line` would not have written."""
        said = canonical_json.load(line, max_bytes=MAX_LINE)
        try:
            entry = cls(
                **{
                    name: checks.number(value) if name in _NUMBERS else checks.text(value)
                    for name, value in said.items()
                    if name != "at"
                },  # type: ignore[arg-type]
                at=datetime.fromisoformat(checks.text(said["at"])),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not an entry") from error
        if entry.line != line:
            raise ValueError("not an entry in its one form")
        return entry


_NUMBERS = ("n", "revision", "count")


def digest(line: bytes) -> str:
    """The hash of an entry."""
    return hashlib.sha256(line).hexdigest()
