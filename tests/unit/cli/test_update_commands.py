"""`hrcapp update`: nothing is taken that no key of this program has signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.cli import FAULT, main
from hrcapp.exchange.keys import SigningKey
from tests.unit.exchange.update_stage import release


@pytest.mark.parametrize("verb", ["verify", "place"])
def test_a_file_of_an_unknown_key_is_refused(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path = release(tmp_path, key=SigningKey.generate())
    before = sorted(tmp_path.iterdir())
    assert main(["update", verb, str(path)]) == FAULT
    told = capsys.readouterr()
    assert not told.out
    assert told.err.strip()
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_no_update_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sample.hrcupdate").write_bytes(b"sample")
    assert main(["update", "verify", str(tmp_path / "sample.hrcupdate"), "--json"]) == FAULT
    assert "sample.hrcupdate" in capsys.readouterr().err
