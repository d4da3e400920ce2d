"""The fonts that ship with the app: the look never depends on what a computer has installed."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from hrcapp.model.places import resource

FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansKR-Regular.otf",
    "NotoSansKR-Bold.otf",
)
"""Qt reads their outlines when a letter asks for them; making all known takes some milliseconds."""


def load_fonts() -> tuple[str, ...]:
    """Make the app's fonts known to Qt; return the family names. Needs a QGuiApplication."""
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))
