"""What is being written is kept within a second, and at once when a page is left or the window closes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host

KEEP_WITHIN_MS = 700


class Keeping(QTimer):
    """Of several works about one thing, only the last is done."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._host = host
        self._waiting: dict[Hashable, Callable[[], object]] = {}
        self.setSingleShot(True)
        self.setInterval(KEEP_WITHIN_MS)
        self.timeout.connect(self.flush)

    def keep(self, what: Hashable, work: Callable[[], object]) -> None:
        """Have `work` keep what is written about something, within a second."""
        self._waiting[what] = work
        if not self.isActive():
            self.start()

    def flush(self) -> None:
        """Keep it now."""
        self.stop()
        waiting, self._waiting = self._waiting, {}
        for work in waiting.values():
            self._host.store(work)
