"""What happens when something goes wrong in the app itself: a sentence on screen, a line in the log.

The log never holds what a person typed: of an exception only its type and the places in the code are kept,
not its message, which may quote an answer.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from hrcapp.model.faults import Code, Fault

_BYTES, _FILES = 256 * 1024, 3
_log = logging.getLogger("hrcapp")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Exceptions as their type and where they came from."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Raised) -> str:
        kind, error, trace = ei
        places = [
            f"  {Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace)
        ]
        known = f" {error.code}" if isinstance(error, Fault) else ""
        return "\n".join([f"{kind.__name__ if kind else 'nothing'}{known}", *places])


def write_log(folder: Path) -> logging.Handler:
    """Log into the data folder, in a few files that never grow large; return the handler, to be closed."""
    handler = RotatingFileHandler(
        folder / "hrcapp.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
    )
    handler.setFormatter(Discreet())
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


def catch(tell: Callable[[Fault], object]) -> None:
    """Log whatever nobody caught, and tell it; `tell` is called on the thread where it happened."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("uncaught", exc_info=(kind, error, trace))
        tell(error if isinstance(error, Fault) else Fault(Code.UNEXPECTED))

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            _log.error(
                "uncaught in a thread", exc_info=(found.exc_type, found.exc_value, found.exc_traceback)
            )

    sys.excepthook = hook
    threading.excepthook = in_thread
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("hrcapp.qt").log(_LEVELS.get(kind, logging.ERROR), "%s", message)
