"""What the corpus and fuzzing have found, each as the smallest file that shows it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from exchange_world import told

from hrcapp.exchange import mail
from hrcapp.media.tables import read_table
from hrcapp.model.faults import Code
from hrcapp.secretariat import odk_instance, translation_units
from hrcapp.secretariat.odk_sheets import sheets_in
from hrcapp.secretariat.translation_xliff import NAMESPACE
from hrcapp.xforms import FormFiles, load, parse_instance
from hrcapp.xforms.compile import compile_form
from tests.hostile import answers, forms, sheets

_SHEETS = "xl/worksheets/sheet{}.xml"


def _with(name: str, content: bytes) -> bytes:
    return sheets.packed({**sheets.members(sheets.workbook()), name: content})


def _rows(markup: bytes) -> bytes:
    return sheets.with_sheet(sheets.first_sheet().replace(b"<sheetData>", b"<sheetData>" + markup))


@pytest.mark.parametrize("content", [b"<x", b"", b"rubbish", b"<!DOCTYPE x []><x/>", b"<x/>" * 9])
@pytest.mark.parametrize("number", [1, 2])
def test_a_damaged_sheet_is_told_whichever_it_is(number: int, content: bytes) -> None:
    book = _with(_SHEETS.format(number), content)
    assert told(lambda: sheets_in(PurePosixPath("x.xlsx"), book)) is Code.ODK_TABLE_UNREADABLE


@pytest.mark.parametrize(
    "markup",
    [
        b'<row><c r="XFD1"/></row>' * 1_000,
        b"<x/>" * 400_000,
        b'<row><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    ],
    ids=["the last column, again and again", "elements that are no rows", "a cell that slips"],
)
def test_a_sheet_that_costs_more_than_it_says_or_lies_is_refused(markup: bytes) -> None:
    assert told(lambda: read_table(_rows(markup), "x")) is Code.TABLE_UNREADABLE


def test_one_sheet_that_is_named_without_end_is_read_within_bounds() -> None:
    files = sheets.members(sheets.workbook())
    book = files["xl/workbook.xml"]
    one = book[book.index(b"<sheet ") : book.index(b"/>", book.index(b"<sheet ")) + 2]
    again = _with("xl/workbook.xml", book.replace(one, one * 300))
    assert told(lambda: sheets_in(PurePosixPath("x.xlsx"), again)) is Code.ODK_TABLE_UNREADABLE


@pytest.mark.parametrize(
    "head",
    [
        b'Content-Type: text/plain; a="' + b";" * 20_000,
        b"Content-Disposition: attachment; filename=" + b"=?a?q?" * 5_000,
        b"Content-Disposition: attachment;" + b"\r\n\tx=y;" * 5_000,
        b"X: y\rContent-Type: " + b"x" * 20_000,
        b"\rContent-Type: a/b\r\rx" * 500,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 6_000,
    ],
    ids=["quotes", "encoded words", "folded", "after a return", "parts after returns", "bare parts"],
)
def test_a_message_whose_heads_never_end_is_not_parsed(head: bytes) -> None:
    assert told(lambda: mail.attachments(head + b"\r\n\r\nSample")) is Code.MAIL_UNREADABLE


def test_a_message_of_nothing_but_lines_is_not_parsed() -> None:
    assert told(lambda: mail.attachments(b"A: b\n\n" + b"a\n" * 4_000_000)) is Code.MAIL_UNREADABLE


@pytest.mark.parametrize("read", [parse_instance, lambda data: load(data)], ids=["answers", "a form"])
def test_more_prefixes_than_any_form_has_are_refused(read: object) -> None:
    names = b" ".join(b'xmlns:n%d="u%d" n%d:a=""' % (n, n, n) for n in range(1_001))
    assert told(lambda: read(b"<x " + names + b"/>")) in (Code.INSTANCE_UNREADABLE, Code.FORM_UNREADABLE)  # type: ignore[operator]


def test_answers_with_more_elements_than_a_form_can_have_are_not_built() -> None:
    many = answers.submission().replace(b"</data>", b"<a/>" * 50_001 + b"</data>")
    assert told(lambda: parse_instance(many)) is Code.INSTANCE_UNREADABLE


def test_a_comment_in_the_place_of_an_answer_is_no_answer() -> None:
    odd = answers.submission().replace(b"<who>Sample Person</who>", b"<who><!--x--><?y z?></who>")
    fitted = odk_instance.fit(odk_instance.read(odd), [answers.FORM])
    assert b"who" not in fitted.instance_xml
    assert fitted.unknown == ()


def test_units_in_units_are_read_once() -> None:
    segment = "<segment><source>{0}</source><target>{0}</target></segment>"
    inner = f'<unit id="b">{segment.format("in")}</unit>'
    outer = f'<unit id="a">{segment.format("out")}{inner}</unit>'
    file = f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="en" trgLang="fr"><file>{outer}</file></xliff>'
    found = translation_units.read(file.encode(), "x")
    assert [(one.id, one.target) for one in found.units] == [("a", "out"), ("b", "in")]


@pytest.mark.parametrize("number", ["9" * 400, "1e999", "NaN", "-Infinity"])
def test_a_place_that_is_nowhere_is_told(number: str) -> None:
    places = forms.PLACES.replace(b"1.5", number.encode())
    form = forms.survey().replace(b"towns.csv", b"towns.geojson")
    assert told(lambda: load(form, FormFiles.given({"towns.geojson": places}))) is Code.FORM_PROBLEMS


def test_a_long_whole_number_of_a_place_is_text() -> None:
    places = forms.PLACES.replace(b'"Sample North"', b"9" * 400)
    form = forms.survey().replace(b"towns.csv", b"towns.geojson")
    assert load(form, FormFiles.given({"towns.geojson": places})).id == "sample_visits"


@pytest.mark.parametrize("content", [b"<x", b"<x/>", b"\xff"])
def test_a_workbook_that_its_reader_trips_over_is_no_form(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(_with(_SHEETS.format(1), content))
    assert told(lambda: compile_form(path)) in (Code.FORM_UNREADABLE, Code.FORM_PROBLEMS)
