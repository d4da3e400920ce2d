"""A full disk under the profiles of a shared laptop: told, and everything is as it was before."""

from __future__ import annotations

from hrcapp.model.faults import Code
from hrcapp.officer.profiles import Town
from hrcapp.officer.profiles_index import ProfileState
from tests.faults.conftest import SmallDisk
from tests.faults.test_full_disk import full
from tests.profile_stage import NAME, OTHER_PIN, PASSPHRASE, PIN, Laptop, told, town_in


def test_keys_stay_as_they_were(disk: SmallDisk) -> None:
    laptop = Laptop(disk.folder / "home")
    profiles = laptop.profiles
    full(disk, lambda: profiles.administration.set(PASSPHRASE))
    administrator = profiles.administration.set(PASSPHRASE)
    town = laptop.town("Sample Town")

    full(disk, lambda: profiles.create("Sample new", PIN))
    full(disk, lambda: profiles.prepare([Town("Sample prepared")]))
    assert [one.id for one in profiles.list()] == [town]
    [prepared] = profiles.prepare([Town("Sample prepared")])
    full(disk, lambda: profiles.begin(prepared.id, PIN))
    assert profiles.entry(prepared.id).state is ProfileState.PREPARED
    full(disk, lambda: profiles.reset_pin(town, administrator, OTHER_PIN))
    full(disk, lambda: profiles.administration.change(PASSPHRASE, "other sample words"))
    full(disk, lambda: profiles.forget(town, administrator, confirmed=True))
    full(disk, lambda: profiles.ask_for_help(town, needed=True))
    assert told(profiles.open, town, OTHER_PIN) is Code.PIN_WRONG
    space = profiles.open(town, PIN)
    assert town_in(space) == "Sample Town"
    profiles.lock(space)
    assert profiles.administration.check(PASSPHRASE) == administrator
    laptop.close()


def test_what_is_typed_waits_and_handing_back_closes(disk: SmallDisk) -> None:
    laptop = Laptop(disk.folder / "home")
    town = laptop.town("Sample Town")
    space = laptop.profiles.open(town, PIN)
    editor = space.drafts.open(space.drafts.cards()[0].draft)
    editor.set(NAME, "Sample village " + "بلدية " * 3000)
    full(disk, editor.save)
    editor.save()
    full(disk, lambda: laptop.profiles.lock(space))
    space = laptop.profiles.open(town, PIN)
    assert town_in(space).startswith("Sample village")
    laptop.profiles.lock(space)
    laptop.close()
