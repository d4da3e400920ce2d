from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from hrcapp.model.faults import Code, Fault
from hrcapp.ui.tasks import Job, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    runner = Tasks()
    yield runner
    runner.close()
    runner.deleteLater()


def test_no_callback_is_lost_and_the_store_keeps_its_order(tasks: Tasks, qtbot: QtBot) -> None:
    written: list[int] = []
    heard: list[int] = []
    for number in range(2_000):
        tasks.store(lambda number=number: written.append(number) or number, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2_000)
    assert written == heard == list(range(2_000))


def test_callbacks_arrive_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[object] = []
    tasks.run(
        lambda _job: threading.get_ident(), lambda worker: threads.extend([worker, threading.get_ident()])
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()
    assert QThread.currentThread().isMainThread()


def test_a_fault_arrives_as_itself(tasks: Tasks, qtbot: QtBot) -> None:
    def work() -> None:
        raise Fault(Code.DISK_FULL)

    faults: list[Fault] = []
    tasks.store(work, failed=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code is Code.DISK_FULL


def test_a_mistake_of_ours_arrives_as_unexpected_and_is_logged(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[Fault] = []
    tasks.run(lambda _job: 1 // 0, failed=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code is Code.UNEXPECTED
    assert "ZeroDivisionError" in caplog.text


def test_progress_is_reported_and_work_can_be_stopped(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    faults: list[Fault] = []
    go_on = threading.Event()

    def work(job: Job) -> None:
        for number in range(1_000_000):
            job.report(number, 1_000_000)
            go_on.wait(0.001)

    job = tasks.run(work, failed=faults.append, progress=lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: len(seen) >= 2)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code is Code.INTERRUPTED
    assert seen == sorted(seen)


def test_closing_finishes_what_the_store_was_given(qtbot: QtBot) -> None:
    runner, written, heard = Tasks(), [], []
    gate = threading.Event()
    runner.store(gate.wait)
    for number in range(200):
        runner.store(lambda number=number: written.append(number), lambda _none: heard.append(1))
    gate.set()
    runner.close()
    runner.deleteLater()
    assert written == list(range(200))
    assert len(heard) == 200
    assert not runner.busy


def test_nothing_is_called_once_its_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, heard, gate = QObject(), [], threading.Event()
    tasks.store(gate.wait, lambda _set: heard.append("gone"), owner=owner)
    tasks.store(lambda: None, lambda _none: heard.append("after"))
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["after"]


def test_busy_is_told_once_each_way(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[bool] = []
    tasks.busy_changed.connect(told.append)
    gate = threading.Event()
    for _ in range(3):
        tasks.store(gate.wait)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == [True, False]


def test_work_in_the_network_has_its_turn_at_the_store(qtbot: QtBot) -> None:
    runner = Tasks()
    threads: list[set[str]] = []

    def work(_job: Job) -> set[str]:
        return {threading.current_thread().name, runner.in_turn(lambda: threading.current_thread().name)}

    runner.run(work, threads.append, alone=True)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [{"alone", "store_0"}]
    runner.close()
    with pytest.raises(Fault) as caught:
        runner.in_turn(lambda: None)
    assert caught.value.code is Code.INTERRUPTED
    runner.deleteLater()


def test_closing_stops_work_in_the_network_and_waits_for_no_answer(qtbot: QtBot) -> None:
    runner, answer, faults = Tasks(), threading.Event(), list[Fault]()

    def work(job: Job) -> None:
        answer.wait(30)
        job.check()

    job = runner.run(work, None, faults.append, progress=lambda _done, _total: None, alone=True)
    runner.close()
    assert job.cancelled
    assert not faults, "nobody is called after the end"
    [waiting] = [each for each in threading.enumerate() if each.name == "alone"]
    answer.set()
    waiting.join(20)
    runner.deleteLater()
