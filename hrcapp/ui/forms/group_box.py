"""Questions that belong together; what need not be answered is folded until someone wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item, fill, row

GAP = 16


class GroupBox(QWidget):
    """A title and the questions under it. Folded, only the title stands there, as a button."""

    def __init__(
        self, look: Look, path: str | None, label: str, parts: list[QWidget], *, folds: bool
    ) -> None:
        super().__init__()
        self._parts = parts
        self._body = QWidget()
        fill(self._body, look, *parts, gap=GAP)
        self._fold: LinkButton | None = None
        head: list[Item] = []
        if label and folds:
            self._fold = LinkButton(look, label, "plus", flush=True, on_click=self._toggle)
            identified(self._fold, f"{path}#fold")
            head = [row(look, self._fold, None)]
        elif label:
            head = [Heading(look, label, "h2")]
        fill(self, look, *head, self._body, gap=10)
        self._open(not folds)

    @property
    def folded(self) -> bool:
        return self._body.isHidden()

    def unfold(self) -> None:
        """Open it, because something inside is wanted."""
        self._open(True)

    def show_relevant(self, relevant: bool) -> None:
        """Shown when the group applies and anything in it does."""
        self.setVisible(relevant and any(not part.isHidden() for part in self._parts))

    def _toggle(self) -> None:
        self._open(self.folded)

    def _open(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        if self._fold is not None:
            self._fold.setProperty("iconName", "" if is_open else "plus")
            state = _("Open") if is_open else _("Closed: these questions need not be answered")
            self._fold.setAccessibleDescription(state)
            self._fold.update()
