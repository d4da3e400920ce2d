"""What travels, every format of it, with the ways to harm it and the door through which it comes in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from random import Random

from hrcapp.exchange import (
    age,
    bag,
    bundle,
    canonical_zip,
    events,
    handover,
    kit,
    mail,
    manifest,
    names,
    parts,
    receipt,
    sshsig,
    staff_key,
)
from hrcapp.exchange.keys import SigningKey
from hrcapp.model.faults import Code, Fault
from tests.exchange_world import NOW, World
from tests.hostile import desk_file, mutations
from tests.hostile.case import TEXTS, Case, Format, changed, different


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
    yield from _ways(world)


def _ways(world: World) -> Iterator[Format]:
    """What carries sealed files, and what goes from computer to computer."""
    sealed = world.sealed().data
    yield Format("part", *_parts(sealed + bytes(2 * parts.LEAST)))
    yield Format("mail", *_mail(world, sealed))
    entry = manifest.Entry("ab" * 16, "cd" * 32, 4096, NOW, "Sample stick")
    listed = manifest.write(manifest.Manifest(NOW, (entry,)))
    yield Format("manifest", manifest.read, _plain("manifest", listed, unsigned=True))
    moved = handover.seal(
        {"x.xml": b"<x/>"}, world.campaign, world.device.signing, campaign=world.campaign, now=NOW
    )
    yield Format("handover", handover.look, _handovers(moved.data))
    staff = staff_key.write(world.campaign, "Sample staff", world.desk.signing)
    yield Format("staff key", lambda data: staff_key.read(data, world.campaign), _plain("staff key", staff))
    yield desk_file.form(world)


def _bundles(world: World) -> Callable[[Random], Case]:
    data, stranger = world.sealed().data, SigningKey.generate()
    recipients = (world.desk.recipient, world.recovery.recipient)

    def make(chance: Random) -> Case:
        what = chance.random()
        if what < 0.6:
            return Case("bundle", changed(chance, mutations.ZIPS, data))
        inner = age.decrypt(bundle.inspect(data).sealed, [world.desk.identity])
        if what < 0.7:  # its own sender packs something that is no bag of ours
            wild = changed(chance, mutations.ZIPS, inner)
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
            return Case("kit", changed(chance, mutations.ZIPS, data))
        key, own = (world.root, True) if what < 0.75 else (stranger, False)
        return Case("kit", mutations.resigned(chance, data, key, names.KIT_NAMESPACE, TEXTS), own)

    return make


def _receipts(world: World) -> Callable[[Random], Case]:
    data, stranger = world.receipt_bytes(), SigningKey.generate()
    others = receipt.issue(world.receipt(), stranger, world.device.recipient, now=NOW)

    def make(chance: Random) -> Case:
        if chance.random() < 0.8:
            return Case("receipt", changed(chance, mutations.ZIPS, data))
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
            return Case("event", changed(chance, mutations.BYTES, good))
        if what < 0.8:
            return Case("event", different(chance, mutations.json_value, good))
        return Case("event", others if what < 0.82 else different(chance, mutations.json_value, others))

    return make


def _event_door(known: kit.Kit) -> Callable[[bytes], object]:
    def door(line: bytes) -> object:
        found = events.parse(line)
        if not known.trusts(found.signer, names.RECEIPTS_ROLE):
            raise Fault(Code.EVENT_UNKNOWN_DESK, desk=found.event.desk)
        return found

    return door


def _handovers(data: bytes) -> Callable[[Random], Case]:
    """The wrapped key is not signed: whether it is the right one is known only to who has the code."""
    sealed = canonical_zip.read(data)["handover/sealed.zip"]

    def make(chance: Random) -> Case:
        harmed = changed(chance, mutations.ZIPS, data)
        return Case("handover", harmed, by_its_sender=sealed in harmed)

    return make


def _plain(name: str, data: bytes, *, unsigned: bool = False) -> Callable[[Random], Case]:
    """A JSON file; `unsigned`: it proves nothing, so whatever is well-formed may be taken."""
    ways = (*mutations.BYTES, *[mutations.json_value] * len(mutations.BYTES))
    return lambda chance: Case(name, changed(chance, ways, data), unsigned)


def _parts(data: bytes) -> tuple[Callable[[bytes], object], Callable[[Random], Case]]:
    """One part changed among the others: what they make must never be another file."""
    first, second, *rest = [part for _, part in parts.split("x.hrcb", data, parts.LEAST)]
    others = [parts.read(one) for one in (first, *rest)]

    def make(chance: Random) -> Case:
        head, _, body = second.partition(b"\n")
        if chance.random() < 0.5:
            return Case("part", different(chance, mutations.json_value, head) + b"\n" + body)
        return Case("part", changed(chance, mutations.BYTES, second))

    return lambda part: parts.join([*others, parts.read(part)]), make


def _mail(world: World, sealed: bytes) -> tuple[Callable[[bytes], object], Callable[[Random], Case]]:
    """A message is not signed: it may be changed, but what opens out of it is the file that was sealed."""
    message = mail.compose(
        to="desk@example.org", subject="Sample", text="Sample", attached=[("x.hrcb", sealed)], now=NOW
    )

    def door(data: bytes) -> object:
        for file in mail.attachments(data):
            if not mail.is_ours(file):
                continue
            world.open(file.data)
            if file.data != sealed:
                raise AssertionError("another file was opened")
        return None

    def make(chance: Random) -> Case:
        ways = (*mutations.BYTES, mutations.line, mutations.line)
        return Case("mail", changed(chance, ways, message), by_its_sender=True)

    return door, make
