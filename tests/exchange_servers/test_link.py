"""Over a bad link of our own: what arrives, and at what price. Needs root for the link, and skips without."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.kit_content import DropBoxSpec
from hrcapp.exchange.transfer import BackOff, Line
from tests.exchange_servers import wire
from tests.exchange_servers.link import Link, Quality, Unavailable
from tests.exchange_servers.packets import flow_of, reset_for


@contextmanager
def far_end(quality: Quality) -> Iterator[tuple[Link, Path]]:
    try:
        opened = wire.far_end(quality)
        link, files = opened.__enter__()
    except Unavailable as reason:
        pytest.skip(f"no link can be made here: {reason}")
    try:
        yield link, files
    finally:
        opened.__exit__(None, None, None)


def arrives(link: Link, files: Path, data: bytes, *, timeout: float = 60) -> float:
    """Send; the bytes that went up, as a share of the file."""
    line = Line(attempts=20, timeout=timeout, back_off=BackOff(1, first=0.2, longest=1))
    before = link.up
    with open_officer_box(wire.spec_of(link), line=line) as box:
        digest = box.put_bundle(data)
    with open_officer_box(DropBoxSpec("folder", str(files))) as there:
        assert data in [there.get(item) for item in there.list_bundles() if item.sha256 == digest]
    return (link.up - before) / len(data)


@pytest.mark.slow
def test_a_cut_costs_no_more_than_a_piece() -> None:
    data = random.Random(1).randbytes(400_000)
    with far_end(Quality(2_000_000, 0.02)) as (link, files):
        link.cut_after(250_000, silence=1)
        share = arrives(link, files, data)
        assert link.cuts == 1
    assert share < 1.09 + 32 * 1024 / len(data)


@pytest.mark.slow
def test_lost_packets_are_paid_for_but_nothing_is_lost() -> None:
    data = random.Random(2).randbytes(150_000)
    with far_end(Quality(2_000_000, 0.02, loss=0.1)) as (link, files):
        assert 1.05 < arrives(link, files, data) < 1.5


@pytest.mark.slow
def test_a_body_that_takes_longer_than_the_timeout_arrives_in_pieces() -> None:
    """With the whole file in one body, each attempt would end in the same place, for ever."""
    data = random.Random(3).randbytes(100_000)
    with far_end(Quality(256_000, 0.02)) as (link, files):
        assert arrives(link, files, data, timeout=2) < 2.2


def test_a_connection_is_ended_in_the_name_of_its_other_side() -> None:
    ours = bytes.fromhex("4500002800010000400600000a0000010a000002") + bytes.fromhex(
        "1388005000000064000000c85018000000000000"
    )
    answer = reset_for(ours)
    assert answer is not None
    assert flow_of(answer) == flow_of(ours)
    assert answer[12:20] == ours[16:20] + ours[12:16]
    assert answer[20 + 4 : 20 + 8] == bytes.fromhex("000000c8"), "its number is what was waited for"
    assert answer[33] & 4
    assert reset_for(answer) is None
    assert flow_of(b"\x60" + bytes(60)) is None
    assert flow_of(b"") is None
