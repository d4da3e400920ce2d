"""Names, descriptions and announcements for people who hear the screen instead of seeing it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def named(widget: QWidget, name: str, description: str = "") -> None:
    """Say what a control is for; the description carries hints and what is wrong."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def labelled(control: QWidget, name: str) -> None:
    """Name a control that stands without a visible label.

    A combo is named after its label alone on Linux, its accessible name is not asked for: so it is given one
    that nobody sees.
    """
    named(control, name)
    label = QLabel(name, control)
    label.setBuddy(control)
    label.hide()


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
