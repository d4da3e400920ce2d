"""What the first click will need is loaded once the first window stands, beside it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from hrcapp.ui.context import AppContext

_LOOK_MS = 100
_PAUSE_S = 0.01
"""After each module, so that work under way has the interpreter for itself in between."""
_log = logging.getLogger(__name__)


class LoadAhead(QObject):
    """Loads modules by name on a thread of its own; `then` follows there, whether or not all were loaded.

    `stands`: the window is there and what it shows was read.
    """

    stands = Signal()

    def __init__(self, context: AppContext, names: Sequence[str], then: Callable[[], object]) -> None:
        super().__init__(context.app)
        self._context, self._names, self._then = context, tuple(names), then
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._load, name="ahead", daemon=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def end(self) -> None:
        """Load nothing more: the app closes."""
        self._timer.stop()
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _look(self) -> None:
        if self._context.shell is not None and not self._context.tasks.busy:
            self._timer.stop()
            self.stands.emit()
            self._thread.start()

    def _load(self) -> None:
        try:
            for name in self._names:
                if self._over.is_set():
                    return
                import_module(name)
                time.sleep(_PAUSE_S)
        except ImportError:  # whoever needs it meets the same, and can say so
            _log.exception("not loaded ahead")
        finally:
            self._then()
