"""Beside a section's questions: how answers are kept, the second language, room for files, the notice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Label, LinkButton, Note, row
from hrcapp.ui.widgets.layout import Item, fill

WIDTH = 276


class Guide(QWidget):
    """A column of its own, or the end of the page where there is no room beside it."""

    def __init__(
        self, look: Look, *, second: bool, below: bool = False, on_privacy: Callable[[], object]
    ) -> None:
        """`second`: whether a second language was chosen. `below`: at the end of the page, not beside it."""
        super().__init__()
        told = [
            _("Every word is kept at once. An error never stops you: go on and come back to it."),
            _("You can paste from a word processor: only the text and its paragraphs are kept."),
        ]
        if second:
            told.append(_("Press F2 to show or hide the second language."))
        self._room = Note(look, "hard-drive", "")
        self._room.hide()
        notice = LinkButton(look, _("Privacy"), "shield", flush=True, on_click=on_privacy)
        identified(notice, "privacy-notice")
        items: list[Item] = [
            Note(look, "book-open", _("About this section"), "h3", "text", icon_ink="brand"),
            *(Label(look, words, "small", "text_soft", wrap=True) for words in told),
            self._room,
            row(look, notice, None),
            None,
        ]
        fill(self, look, *items, gap=9, margins=(0, 8, 0, 12) if below else (0, 24, 32, 20))
        if not below:
            self.setFixedWidth(look.px(WIDTH))

    def set_room(self, told: str) -> None:
        """The total of attached files against the limit."""
        self._room.set_text(told)
        self._room.show()
