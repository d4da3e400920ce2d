"""Places: where this desk meets the towns and the other desks, how the exchange stands, what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import DeskBox, OfficerBox, place_name, try_place
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Line as Wire
from hrcapp.i18n import _
from hrcapp.secretariat import places as settings
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import places_cards as cards
from hrcapp.ui.secretariat.places import Found, trouble
from hrcapp.ui.widgets import Dialog, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_SILENCE = 30.0
HISTORY = 12


class PlacesPage(Page):
    """Drawn anew when a round begins, goes on to its next step, or ends."""

    name, menu_key = "places", "places"

    def __init__(self, office: Office, found: Found) -> None:
        self.office, self.found = office, found

    @classmethod
    def read(cls, office: Office) -> PlacesPage:
        """On the store's thread."""
        desk, home = office.desk, office.context.home
        shared = settings.desks_place(home)
        found = Found(
            towns=settings.officers_places(home, desk.kit),
            own=settings.is_own(home),
            desks=shared,
            automatic=settings.is_automatic(home),
            last=desk.rounds.last(),
            history=tuple(desk.rounds.eventful(HISTORY)),
            waiting=len(desk.shared_log.waits(place_name(shared))) if shared else 0,
            held=desk.outgoing.held(),
            restored=tuple((desk.disputes.desk_name(one), seq) for one, seq in desk.log.restored()),
        )
        return cls(office, found)

    def title(self) -> str:
        return _("Places")

    def shown(self) -> None:
        self.office.exchanging.changed.connect(self._redraw)

    def hidden(self) -> None:
        self.office.exchanging.changed.disconnect(self._redraw)

    def _redraw(self) -> None:
        if self.office.shell.page is self:
            self.office.shell.refresh()

    def build(self, look: Look) -> QWidget:
        told = _("Where this desk meets the towns and the other desks.")
        left = column(look, cards.exchange(self, look), cards.history(self, look), None, gap=12)
        right = column(look, cards.towns(self, look), cards.desks(self, look), None, gap=12)
        body = self.office.body(look, beside(look, (left, 1), (right, 1), gap=14))
        return page(look, TopBar(look, self.title(), told), body)

    # -- the exchange

    def switch(self, on: bool) -> None:
        """Let rounds begin by themselves, or not."""
        office, home = self.office, self.office.context.home

        def done(_none: None) -> None:
            self.found = replace(self.found, automatic=on)
            office.by_itself.begin(0.0)
            self._redraw()

        office.store(lambda: settings.set_automatic(home, on), done)

    # -- places

    def choose_towns(self) -> None:
        """Another place in the stead of the kit's."""
        self._choose(lambda: _("Place of the towns"), settings.choose_officers_place, shared=False)

    def choose_desks(self) -> None:
        """The place that the desks share."""
        self._choose(lambda: _("Place of the desks"), settings.choose_desks_place, shared=True)

    def _choose(self, title: Callable[[], str], choose: settings.Choosing, *, shared: bool) -> None:
        from hrcapp.ui.secretariat.place_page import PlacePage

        self.office.show(PlacePage(self.office, title, choose, shared=shared))

    def back_to_kit(self) -> None:
        """Use the drop boxes of the kit again."""
        home = self.office.context.home
        self.office.store(
            lambda: settings.choose_officers_place(home, None),
            lambda _none: self.office.go_places(Notice("success", _kit_again)),
        )

    def ask_alone(self) -> None:
        """Ask before this desk stops sharing its log."""
        shell, home = self.office.shell, self.office.context.home

        def leave() -> None:
            self.office.store(
                lambda: settings.choose_desks_place(home, None),
                lambda _none: self.office.go_places(Notice("success", _alone)),
            )

        Dialog(
            shell.look,
            shell,
            _("Work alone from now on?"),
            _("Other desks hear nothing more of this one. Answers no longer wait for them."),
            verb=_("Work alone"),
            keep=_("Keep the place"),
            on_confirm=leave,
        ).open()

    def try_towns(self) -> None:
        """Put a small file into each drop box and read it again."""
        try_out(self.office, self.found.towns, shared=False)

    def try_desks(self) -> None:
        """The same at the desks' place."""
        if self.found.desks is not None:
            try_out(self.office, (self.found.desks,), shared=True)


def try_out(office: Office, specs: tuple[DropBoxSpec, ...], *, shared: bool) -> None:
    """Try places, and tell what they said; the first that fails ends it."""
    from hrcapp.exchange.dropbox import open_desk_box, open_officer_box

    staff, names = office.desk.staff, ", ".join(map(place_name, specs))

    def opened(spec: DropBoxSpec) -> DeskBox | OfficerBox:
        line = Wire(attempts=1, timeout=_SILENCE)
        return open_desk_box(spec, line=line) if shared else open_officer_box(spec, line=line)

    def work() -> None:
        for spec in specs:
            with opened(spec) as place:
                try_place(place, staff)

    office.say("info", lambda: (_("The place is being tried…"), names))
    office.run(
        lambda _job: work(),
        lambda _none: office.say("success", partial(_works, names)),
        lambda fault: office.show_notice(trouble(fault)),
        alone=True,
    )


def _works(names: str) -> tuple[str, str]:
    return _("A small file was put there and read again"), names


def _kit_again() -> tuple[str, str]:
    return _("The drop boxes of the kit are used again"), ""


def _alone() -> tuple[str, str]:
    return _("This desk works alone"), ""
