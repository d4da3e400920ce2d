"""The strip above a town's form: whose it is, help, handing back; and the warning before it locks itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from shiboken6 import isValid

from hrcapp.i18n import _, ngettext
from hrcapp.ui.access import announce, identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import number
from hrcapp.ui.keys import told
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Ground, IconLabel, Label, Pill
from hrcapp.ui.widgets.layout import Item, flow, row


class Strip(Ground):
    """`title` None: the laptop's own desk, where nobody asks for help."""

    def __init__(
        self,
        look: Look,
        title: str | None,
        *,
        training: bool,
        needs_help: bool,
        on_help: Callable[[bool], object],
        on_hand_back: Callable[[], object],
        on_anew: Callable[[], object],
    ) -> None:
        self._title, self._warned = title, False
        self._icon = IconLabel(look, "landmark" if title else "shield-check", "brand", 20)
        self._words = Label(look, self._whose(), "strong", wrap=True)
        back = Button(
            look,
            _("Hand back") if title else _("To the board"),
            icon="lock",
            small=True,
            on_click=on_hand_back,
        )
        back.setToolTip(told("Ctrl+L"))
        identified(back, "hand-back")
        whose: list[Item] = [self._icon, (self._words, 1)]
        acts: list[QWidget] = []
        if training:
            whose.append(Pill(look, "info", _("Practice"), "hand-helping"))
            anew = Button(look, _("Start again"), icon="refresh-cw", small=True, on_click=on_anew)
            identified(anew, "practice-anew")
            acts.append(anew)
        if title is not None:
            acts.append(_help(look, needs_help, on_help))
        self._whose_row, self._acts = row(look, *whose, gap=10), flow(look, *acts, back, gap=10)
        super().__init__(
            look,
            (self._whose_row, 1),
            self._acts,
            ground="brand_soft",
            edge="bottom",
            gap=8,
            margins=(20, 5, 20, 5),
        )
        self.setMinimumHeight(look.px(44))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Long words or large text: what can be done goes below whose form it is.
        super().resizeEvent(event)
        needed = self._whose_row.sizeHint().width() + self._acts.sizeHint().width() + self.look.px(60)
        fits = needed <= event.size().width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self.box.direction() != wanted:
            self.box.setDirection(wanted)
        self._acts.setMinimumWidth(self._acts.sizeHint().width() if fits else 0)

    def warn(self, seconds: int, *, first: bool = False) -> None:
        """Say how many seconds are left; 0 when somebody is there again. Only the first is announced."""
        if not isValid(self):
            return
        self._warned = seconds > 0
        told = _left(seconds, self.look.language) if seconds else self._whose()
        self._words.setText(told)
        self._words.set_ink("warning" if seconds else "text")
        self._icon.set_icon(
            "clock" if seconds else "landmark" if self._title else "shield-check", self._ink()
        )
        if first:
            announce(self, told, urgent=True)
        self.update()

    def _ink(self) -> str:
        return "warning" if self._warned else "brand"

    def _whose(self) -> str:
        if self._title is None:
            return _("Desk of this laptop")
        return _("Form of {town}").format(town=isolated(self._title))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._warned:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("warning_soft"))
        painter.end()


def _help(look: Look, needed: bool, on_help: Callable[[bool], object]) -> QWidget:
    """A button that stays pressed in while help is needed."""
    button = Button(look, _("I need help"), "chip", "hand", small=True)
    button.setCheckable(True)
    button.setChecked(needed)
    identified(button, "need-help")
    button.toggled.connect(on_help)
    return button


def _left(seconds: int, language: str) -> str:
    return ngettext(
        "This form locks in {count} second. Press any key to go on.",
        "This form locks in {count} seconds. Press any key to go on.",
        seconds,
    ).format(count=number(seconds, language))
