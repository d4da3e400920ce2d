"""Bytes on a bad link of our own for a file of 2 MB, against those of the file. Needs root and namespaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tests.bench.row import NotMeasured, Pair, Row
from tests.exchange_servers import wire
from tests.exchange_servers.link import Unavailable


def _measure(send: Callable[[], wire.Row], rounds: int) -> Sequence[Pair]:
    """Once is enough: the losses of the link come by a seed."""
    del rounds
    try:
        sent = send()
    except Unavailable as reason:
        raise NotMeasured(f"no link can be made here: {reason}") from reason
    if not sent.whole:
        raise RuntimeError(f"{sent.name}: the file did not arrive whole")
    return [Pair(sent.up / 1000, sent.payload / 1000)]


def _row(send: Callable[[], wire.Row], goal: float | None, link: str, *, slow: bool = False) -> Row:
    reference = f"the bytes of the file; {link}; headers, repeated and lost packets are counted"
    return Row(send.__name__, "kB", goal, reference, partial(_measure, send), rounds=1, slow=slow)


ROWS = (
    _row(wire.wire_one_cut, 1.08, "640 kbit/s, 100 ms there and back, one cut (about 50 s)"),
    _row(wire.wire_ten_percent, None, "the same with every tenth packet lost (about 70 s)"),
    _row(
        wire.wire_cut_every_120s,
        None,
        "64 kbit/s, 600 ms, a cut every two minutes (about 8 minutes)",
        slow=True,
    ),
    _row(wire.wire_slow, None, "64 kbit/s, 600 ms, 2 % lost, a cut every 45 s (about 11 minutes)", slow=True),
)
