"""Another recovery key for a running campaign: three new sheets, tried, then named by the next kit.

The old key stays what it is: it opens what was sealed to it. Until a kit names the new one, it is a plan that
can be dropped and begun again; its words wait in the vault until they were tried, so that three sheets can go
to three places in their own time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from hrcapp.exchange import age
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.kit import Kit, KitContent, Recipient
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody, drill, letters, recovery
from hrcapp.secretariat.drill import Drill, Way
from hrcapp.store import Home, vault_of

_SECRET = "recovery-next"  # noqa: S105 - the name of an entry in the vault


@dataclass(frozen=True)
class Renewal:
    """A recovery key that no kit names yet. The words of its `sheets` are gone once two were tried."""

    recipient: str
    at: datetime
    sheets: tuple[str, ...] = field(default=(), repr=False)


def begin(home: Home, now: datetime) -> Renewal:
    """Make the key and its three sheets, in the place of one that was begun before.

    Raises Fault CAMPAIGN_MISSING.
    """
    custody.kits(home)
    identity, recipient = age.generate()
    return _keep(home, Renewal(recipient, now, recovery.split(identity)))


def current(home: Home) -> Renewal | None:
    """The key that waits for its kit, if there is one."""
    try:
        found = json.loads(vault_of(home).get(_SECRET) or b"")
        return Renewal(str(found["recipient"]), from_text(str(found["at"])), tuple(found["sheets"]))
    except (ValueError, KeyError, TypeError):
        return None


def drop(home: Home) -> None:
    """Forget it."""
    vault_of(home).put(_SECRET, b"")


def sheet(home: Home, number: int, language: str, now: datetime) -> bytes:
    """A sheet (1 to 3) as a page to print. Needs `activate`. Raises Fault RECOVERY_NOT_RENEWED."""
    found = _required(home)
    if not found.sheets:
        raise Fault(Code.RECOVERY_NOT_RENEWED)
    return letters.recovery_share(_kit(home, found), found.sheets[number - 1], language, now)


def practise(home: Home, typed: Sequence[str], now: datetime, *, way: Way = Way.TYPED) -> Drill:
    """The restore drill with two of the new sheets; their words are forgotten here when it has passed.

    Raises Fault RECOVERY_NOT_RENEWED and those of `drill.practise`.
    """
    found = _required(home)
    done = drill.practise(home, typed, now, way=way, kit=_kit(home, found))
    _keep(home, replace(found, sheets=()))
    return done


def is_tried(home: Home) -> bool:
    """Whether a kit may name the new key."""
    found = current(home)
    return found is not None and drill.has_passed(home, found.recipient)


def recipients(home: Home, content: KitContent) -> tuple[Recipient, ...]:
    """Those of a kit with the new recovery key in the place of the old one.

    Raises Fault RECOVERY_NOT_RENEWED, and DRILL_MISSING before it was tried.
    """
    found = _required(home)
    if not drill.has_passed(home, found.recipient):
        raise Fault(Code.DRILL_MISSING)
    return _with_key(content, found.recipient)


def settle(home: Home, content: KitContent) -> None:
    """A kit was published: if it names the new key, nothing waits any more."""
    found = current(home)
    if found is not None and found.recipient in {one.age for one in content.recipients}:
        drop(home)


def _kit(home: Home, renewal: Renewal) -> Kit:
    """The newest kit as if it named the new key."""
    newest = custody.kits(home)[0]
    renewed = replace(newest.content, recipients=_with_key(newest.content, renewal.recipient))
    return replace(newest, content=renewed)


def _with_key(content: KitContent, recipient: str) -> tuple[Recipient, ...]:
    old = recovery.recipient_in(content)
    return tuple(Recipient(recovery.NAME, recipient) if one.age == old else one for one in content.recipients)


def _required(home: Home) -> Renewal:
    found = current(home)
    if found is None:
        raise Fault(Code.RECOVERY_NOT_RENEWED)
    return found


def _keep(home: Home, renewal: Renewal) -> Renewal:
    said = {**vars(renewal), "at": to_text(renewal.at), "sheets": list(renewal.sheets)}
    vault_of(home).put(_SECRET, json.dumps(said).encode())
    return renewal
