"""A real WebDAV server on a loopback port with a way to it that can be cut, as a kit names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hrcapp.exchange.kit import DropBoxSpec
from tests.exchange_servers.proxy import Proxy
from tests.exchange_servers.servers import MAKERS, PASSWORD, Server

SECRET = PASSWORD


@dataclass
class Dav:
    """`spec` leads through `way`."""

    server: Server
    way: Proxy

    @property
    def spec(self) -> DropBoxSpec:
        return self.server.through(self.way.port)

    def cut_after(self, count: int) -> None:
        """Kill the server once that many bytes more have gone to it."""
        self.way.cut_after(count, self.server.kill)

    def mend(self) -> None:
        """Start it again."""
        if self.server.process is not None and not self.server.process.runs:
            self.server.start()
        self.way.mend()


@contextmanager
def running(kind: str = "wsgidav") -> Iterator[Dav]:
    server = MAKERS[kind]().start()
    assert server.port is not None
    way = Proxy(server.port)
    try:
        yield Dav(server, way)
    finally:
        way.close()
        server.end()
