"""Rounds without a button, once a person has switched that on: at the start, when a network comes, after a
while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hrcapp.exchange.attempts import Attempts
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.places import is_automatic
from hrcapp.secretariat.rounds import Round
from hrcapp.ui.common.reachability import Reachability
from hrcapp.ui.secretariat.exchanging import Exchanging, fault_of

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

AFTER_START = 3.0
"""Seconds: the window comes first."""


class ByItself(QObject):
    """Begins rounds; switched off, it has neither a timer running nor an ear at the network."""

    def __init__(self, office: Office, exchanging: Exchanging) -> None:
        super().__init__(office)
        self._office, self._exchanging = office, exchanging
        self._attempts, self._stopped = Attempts(), False
        self._network: Reachability | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.attempt)
        exchanging.ended.connect(self._ended)
        office.shell.closing.connect(self._rest)

    @property
    def on(self) -> bool:
        """Asked of the settings each time: off is off at once."""
        return is_automatic(self._office.context.home)

    @property
    def waits_for_person(self) -> bool:
        """Whether no time mends what failed last."""
        return self._attempts.waits_for_person

    @property
    def due(self) -> bool:
        """Whether a round will begin by itself."""
        return self._timer.isActive()

    def begin(self, after: float = AFTER_START) -> None:
        """Go to work if it is switched on, or rest if not."""
        self._rest()
        if self.on:
            self._network = Reachability(self)
            self._network.came.connect(self._network_came)
            self._wait(after)

    def attempt(self) -> None:
        """Try now, if it is on and nothing is under way."""
        if self.on and not self._office.closed:
            self._exchanging.go(by_itself=True)

    def _network_came(self) -> None:
        """What failed on one network may go on another; what a person stopped stays stopped."""
        if not self._stopped:
            self.attempt()

    def _ended(self, result: Round | Fault) -> None:
        fault = fault_of(result)
        self._stopped = fault is not None and fault.code is Code.INTERRUPTED
        seconds = self._attempts.failed(fault) if fault else self._attempts.went()
        if self.on and seconds is not None and not self._office.closed:
            self._wait(seconds)

    def _wait(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))

    def _rest(self) -> None:
        self._timer.stop()
        network, self._network = self._network, None
        if network is not None:
            network.deleteLater()
