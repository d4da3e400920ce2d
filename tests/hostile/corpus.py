"""What travels, every format of it, with the ways to harm it and the door through which it comes in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from hrcapp.exchange import age, bag, bundle, canonical_zip, events, kit, names, receipt, sshsig
from hrcapp.exchange.keys import SigningKey
from hrcapp.model.faults import Code, Fault
from tests.exchange_world import NOW, World
from tests.hostile import mutations
from tests.hostile.mutations import Mutation

TEXTS: dict[str, Mutation] = {
    "bag-info.txt": mutations.line,
    "bagit.txt": mutations.line,
    ".json": mutations.json_value,
    ".xml": mutations.xml_piece,
    ".pdf": mutations.splice,
}


@dataclass(frozen=True)
class Case:
    """One hostile file; `by_its_sender`: signed by a key that may sign such files, so it may be taken."""

    format: str
    data: bytes
    by_its_sender: bool = False


@dataclass(frozen=True)
class Format:
    """A format: `open` is the door, `make` gives one case after the other."""

    name: str
    open: Callable[[bytes], object]
    make: Callable[[Random], Case]


def formats(world: World) -> Iterator[Format]:
    """All formats, over one campaign."""
    yield Format("bundle", world.open, _bundles(world))
    pinned = world.kit().pin
    yield Format("kit", lambda data: kit.open_kit(data, pinned=pinned), _kits(world))
    known = world.kit()
    yield Format(
        "receipt",
        lambda data: receipt.open_receipt(data, world.device.identity, known),
        _receipts(world),
    )
    yield Format("event", _event_door(known), _events(world))


def _bundles(world: World) -> Callable[[Random], Case]:
    data, stranger = world.sealed().data, SigningKey.generate()
    recipients = (world.desk.recipient, world.recovery.recipient)

    def make(chance: Random) -> Case:
        what = chance.random()
        if what < 0.6:
            return Case("bundle", _changed(chance, mutations.ZIPS, data))
        inner = age.decrypt(bundle.inspect(data).sealed, [world.desk.identity])
        if what < 0.7:  # its own sender packs something that is no bag of ours
            wild = _changed(chance, mutations.ZIPS, inner)
            return Case("bundle", around(world.campaign, wild, recipients, world.device.signing), True)
        mutated = mutations.resigned(chance, inner, world.device.signing, names.SUBMISSION_NAMESPACE, TEXTS)
        if what < 0.8:  # sealed by another than who packed it
            return Case("bundle", around(world.campaign, mutated, recipients, stranger))
        return Case("bundle", around(world.campaign, mutated, recipients, world.device.signing), True)

    return make


def around(campaign: str, inner: bytes, recipients: tuple[str, ...], key: SigningKey) -> bytes:
    """A perfect envelope around any bytes."""
    sealed = age.encrypt(inner, recipients)
    eid = hashlib.sha256(sealed).hexdigest()[:32]
    info = {
        bag.FORMAT: names.ENVELOPE_FORMAT,
        "Carries": names.SUBMISSION_FORMAT,
        "External-Identifier": eid,
        "Campaign": campaign,
    }
    files = bag.build(eid, {"submission.zip.age": sealed}, info)
    signature = sshsig.sign(bag.tagmanifest(files), key, names.ENVELOPE_NAMESPACE)
    return canonical_zip.write(bag.signed(files, signature))


def _kits(world: World) -> Callable[[Random], Case]:
    data, stranger = world.kit_bytes(version=2), SigningKey.generate()

    def make(chance: Random) -> Case:
        what = chance.random()
        if what < 0.5:
            return Case("kit", _changed(chance, mutations.ZIPS, data))
        key, own = (world.root, True) if what < 0.75 else (stranger, False)
        return Case("kit", mutations.resigned(chance, data, key, names.KIT_NAMESPACE, TEXTS), own)

    return make


def _receipts(world: World) -> Callable[[Random], Case]:
    data, stranger = world.receipt_bytes(), SigningKey.generate()
    others = receipt.issue(world.receipt(), stranger, world.device.recipient, now=NOW)

    def make(chance: Random) -> Case:
        if chance.random() < 0.8:
            return Case("receipt", _changed(chance, mutations.ZIPS, data))
        # Whole and signed, but by nobody whom the kit names; sometimes changed on top of it.
        return Case("receipt", others if chance.random() < 0.1 else mutations.member(chance, others))

    return make


def _events(world: World) -> Callable[[Random], Case]:
    staff, stranger = world.desk.signing, SigningKey.generate()

    def line_of(key: SigningKey) -> bytes:
        event = events.Event(
            key.public.fingerprint, 3, "accept", "ab" * 32, NOW, ("cd" * 32,), {"receipt": "ef" * 32}
        )
        return events.sign(event, key).line

    good, others = line_of(staff), line_of(stranger)

    def make(chance: Random) -> Case:
        what = chance.random()
        if what < 0.4:
            return Case("event", _changed(chance, mutations.BYTES, good))
        if what < 0.8:
            return Case("event", _different(chance, mutations.json_value, good))
        return Case("event", others if what < 0.82 else _different(chance, mutations.json_value, others))

    return make


def _event_door(known: kit.Kit) -> Callable[[bytes], object]:
    def door(line: bytes) -> object:
        found = events.parse(line)
        if not known.trusts(found.signer, names.RECEIPTS_ROLE):
            raise Fault(Code.EVENT_UNKNOWN_DESK, desk=found.event.desk)
        return found

    return door


def _changed(chance: Random, ways: tuple[Mutation, ...], data: bytes) -> bytes:
    return _different(chance, chance.choice(ways), data)


def _different(chance: Random, way: Mutation, data: bytes) -> bytes:
    """Not the file itself again: a change may happen to change nothing."""
    for _ in range(20):
        changed = way(chance, data)
        if changed != data:
            return changed
    return data + b"x"
