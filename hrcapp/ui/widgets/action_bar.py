"""The bar below a page: what takes you back at the start, what takes you on at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.tab_order import walk_first
from hrcapp.ui.widgets.card import Ground
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import row, show_if


class ActionBar(Ground):
    """`start` and `end` stand apart; the main action is the last one. `reason`: why it can't be used yet."""

    def __init__(
        self, look: Look, start: Sequence[QWidget] = (), end: Sequence[QWidget] = (), *, reason: str = ""
    ) -> None:
        self._start = row(look, *start, None, gap=10)
        self.reason = Label(look, reason, "small", "text_soft", wrap=look.narrow)
        show_if(self.reason, bool(reason))
        self._end = row(look, None, self.reason, *end, gap=10)
        margins = (20, 5, 20, 5) if look.narrow else (32, 11, 24, 11)
        super().__init__(look, self._start, (self._end, 1), edge="top", gap=10, margins=margins)
        self.setMinimumHeight(look.px(50 if look.narrow else 62))
        if not start:
            self._start.hide()

    def set_reason(self, reason: str) -> None:
        self.reason.setText(reason)
        show_if(self.reason, bool(reason))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Long words or large text: the two groups go one below the other, the main action first.
        super().resizeEvent(event)
        needed = self._start.sizeHint().width() + self._end.sizeHint().width() + self.look.px(70)
        fits = self._start.isHidden() or needed <= event.size().width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.BottomToTop
        if self.box.direction() != wanted:
            self.box.setDirection(wanted)
            walk_first(*((self._start, self._end) if fits else (self._end, self._start)))
