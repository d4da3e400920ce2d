"""Letters of every script that statements are written in come from our own faces."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextLayout

from hrcapp.ui.style import Style
from hrcapp.ui.theme import Theme


@pytest.mark.parametrize("role", ["body", "h1"])
@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Općina šćđž", "Noto Sans"),
        ("Iğdır’a", "Noto Sans"),
        ("بلدية", "Noto Sans Arabic"),
        ("견본시", "Noto Sans CJK KR"),
    ],
)
def test_letters_come_from_the_faces_that_ship(style: Style, words: str, family: str, role: str) -> None:
    font = Theme().font(role)
    assert drawn_by(words, font) == {family}


def drawn_by(words: str, font: QFont) -> set[str]:
    """The families whose glyphs are drawn."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}
