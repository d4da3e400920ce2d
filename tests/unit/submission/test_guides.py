"""The guides: in every language alike, with everything they point at, and whole on paper."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.cli import commands, main
from hrcapp.i18n.languages import is_rtl
from hrcapp.model.places import resource
from hrcapp.submission.guides import (
    GUIDES,
    Bullets,
    Code,
    Guide,
    Heading,
    Paragraph,
    Picture,
    Table,
    guide,
    paper,
    picture,
    plain,
)
from hrcapp.submission.guides.markdown import Look, parse, words_of

NOW = datetime(2026, 11, 24, tzinfo=UTC)
HOME = resource("guides")
WRITTEN = sorted((path.parent.name, path.stem) for path in HOME.glob("*/*.md"))
_TARGET = re.compile(r"\]\(([^)\s]+)\)")


def _ran(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _letters(text: str) -> str:
    """Without what lines and cells are broken by, and without isolates."""
    return re.sub(r"[\s\u2066-\u2069\u00ad]+", "", text)


def test_every_guide_is_there_in_english() -> None:
    assert {who for language, who in WRITTEN if language == "en"} == set(GUIDES)
    assert {who for _language, who in WRITTEN} == set(GUIDES)


@pytest.mark.parametrize(("language", "who"), WRITTEN)
def test_a_translation_has_the_parts_of_the_english(language: str, who: str) -> None:
    def shape(found: Guide) -> tuple[object, ...]:
        kinds = Counter(type(part).__name__ for part in found.parts)
        levels = [part.level for part in found.parts if isinstance(part, Heading)]
        pictures = [part.name for part in found.parts if isinstance(part, Picture)]
        code = [part.lines for part in found.parts if isinstance(part, Code)]
        return levels, pictures, kinds["Table"], len(code)

    found = guide(who, language)
    assert found.language == language
    assert shape(found) == shape(guide(who, "en"))


@pytest.mark.parametrize(("language", "who"), WRITTEN)
def test_what_a_guide_points_at_is_there(language: str, who: str) -> None:
    path = HOME / language / f"{who}.md"
    text = path.read_text("utf-8")
    for target in _TARGET.findall(text):
        assert (path.parent / target.partition("#")[0]).exists(), target
    shown = [part for part in guide(who, language).parts if isinstance(part, Picture)]
    assert shown
    assert len(shown) == text.count("![")
    for one in shown:
        assert picture(one.name, language).read_bytes().startswith(b"\x89PNG")
        assert one.alt


@pytest.mark.parametrize(("language", "who"), WRITTEN)
def test_nothing_of_the_markup_is_left(language: str, who: str) -> None:
    for part in guide(who, language).parts:
        if not isinstance(part, Code):
            assert not re.search(r"\*\*|`|\]\(|^#|^\||^- ", words_of(part), re.MULTILINE), words_of(part)


@pytest.mark.parametrize(("language", "who"), WRITTEN)
def test_on_paper_tagged_with_every_word(language: str, who: str, tmp_path: Path) -> None:
    found, path = guide(who, language), tmp_path / "guide.pdf"
    path.write_bytes(paper(found, now=NOW))
    assert re.search(r"^Tagged:\s+yes$", _ran("pdfinfo", path), re.MULTILINE)
    tree = _ran("pdfinfo", "-struct-text", path)
    kinds = Counter(re.findall(r"^ *(H[123]|Figure|L|Table|TOC)\b", tree, re.MULTILINE))
    headings = Counter(part.level for part in found.parts if isinstance(part, Heading))
    assert kinds["H1"] == 1
    assert kinds["H2"] == headings[2] + 1  # that of the contents
    assert kinds["H3"] == headings[3]
    for kind, tag in ((Picture, "Figure"), (Bullets, "L"), (Table, "Table")):
        assert kinds[tag] == sum(isinstance(part, kind) for part in found.parts)
    assert kinds["TOC"] == 1
    if not is_rtl(language):  # what comes back in order without doubt
        printed = _letters("".join(re.findall(r'"(.*)"', tree)))
        for part in found.parts:
            if not isinstance(part, Picture):
                for line in words_of(part).splitlines():
                    assert _letters(line) in printed


def test_the_same_bytes_again() -> None:
    assert paper(guide("officer", "en"), now=NOW) == paper(guide("officer", "en"), now=NOW)


def test_a_language_without_a_guide_gets_the_english_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guide("officer", "ko").language == "en"
    path = tmp_path / "guide.pdf"
    assert main(["guide", "officer", "--lang", "ko", "--letter", "--out", str(path)]) == 0
    said = capsys.readouterr()
    assert str(path) in said.out
    assert "English" in said.err
    assert "612 x 792 pts (letter)" in _ran("pdfinfo", path)


def test_the_command_knows_every_guide(tmp_path: Path) -> None:
    assert ("guide",) in commands()
    for who in GUIDES:
        path = tmp_path / f"{who}.pdf"
        assert main(["guide", who, "--lang", "en", "--out", str(path)]) == 0
        assert path.read_bytes().startswith(b"%PDF")


def test_the_markdown_that_guides_use() -> None:
    parts = parse(
        "# Title\n\nOne *Button*, `code` and\n**bold `x`**.\n- a\n  more\n\n- b\n\n"
        "  | h | i |\n  |---|---|\n  | *c* | d |\n\n1. one\n2. two\n```\nhrcapp *x*\n\ny\n```\n"
        "[words](officer.md)"
    )
    assert [type(part) for part in parts] == [Heading, Paragraph, Bullets, Table, Bullets, Code, Paragraph]
    _title, first, dots, table, figures, code, last = parts
    assert isinstance(first, Paragraph)
    assert [(run.text, run.look) for run in first.words if run.look is not Look.PLAIN] == [
        ("Button", Look.NAME),
        ("code", Look.CODE),
        ("bold ", Look.STRONG),
        ("x", Look.CODE),
    ]
    assert isinstance(dots, Bullets)
    assert [plain(item) for item in dots.items] == ["a more", "b"]
    assert isinstance(table, Table)
    assert words_of(table) == "h\ni\nc\nd"
    assert isinstance(figures, Bullets)
    assert figures.numbered
    assert isinstance(code, Code)
    assert code.lines == ("hrcapp *x*", "", "y")
    assert isinstance(last, Paragraph)
    assert last.words[0].target == "officer.md"
