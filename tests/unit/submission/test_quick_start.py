"""The page beside the computer: one page in every language, with every letter."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.i18n import catalog
from hrcapp.i18n.languages import SHIPPED
from hrcapp.submission.quick_start import _NOTES, _STEPS, TITLE, quick_start

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _ran(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _joined(text: str) -> str:
    return "".join(text.replace("-", "").split())


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("letter", [False, True], ids=["a4", "letter"])
def test_one_page_with_every_word(language: str, letter: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(quick_start(language, letter=letter, now=NOW))
    assert re.search(r"^Pages:\s+1$", _ran("pdfinfo", path), re.MULTILINE)
    tree = _ran("pdfinfo", "-struct-text", path)
    assert tree.count(" H2") == len(_STEPS) + 2
    if language not in ("ar", "ko"):  # what pdftotext puts back in order without doubt
        # A word that is broken at its own hyphen comes back without it.
        words = _joined(_ran("pdftotext", path, "-"))
        say = catalog(language).gettext
        for text in (TITLE, *(name for name, _words in _STEPS), *_NOTES):
            assert _joined(say(text)) in words


def test_the_same_bytes_again() -> None:
    assert quick_start("ar", now=NOW) == quick_start("ar", now=NOW)


def test_by_command(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    assert main(["form", "quick-start", "--lang", "fr", "--letter", "--out", str(path)]) == 0
    assert "612 x 792 pts (letter)" in _ran("pdfinfo", path)
