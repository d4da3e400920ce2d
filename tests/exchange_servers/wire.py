"""How much goes over a bad link for 2 MB, against what was to be sent: rows for the bench, and a command.

    python -m tests.exchange_servers.wire [NAME…]      NAME: one_cut, ten_percent, cut_every_120s, slow

Bytes are counted at the tunnel, headers and lost packets included. The far end is a real WebDAV server.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit_content import DropBoxSpec
from hrcapp.exchange.transfer import BackOff, Line
from tests.exchange_servers.link import Link, Quality
from tests.exchange_servers.processes import BIN, Process, own_folder
from tests.exchange_servers.servers import PASSWORD, USER, wsgidav_config

PAYLOAD = 2_000_000
_PORT = 8080


@dataclass(frozen=True)
class Row:
    """`up` and `down` are bytes on the link; the goal is a share of the payload that may go up."""

    name: str
    payload: int
    up: int
    down: int
    goal: float | None
    seconds: float
    cuts: int
    whole: bool

    @property
    def share(self) -> float:
        """What went up, by what was to be sent."""
        return self.up / self.payload


def wire_one_cut(payload: int = PAYLOAD) -> Row:
    """640 kbit/s, 100 ms there and back, one cut at half of the way."""
    with far_end(Quality(640_000, 0.05)) as (link, files):
        link.cut_after(payload // 2)
        return _send(link, files, "wire_one_cut", payload, 1.08)


def wire_ten_percent(payload: int = PAYLOAD) -> Row:
    """The same link with every tenth packet lost, and one cut."""
    with far_end(Quality(640_000, 0.05, loss=0.1)) as (link, files):
        link.cut_after(payload // 2)
        return _send(link, files, "wire_ten_percent", payload, 1.25)


def wire_cut_every_120s(payload: int = PAYLOAD) -> Row:
    """64 kbit/s, 600 ms there and back, a cut every two minutes."""
    with far_end(Quality(64_000, 0.3)) as (link, files):
        link.cut_every(120)
        return _send(link, files, "wire_cut_every_120s", payload, 1.16)


def wire_slow(payload: int = PAYLOAD) -> Row:
    """64 kbit/s, 600 ms, 2 % loss, a cut every 45 s."""
    with far_end(Quality(64_000, 0.3, loss=0.02)) as (link, files):
        link.cut_every(45)
        return _send(link, files, "wire_slow", payload, None)


ROWS: dict[str, Callable[[], Row]] = {
    "one_cut": wire_one_cut,
    "ten_percent": wire_ten_percent,
    "cut_every_120s": wire_cut_every_120s,
    "slow": wire_slow,
}


@contextmanager
def far_end(quality: Quality) -> Iterator[tuple[Link, Path]]:
    """The link with a server at its end, and the server's folder. Raises `link.Unavailable`."""
    folder = own_folder()
    with Link(quality) as link:
        (folder / "files").mkdir()
        path = wsgidav_config(folder, link.there, _PORT)
        command = link.inside([str(BIN / "wsgidav"), "--config", str(path)])
        process = Process(command, _PORT, folder / "log", host=link.there)
        process.start()
        try:
            yield link, folder / "files"
        finally:
            process.kill()
            shutil.rmtree(folder, ignore_errors=True)


def spec_of(link: Link) -> DropBoxSpec:
    """The box at the far end."""
    options = {"user": USER, "password": PASSWORD, "plain_http": "yes"}
    return DropBoxSpec("webdav", f"http://{link.there}:{_PORT}/", options)


def _send(link: Link, files: Path, name: str, payload: int, goal: float | None) -> Row:
    data = random.Random(payload).randbytes(payload)
    line = Line(attempts=20, back_off=BackOff(1, first=1, longest=10))
    up, down, begun = link.up, link.down, time.monotonic()
    with open_officer_box(spec_of(link), line=line) as box:
        digest = box.put_bundle(data)
        seconds = time.monotonic() - begun
        up, down = link.up - up, link.down - down
    with open_officer_box(DropBoxSpec("folder", str(files))) as there:
        found = [there.get(item) for item in there.list_bundles() if item.sha256 == digest]
    return Row(
        name,
        payload,
        up,
        down,
        goal,
        round(seconds, 1),
        link.cuts,
        found == [data],
    )


def main(names: list[str]) -> int:
    """Print each row as JSON; 1 when a goal was missed."""
    missed = False
    for name in names or list(ROWS):
        row = ROWS[name]()
        missed = missed or not row.whole or (row.goal is not None and row.share > row.goal)
        print(json.dumps({**asdict(row), "share": round(row.share, 4)}), flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
