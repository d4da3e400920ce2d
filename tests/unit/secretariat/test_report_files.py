"""The report for editing, for the web and for reckoning: the same blocks, accessible, without formulas."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from desk_world import World
from lxml import etree, html

from hrcapp.demo import first_forms
from hrcapp.i18n.languages import SHIPPED
from hrcapp.secretariat.ooxml import Properties, Sheet, workbook
from hrcapp.secretariat.report.build import ReportFiles

DAY = date(2026, 3, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = Properties("Sample", "Sample", "Sample", "en", DAY)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World.make(tmp_path_factory.mktemp("files"))
    first_forms.load(made.desk)
    yield made
    made.desk.close()


@pytest.fixture(scope="module")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReportFiles]:
    out = tmp_path_factory.mktemp("out")
    return {language: world.desk.report.build(DAY, language, out) for language in SHIPPED}


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


def test_the_same_input_gives_the_same_bytes(
    world: World, built: dict[str, ReportFiles], tmp_path: Path
) -> None:
    for language in ("en", "ar"):
        again = world.desk.report.build(DAY, language, tmp_path)
        for first, second in zip(built[language].all, again.all, strict=True):
            assert first.read_bytes() == second.read_bytes(), first.name


def test_packages_carry_the_day_of_the_report_and_no_clock(built: dict[str, ReportFiles]) -> None:
    for path in (built["en"].docx, built["en"].xlsx):
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.testzip() is None
        core = part(path, "docProps/core.xml")
        dates = [child.text for child in core if child.tag.endswith(("created", "modified"))]
        assert dates == ["2026-03-01T00:00:00Z"] * 2


@pytest.mark.parametrize("language", SHIPPED)
def test_the_web_page_has_what_aids_need(built: dict[str, ReportFiles], language: str) -> None:
    page = html.fromstring(built[language].html.read_bytes())
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert not page.xpath("//script | //link[@rel='stylesheet'] | //img")
    assert [len(page.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert page.xpath("//a[@class='skip']/@href") == ["#content"]
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for reference in page.xpath("//@aria-labelledby") + [x[1:] for x in page.xpath("//nav//a/@href")]:
        assert reference in ids
    assert page.xpath("count(//th[not(@scope)])") == 0
    assert all(table.get("aria-labelledby") for table in page.xpath("//table"))
    assert all(drawing.get("aria-label") for drawing in page.xpath("//svg"))
    assert len(page.xpath("//section")) == len(page.xpath("//nav//a")) == 9


def test_names_of_another_direction_stand_apart_in_the_web_page(built: dict[str, ReportFiles]) -> None:
    source = built["en"].html.read_text(encoding="utf-8")
    assert not set("\u2066\u2067\u2068\u2069") & set(source)
    page = html.fromstring(source)
    assert "بلدية إربد الكبرى" in [one.text for one in page.xpath("//bdi[@lang='ar']")]


@pytest.mark.parametrize("language", SHIPPED)
def test_the_document_for_editing_is_whole(built: dict[str, ReportFiles], language: str) -> None:
    body = part(built[language].docx, "word/document.xml")
    styled = [one.get(f"{W}val") for one in body.iter(f"{W}pStyle")]
    assert styled.count("Title") == 1
    assert styled.count("Heading1") == 9
    assert len(list(body.iter(f"{W}tblHeader"))) >= 4
    pictures = [one for one in body.iter() if one.tag.endswith("}docPr")]
    assert all(one.get("descr") for one in pictures)
    rtl = language == "ar"
    assert bool(list(body.iter(f"{W}bidiVisual"))) is rtl
    assert (body.find(f".//{W}sectPr/{W}bidi") is not None) is rtl
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} <= marks


def test_all_outputs_say_the_same(built: dict[str, ReportFiles]) -> None:
    page = words(html.fromstring(built["es"].html.read_bytes()))
    document = words(part(built["es"].docx, "word/document.xml"))
    book = openpyxl.load_workbook(built["es"].xlsx)
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    for name in ("Viena", "Goicoechea", "Esteban Echeverría"):
        assert name in page
        assert name in document
        assert name in cells


def test_the_workbook_has_every_table_and_who_stands_behind(built: dict[str, ReportFiles]) -> None:
    book = openpyxl.load_workbook(built["en"].xlsx)
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    governments = book["Local and regional governments"]
    assert governments.max_row == 63
    assert governments["A2"].value == 1
    findings = book["What the answers say"]
    assert len({row[0].value for row in findings.iter_rows(min_row=2)}) == 62
    assert openpyxl.load_workbook(built["ar"].xlsx).worksheets[0].sheet_view.rightToLeft


def test_a_text_never_becomes_a_formula(tmp_path: Path) -> None:
    risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "a\x00b", "x" * 40_000]
    data = workbook([Sheet("Sample: [1]", ("Text", "Number"), [(one, 7) for one in risky])], PROPERTIES)
    book = openpyxl.load_workbook(io.BytesIO(data))
    (sheet,) = book.worksheets
    assert sheet.title == "Sample 1"
    for row, text in zip(sheet.iter_rows(min_row=2), risky, strict=True):
        assert row[0].data_type == "s"
        assert row[0].quotePrefix
        assert row[0].value == (text.replace("\x00", "") if len(text) < 40_000 else "x" * 32_766 + "…")
        assert row[1].value == 7


def test_sheets_of_one_name_are_told_apart() -> None:
    data = workbook([Sheet("Sample " * 9, ("A",), [])] * 3, PROPERTIES)
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_libreoffice_opens_the_document(built: dict[str, ReportFiles], language: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(built[language].docx)]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / built[language].docx.with_suffix(".pdf").name), "-"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    assert text.count("\f") > 5, "a document of many pages"
    assert "2022-44" in text
    assert "HRC-20260301-" in text
