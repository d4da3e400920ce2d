"""Pieces, patience and limits: on a clock of our own."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest

from hrcapp.exchange.transfer import LARGEST, SIZES, SMALLEST, BackOff, Control, Line, Pace, send
from hrcapp.model.faults import Code, Fault

MEGA = 1_000_000


class World(Control):
    """Time passes only by waiting, or by `take`."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
        self.check()

    def line(self, **options: object) -> Line:
        return Line(self, back_off=BackOff(7), clock=lambda: self.now, **options)  # type: ignore[arg-type]


class Far:
    """A server on a link of `speed` bytes a second; `cuts` are the requests that get lost."""

    def __init__(
        self, world: World, speed: float, cuts: Callable[[int], bool] = lambda number: False
    ) -> None:
        self.world, self.speed, self.cuts = world, speed, cuts
        self.requests, self.carried = 0, 0
        self.files: list[bytes] = []

    def put(self, piece: bytes) -> None:
        self.requests += 1
        self.carried += len(piece)
        self.world.now += len(piece) / self.speed
        if self.cuts(self.requests):
            raise Fault(Code.BOX_TIMED_OUT, server="sample.example")
        self.files.append(piece)


def test_a_file_arrives_in_order_and_progress_only_grows() -> None:
    world, data = World(), random.Random(1).randbytes(MEGA)
    far, reports = Far(world, 80_000), list[tuple[int, int]]()
    lengths = send(data, far.put, world.line(), progress=lambda *now: reports.append(now))
    assert b"".join(far.files) == data
    assert [len(piece) for piece in far.files] == lengths
    assert reports == sorted(reports)
    assert (reports[0], reports[-1]) == ((0, MEGA), (MEGA, MEGA))


def test_what_is_there_is_not_sent_again() -> None:
    world, data = World(), random.Random(2).randbytes(MEGA)
    far = Far(world, 80_000)
    told: list[int] = []
    send(data, far.put, world.line(), there=[64 * 1024] * 10, arrived=lambda so_far: told.append(sum(so_far)))
    assert b"".join(far.files) == data[640 * 1024 :]
    assert told[-1] == MEGA


@pytest.mark.parametrize("seed", range(8))
def test_a_link_that_loses_every_third_request_delivers_at_a_known_price(seed: int) -> None:
    chance, world = random.Random(seed), World()
    data = chance.randbytes(2 * MEGA)
    lost = {number for number in range(1, 1000) if chance.random() < 0.33}
    far = Far(world, 8_000, lambda number: number in lost)
    send(data, far.put, world.line(attempts=20))
    assert b"".join(far.files) == data
    assert far.carried < 2 * MEGA * 1.9
    assert len(lost & set(range(1, far.requests + 1))) > 3


def test_one_cut_costs_one_piece() -> None:
    world, data = World(), random.Random(3).randbytes(2 * MEGA)
    far = Far(world, 80_000, lambda number: number == 14)
    send(data, far.put, world.line())
    assert far.carried - len(data) <= 64 * 1024


def test_pieces_grow_on_a_good_link_and_shrink_on_a_bad_one() -> None:
    good = Pace(32 * MEGA)
    sizes = [good.size]
    for _ in range(5):
        good.went(good.size, 0.5)
        sizes.append(good.size)
    assert sizes == [SIZES[1], SIZES[2], SIZES[3], LARGEST, LARGEST, LARGEST]
    good.lost()
    assert good.size == SIZES[2]
    good.went(good.size, 30)
    assert good.size == SIZES[1]
    for _ in range(9):
        good.lost()
    assert good.size == SMALLEST


@pytest.mark.parametrize(
    ("total", "largest"), [(1, SMALLEST), (300_000, SMALLEST), (2 * MEGA, SMALLEST), (4 * MEGA, SIZES[1])]
)
def test_a_small_file_is_never_in_large_pieces(total: int, largest: int) -> None:
    pace = Pace(total)
    for _ in range(5):
        pace.went(pace.size, 0.1)
    assert pace.size == largest


def test_a_server_that_never_answered_is_given_up_sooner() -> None:
    world = World()
    far = Far(world, 8_000, lambda number: True)
    with pytest.raises(Fault) as caught:
        send(b"x" * 100, far.put, world.line())
    assert (caught.value.code, far.requests) == (Code.BOX_TIMED_OUT, 2)


def test_a_server_that_answered_before_is_waited_for() -> None:
    world = World()
    far = Far(world, 80_000, lambda number: number > 3)
    with pytest.raises(Fault):
        send(b"x" * MEGA, far.put, world.line(attempts=6))
    assert far.requests == 3 + 6
    assert len(world.waits) == 5


@pytest.mark.parametrize("code", [Code.BOX_REFUSED, Code.BOX_FULL, Code.BOX_CERTIFICATE, Code.BOX_HOST_KEY])
def test_what_does_not_pass_is_not_tried_again(code: Code) -> None:
    world, asked = World(), list[int]()

    def refuse(_piece: bytes) -> None:
        asked.append(1)
        raise Fault(code, server="sample.example")

    with pytest.raises(Fault) as caught:
        send(b"x", refuse, world.line())
    assert (caught.value.code, len(asked)) == (code, 1)


def test_waits_double_up_to_a_bound_and_differ_between_laptops() -> None:
    one, two = BackOff(1, first=2, longest=60), BackOff(2, first=2, longest=60)
    waits = [one.wait(failures) for failures in range(1, 40)]
    for number, wait in enumerate(waits):
        whole = min(2 * 2**number, 60)
        assert whole / 2 <= wait <= whole
    assert waits != [two.wait(failures) for failures in range(1, 40)]
    again = BackOff(1, first=2, longest=60)
    assert waits == [again.wait(failures) for failures in range(1, 40)]


def test_the_limit_holds_over_the_whole_file() -> None:
    world, data = World(), b"x" * (MEGA // 2)
    send(data, Far(world, 10 * MEGA).put, world.line(rate=16_000))
    assert world.now == pytest.approx(len(data) / 16_000, rel=0.01)


def test_stopping_ends_before_the_next_request_and_keeps_what_was_sent() -> None:
    world, data = World(), b"x" * MEGA
    far, told = Far(world, 80_000), list[int]()

    def arrived(lengths: object) -> None:
        told.append(1)
        if len(told) == 3:
            world.stop()

    with pytest.raises(Fault) as caught:
        send(data, far.put, world.line(), arrived=arrived)
    assert (caught.value.code, far.requests) == (Code.INTERRUPTED, 3)


def test_pausing_holds_until_going_on() -> None:
    control, asked = Control(), threading.Event()
    line = Line(control)
    control.pause()
    worker = threading.Thread(target=lambda: line.carry(asked.set))
    worker.start()
    assert control.paused
    assert not asked.wait(0.05)
    control.resume()
    assert asked.wait(10)
    worker.join(10)


def test_a_pause_can_be_ended_by_stopping() -> None:
    control = Control()
    control.pause()
    found: list[Fault] = []

    def work() -> None:
        try:
            control.check()
        except Fault as fault:
            found.append(fault)

    worker = threading.Thread(target=work)
    worker.start()
    control.stop()
    worker.join(10)
    assert [fault.code for fault in found] == [Code.INTERRUPTED]
    control.pause()
    assert not control.paused, "what was stopped stays stopped"
