"""The keys for another desk (`.hrcdesk`), harmed in every way and put together anew by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hrcapp.exchange import canonical_zip, desk_keys, kit, names
from hrcapp.exchange.keys import SigningKey
from tests.exchange_world import NOW, World
from tests.hostile import mutations
from tests.hostile.case import TEXTS, Case, Format, changed

_FORMS = (b"<a/>", b"<b/>", b"<c/>")
_NEWEST = "desk/kits/3.hrckit"


def form(world: World) -> Format:
    """The file is not signed: each kit in it proves itself, the keys are only known with the passphrase.

    So it may be taken when it is changed; but what comes out of it are kits of this campaign's root alone.
    """
    kits = [world.kit_bytes(version=n, forms={"pledge.xml": one}) for n, one in enumerate(_FORMS, 1)]
    pairs = [(kit.open_kit(one), one) for one in reversed(kits)]
    data = desk_keys.pack(pairs, {1: world.desk.identity}, "sample words for the way", b"{}")

    def door(given: bytes) -> object:
        found = desk_keys.look(given)
        if not set(found.files.values()) <= set(kits):
            raise AssertionError("a kit that was never published was opened")
        return found

    return Format("desk keys", door, _maker(world, data))


def _maker(world: World, data: bytes) -> Callable[[Random], Case]:
    stranger, files = SigningKey.generate(), canonical_zip.read(data)
    forged = kit.publish(world.kit_content(version=4), stranger, NOW)
    foreign = World().kit_bytes(version=4)

    def make(chance: Random) -> Case:
        what = chance.random()
        if what < 0.5:
            harmed = changed(chance, mutations.ZIPS, data)
        elif what < 0.8:
            place = chance.choice([name for name in files if name.endswith(".hrckit")])
            wild = mutations.resigned(chance, files[place], stranger, names.KIT_NAMESPACE, TEXTS)
            harmed = canonical_zip.write({**files, place: wild})
        else:
            other = chance.choice((forged, foreign))
            place = chance.choice((_NEWEST, "desk/kits/4.hrckit"))
            harmed = canonical_zip.write({**files, place: other})
        return Case("desk keys", harmed, by_its_sender=True)

    return make
