"""The data folder says whose it is and never fails without a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, Role


def test_the_role_is_recorded_once(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "مجلد with spaces")
    assert home.role is None
    home.claim(Role.OFFICER)
    home.claim(Role.OFFICER)
    with pytest.raises(Fault) as caught:
        home.claim(Role.SECRETARIAT)
    assert caught.value.code is Code.ROLE_OTHER


def test_damaged_settings_count_as_none(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    (tmp_path / "settings.json").write_bytes(b"\xff{")
    assert home.settings() == {}
    home.change(language="ar")
    assert home.settings() == {"language": "ar"}


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/sys").is_dir(), reason="root writes everywhere")
def test_a_folder_that_cannot_be_used_has_a_sentence() -> None:
    place = Path("/proc/sys/nowhere") if os.geteuid() == 0 else Path("/nowhere")
    with pytest.raises(Fault) as caught:
        Home.open(place)
    assert caught.value.code is Code.HOME_UNUSABLE
