"""One file of the inbox in full: what it is, why it is where it is, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import inbox, inbox_file
from hrcapp.ui.widgets import Banner, Button, Card, KeyValues, Label, Line, PageScroll, Pill, column, row
from hrcapp.ui.widgets.layout import Item

WIDTH = 270
_ICONS = {"danger": "shield-x", "warning": "triangle-alert", "info": "eye", "neutral": "copy"}


class InboxPanel(Card):
    """Shows a row; `on_step` gets the row and what its button stands for."""

    def __init__(self, look: Look, on_step: Callable[[inbox.Row, inbox_file.Action], object]) -> None:
        super().__init__(look, gap=0, margins=(1, 1, 1, 1))
        self._on_step = on_step
        self._shown: QWidget | None = None
        if not look.narrow:
            self.setFixedWidth(look.px(WIDTH))

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._put(
            column(
                self.look,
                Label(self.look, _("No file here."), ink="text_soft"),
                None,
                margins=(16, 14, 16, 14),
            )
        )

    def show_row(self, found: inbox.Row) -> None:
        """Show one row."""
        look, shown = self.look, inbox_file.panel(found, self.look.language)
        name = Label(look, shown.file, "strong", wrap=True)
        name.setAccessibleName(shown.file)
        items: list[Item] = [
            row(look, Pill(look, shown.state.kind, shown.state.words, shown.state.icon), None),
            name,
            Banner(look, shown.kind, shown.title, shown.text, icon=_ICONS.get(shown.kind, "")),
            KeyValues(look, shown.facts, name_width=84),
        ]
        if shown.steps:
            items += [Line(look), Label(look, _("What you can do"), "strong")]
        if shown.advice:
            items.append(Label(look, shown.advice, "small", "text_soft", wrap=True))
        items += [self._button(found, step) for step in shown.steps]
        body = column(look, *items, None, gap=10, margins=(16, 14, 16, 14))
        if not look.narrow:  # long words make room
            self.setFixedWidth(max(look.px(WIDTH), body.minimumSizeHint().width() + look.px(14)))
        self._put(body if look.narrow else PageScroll(look, body, on_surface=True))

    def _button(self, found: inbox.Row, step: inbox_file.Step) -> Button:
        quiet = step.action == "note"
        button = Button(self.look, step.words, "quiet" if quiet else "secondary", step.icon)
        identified(button, f"step-{step.action}")
        button.setAccessibleName(f"{step.words}: {found.file}")
        button.clicked.connect(lambda: self._on_step(found, step.action))
        return button.wide()

    def _put(self, shown: QWidget) -> None:
        if self._shown is not None:
            self.box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = shown
        self.box.addWidget(shown, 1)
        shown.show()
