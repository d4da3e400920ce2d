"""Choosing one from a list: a plain combo with type-ahead, and one that searches while typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.choice_model import Choice as Choice
from hrcapp.ui.widgets.choice_model import ChoiceModel, Hits
from hrcapp.ui.widgets.choice_model import fold as fold
from hrcapp.ui.widgets.field import set_locked


class ComboBox(QComboBox):
    """A list to choose from. With the list closed or open, typing letters goes to the next match."""

    def __init__(self, look: Look, choices: Sequence[Choice] = (), *, width: int | None = None) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font())
        self.setLayoutDirection(look.direction)
        self.setMinimumHeight(look.theme.control_height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)
        self._list = QListView()
        self._list.setUniformItemSizes(True)  # else opening it measures every choice
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setView(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if width is not None:
            self.setFixedWidth(look.px(width))
        self.setPlaceholderText(_("Choose one"))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the list; the chosen value stays when it is still there."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.choices = ChoiceModel(choices, self)
        self.setModel(self.choices)
        self.setCurrentIndex(-1)
        self.set_value(before)
        self.blockSignals(blocked)

    def value(self) -> str:
        """The value chosen, "" for none."""
        data = self.currentData()
        return str(data) if data is not None else ""

    def set_value(self, value: str) -> None:
        self.setCurrentIndex(self.choices.row_of(value) if value else -1)

    def set_locked(self, locked: bool) -> None:
        self.setEnabled(not locked)
        set_locked(self, locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page over a combo must not change an answer.
        event.ignore()


class _Found(QCompleter):
    """Lists what `hits` has found: the toolkit itself is asked to look for nothing."""

    def __init__(self, hits: Hits, parent: QComboBox) -> None:
        super().__init__(hits, parent)
        self._hits = hits

    def splitPath(self, path: str) -> list[str]:
        self._hits.narrow(path)
        return [""]


class SearchCombo(ComboBox):
    """A long list with a field to search in it. Words that are not in the list choose nothing."""

    def __init__(self, look: Look, choices: Sequence[Choice] = (), *, width: int | None = None) -> None:
        super().__init__(look, (), width=width)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._edit = QLineEdit()
        self.setLineEdit(self._edit)
        self._edit.setPlaceholderText(_("Choose one, or type to search"))
        edit = self._edit
        edit.setFont(look.font())
        edit.setAlignment(look.start)
        self._hits = Hits(self)
        self._completer = _Found(self._hits, self)
        self._popup = popup = QListView()
        popup.setLayoutDirection(look.direction)
        popup.setFont(look.font())
        popup.setUniformItemSizes(True)
        self._completer.setPopup(popup)
        # The field's, not the combo's: that one takes the row of a hit for the row of a choice.
        self.setCompleter(None)  # type: ignore[arg-type]
        edit.setCompleter(self._completer)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        super().set_choices(choices)
        if hasattr(self, "_hits"):
            self._hits.show_all_of(self.choices)
            self._completer.setModel(self._hits)  # a combo gives its completer the model it gets itself

    def set_value(self, value: str) -> None:
        super().set_value(value)
        if hasattr(self, "_edit") and not value:
            self._edit.clear()

    def _take(self, hit: QModelIndex) -> None:
        self.setCurrentIndex(self._hits.rows[hit.row()])

    def text(self) -> str:
        """What stands in the field now, in the list or not."""
        return self._edit.text()

    def settle(self) -> bool:
        """Take what was typed as a choice if it names one; whether it holds a choice or nothing."""
        typed = fold(self.text().strip())
        if not typed:
            self.setCurrentIndex(-1)
            return True
        keys = self.choices.keys
        equal = [row for row, key in enumerate(keys) if key == typed]
        found = equal or [row for row, key in enumerate(keys) if key.startswith(typed)]
        if len(found) == 1 or equal:
            self.setCurrentIndex(found[0])
            self._edit.setText(self.itemText(found[0]))
            return True
        words = self.text()
        self.setCurrentIndex(-1)
        self._edit.setText(words)
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._popup.isVisible():
            self.settle()
