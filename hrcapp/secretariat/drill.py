"""The restore drill: a test bundle, sealed as a town would seal it, opened with the recovered key alone.

A kit leaves only after a drill with its recovery key. Who never tried learns of a torn sheet or a wrong copy
on the day when the desk's own key is lost.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from hrcapp.exchange import bundle
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.kit import Kit, KitContent
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.secretariat import custody, recovery
from hrcapp.store import Home
from hrcapp.vault import sheets

_FILE = "drills.json"
_MAX = 1024 * 1024


class Way(StrEnum):
    """How the key came: typed from two sheets by a person, or read from files by the program."""

    TYPED = "typed"
    FILES = "files"


@dataclass(frozen=True)
class Drill:
    """A drill that passed: when, with which version of the kit, for which recovery key, with which sheets."""

    at: datetime
    kit: int
    recipient: str
    way: Way
    sheets: tuple[int, ...] = ()


def practise(
    home: Home, typed: Sequence[str], now: datetime, *, way: Way = Way.TYPED, kit: Kit | None = None
) -> Drill:
    """Rebuild the key from two sheets, open a test bundle with it and record that.

    `kit` is one that is not published yet; by default, the newest.
    Raises Fault SHEET_*, SHEETS_*, RECOVERY_KEY_OTHER, CAMPAIGN_MISSING, BUNDLE_*.
    """
    kit = kit or custody.kits(home)[0]
    identity = recovery.from_sheets(typed, kit)
    numbers = tuple(sorted(sheets.number_of(text, place) for place, text in enumerate(typed, 1)))
    return _open_test_bundle(home, kit, identity, Drill(now, kit.content.version, "", way, numbers))


def practise_with_file(home: Home, data: bytes, now: datetime, name: str = "") -> Drill:
    """The same with a recovery identity in a file, as earlier campaigns have it.

    Raises Fault RECOVERY_FILE_UNREADABLE, RECOVERY_KEY_OTHER, CAMPAIGN_MISSING, BUNDLE_*.
    """
    kit = custody.kits(home)[0]
    identity = recovery.from_file(data, kit, name)
    return _open_test_bundle(home, kit, identity, Drill(now, kit.content.version, "", Way.FILES))


def passed(home: Home) -> tuple[Drill, ...]:
    """Every drill that passed, the newest last. A record that can't be read counts for nothing."""
    return _read(record(home))


def record(home: Home) -> bytes:
    """The record as it lies here, empty where there is none: it goes with the keys to another desk."""
    try:
        return (home.path / _FILE).read_bytes()
    except OSError:
        return b""


def adopt(home: Home, data: bytes) -> None:
    """Add the record of the desk that the keys came from: it is the same recovery key."""
    _write(home, {*passed(home), *_read(data)})


def last(home: Home, kit: Kit) -> Drill | None:
    """The newest drill with the recovery key of this kit."""
    wanted = recovery.recipient_of(kit)
    return next((one for one in reversed(passed(home)) if one.recipient == wanted), None)


def has_passed(home: Home, recipient: str) -> bool:
    """Whether the recovery key of this recipient was tried."""
    return any(one.recipient == recipient for one in passed(home))


def require(home: Home, content: KitContent) -> None:
    """Raise Fault DRILL_MISSING unless the recovery key that a kit names was tried."""
    if not has_passed(home, recovery.recipient_in(content)):
        raise Fault(Code.DRILL_MISSING)


def _open_test_bundle(home: Home, kit: Kit, identity: str, drill: Drill) -> Drill:
    # A practice kit refuses real submissions; its keys are tried all the same.
    sealing = replace(kit, content=replace(kit.content, practice=False))
    device = DeviceKeys.generate()
    sent = _content(kit, device)
    sealed = bundle.seal(sent, device, sealing, now=drill.at)
    opened = bundle.open_bundle(sealed.data, [identity], campaign=kit.content.campaign)
    if opened.content != sent:
        raise Fault(Code.BUNDLE_ALTERED, name="")
    done = replace(drill, recipient=recovery.recipient_of(kit))
    _write(home, {*passed(home), done})
    return done


def _write(home: Home, drills: set[Drill]) -> None:
    ordered = sorted(drills, key=lambda one: (one.at, one.kit, one.recipient, one.way, one.sheets))
    text = json.dumps([_to_json(one) for one in ordered], indent=1)
    write_whole(home.path / _FILE, text.encode())


def _read(data: bytes) -> tuple[Drill, ...]:
    try:
        return tuple(_from_json(one) for one in json.loads(data[:_MAX]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def _content(kit: Kit, device: DeviceKeys) -> bundle.Content:
    return bundle.Content(
        submission_id=str(uuid4()),
        revision=1,
        replaces=None,
        form_id="restore-drill",
        form_version="1",
        form_digest=secrets.token_hex(32),
        kit_version=kit.content.version,
        campaign=kit.content.campaign,
        instance_xml=f"<drill>{secrets.token_hex(16)}</drill>".encode(),
        statement_pdf=None,
        attachments={},
        origin="typed",
        reply_to=device.recipient,
        device_sequence=1,
    )


def _to_json(drill: Drill) -> dict[str, object]:
    return {**vars(drill), "at": to_text(drill.at), "way": str(drill.way), "sheets": list(drill.sheets)}


def _from_json(found: dict[str, object]) -> Drill:
    numbers = found["sheets"]
    if not isinstance(numbers, list):
        raise ValueError("not a drill")
    return Drill(
        at=from_text(str(found["at"])),
        kit=int(str(found["kit"])),
        recipient=str(found["recipient"]),
        way=Way(str(found["way"])),
        sheets=tuple(int(one) for one in numbers),
    )
