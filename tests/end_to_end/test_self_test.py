"""`hrcapp self-test`, as packages and far-away help run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.end_to_end.test_start import environment

LIMIT_S = 300


def test_every_check_holds_and_the_data_folder_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-m", "hrcapp", "self-test"],
        env=environment(home, LC_ALL="C.UTF-8"),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line for line in lines[:-1] if not line.startswith("✓ ")] == []
    assert lines[-1].endswith("9 of 9 checks hold.")
    assert not home.exists()
