"""Light or dark: chosen here, or as the system has it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hrcapp.i18n import _


class Colours(StrEnum):
    """What a person chose; kept in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def dark(self) -> bool:
        """Whether that is dark now. A system that tells nothing counts as light."""
        if self is Colours.SYSTEM:
            return system_is_dark()
        return self is Colours.DARK

    @classmethod
    def of(cls, settings: dict[str, object]) -> Colours:
        """As the settings of a data folder say; older ones only knew that it was dark."""
        kept = settings.get("colours")
        if isinstance(kept, str) and kept in set(cls):
            return cls(kept)
        return cls.DARK if settings.get("dark") is True else cls.SYSTEM


def system_is_dark() -> bool:
    """What the system says now."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def offered() -> tuple[tuple[Colours, str], ...]:
    """Each with its words, in the order of menus."""
    return (
        (Colours.SYSTEM, _("Colours of the system")),
        (Colours.LIGHT, _("Light colours")),
        (Colours.DARK, _("Dark colours")),
    )
