"""Second copies while the window is open: where they go, and when one is made by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hrcapp.exchange.names import COPIED
from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home
from hrcapp.vault import Vault

if TYPE_CHECKING:
    from hrcapp.exchange.second_copy import Copy
    from hrcapp.ui.common.host import Host

PLACE, LAST = "second_copy", "second_copy_at"
EVERY_MS = 5 * 60 * 1000
_AFTER_START_MS = 20_000


class SecondCopies(QObject):
    """Makes one whenever something was written since the last, while its place is there.

    `vault` is called away from the window's thread.
    """

    changed = Signal()

    def __init__(self, host: Host, vault: Callable[[], Vault]) -> None:
        super().__init__(host)
        self._host, self._vault, self._making = host, vault, False
        self.fault: Fault | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.make_if_due)
        host.shell.closing.connect(self._last_one)
        if self.place is not None:
            self._timer.start(_AFTER_START_MS)

    @property
    def _home(self) -> Home:
        return self._host.context.home

    @property
    def place(self) -> Path | None:
        """The folder or stick that was chosen."""
        chosen = self._home.settings().get(PLACE)
        return Path(chosen) if isinstance(chosen, str) and chosen else None

    @property
    def last(self) -> datetime | None:
        """When the last copy was made and read back."""
        try:
            return datetime.fromisoformat(str(self._home.settings().get(LAST)))
        except ValueError:
            return None

    @property
    def is_there(self) -> bool:
        """Whether the place can be reached now: a stick may be in a drawer."""
        return self.place is not None and self.place.is_dir()

    def ask_place(self) -> None:
        """Let the person choose a folder on another disk, and make the first copy there."""
        from hrcapp.ui.common.files import ask_folder

        ask_folder(self._host.shell, _("Where the second copy is kept"), str(self.place or ""), self.choose)

    def choose(self, folder: Path) -> None:
        """Keep copies there from now on. A folder inside the data folder would be lost with it."""
        if folder.is_relative_to(self._home.path):
            self._host.tell(Fault(Code.SECOND_COPY_INSIDE))
            return
        self._home.change(**{PLACE: str(folder), LAST: None})
        self._timer.start(EVERY_MS)
        self.make()

    def stop(self) -> None:
        """Make no more; those that were made stay where they are."""
        self._timer.stop()
        self._home.change(**{PLACE: None, LAST: None})
        self.fault = None
        self.changed.emit()

    def make(self) -> None:
        """Make one now, and say so."""
        self._begin(
            lambda copy: self._host.say("success", lambda: (_("The second copy was made"), str(copy.path)))
        )

    def make_if_due(self) -> None:
        """Make one by itself, when something was written since the last."""
        self._timer.start(EVERY_MS)
        if self.is_there and not self._making and self._is_due():
            self._begin(lambda _copy: None, quietly=True)

    def _is_due(self) -> bool:
        from hrcapp.exchange import second_copy

        last = self.last
        return last is None or second_copy.changed_at(self._home) > last.timestamp()

    def _begin(self, done: Callable[[Copy], object], *, quietly: bool = False) -> None:
        place = self.place
        if place is None or self._making:
            return
        self._making = True

        def made(copy: Copy) -> None:
            self._making, self.fault = False, None
            self.changed.emit()
            done(copy)

        def failed(fault: Fault) -> None:
            self._making, self.fault = False, fault
            self.changed.emit()
            if not quietly:
                self._host.tell(fault)

        self._host.run(lambda _job: self._write(place), made, failed)

    def _write(self, place: Path) -> Copy:
        from hrcapp.exchange import second_copy

        now = datetime.now(UTC)
        copy = second_copy.write(self._home, self._vault(), place, now=now)
        self._home.change(**{LAST: now.isoformat(), COPIED: copy.index})
        return copy

    def _last_one(self) -> None:
        """What was typed last is in the copy too: the window closes when it is made."""
        self._timer.stop()
        place = self.place
        if place is not None and self.is_there and not self._making:
            self._host.tasks.store(lambda: self._write(place) if self._is_due() else None)
