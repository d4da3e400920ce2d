"""Whether all that an event names is kept here, or is known to have been erased."""

from __future__ import annotations

from hrcapp.exchange.events import SignedEvent
from hrcapp.secretariat.kinds import NAMED_BLOBS, Kind
from hrcapp.store import Store, blobs


def bundle_of(signed: SignedEvent) -> str:
    """The hash of the file that an import names, "" for other events."""
    return str(signed.event.data.get("bundle", "")) if signed.event.kind == Kind.IMPORT else ""


def named_by(signed: SignedEvent) -> list[str]:
    """The hashes of what an event names besides."""
    event = signed.event
    found = (event.data.get(key) for key in NAMED_BLOBS.get(event.kind, ()))
    return [one for one in found if isinstance(one, str) and one]


def absent(store: Store, signed: SignedEvent) -> list[str]:
    """What is neither kept here nor erased."""
    every = (*named_by(signed), bundle_of(signed))
    return [one for one in every if one and not blobs.has(store, one) and not is_gone(store, signed, one)]


def is_whole(store: Store, signed: SignedEvent) -> bool:
    """Whether nothing is missing."""
    return not absent(store, signed)


def is_gone(store: Store, signed: SignedEvent, digest: str) -> bool:
    """Whether it is not kept here because the log says of the same subject that it was erased."""
    if blobs.has(store, digest):
        return False
    sql = "SELECT 1 FROM erased WHERE sha256 = ? AND subject = ?"
    return store.row(sql, (digest, signed.event.subject)) is not None
