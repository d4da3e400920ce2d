"""Submissions as tables: as Central and Briefcase write them, and as Kobo does; with repeats and media."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import odk_world as odk
import pytest
from desk_world import World
from test_odk_import import attachments, imported, instance, outcomes, said

from hrcapp.model.faults import Code
from hrcapp.model.status import Outcome
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.intake import Step
from hrcapp.secretariat.odk_files import arranged
from hrcapp.secretariat.odk_sheets import Sheet, sheets_in
from hrcapp.secretariat.odk_table import submissions
from hrcapp.store import blobs
from hrcapp.xforms import FormDefinition, load


def central(folder: Path, data: bytes, sign: str = "-") -> Path:
    """A main table and one for each repeat; rows of repeats name the key of their parent."""
    top, repeats = odk.leaves(data)
    main = {path.replace("/", sign): text for path, text in top.items()}
    tables: dict[str, list[dict[str, str]]] = {}
    for number, (_within, path, found) in enumerate(repeats, start=1):
        name = path.rpartition("/")[2]
        inner = path.removeprefix("/data/") + "/"
        row = {one.removeprefix(inner).replace("/", sign): text for one, text in found.items()}
        tables.setdefault(name, []).append(
            {**row, "PARENT_KEY": odk.FIRST, "KEY": f"{odk.FIRST}/{name}[{number}]"}
        )
    for name, rows in tables.items():
        odk.write_table(folder / f"hrc_pledge-{name}.csv", rows)
    return odk.write_table(
        folder / "hrc_pledge.csv",
        [{"SubmissionDate": "2026-03-01", **main, f"meta{sign}instanceID": odk.FIRST, "KEY": odk.FIRST}],
    )


def kobo(folder: Path, data: bytes) -> Path:
    """Semicolons, whole paths everywhere, numbers of rows, `_uuid` without its scheme."""
    top, repeats = odk.leaves(data)
    tables: dict[str, list[dict[str, str]]] = {}
    for within, path, found in repeats:
        name = path.rpartition("/")[2]
        assert within == ""
        row = {**found, "_index": "7", "_parent_table_name": "Pledge form", "_parent_index": "3"}
        tables.setdefault(name, []).append(row)
    for name, rows in tables.items():
        odk.write_table(folder / f"{name}.csv", rows, ";")
    row = {**top, "_id": "42", "_uuid": odk.FIRST.removeprefix("uuid:"), "_index": "3", "_tags": ""}
    return odk.write_table(folder / "Pledge form.csv", [row], ";")


@pytest.mark.parametrize("write", [central, kobo, lambda folder, data: central(folder, data, "/")])
def test_a_folder_of_tables_says_the_same_as_the_instance(
    world: World, write: Callable[[Path, bytes], Path]
) -> None:
    data = odk.xml(odk.answers())
    write(world.mail / "export", data)
    done = world.desk.intake.import_paths([world.mail])
    assert outcomes(done) == [(Outcome.IMPORTED, None)]
    assert said(instance(world, done[0].submission)) == said(data)
    [again] = world.desk.intake.import_paths([odk.instance_folder(world.mail / "xml", data)])
    assert again.outcome is Outcome.ALREADY, "the same submission, by whichever way"


def test_choices_in_columns_of_their_own_are_joined(world: World) -> None:
    data = odk.xml(odk.answers())
    path = central(world.mail, data, "/")
    [sheet] = sheets_in(path, path.read_bytes())
    codes = ("proximity", "peace", "participation", "services")
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    chosen = row.pop("vision/vision_themes").split()
    assert chosen == ["proximity", "participation", "services"]
    odk.write_table(
        path, [{**row, **{f"vision/vision_themes/{code}": str(int(code in chosen)) for code in codes}}]
    )
    one = imported(world, path)
    assert said(instance(world, one.submission)) == said(data)


def test_central_names_a_row_by_its_first_version(world: World) -> None:
    imported(world, odk.instance_folder(world.mail / "xml", odk.xml(odk.answers())))
    path = central(world.mail / "csv", odk.xml(odk.answers(name="Sample town, edited")))
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    odk.write_table(path, [{**row, "meta-instanceID": odk.SECOND}])
    item = world.desk.review.item(str(imported(world, path).submission))
    assert (item.revision, item.submission) == (2, odk.FIRST.removeprefix("uuid:"))


def test_media_come_along_and_are_not_taken_for_files_of_their_own(world: World) -> None:
    mandate = {"/data/statement/signatories[1]/sig_mandate": "council_resolution"}
    session = odk.answers(**mandate, **{"/data/statement/signatories[1]/sig_resolution_file": "act.pdf"})
    path = central(world.mail, odk.xml(session))
    (world.mail / "media").mkdir()
    (world.mail / "media" / "act.pdf").write_bytes(odk.PLAN)
    done = world.desk.intake.import_paths([world.mail])
    assert [one.file for one in done] == ["hrc_pledge.csv (1)"]
    assert attachments(world, done[0]) == {"act.pdf": len(odk.PLAN)}
    assert arranged([path]) == [path]


def test_one_row_that_conflicts_does_not_stop_the_others(world: World) -> None:
    imported(world, odk.instance_folder(world.mail / "xml", odk.xml(odk.answers(name="Another name"))))
    path = central(world.mail / "csv", odk.xml(odk.answers()))
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    odk.write_table(path, [row, {**row, "KEY": odk.SECOND, "meta-instanceID": odk.SECOND}])
    done = world.desk.intake.import_paths([path])
    assert outcomes(done) == [(Outcome.QUARANTINED, Code.SUBMISSION_CONFLICT), (Outcome.IMPORTED, None)]


def test_stopping_a_table_leaves_rows_for_the_next_time(world: World) -> None:
    path = central(world.mail, odk.xml(odk.answers()))
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    odk.write_table(path, [{**row, "KEY": f"uuid:{n}", "meta-instanceID": f"uuid:{n}"} for n in range(6)])
    asked = iter([False, False, False, True])
    first = world.desk.intake.import_paths([path], cancelled=lambda: next(asked))
    assert outcomes(first) == [(Outcome.IMPORTED, None)] * 2
    rest = world.desk.intake.import_paths([path])
    assert [one.outcome for one in rest] == [Outcome.ALREADY] * 2 + [Outcome.IMPORTED] * 4


def test_a_long_table_lets_others_have_the_store_between_its_rows(world: World) -> None:
    path = central(world.mail, odk.xml(odk.answers()))
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    odk.write_table(path, [{**row, "KEY": f"uuid:{n}", "meta-instanceID": f"uuid:{n}"} for n in range(3)])
    told: list[Step] = []
    steps = world.desk.intake.steps([path])
    seen = []
    while world.desk.intake.go_on(steps, 0, told.append):
        world.desk.drafts.keep("what a person writes meanwhile", ReviewDraft(message="kept"))
        seen.append(len(world.desk.review.items()))
    assert seen == [1, 2, 3, 3], "each is there as soon as it is told of"
    assert [step.one is None for step in told] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"name,country\nSample,FR\n", Code.ODK_TABLE_UNREADABLE),
        (b"KEY,colour\nuuid:1,red\n", Code.ODK_FORM_OTHER),
        (b"\xff\xfe\x00K", Code.ODK_TABLE_UNREADABLE),
        (b"", Code.ODK_TABLE_UNREADABLE),
        (b'KEY,scope\n"uuid:1', Code.ODK_TABLE_UNREADABLE),
        (b"KEY,scope\nuuid:1,full_form,more\n", Code.ODK_TABLE_UNREADABLE),
    ],
)
def test_a_table_that_is_none_of_ours_is_set_aside(world: World, text: bytes, code: Code) -> None:
    path = world.mail / "table.csv"
    path.write_bytes(text)
    for _twice in range(2):
        assert outcomes(world.desk.intake.import_paths([path])) == [(Outcome.QUARANTINED, code)]
    [kept] = world.desk.intake.quarantine()
    assert blobs.get(world.desk.store, kept.sha256) == text
    assert outcomes(world.desk.intake.retry()) == [(Outcome.QUARANTINED, code)]


def test_a_row_without_an_id_is_kept_and_the_others_come_in(world: World) -> None:
    path = central(world.mail, odk.xml(odk.answers()))
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    odk.write_table(path, [{**row, "KEY": "", "meta-instanceID": ""}, row])
    done = world.desk.intake.import_paths([path])
    assert outcomes(done) == [(Outcome.QUARANTINED, Code.ODK_TABLE_UNREADABLE), (Outcome.IMPORTED, None)]
    [kept] = world.desk.intake.quarantine()
    assert b"Sample imported town" in blobs.get(world.desk.store, kept.sha256)


NESTED = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Sample</h:title><model><instance><data id="nested" version="1"><place/>
<street><name/><house><number/></house></street><meta><instanceID/></meta></data></instance>
<bind nodeset="/data/place" type="geopoint"/><bind nodeset="/data/street/name" type="string"/>
<bind nodeset="/data/street/house/number" type="int"/><bind nodeset="/data/meta/instanceID" type="string"/>
</model></h:head><h:body><input ref="/data/place"><label>p</label></input>
<group><label>s</label><repeat nodeset="/data/street"><input ref="/data/street/name"><label>n</label></input>
<group><label>h</label><repeat nodeset="/data/street/house"><input ref="/data/street/house/number">
<label>n</label></input></repeat></group></repeat></group></h:body></h:html>"""


def sheet(name: str, *rows: Mapping[str, str]) -> Sheet:
    titles = tuple(rows[0])
    return Sheet(name, titles, tuple(tuple(row[title] for title in titles) for row in rows))


@pytest.mark.parametrize("sign", ["-", ":"])
def test_nested_repeats_and_points_in_four_columns(sign: str) -> None:
    form: FormDefinition = load(NESTED.encode())
    point = {f"place{sign}Latitude": "5.6", f"place{sign}Longitude": "-0.2"}
    main = sheet("nested", {"KEY": "uuid:1", **point})
    streets = sheet(
        "nested-street",
        {"name": "A", "PARENT_KEY": "uuid:1", "KEY": "uuid:1/street[1]"},
        {"name": "B", "PARENT_KEY": "uuid:1", "KEY": "uuid:1/street[2]"},
    )
    houses = sheet(
        "nested-house",
        {"number": "1", "PARENT_KEY": "uuid:1/street[2]", "KEY": "uuid:1/street[2]/house[1]"},
        {"number": "2", "PARENT_KEY": "uuid:1/street[2]", "KEY": "uuid:1/street[2]/house[2]"},
    )
    [sent] = submissions(main, [houses, streets], [form])
    assert sent is not None
    assert sent.root.findtext("place") == "5.6 -0.2 0 0"
    found = [
        (one.findtext("name"), [two.text for two in one.findall("house/number")])
        for one in sent.root.findall("street")
    ]
    assert found == [("A", []), ("B", ["1", "2"])]


def test_characters_that_xml_cannot_carry_are_left_out(world: World) -> None:
    path = central(world.mail, odk.xml(odk.answers(name="Sample town")))
    path.write_bytes(path.read_bytes().replace(b"Sample town", b"Sample\x07 town"))
    one = imported(world, path)
    assert world.desk.review.item(str(one.submission)).name == "Sample town"
