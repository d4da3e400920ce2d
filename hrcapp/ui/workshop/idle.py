"""Nobody at the keyboard: first a warning that any key answers, then the form is locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from hrcapp.ui.context import AppContext

SETTING, DEFAULT_MINUTES = "workshop_lock_minutes", 5
CHOICES = (2, 5, 10, 20)
WARN_S = 30
"""Seconds between the warning and the lock: WCAG 2.2.1 asks for twenty at least."""

_TICK_MS = 1000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Looks at the app's windows, where input arrives once: a filter on everything would slow typing down.

    `warned` carries the seconds that are left, again each second, and 0 when somebody is there again.
    """

    warned = Signal(int)
    lapsed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject, *, quiet_ms: int, warn_s: int = WARN_S) -> None:
        super().__init__(parent)
        self._quiet_ms, self._warn_s, self._left = quiet_ms, warn_s, 0
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self.touch()

    def touch(self) -> None:
        """Somebody is there: the time begins anew."""
        warned, self._left = self._left > 0, 0
        self._timer.start(self._quiet_ms)
        if warned:
            self.warned.emit(0)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._left = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._timer.isActive():
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)  # one that is installed already is not called twice

    def _next(self) -> None:
        self._left = self._left - 1 if self._left else self._warn_s
        if self._left:
            self._timer.start(_TICK_MS)
            self.warned.emit(self._left)
        else:
            self.lapsed.emit()


def idle_minutes(context: AppContext) -> int:
    """After how many minutes without input something locks; damaged settings count as none."""
    found = context.home.settings().get(SETTING)
    return found if isinstance(found, int) and 1 <= found <= 120 else DEFAULT_MINUTES
