"""The pass over an XLSForm's sheets: every problem at once, each with sheet, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from hrcapp.cli import main
from hrcapp.model.faults import Code, Fault
from hrcapp.model.places import resource
from hrcapp.submission.form_package import read_package
from hrcapp.xforms import ProblemList
from hrcapp.xforms.authoring import Review, review
from hrcapp.xforms.authoring.travel import from_json, to_json
from hrcapp.xforms.authoring.workbook import read_workbook
from hrcapp.xforms.compile import check_form, compile_form

SHEET = ("type", "name", "label", "relevant")
BAD = (
    ("txt", "who", "Who?", "${nobody} = 1"),
    ("select_one towns", "town", "Town", "foo(."),
    ("begin_group", "g", "G", ""),
    ("text", "1a", "", ""),
    (),
    ("integer", "visits", "How many?", "3 +"),
)


def written(folder: Path, rows: tuple[tuple[str, ...], ...], header: tuple[str, ...] = SHEET) -> Path:
    """A workbook with these rows in `survey` and one list of choices."""
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (header, *rows):
        survey.append(row)
    choices = book.create_sheet("choices")
    for one in (("list_name", "name", "label"), ("kinds", "talk", "A talk"), ("kinds", "a walk", "A walk")):
        choices.append(one)
    settings = book.create_sheet("settings")
    for said in (("form_id", "form_title"), ("sample", "Sample form")):
        settings.append(said)
    path = folder / "form.xlsx"
    book.save(path)
    return path


def places(path: Path) -> list[str]:
    return [one.place for one in review(read_workbook(path)).problems]


def test_everything_is_told_at_once_with_sheet_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, BAD)
    assert main(["form", "check", str(path)]) == 1
    told = capsys.readouterr().err
    lines = told[told.index("survey:") :].splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "survey:2:type",
        "survey:2:relevant",
        "survey:3:type",
        "survey:3:relevant",
        "survey:4:type",
        "survey:5:name",
        "survey:5:label",
        "survey:7:relevant",
    ], "rows as the spreadsheet counts them, the empty one too; nothing twice"
    assert "“text”" in lines[0]
    assert "character 6" in lines[3]


def test_an_app_that_opens_it_tells_the_same(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        compile_form(written(tmp_path, BAD))
    assert caught.value.code is Code.FORM_PROBLEMS
    told = caught.value.params["problems"]
    assert isinstance(told, ProblemList)
    assert len(told) == caught.value.params["count"] == 8


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("text", "a", "A"), ("text", "a", "A")], ["survey:3:name"]),
        (
            [("begin_group", "g", "G"), ("text", "a", "A"), ("end_repeat",)],
            ["survey:2:type", "survey:4:type"],
        ),
        (
            [("begin_repeat", "g", "G"), ("text", "a", "A"), ("end_group",), ("end_repeat",)],
            ["survey:4:type"],
        ),
        ([("end_group",)], ["survey:2:type"]),
        ([("text", "", "A")], ["survey:2:name"]),
        ([("text", "meta", "A")], ["survey:2:name"]),
        ([("select_one", "a", "A")], ["survey:2:type"]),
        ([("select_multiple kinds", "a", "A")], ["choices:3:name"]),
        ([("calculate", "a", "")], ["survey:2:calculation"]),
        ([("text", "a", "A ${ b }"), ("text", "b", "B")], ["survey:2:label"]),
        ([("text", "a", "A ${b")], ["survey:2:label"]),
        ([("", "a", "A")], ["survey:2:type"]),
        ([("text", "a", "A", "nothing(1)")], ["survey:2:relevant"]),
        ([("note", "a", "")], ["survey:2:label"]),
    ],
)
def test_each_kind_of_problem(tmp_path: Path, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    path = written(tmp_path, (*rows, ("text", "last_one", "Last")))
    assert places(path) == expected
    assert main(["form", "check", str(path)]) == 1, "and such a form does not pass"


@pytest.mark.parametrize(
    "rows",
    [
        [("begin group", "g", "G"), ("text", "a", "A"), ("end group",), ("text", "a", "B")],
        [("select_one kinds or_other", "a", "A"), ("select one kinds", "b", "B", "${a} = 'talk'")],
        [("select_one_from_file towns.csv", "a", "A"), ("rank kinds", "b", "B")],
        [("integer", "n", "N"), ("text", "a", "A ${n}", "if(${n} > 3, true(), false()) and ${n}/.. = 1")],
        [("note", "", "A note"), ("text", "a", "A")],
        [("text", "a", "A", "yes"), ("geopoint", "b", "B"), ("acknowledge", "c", "C"), ("hidden", "d", "")],
        [("image", "Größe", "A"), ("text", "اسم", "B", "${Größe} != ''")],
    ],
)
def test_what_pyxform_takes_is_no_problem(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = written(tmp_path, tuple(rows))
    assert compile_form(path)
    assert places(path) == []


@pytest.mark.parametrize("name", ["pledge.xlsx", "assessment.xlsx"])
def test_the_forms_that_ship_have_none(name: str) -> None:
    assert review(read_workbook(resource("forms", name)), "en") == Review()


def test_expressions_are_told_in_the_sheet_and_the_rest_by_path(tmp_path: Path) -> None:
    """pyxform looks at no expression: it is the engine that refuses, and the author reads of the sheet."""
    path = written(tmp_path, (("text", "a", "A", "foo(1)"), ("text", "b", "B", "/data/none = 1")))
    with pytest.raises(Fault) as caught:
        read_package(path).definition()
    problems = caught.value.params["problems"]
    assert isinstance(problems, ProblemList)
    assert [one.place for one in problems][:1] == ["survey:2:relevant"]
    assert len(problems) == 2
    assert "/data/b" in problems[1].place


def test_a_column_that_a_language_lacks_is_one_remark(tmp_path: Path) -> None:
    rows = (("text", "a", "A", "Un A", "Hint"), ("text", "b", "B", "", "Hint"))
    path = written(tmp_path, rows, ("type", "name", "label", "label::fr", "hint"))
    remarks = [str(one) for one in read_package(path).review.remarks]
    assert remarks == [
        "survey:1:hint: the column “hint::fr” is missing",
        "choices:1:label: the column “label::fr” is missing",
    ]
    assert [line for line in check_form(path) if "hint" in line] == []
    assert check_form(path)[0].startswith("fr: b (label)"), "a cell that is empty is told by itself"


def test_headers_of_every_spelling_are_understood(tmp_path: Path) -> None:
    rows = (("text", "a", "A", "foo(1)"),)
    assert places(written(tmp_path, rows, ("Type", "Name", "Label::English (en)", "bind::relevant"))) == [
        "survey:2:bind::relevant"
    ]


def test_a_column_twice_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, (("text", "a", "A", "B"),), ("type", "name", "label", "label"))
    assert main(["form", "check", str(path)]) == 1
    assert "label" in capsys.readouterr().err


def test_problems_come_home_whole(tmp_path: Path) -> None:
    found = review(read_workbook(written(tmp_path, BAD))).problems
    again = from_json(to_json(found))
    assert [str(one) for one in again] == [str(one) for one in found]
    assert again == found
