"""What every control that takes an answer has in common: it can be wrong, or locked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_invalid(control: QWidget, invalid: bool) -> None:
    """Mark a control as wrong; the style then draws its edge red and thick."""
    _set(control, "invalid", invalid)


def set_locked(control: QWidget, locked: bool) -> None:
    """Mark a control as locked: drawn flat, its text can still be read and copied."""
    _set(control, "locked", locked)


def _set(control: QWidget, name: str, value: bool) -> None:
    if bool(control.property(name)) != value:
        control.setProperty(name, value)
        control.update()
