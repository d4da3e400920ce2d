"""Each server is started once for all tests of the contract, when the first of them needs it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from hrcapp.exchange.dropbox import DeskBox, Ledger, OfficerBox, open_desk_box, open_officer_box
from hrcapp.exchange.transfer import BackOff, Line
from tests.exchange_servers.proxy import Proxy
from tests.exchange_servers.servers import MAKERS, Server


class Restarting(BackOff):
    """Starts a server that was killed again, while the sender waits."""

    def __init__(self, server: Server, way: Proxy) -> None:
        super().__init__(1, first=0.1, longest=0.5)
        self._server, self._way = server, way

    def wait(self, failures: int) -> float:
        self._way.mend()
        if self._server.process is not None and not self._server.process.runs:
            self._server.start()
        return super().wait(failures)


@dataclass
class Site:
    """A server, and boxes on it that are closed after the test. Every test writes other bytes."""

    server: Server
    box: OfficerBox
    chance: random.Random = field(default_factory=lambda: random.Random(uuid4().int))
    _ends: list[Callable[[], object]] = field(default_factory=list)

    def bytes(self, count: int) -> bytes:
        return self.chance.randbytes(count)

    def line(self, attempts: int = 6, back_off: BackOff | None = None) -> Line:
        # Each with chances of its own: writers that wait in step would meet again and again.
        seed = self.chance.getrandbits(32)
        return Line(attempts=attempts, back_off=back_off or BackOff(seed, first=0.1, longest=1))

    def another(
        self,
        *,
        through: Proxy | None = None,
        attempts: int = 6,
        back_off: BackOff | None = None,
        ledger: Ledger | None = None,
    ) -> OfficerBox:
        spec = self.server.through(through.port) if through else self.server.spec
        box = open_officer_box(spec, line=self.line(attempts, back_off), ledger=ledger)
        self._ends.append(box.close)
        return box

    def officer(self) -> OfficerBox:
        """The one that all tests share: opening one for S3 takes a second."""
        return self.box

    def desk(self) -> DeskBox:
        box = open_desk_box(self.server.spec, line=self.line())
        self._ends.append(box.close)
        return box

    def proxy(self) -> Proxy:
        if self.server.port is None:
            pytest.skip("there is no way to a folder that could be cut")
        made = Proxy(self.server.port)
        self._ends.append(made.close)
        return made

    def end(self) -> None:
        for end in reversed(self._ends):
            end()


@pytest.fixture(scope="session")
def _running() -> Iterator[dict[str, tuple[Server, OfficerBox]]]:
    running: dict[str, tuple[Server, OfficerBox]] = {}
    yield running
    for server, box in running.values():
        box.close()
        server.end()


@pytest.fixture(params=sorted(MAKERS))
def site(request: pytest.FixtureRequest, _running: dict[str, tuple[Server, OfficerBox]]) -> Iterator[Site]:
    name: str = request.param
    if name not in _running:
        server = MAKERS[name]().start()
        line = Line(back_off=BackOff(1, first=0.05, longest=0.5))
        _running[name] = server, open_officer_box(server.spec, line=line)
    made = Site(*_running[name])
    yield made
    made.end()
