"""What the desk keeps, or what remains of it since it was erased. Whoever reads kept bytes reads them here.

An erasure replaces bytes by others that hold less, and says so in the log; the old hash leads to the new one.
"""

from __future__ import annotations

from hrcapp.exchange import bundle
from hrcapp.exchange.keys import PublicKey
from hrcapp.model.faults import Fault
from hrcapp.secretariat import remainder
from hrcapp.secretariat.reading import Reader, Reading
from hrcapp.store import Store, blobs


def get(store: Store, digest: str) -> bytes:
    """The bytes of that hash, or what remains of them. Raises Fault STORE_DAMAGED."""
    try:
        return blobs.get(store, digest)
    except Fault:
        instead = standing_for(store, digest)
        if instead == digest:
            raise
    return blobs.get(store, instead) if instead else b""


def standing_for(store: Store, digest: str) -> str:
    """The hash under which it, or what remains of it, is kept; "" where nothing remains."""
    seen = {digest}
    while (row := store.row("SELECT remains FROM erased WHERE sha256 = ?", (digest,))) is not None:
        digest = str(row["remains"])
        if digest in seen or not digest:
            return ""
        seen.add(digest)
    return digest


def is_erased(store: Store, digest: str) -> bool:
    """Whether it is not here any more because it was erased, as the log says."""
    if blobs.has(store, digest):
        return False
    return store.row("SELECT 1 FROM erased WHERE sha256 = ?", (digest,)) is not None


def reading(store: Store, reader: Reader, digest: str) -> Reading:
    """What a kept bundle says. What was taken in before a device was revoked stays readable.

    Raises Fault STORE_DAMAGED, BUNDLE_*, INSTANCE_*, SUBMISSION_FORM_UNKNOWN.
    """
    data = get(store, digest)
    return remainder.read(data) if is_erased(store, digest) else reader.read(data, revoked=())


def opened(store: Store, reader: Reader, digest: str) -> bundle.Opened:
    """The same without looking at the statement."""
    data = get(store, digest)
    return remainder.read(data).opened if is_erased(store, digest) else reader.open(data, revoked=())


def signer(store: Store, digest: str) -> PublicKey:
    """The device that sealed a kept bundle."""
    data = get(store, digest)
    return remainder.read(data).opened.signer if is_erased(store, digest) else bundle.inspect(data).signer
