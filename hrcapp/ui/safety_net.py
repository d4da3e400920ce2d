"""What happens when something goes wrong in the app itself: a sentence on screen, a log line, a report.

The log never holds what a person typed: of an exception only its type and the places in the code are kept,
not its message, which may quote an answer.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication

from hrcapp import __version__
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home
from hrcapp.ui.hard_crash import HardCrash
from hrcapp.ui.problem_reports import ProblemReports

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


class Log(logging.Handler):
    """A few files that never grow large. They are opened with the first line: most runs have none to write,
    and what rotates files takes five milliseconds to load.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._files: logging.Handler | None = None
        self.setFormatter(Discreet())

    def emit(self, record: logging.LogRecord) -> None:
        if self._files is None:
            from logging.handlers import RotatingFileHandler

            self._files = RotatingFileHandler(
                self._path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
            )
            self._files.setFormatter(self.formatter)
        self._files.emit(record)

    def close(self) -> None:
        if self._files is not None:
            self._files.close()
        super().close()


def write_log(folder: Path) -> logging.Handler:
    """Log into the data folder; return the handler, to be closed."""
    handler = Log(folder / "hrcapp.log")
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


class Reporting(logging.Handler):
    """Makes a report of every error that is logged with its traceback, and of a crash of the interpreter.

    What a person was told as a fault is known, and no report.
    """

    def __init__(self, home: Home) -> None:
        super().__init__(logging.ERROR)
        self._reports, self._crash = ProblemReports(home, facts_of(home)), HardCrash(home)
        self._crash.begin(self._reports)
        _log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        _kind, error, trace = record.exc_info or (None, None, None)
        if error is not None and not isinstance(error, Fault):
            self._reports.write(error, trace)

    def close(self) -> None:
        """The app ends as it should."""
        _log.removeHandler(self)
        self._crash.end()
        super().close()


def facts_of(home: Home) -> Callable[[], tuple[tuple[str, str], ...]]:
    """What a report says of the program and the system that it runs on."""

    def facts() -> tuple[tuple[str, str], ...]:
        import platform

        return (
            ("app", __version__),
            ("role", str(home.role or "none")),
            ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ("python", platform.python_version()),
            ("qt", f"{qVersion()} {QGuiApplication.platformName()}"),
        )

    return facts


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
