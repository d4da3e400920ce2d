"""Sending by itself, once a person has switched it on: at the start, when a network comes, after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hrcapp.exchange.attempts import Attempts
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.sending import is_automatic
from hrcapp.ui.officer.exchanging import Exchanging

if TYPE_CHECKING:
    from hrcapp.ui.common.reachability import Reachability
    from hrcapp.ui.officer.desk import OfficerDesk

AFTER_START = 3.0
"""Seconds: the window comes first."""


class Automatic(QObject):
    """Begins runs of `exchange`; switched off, it has neither a timer running nor an ear at the network."""

    def __init__(self, desk: OfficerDesk, exchange: Exchanging) -> None:
        super().__init__(desk)
        self._desk, self._exchange = desk, exchange
        self._attempts, self._stopped, self._failing = Attempts(), False, False
        self._network: Reachability | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.attempt)
        exchange.ended.connect(self._ended)
        desk.shell.closing.connect(self.rest)

    @property
    def on(self) -> bool:
        """Asked of the settings each time: off is off at once."""
        return is_automatic(self._desk.workspace)

    @property
    def waits_for_person(self) -> bool:
        """Whether no time mends what failed last."""
        return self._failing and self._attempts.waits_for_person

    def begin(self, after: float = AFTER_START) -> None:
        """Go to work if it is switched on, or rest if not."""
        self.rest()
        if self.on:
            from hrcapp.ui.common.reachability import Reachability

            self._network = Reachability(self)
            self._network.came.connect(self.network_came)
            self._wait(after)

    def attempt(self) -> None:
        """Try now, if it is on and nothing is under way."""
        if self.on:
            self._exchange.sync(by_itself=True)

    def nudge(self) -> None:
        """Something waits to be sent; a failure keeps its own time."""
        if not self._failing:
            self.attempt()

    def network_came(self) -> None:
        """What failed on one network may go on another; what a person stopped stays stopped."""
        if not self._stopped:
            self.attempt()

    def _ended(self, fault: Fault | None) -> None:
        self._failing = fault is not None
        self._stopped = fault is not None and fault.code is Code.INTERRUPTED
        seconds = self._attempts.failed(fault) if fault else self._attempts.went()
        if self.on and seconds is not None and not self._desk.closed:
            self._wait(seconds)

    def _wait(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))

    def rest(self) -> None:
        """Begin nothing, until `begin`."""
        self._timer.stop()
        network, self._network = self._network, None
        if network is not None:
            network.deleteLater()
