"""Reports of errors in the app itself: where it was, and nothing that anybody typed."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, Role
from hrcapp.ui import safety_net
from hrcapp.ui.hard_crash import HardCrash
from hrcapp.ui.problem_reports import KEEP, ProblemReports, place_of
from tests.conftest import ROOT

ANSWER, NAME, PASSPHRASE = "We shelter defenders in the old mill", "بلدية نموذجية", "seven sample words of it"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home.open(tmp_path / NAME)
    found.claim(Role.OFFICER)
    return found


@pytest.fixture
def watched(home: Home) -> Iterator[ProblemReports]:
    """The app's log as it is while a window runs."""
    handler = safety_net.Reporting(home)
    yield ProblemReports(home)
    handler.close()


def keeps(answer: str, town: str, passphrase: str) -> None:
    """Fails with all of it in its locals, its message, its cause and its notes."""
    try:
        Path(town, passphrase, answer).read_text()
    except OSError as error:
        error.add_note(f"{answer} {town}")
        kind = type(f"Sample{len(answer)}Error", (RuntimeError,), {})
        raise kind(f"{town}: {answer} ({passphrase})") from error


def fail() -> None:
    try:
        keeps(ANSWER, NAME, PASSPHRASE)
    except RuntimeError:
        logging.getLogger("hrcapp.sample").exception("work failed: %s %s %s", ANSWER, NAME, PASSPHRASE)


def test_a_report_tells_where_it_was_and_no_value(watched: ProblemReports, home: Home) -> None:
    fail()
    [report] = watched.all()
    text = watched.text(report.name)
    assert "Sample36Error" in text
    assert "from FileNotFoundError" in text
    assert "tests/faults/test_problem_reports.py:" in text
    assert "qt: " in text
    for secret in (ANSWER, NAME, PASSPHRASE, *ANSWER.split(), str(home.path), str(ROOT), str(Path.home())):
        assert len(secret) < 5 or secret not in text, secret
    assert home.path.joinpath("reports", report.name).stat().st_mode & 0o777 == 0o600


def test_the_same_thing_again_and_again_is_one_report(watched: ProblemReports) -> None:
    for _ in range(30):
        fail()
    assert len(watched.all()) == 1


def test_what_a_person_was_told_is_no_report(watched: ProblemReports) -> None:
    try:
        raise Fault(Code.DISK_FULL, path="/Sample")
    except Fault:
        logging.getLogger("hrcapp.sample").exception("told")
    assert watched.all() == []


def test_the_newest_are_kept(home: Home) -> None:
    reports = ProblemReports(home)
    for number in range(KEEP + 5):
        reports.keep(f"Sample{number}Error", NOW + timedelta(minutes=number))
    found = reports.all()
    assert len(found) == KEEP
    assert (found[0].what, found[-1].what) == ("Sample24Error", "Sample5Error")
    reports.delete(found[0].name)
    assert reports.all() == found[1:]


def test_no_other_file_is_read_or_deleted(home: Home) -> None:
    reports = ProblemReports(home)
    for name in ("../settings.json", "settings.json", "problem-20261124T090000Z-zzzzzzzz.txt"):
        for act in (reports.text, reports.delete):
            with pytest.raises(Fault) as caught:
                act(name)
            assert caught.value.code is Code.FILE_UNREADABLE
    assert home.role is Role.OFFICER


def test_places_are_told_within_the_program_alone() -> None:
    assert place_of(str(ROOT / "hrcapp" / "app.py")) == "hrcapp/app.py"
    assert place_of(f"/home/{NAME}/env/lib/site-packages/sqlite_utils/db.py") == "sqlite_utils/db.py"
    assert place_of(os.__file__) == "os.py"
    assert place_of("hrcapp/ui/shell.py") == "hrcapp/ui/shell.py"
    assert place_of(f"/home/{NAME}/mine.py") == place_of("<string>") == "(outside the program)"


def test_a_crash_of_the_interpreter_is_a_report_at_the_next_start(home: Home) -> None:
    child = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from hrcapp.store import Home; from hrcapp.ui import safety_net\n"
        "safety_net.Reporting(Home.open(Path(sys.argv[1])))\n"
        f"typed = {ANSWER!r}\n"
        "faulthandler._sigsegv()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", child, str(home.path)], cwd=ROOT, check=False, capture_output=True, timeout=60
    )
    assert done.returncode != 0
    reports = ProblemReports(home)
    assert reports.all() == []
    crash = HardCrash(home)
    crash.begin(reports)
    [report] = reports.all()
    text = reports.text(report.name)
    assert report.what.startswith(("Fatal Python error: Segmentation fault", "Windows fatal exception"))
    assert "current thread" in text
    assert ANSWER not in text
    assert str(ROOT) not in text
    crash.end()
    assert [one.name for one in home.path.joinpath("reports").iterdir()] == [report.name]
