"""A laptop that several sample towns share: real profiles in a real folder, with quick stretching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.profiles import Profiles
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home, vault_of
from tests.exchange_world import World
from tests.sample import TOWN, Clock, fill, pledge_form

PIN, OTHER_PIN, WRONG_PIN = "482913", "730256", "915204"
PASSPHRASE = "sample words for the room"
NAME = "/data/key_info/name_official"
QUICK = 4
"""What a PIN costs here; one test pays the whole price."""


def told(act: Callable[..., object], *arguments: object, **named: object) -> Code:
    """The code of the fault that this ends in."""
    with pytest.raises(Fault) as caught:
        act(*arguments, **named)
    return caught.value.code


@dataclass
class Laptop:
    """A data folder with a campaign in it, and its profiles."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        self.default = Workspace.open(Home.open(self.folder), clock=self.clock)
        self.default.kit.adopt(self.world.kit_bytes(forms={"pledge.xml": pledge_form()}), "sample.hrckit")
        self.profiles = self.restarted()

    def restarted(self) -> Profiles:
        """The profiles as another start of the app finds them."""
        home = Home.open(self.folder)
        return Profiles(home, vault_of(home), self.clock, cost=QUICK)

    def town(self, title: str, pin: str = PIN, **answers: str) -> str:
        """A profile with a form in it that has every answer which is needed; handed back."""
        entry, _code = self.profiles.create(title, pin)
        space = self.profiles.open(entry.id, pin)
        write(space, title, **answers)
        self.profiles.lock(space)
        return entry.id

    def close(self) -> None:
        self.default.close()


def write(space: Workspace, title: str, **answers: str) -> str:
    """A sample form in an open profile; its id."""
    draft = space.drafts.create(space.kit.form(), language="en", practice=False)
    editor = space.drafts.open(draft)
    fill(editor, {**TOWN, NAME: title, **answers})
    space.drafts.summarise(draft, editor.session)
    return draft


def town_in(space: Workspace) -> str:
    """The name that the only form of an open profile gives."""
    [card] = space.drafts.cards()
    return space.drafts.open(card.draft).session.value(NAME)
