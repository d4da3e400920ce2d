"""A second copy before it is restored: what it is of, and the printed code that opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.restoring import CopyFound
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.model.sizes import size_text
from hrcapp.store import Role
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.start.code_question import CodeQuestion
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    KeyValues,
    Label,
    Note,
    PageScroll,
    TopBar,
    column,
    page_body,
)
from hrcapp.ui.widgets.layout import Item


class RestorePage(Page):
    """`restore` is given what was typed; whoever gives it calls `refused` when it fails."""

    name = "restore"

    def __init__(
        self,
        found: CopyFound,
        restore: Callable[[str], object],
        on_back: Callable[[], object],
        *,
        newest: datetime | None = None,
        instead: bool = False,
    ) -> None:
        """`newest`: when the newest copy in the same place was made; `instead`: data are here that can't be
        opened, and will be kept beside."""
        self._newest = newest
        self._found, self._restore, self._on_back, self._instead = found, restore, on_back, instead
        self._code, self._busy = CodeQuestion(self._go), False

    def title(self) -> str:
        return _("Restore a second copy")

    def build(self, look: Look) -> QWidget:
        told = _("Everything in it comes onto this computer: forms, statements, what was sent, and the keys.")
        warned = _(
            "Afterwards work on this computer only. If the old one still runs,"
            " its forms and these go two ways."
        )
        body = page_body(
            look,
            Label(look, told, "lead", wrap=True),
            KeyValues(look, self._facts(look), name_width=180),
            *self._newer(look),
            Note(look, "triangle-alert", warned, "body", "text", icon_ink="warning"),
            *self._beside(look),
            self._code.build(look),
            gap=18,
            width=740,
        )
        back = Button(look, _("Back"), on_click=self._on_back)
        identified(back, "restore-back")
        self._button = Button(look, _("Restore"), "primary", "lock-open", on_click=self._go)
        self._button.setEnabled(not self._busy)
        identified(self._button, "restore")
        bar = TopBar(look, self.title())
        return column(look, bar, (PageScroll(look, body), 1), ActionBar(look, [back], [self._button]), gap=0)

    def _newer(self, look: Look) -> list[Item]:
        if self._newest is None or self._newest <= self._found.made_at:
            return []
        told = _("A newer copy lies beside it, made on {date}. Go back, and choose that one.")
        words = told.format(date=stamp(self._newest, look.language))
        return [Note(look, "triangle-alert", words, "body", "text", icon_ink="warning")]

    def _beside(self, look: Look) -> list[Item]:
        if not self._instead:
            return []
        told = _("The data that can't be opened are kept, in the folder “set-aside” of the app's data.")
        return [Note(look, "info", told, "body", "text")]

    def _facts(self, look: Look) -> list[tuple[str, str]]:
        whose = _("Secretariat desk") if self._found.role is Role.SECRETARIAT else _("Pledge desk")
        return [
            (_("Copy of"), whose),
            (_("Made on"), stamp(self._found.made_at, look.language)),
            (_("Size"), size_text(self._found.size)),
        ]

    def refused(self, fault: Fault) -> None:
        """Say what is wrong; what was typed stays."""
        self._busy = False
        self._button.setEnabled(True)
        self._code.refused(fault)

    def _go(self) -> None:
        if not self._busy:
            self._busy = True
            self._button.setEnabled(False)
            self._restore(self._code.typed)
