"""What is logged when the app itself fails, and what never is."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.ui import safety_net


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = safety_net.write_log(tmp_path)
    yield tmp_path / "hrcapp.log"
    logging.getLogger("hrcapp").removeHandler(handler)
    handler.close()


@pytest.fixture
def told() -> Iterator[list[Fault]]:
    heard: list[Fault] = []
    hook, thread_hook = sys.excepthook, safety_net.threading.excepthook
    handler = safety_net.qInstallMessageHandler(None)
    safety_net.catch(heard.append)
    yield heard
    sys.excepthook, safety_net.threading.excepthook = hook, thread_hook
    safety_net.qInstallMessageHandler(handler)


def fail(error: Exception) -> None:
    try:
        raise error
    except Exception:  # noqa: BLE001  whatever nobody caught
        sys.excepthook(*sys.exc_info())


def test_an_uncaught_error_is_told_and_its_place_logged(log: Path, told: list[Fault]) -> None:
    fail(ValueError("the answer was: Sample secret"))
    assert [fault.code for fault in told] == [Code.UNEXPECTED]
    written = log.read_text("utf-8")
    assert "ValueError" in written
    assert "test_safety_net.py" in written
    assert "Sample secret" not in written


def test_a_fault_is_told_as_what_it_is(log: Path, told: list[Fault]) -> None:
    fail(Fault(Code.DISK_FULL, path="/Sample"))
    assert [fault.code for fault in told] == [Code.DISK_FULL]
    assert "disk-full" in log.read_text("utf-8")
    assert "/Sample" not in log.read_text("utf-8")


def test_the_log_never_grows_large(log: Path) -> None:
    logger = logging.getLogger("hrcapp.sample")
    for _ in range(4_000):
        logger.info("x" * 400)
    kept = list(log.parent.glob("hrcapp.log*"))
    assert len(kept) == 4
    assert sum(path.stat().st_size for path in kept) <= 4 * 256 * 1024
