"""In the place of a version when everything is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import Button, EmptyState, TopBar

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class NothingWaitsPage(Page):
    """Says where the next one comes from."""

    name, menu_key = "review-empty", "review"

    def __init__(self, office: Office) -> None:
        self._office = office

    def title(self) -> str:
        return _("Review")

    def build(self, look: Look) -> QWidget:
        button = Button(look, _("Go to the inbox"), "secondary", "inbox", on_click=self._office.go_inbox)
        identified(button, "to-inbox")
        state = EmptyState(
            look,
            "check-check",
            _("Nothing waits for a decision"),
            _("What is imported next will be here. The registry has what was decided."),
            button,
        )
        return page(look, TopBar(look, self.title()), self._office.body(look, state))
