"""One focus frame for the whole app, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

NO_RING = "noFocusRing"
"""A widget with this property shows its focus itself, or is no control at all."""


class FocusRing(QObject):
    """Moves a QFocusFrame with the focus. A frame dies with the page it lies on; then a new one is made."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    @classmethod
    def of(cls, app: QApplication) -> FocusRing:
        """The app's ring; made when first asked for, because two would frame everything twice."""
        return next((each for each in app.children() if isinstance(each, cls)), None) or cls(app)

    def widget(self) -> QWidget | None:
        """The widget that is framed now."""
        return self._frame.widget() if self._frame is not None and isValid(self._frame) else None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._frame is None or not isValid(self._frame):
            self._frame = QFocusFrame()
        shown = new if new is not None and not new.isWindow() and not new.property(NO_RING) else None
        self._frame.setWidget(shown)  # type: ignore[arg-type]  # None takes the frame away
        if shown is not None and shown.isVisible():
            # A frame hides where its control is out of view; the page scrolls to the control only after this.
            self._frame.show()
            self._frame.raise_()
