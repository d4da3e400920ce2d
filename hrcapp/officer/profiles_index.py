"""What the board shows of each protected profile without opening it: `profiles/index.json`, no answers in it.

The index is a convenience. Which profiles there are, the vault and the files say; a lost or damaged index
costs the summaries until each is opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from hrcapp.exchange import canonical_json
from hrcapp.model.files import write_whole
from hrcapp.model.status import Status
from hrcapp.officer.profiles_keys import ID

_FORMAT = "hrc-profiles/1"
_MAX_BYTES = 4 * 1024 * 1024


class ProfileState(StrEnum):
    """What can be done with a profile."""

    PREPARED = "prepared"
    """Nobody has set a PIN yet; the first opener does."""
    PROTECTED = "protected"
    KEYLESS = "keyless"
    """Its file is here and its keys are not: a second copy may have them."""


@dataclass(frozen=True)
class ProfileSummary:
    """How far the town's form has come, at the last hand-back. `total` 0: no form yet.

    `open` required answers are missing, `wrong` ones are to be corrected.
    """

    done: int = 0
    total: int = 0
    open: int = 0
    wrong: int = 0
    status: Status = Status.DRAFT
    practice: bool = False
    at: datetime | None = None

    @property
    def signed(self) -> bool:
        return self.status.locked and self.status is not Status.SIGNING

    @property
    def packed(self) -> bool:
        return self.signed and self.status is not Status.SIGNED

    @property
    def handed_over(self) -> bool:
        return self.packed and self.status is not Status.PACKED

    @property
    def received(self) -> bool:
        """Whether the secretariat has answered that it is there."""
        return self.status in (Status.RECEIVED, Status.ACCEPTED)


@dataclass(frozen=True)
class ProfileEntry:
    """One line of the board. `title` is the municipality's name, no personal data; "" where it is lost."""

    id: str
    title: str
    made_at: datetime | None
    state: ProfileState
    training: bool = False
    needs_help: bool = False
    summary: ProfileSummary = ProfileSummary()

    @property
    def short_id(self) -> str:
        """What tells it apart where its title is lost."""
        return self.id[:6]

    @property
    def seen_at(self) -> datetime | None:
        """When it was handed back last."""
        return self.summary.at


@dataclass(frozen=True)
class Noted:
    """What the index holds of one profile."""

    title: str = ""
    made: str = ""
    help: bool = False
    forgetting: bool = False
    summary: ProfileSummary = field(default_factory=ProfileSummary)


class ProfileIndex:
    """The file, read anew each time: it is small, and another process may have written it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, Noted]:
        """By profile; nothing where the file is missing or damaged."""
        try:
            said = canonical_json.load(self._path.read_bytes(), max_bytes=_MAX_BYTES)
            if said["format"] != _FORMAT:
                return {}
            return {one["id"]: _from_json(one) for one in said["profiles"] if ID.fullmatch(one["id"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def note(self, profile: str, **changes: Any) -> None:
        """Change what is held of one profile. Raises Fault DISK_FULL, STORE_READ_ONLY."""
        found = self.read()
        found[profile] = replace(found.get(profile, Noted()), **changes)
        self._write(found)

    def note_all(self, noted: Mapping[str, Noted]) -> None:
        """Add or replace several at once."""
        self._write({**self.read(), **noted})

    def drop(self, profile: str) -> None:
        """Hold nothing of it any more."""
        found = self.read()
        if found.pop(profile, None) is not None:
            self._write(found)

    def _write(self, found: Mapping[str, Noted]) -> None:
        profiles = [_to_json(profile, noted) for profile, noted in sorted(found.items())]
        write_whole(self._path, canonical_json.dump({"format": _FORMAT, "profiles": profiles}))


def _to_json(profile: str, noted: Noted) -> dict[str, Any]:
    summary = noted.summary
    return {
        "id": profile,
        "title": noted.title,
        "made": noted.made,
        "help": noted.help,
        "forgetting": noted.forgetting,
        "done": summary.done,
        "total": summary.total,
        "open": summary.open,
        "wrong": summary.wrong,
        "status": str(summary.status),
        "practice": summary.practice,
        "seen": summary.at.isoformat() if summary.at else "",
    }


def _from_json(said: Mapping[str, Any]) -> Noted:
    seen = str(said["seen"])
    summary = ProfileSummary(
        int(said["done"]),
        int(said["total"]),
        int(said["open"]),
        int(said["wrong"]),
        Status(said["status"]),
        bool(said["practice"]),
        datetime.fromisoformat(seen).astimezone(UTC) if seen else None,
    )
    return Noted(str(said["title"]), str(said["made"]), bool(said["help"]), bool(said["forgetting"]), summary)
