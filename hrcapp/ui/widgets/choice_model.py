"""Many choices as one model, and those of them that hold what was typed; nothing is made per choice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Choice = tuple[str, str]
"""A value and the words it is chosen by."""
Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


def fold(text: str) -> str:
    """Text as it is compared while searching: no case, no accents, no Arabic vowel signs."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


class ChoiceModel(QAbstractListModel):
    """Choices by row. `keys` are their words folded, in the same order."""

    def __init__(self, choices: Sequence[Choice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values = [value for value, _words in choices]
        self.words = [words for _value, words in choices]
        self.keys = [fold(words) for words in self.words]
        self._rows = {value: row for row, value in reversed(list(enumerate(self.values)))}

    def row_of(self, value: str) -> int:
        """The first row with a value, -1 for none."""
        return self._rows.get(value, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.AccessibleTextRole):
            return self.words[index.row()]
        return self.values[index.row()] if role == _ROLE.UserRole else None


class Hits(QAbstractListModel):
    """The choices that hold a text anywhere in their words. `rows`: theirs in the model of all."""

    rows: Sequence[int]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = ChoiceModel((), self)
        self._typed, self.rows = "", range(0)

    def show_all_of(self, model: ChoiceModel) -> None:
        """Other choices; nothing is typed yet."""
        self.beginResetModel()
        self._all, self._typed, self.rows = model, "", range(model.rowCount())
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Keep what holds `text`; one more letter only looks among those that held the letters before."""
        typed = fold(text.strip())
        if typed == self._typed:
            return
        keys = self._all.keys
        among = self.rows if self._typed and typed.startswith(self._typed) else range(len(keys))
        found = [row for row in among if typed in keys[row]] if typed else range(len(keys))
        self.beginResetModel()
        self._typed, self.rows = typed, found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        return self._all.data(self._all.index(self.rows[index.row()], 0), role)
