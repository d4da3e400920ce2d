"""A laptop that several sample towns share, in a real data folder: for tests and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.profiles import Profiles, Town
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home, Role, vault_of
from hrcapp.ui.context import AppContext
from hrcapp.ui.workshop.workshop import Workshop
from tests.exchange_world import World
from tests.officer_stage import STROKES
from tests.sample import TOWN, Clock, fill, pledge_form

PIN, PASSPHRASE = "741852", "six random words of a sample"
COST = 4
"""Of stretching: what a PIN is worth is tested elsewhere."""
NAMES = {
    "en": "Sample municipality {}",
    "es": "Municipio de ejemplo {}",
    "fr": "Commune exemple {}",
    "ar": "بلدية نموذجية {}",
    "de": "Mustergemeinde {}",
}


@dataclass
class WorkshopStage:
    """Profiles with cheap stretching; `world` holds the secretariat's keys."""

    folder: Path
    language: str = "en"
    clock: Clock = field(default_factory=Clock)
    world: World = field(default_factory=World)
    first: str = ""

    def __post_init__(self) -> None:
        self.home = Home.open(self.folder)
        self.home.claim(Role.OFFICER)
        self.vault = vault_of(self.home)
        self.profiles = Profiles(self.home, self.vault, self.clock, cost=COST)
        self.administrator: Administrator = self.profiles.administration.set(PASSPHRASE)
        self.home.change(workshop=True)
        made = self.world.kit_bytes(forms={"pledge.xml": pledge_form()})
        self._with_kit(made)

    def _with_kit(self, kit: bytes) -> None:
        own = Workspace.open(self.home, clock=self.clock)
        own.kit.adopt(kit, "sample.hrckit")
        own.close()

    def noted(self) -> list[str]:
        """What the audit says that the facilitator did, beside opening and locking; the first at first."""
        shown = (Deed.PROFILE_OPENED, Deed.PROFILE_CLOSED)
        entries = [one for one in self.profiles.audit.check().entries if one.by == By.FACILITATOR]
        return [f"{one.deed} {one.detail}".strip() for one in entries if one.deed not in shown][1:]

    def town(self, title: str, *, training: bool = False) -> ProfileEntry:
        """A town without a form yet."""
        return self.profiles.create(title, PIN, training=training)[0]

    def form(self, entry: ProfileEntry, *, signed: bool = False, **answers: str) -> str:
        """A form of that town with every answer that is needed, handed back."""
        space = self.profiles.open(entry.id, PIN)
        draft = space.drafts.create(pledge_form(), language=self.language, practice=entry.training)
        editor = space.drafts.open(draft)
        fill(editor, {**TOWN, "/data/key_info/name_official": entry.title, **answers})
        space.drafts.summarise(draft, editor.session)
        if signed:
            space.signing.sign(draft, editor.session, Drawn(STROKES))
        self.profiles.lock(space)
        self.clock.now += timedelta(minutes=7)
        return draft

    def prepare(self, *titles: str) -> tuple[ProfileEntry, ...]:
        return self.profiles.prepare([Town(one, {"name_official": one}) for one in titles])

    def fill(self) -> None:
        """A board with towns at every stage."""
        pattern, wrong = NAMES[self.language], {"/data/key_info/contact/contact_email": "office"}
        stick = self.folder.parent / "FIRST"
        stick.mkdir()
        titles = [pattern.format(f"{at:02}") for at in range(1, 8)]
        for at, title in enumerate(titles):
            entry = self.town(title)
            self.first = self.first or entry.id
            draft = self.form(entry, signed=at > 3, **(wrong if at < 2 else {}))
            if at == 3 or at > 5:
                space = self.profiles.open(entry.id, PIN)
                if at == 3:
                    space.drafts.mark_checked(draft)
                else:
                    space.outbox.save_to(draft, stick)
                self.profiles.lock(space)
            self.profiles.ask_for_help(entry.id, needed=at in (0, 2))
        self.town(pattern.format("08"))
        self.prepare(pattern.format("09"), pattern.format(10))
        training = self.town(pattern.format(11), training=True)
        self.form(training)

    def window(self, context: AppContext, failed: Any = None) -> Workshop:
        """The board on this folder."""
        made = Workshop(context, self.profiles)
        made.begin(lambda: None, failed or _raise)
        return made


def _raise(fault: Exception) -> None:
    raise fault
