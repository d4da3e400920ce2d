"""What a person notes about a party from its page. Each is shown at once, with the way to undo it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hrcapp.i18n import _
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.party_rows import Alias, Party
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.notice import Action, Notice
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.party_chooser import Asked, choose_party
from hrcapp.ui.secretariat.party_dialogs import CouncilDialog, NameDialog, StandingDialog, WaveDialog
from hrcapp.ui.widgets import Dialog

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_D = TypeVar("_D", bound=Dialog)


class PartyActs:
    """`alike`: rows of parties that might be the same. `said`: what was written, by its hash."""

    def __init__(
        self, office: Office, party: Party, alike: Sequence[registry.Row], said: Mapping[str, str]
    ) -> None:
        self._office, self._party, self._alike, self._said = office, party, alike, said
        self._registrar = office.desk.registrar

    def by_name(self) -> Mapping[str, Callable[[], object]]:
        """Those of the links on the page."""
        return {
            "change-parent": self.change_parent,
            "add-wave": self.add_wave,
            "change-standing": self.change_standing,
            "record-council": self.record_council,
            "forget-council": self.forget_council,
            **{f"wave-{wave}": partial(self.remove_wave, wave) for wave in self._party.waves},
        }

    # -- names

    def add_name(self) -> NameDialog:
        """Ask for a further name."""

        def then(name: str, language: str, for_print: bool) -> None:
            def work() -> None:
                if for_print:
                    self._office.desk.parties.name(self._party.reference, {language: name.strip()})
                else:
                    self._registrar.add_alias(self._party.reference, name, language)

            self._do(work, lambda: _("The name was added."))

        return self._opened(NameDialog(self._office, then))

    def remove_alias(self, alias: Alias) -> None:
        self._do(
            lambda: self._registrar.remove_alias(self._party.reference, alias),
            lambda: _("The name was removed."),
            undo=lambda: self._registrar.add_alias(self._party.reference, alias.name, alias.language),
        )

    # -- who it belongs with

    def change_parent(self) -> None:
        """Choose the party that this one is a part of, or say that it is a part of none."""
        if self._party.parent:
            before = self._party.parent
            self._do(
                lambda: self._registrar.set_parent(self._party.reference, ""),
                lambda: _("It is a part of no other party now."),
                undo=lambda: self._registrar.set_parent(self._party.reference, before),
            )
            return
        asked = Asked(
            _("What is it a part of?"),
            _("Such as the city of a borough, or the network of a chapter. Both stay parties of their own."),
            _("It is a part of this one"),
        )
        choose_party(
            self._office,
            asked,
            lambda parent: self._do(
                lambda: self._registrar.set_parent(self._party.reference, parent),
                lambda: _("What it is a part of was noted."),
            ),
            without=self._party.reference,
        )

    def add_wave(self) -> WaveDialog:
        """Ask for a wave."""
        return self._opened(
            WaveDialog(
                self._office,
                lambda wave: self._do(
                    lambda: self._registrar.add_wave(self._party.reference, wave),
                    lambda: _("The wave was added."),
                ),
            )
        )

    def remove_wave(self, wave: str) -> None:
        self._do(
            lambda: self._registrar.remove_wave(self._party.reference, wave),
            lambda: _("The wave was removed."),
            undo=lambda: self._registrar.add_wave(self._party.reference, wave),
        )

    # -- whether it takes part

    def change_standing(self) -> StandingDialog:
        """Ask whether it takes part."""

        before, since = self._party.standing, self._party.since
        earlier = (since.day, self._said.get(since.words, "")) if since else (None, "")

        def then(standing: PartyStanding, day: date | None, said: str) -> None:
            self._do(
                lambda: self._registrar.set_standing(self._party.reference, standing, day, said),
                lambda: _("It was noted: {state}.").format(state=registry.standing(standing).words),
                undo=lambda: self._registrar.set_standing(self._party.reference, before, *earlier),
            )

        return self._opened(StandingDialog(self._office, self._party.standing, self._today(), then))

    def record_council(self) -> CouncilDialog:
        """Ask for the council's decision."""

        def then(day: date, said: str) -> None:
            self._do(
                lambda: self._registrar.record_council(self._party.reference, day, said),
                lambda: _("The council’s decision was noted."),
            )

        return self._opened(CouncilDialog(self._office, self._today(), then))

    def forget_council(self) -> None:
        self._do(
            lambda: self._registrar.forget_council(self._party.reference),
            lambda: _("The council’s decision was removed."),
        )

    # -- merging and splitting

    def merge(self) -> None:
        """Choose the party that stands for both from now on."""
        asked = Asked(
            _("Which party is the same?"),
            _("The one you choose stands for both: its number and name stay. It can be undone."),
            _("Merge"),
        )
        choose_party(self._office, asked, self._merge, self._alike, self._party.reference)

    def _merge(self, into: str) -> None:
        one = self._party.reference
        told = _("{reference} was merged into this party.")
        self._do(
            lambda: self._registrar.merge(one, into),
            lambda: told.format(reference=isolated(one)),
            show=lambda: into,
            undo=lambda: self._registrar.undo_merge(one),
            back=one,
        )

    def undo_merge(self, reference: str) -> None:
        """Two parties again."""
        told = _("{reference} is a party of its own again.")
        self._do(
            lambda: self._registrar.undo_merge(reference),
            lambda: told.format(reference=isolated(reference)),
        )

    def split(self, submission: str) -> None:
        """Make a party of its own of what was joined to this one."""
        before, made = self._party.reference, []
        told = _("It is a party of its own now: {reference}.")
        self._do(
            lambda: made.append(self._registrar.split(submission)),
            lambda: told.format(reference=isolated(made[0])),
            show=lambda: made[0],
            undo=lambda: self._office.desk.parties.link(submission, before),
            back=before,
        )

    # -- doing it

    def _do(
        self,
        work: Callable[[], object],
        said: Callable[[], str],
        *,
        show: Callable[[], str] | None = None,
        undo: Callable[[], object] | None = None,
        back: str = "",
    ) -> None:
        """Decide something, then show the party (`show`) as it is now, with the way to undo it."""
        from hrcapp.ui.secretariat.party_page import PartyPage

        office, reference = self._office, self._party.reference

        def both() -> PartyPage:
            work()
            return PartyPage.read(office, show() if show else reference)

        def done(read: PartyPage) -> None:
            action = Action("undo", lambda: _("Undo"), again) if undo else None
            office.show(read, replace=True, notice=Notice("success", lambda: (said(), ""), action))

        def again() -> None:
            def undone() -> PartyPage:
                if undo is not None:
                    undo()
                return PartyPage.read(office, back or reference)

            notice = Notice("success", lambda: (_("It is as it was before."), ""))
            office.store(undone, lambda read: office.show(read, replace=True, notice=notice))

        office.store(both, done)

    def _today(self) -> date:
        return self._office.now().date()

    @staticmethod
    def _opened(dialog: _D) -> _D:
        dialog.open()
        return dialog
