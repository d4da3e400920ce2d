"""The progress of long work: a bar with its count in words, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QProgressBar, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.access import announce
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import row, show_if


class ProgressPanel(Card):
    """What is being done, how many of how many, and Stop. Quarters are announced, not every step."""

    def __init__(
        self,
        look: Look,
        title: str,
        *,
        on_cancel: Callable[[], object] | None = None,
        count: Callable[[int, int], str] | None = None,
        more: Sequence[QWidget] = (),
    ) -> None:
        """`count` says how far it is in other words than numbers of pieces; `more` stands before Stop."""
        self._quarter, self._words = 0, count or self._of
        self._count = Label(look, "", "small", "text_soft")
        self.bar = QProgressBar()
        self.bar.setFixedHeight(look.px(8))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.cancel_button = Button(look, _("Stop"), small=True, on_click=on_cancel)
        show_if(self.cancel_button, on_cancel is not None)
        head = row(look, (Label(look, title, "strong", wrap=True), 1), self._count, gap=12)
        body = row(look, (self.bar, 1), *more, self.cancel_button, gap=14)
        super().__init__(look, head, body, gap=8)

    def advance(self, done: int, total: int) -> None:
        """`done` of `total` pieces are done."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        words = self._words(done, total)
        self._count.setText(words)
        self.bar.setAccessibleDescription(words)
        quarter = 4 * done // max(1, total)
        if quarter != self._quarter:
            self._quarter = quarter
            announce(self.bar, words)

    def _of(self, done: int, total: int) -> str:
        return _("{done} of {total}").format(
            done=format_integer(done, self.look.language), total=format_integer(total, self.look.language)
        )
