"""Choosing one from a list: a plain combo with type-ahead, and one that searches while typing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.field import set_locked

Choice = tuple[str, str]
"""A value and the words it is chosen by."""
_FOLDED = int(Qt.ItemDataRole.UserRole) + 1


def fold(text: str) -> str:
    """Text as it is compared while searching: no case, no accents, no Arabic vowel signs."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


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
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if width is not None:
            self.setFixedWidth(look.px(width))
        self.setPlaceholderText(_("Choose one"))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the list; the chosen value stays when it is still there."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        model = QStandardItemModel(self)
        for value, words in choices:
            item = QStandardItem(words)
            item.setData(value, int(Qt.ItemDataRole.UserRole))
            item.setData(fold(words), _FOLDED)
            model.appendRow(item)
        self.setModel(model)
        self.setCurrentIndex(-1)
        self.set_value(before)
        self.blockSignals(blocked)

    def value(self) -> str:
        """The value chosen, "" for none."""
        data = self.currentData()
        return str(data) if data is not None else ""

    def set_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value) if value else -1)

    def set_locked(self, locked: bool) -> None:
        self.setEnabled(not locked)
        set_locked(self, locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page over a combo must not change an answer.
        event.ignore()


class _FoldedCompleter(QCompleter):
    """Finds a text anywhere in the words, whatever its case and accents."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(int(Qt.ItemDataRole.DisplayRole)))


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
        self._completer = _FoldedCompleter(self)
        self._completer.setCompletionRole(_FOLDED)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._popup = popup = QListView()
        popup.setLayoutDirection(look.direction)
        popup.setFont(look.font())
        self._completer.setPopup(popup)
        self.setCompleter(self._completer)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        super().set_choices(choices)
        if hasattr(self, "_completer"):
            self._completer.setModel(self.model())

    def set_value(self, value: str) -> None:
        super().set_value(value)
        if hasattr(self, "_edit") and not value:
            self._edit.clear()

    def text(self) -> str:
        """What stands in the field now, in the list or not."""
        return self._edit.text()

    def settle(self) -> bool:
        """Take what was typed as a choice if it names one; whether it holds a choice or nothing."""
        typed = fold(self.text().strip())
        if not typed:
            self.setCurrentIndex(-1)
            return True
        rows = range(self.count())
        equal = [row for row in rows if self.itemData(row, _FOLDED) == typed]
        found = equal or [row for row in rows if str(self.itemData(row, _FOLDED)).startswith(typed)]
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
