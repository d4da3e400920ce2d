"""What a screen reader says at each stop of Tab, a line a stop: "role: name | value | description"."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tests.ui.access import tab_order

FOLDER = Path(__file__).resolve().parent / "transcripts"
SCREENS = (
    "guide",
    "officer-home",
    "officer-tasks",
    "officer-section",
    "officer-section-errors",
    "officer-check",
    "officer-statement",
    "officer-send",
    "officer-settings",
    "desk-inbox",
    "desk-review",
    "desk-registry",
    "desk-dashboard",
    "desk-report",
)
"""The scenes whose transcripts are kept."""

_ONLY_ON = ("checked", "expanded", "selected", "readOnly", "passwordEdit")
"""States that are told when they are on."""


def transcript(window: QWidget) -> str:
    """All stops of a window, in the order of Tab."""
    return "".join(f"{told(stop)}\n" for stop in tab_order(window) if stop.focusProxy() is None)


def told(widget: QWidget) -> str:
    """One stop."""
    face = QAccessible.queryAccessibleInterface(widget)
    said = (
        named_by(face) or face.text(QAccessible.Text.Name),
        "; ".join(part for part in (_value(face), *_states(face)) if part),
        face.text(QAccessible.Text.Description),
    )
    return f"{face.role().name}: {' | '.join(' '.join(part.split()) for part in said)}".rstrip(" |")


def named_by(face: QAccessibleInterface) -> str:
    """The labels of a control: where there are some, they are its name."""
    related = face.relations(QAccessible.RelationFlag.Label)
    return " ".join(label.text(QAccessible.Text.Name) for label, _flag in related)


def _value(face: QAccessibleInterface) -> str:
    ranged = face.valueInterface()
    if ranged is not None:
        return f"{ranged.currentValue()} of {ranged.maximumValue()}"
    return face.text(QAccessible.Text.Value)


def _states(face: QAccessibleInterface) -> tuple[str, ...]:
    state = face.state()
    found = tuple(name for name in _ONLY_ON if getattr(state, name))
    # An unticked box is told as such; a button that was never meant to be ticked is not.
    return ("not checked", *found) if state.checkable and not state.checked else found
