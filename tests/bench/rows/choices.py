"""A list of a hundred thousand choices, filtered letter by letter in its field, against bare Python."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrcapp.ui.look import Look
from hrcapp.ui.widgets.choice_model import fold
from hrcapp.ui.widgets.combo import SearchCombo
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn

_MANY, _FEW = 100_000, 2_000
_TYPED = ("sample place 42", "unter 7", "ü", "no such place")


def _measure(rounds: int) -> Sequence[Pair]:
    """A round types a few texts letter by letter; each letter goes through the window and lists its hits."""
    _app = QApplication.instance() or QApplication([])
    count = _MANY if rounds > 1 else _FEW
    choices = [(f"v{number}", f"Sample place {number} Ünter {number % 97}") for number in range(count)]
    combo = SearchCombo(Look(), choices)
    combo.show()
    edit, keys = combo.lineEdit(), [fold(words) for _value, words in choices]
    typed = [fold(text[:end]).strip() for text in _TYPED for end in range(1, len(text) + 1)]

    def ours(_number: int) -> None:
        for text in _TYPED:
            edit.clear()
            for letter in text:
                edit.insert(letter) if not letter.isascii() else QTest.keyClick(edit, letter)

    def reference(_number: int) -> None:
        for text in typed:
            [key for key in keys if text in key]

    try:
        return in_turn(ours, reference, rounds)
    finally:
        combo.completer().popup().hide()
        combo.close()
        combo.deleteLater()


ROW = Row(
    "choices_100k",
    "ms",
    3.0,
    "a list comprehension over the folded words of the same choices: what holds the letters typed so far",
    _measure,
    rounds=15,
)
