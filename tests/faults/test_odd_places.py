"""A stick that is pulled out, and comes back with other things on it; a right that is taken away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code
from hrcapp.officer.delivery import deliver
from tests.conftest import ROOT
from tests.officer_stage import Stage

_LIMIT_S = 120


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "home")
    made.take_kit()
    yield made
    made.close()


def test_a_stick_pulled_out_between_two_files_comes_back_with_other_things(
    stage: Stage, tmp_path: Path
) -> None:
    """It has a foreign file under one of our names, and what the broken copy left."""
    drafts = [stage.signed(f"Sample {number}") for number in range(3)]
    stick, outbox = tmp_path / "stick", stage.workspace.outbox
    stick.mkdir()

    def pulled(done: int, _all: int) -> None:
        if done == 1:
            stick.rename(tmp_path / "in a pocket")

    first, *others = deliver(outbox, drafts, [stick], progress=pulled)
    assert first.path is not None
    assert {one.fault.code for one in others if one.fault} == {Code.PLACE_MISSING}
    assert all(sentence(one.fault, str).next for one in others if one.fault)
    assert [bool(outbox.history(draft)) for draft in drafts] == [True, False, False]

    stick.mkdir()
    foreign = stick / outbox.pack(drafts[1]).file_name
    foreign.write_bytes(b"somebody else's")
    torn = outbox.data(drafts[2])[:1000]
    (stick / outbox.pack(drafts[2]).file_name).write_bytes(torn)
    assert outbox.waiting() == drafts[1:]
    again = deliver(outbox, outbox.waiting(), [stick])
    assert foreign.read_bytes() == b"somebody else's"
    assert [one.path.read_bytes() for one in again if one.path] == [outbox.data(one) for one in drafts[1:]]
    assert outbox.waiting() == []


_AS_ANOTHER = """
import os, sys
from pathlib import Path
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    Workspace.open(Home.open(Path(sys.argv[1]))).close()
except Fault as fault:
    print(fault.code, bool(sentence(fault, str).next))
else:
    print("opened")
"""


def as_another_user(home: Path) -> str:
    """What another user of this computer meets there."""
    done = subprocess.run(
        [sys.executable, "-c", _AS_ANOTHER, str(home)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        timeout=_LIMIT_S,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root to become another user")
class TestAnotherUser:
    """The same folder, opened under another account of the same computer."""

    @pytest.fixture
    def home(self, stage: Stage, tmp_path: Path) -> Path:
        stage.signed("Sample")
        for folder in (tmp_path, *tmp_path.parents):
            if folder.stat().st_mode & 0o001 == 0:
                folder.chmod(folder.stat().st_mode | 0o001)
        return stage.workspace.home.path

    def test_two_users_on_one_folder(self, home: Path) -> None:
        assert as_another_user(home) == f"{Code.HOME_UNUSABLE} True"

    def test_a_folder_open_to_all_does_not_give_out_its_key(self, home: Path) -> None:
        home.chmod(0o777)
        assert as_another_user(home) == f"{Code.HOME_UNUSABLE} True"

    def test_the_right_to_the_data_is_lost_and_comes_back(self, home: Path) -> None:
        """The folder is theirs; then the data in it are not; then they are again."""

        def belongs_to(user: int, *paths: Path) -> None:
            for path in paths:
                os.chown(path, user, user)

        belongs_to(65534, home, *home.rglob("*"))
        assert as_another_user(home) == "opened"
        data = [*home.rglob("*.db*")]
        before = {path: path.read_bytes() for path in data if path.suffix == ".db"}
        belongs_to(0, *data)
        for path in data:
            path.chmod(0o600)
        assert as_another_user(home) == f"{Code.STORE_READ_ONLY} True"
        assert {path: path.read_bytes() for path in before} == before
        belongs_to(65534, *data)
        assert as_another_user(home) == "opened"
