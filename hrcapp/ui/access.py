"""Names, descriptions and announcements for people who hear the screen instead of seeing it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def named(widget: QWidget, name: str, description: str = "") -> None:
    """Say what a control is for; the description carries hints and what is wrong."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def identified(widget: QWidget, identifier: str) -> None:
    """A lasting identifier: focus finds its way back to it after a rebuild, and tests find the control."""
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)


def announce(source: QObject, message: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `message`; nothing moves on the screen."""
    event = QAccessibleAnnouncementEvent(source, message)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
