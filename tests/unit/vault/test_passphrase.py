"""A passphrase from a file, for those who can't be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.vault import passphrase


def test_no_variable_means_ask() -> None:
    assert passphrase.from_file() is None


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        (b"four sample words", "four sample words"),
        (b"words\n", "words"),
        (b"words\r\nnot this\r\n", "words"),
        (b"\xef\xbb\xbfwords\n", "words"),
        ("une phrase à part\n".encode(), "une phrase à part"),
        (b" blanks count \n", " blanks count "),
    ],
)
def test_the_first_line_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, meant: str
) -> None:
    (tmp_path / "passphrase").write_bytes(content)
    monkeypatch.setenv(passphrase.VARIABLE, str(tmp_path / "passphrase"))
    assert passphrase.from_file() == meant


@pytest.mark.parametrize("content", [None, b"", b"\nsecond line", b"\xff\xfe"])
def test_a_file_without_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "passphrase").write_bytes(content)
    monkeypatch.setenv(passphrase.VARIABLE, str(tmp_path / "passphrase"))
    with pytest.raises(Fault) as caught:
        passphrase.from_file()
    assert caught.value.code is Code.PASSPHRASE_MISSING
