"""Home: where to continue, the forms on this computer, and the three steps while there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.cards import cards
from hrcapp.officer.forms import FormTitles, titles
from hrcapp.officer.workspace import DEFAULT_PROFILE
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import home, words
from hrcapp.ui.officer.held import held_banner
from hrcapp.ui.officer.hero import HeroCard
from hrcapp.ui.officer.home_steps import at_hand, steps, steps_bar
from hrcapp.ui.officer.watching import WatchingPage
from hrcapp.ui.widgets import (
    Banner,
    Button,
    CardRow,
    PageScroll,
    SaveState,
    Skyline,
    State,
    TopBar,
    column,
    flow,
    list_cards,
    row,
)
from hrcapp.ui.widgets.button import Kind as ButtonKind
from hrcapp.ui.widgets.card_list import FEW
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.exchange.kit import Kit
    from hrcapp.ui.officer.desk import OfficerDesk


class HomePage(WatchingPage):
    """`cards` are read from the store before the page is made, and again whenever it comes back."""

    name = menu_key = "home"

    def __init__(
        self,
        desk: OfficerDesk,
        cards: Sequence[FormCard],
        now: datetime,
        *,
        forms: FormTitles,
        kit: Kit | None,
        has_code: bool,
    ) -> None:
        self._desk, self._cards, self._now, self._titles = desk, tuple(cards), now, forms
        self._kit, self._has_code = kit, has_code
        self._fresh = True

    @classmethod
    def read(cls, desk: OfficerDesk) -> HomePage:
        """On the store's thread."""
        space = desk.workspace
        found = cards(space.store)
        return cls(
            desk,
            found,
            space.clock(),
            forms=titles(space, found),
            kit=space.kit.current(),
            has_code=space.vault.has_recovery_code
            or space.profile != DEFAULT_PROFILE  # a town has a code of its own
            or bool(space.home.settings().get("recovery_later")),
        )

    def title(self) -> str:
        return _("Home")

    def shown(self) -> None:
        super().shown()
        if self._fresh:
            self._fresh = False
        else:
            self._desk.store(lambda: HomePage.read(self._desk), self._renew)

    def _again(self, notice: Notice) -> None:
        def show(newer: HomePage) -> None:
            self._renew(newer)
            if self._desk.shell.page is self:
                self._desk.show_notice(notice)

        self._desk.store(lambda: HomePage.read(self._desk), show)

    def _renew(self, newer: HomePage) -> None:
        self._cards, self._now, self._titles = newer._cards, newer._now, newer._titles
        self._kit, self._has_code = newer._kit, newer._has_code
        if self._desk.shell.page is self:
            self._desk.shell.refresh()

    def build(self, look: Look) -> QWidget:
        found = home.view(self._cards, look.language, self._now, self._titles)
        return self._list(look, found) if found.rows else self._steps(look)

    # -- with forms

    def _list(self, look: Look, found: home.HomeView) -> QWidget:
        bar = TopBar(look, self.title(), "", self._saved(look), plain=True)
        items: list[Item] = list(self._banners(look))
        if found.hero is not None:
            draft = found.hero.draft
            items.append(
                HeroCard(
                    look,
                    found.hero,
                    on_continue=lambda: self._desk.open_draft(draft),
                    on_check=lambda: self._desk.with_form(draft, lambda _form: self._check()),
                )
            )
        rows = [
            CardRow(
                one.draft,
                one.name,
                one.place,
                one.detail,
                one.action,
                tuple(State(told.kind, told.words, told.icon) for told in one.states),
                one.done,
            )
            for one in found.rows
        ]
        listed = list_cards(look, _("Municipalities on this computer"), rows, self._desk.open_draft)
        items += [self._head(look, primary=found.hero is None), listed]
        if len(rows) <= FEW:
            return page(look, bar, self._desk.body(look, *items, gap=12))
        margins = (20, 0, 20, 12) if look.narrow else (32, 0, 32, 12)
        body = column(look, *items[:-1], (listed, 1), gap=12, margins=margins)
        return page(look, bar, PageScroll(look, body))

    def _saved(self, look: Look) -> SaveState:
        fault = self._desk.forms.fault()
        if fault is None:
            return SaveState(look, _("Everything is saved on this computer"))
        made = SaveState(look, "")
        made.set_state("failed", _("Not saved: {reason}").format(reason=sentence(fault, _)), _("Try again"))
        made.repair.connect(self._desk.flush)
        return made

    def _check(self) -> None:
        self._desk.go_tasks()
        self._desk.go_check()

    def _head(self, look: Look, *, primary: bool) -> QWidget:
        head = Heading(look, _("Municipalities on this computer"), "h2")
        open_file = Button(
            look, _("Open a file"), icon="folder-open", small=True, on_click=self._desk.open_file
        )
        identified(open_file, "open-file")
        other = self._open_form_button(look, small=True)
        kind: ButtonKind = "primary" if primary else "secondary"
        new = Button(look, self._new_words(), kind, "plus", small=True, on_click=self._new)
        identified(new, "new-form")
        blank = self._blank_button(look, small=True)
        if look.narrow:
            return column(look, head, flow(look, blank, other, open_file, new), gap=8)
        return row(look, (head, 1), blank, other, open_file, new, gap=8, align=Qt.AlignmentFlag.AlignVCenter)

    # -- without

    def _steps(self, look: Look) -> QWidget:
        body = self._desk.body(
            look,
            *self._banners(look),
            steps(look),
            flow(look, *self._first_buttons(look), gap=10),
            at_hand(look),
            8,
            Skyline(look),
            gap=16,
        )
        return page(look, steps_bar(look), body)

    def _first_buttons(self, look: Look) -> list[QWidget]:
        start = Button(look, self._new_words(), "primary", "arrow-right", trailing=True, on_click=self._new)
        identified(start, "new-form")
        open_file = Button(
            look, _("Open a file from a stick"), icon="folder-open", on_click=self._desk.open_file
        )
        identified(open_file, "open-file")
        other = self._open_form_button(look, small=False)
        return [start, open_file, self._blank_button(look, small=False), other]

    def _open_form_button(self, look: Look, *, small: bool) -> Button:
        made = Button(look, _("Open a form…"), icon="list-checks", small=small, on_click=self._desk.open_form)
        identified(made, "open-form")
        return made

    def _blank_button(self, look: Look, *, small: bool) -> Button:
        made = Button(look, _("Blank form"), icon="printer", small=small, on_click=self._desk.go_blank)
        identified(made, "blank-form")
        return made

    # -- both

    def _banners(self, look: Look) -> list[QWidget]:
        found: list[QWidget] = [*held_banner(look, self._desk)]
        if self._kit is None:
            button = Button(
                look, _("Open the kit"), icon="folder-open", small=True, on_click=self._desk.open_file
            )
            identified(button, "open-kit")
            found.append(
                Banner(
                    look,
                    "info",
                    _("This computer has no campaign kit yet"),
                    _("You can practise. To send a pledge, open the kit that the secretariat gave you."),
                    button,
                )
            )
        elif self._kit.has_expired(words.local(self._now).date()):
            found.append(
                Banner(
                    look,
                    "warning",
                    _("The campaign kit is out of date"),
                    _("It still works. Ask the secretariat for a newer one, and open it here."),
                )
            )
        if self._kit is not None and not self._has_code:
            make = Button(look, _("Make the code"), small=True, on_click=self._desk.go_recovery)
            identified(make, "make-recovery")
            found.append(
                Banner(
                    look,
                    "warning",
                    _("There is no recovery code yet"),
                    _("If this computer breaks, the drafts on it can be opened with the code only."),
                    make,
                )
            )
        return found

    def _new_words(self) -> str:
        return _("New form") if self._kit is not None else _("Practise with a form")

    def _new(self) -> None:
        self._desk.new_form(practice=self._kit is None)
