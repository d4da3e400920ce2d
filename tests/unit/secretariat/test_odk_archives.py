"""Exports in one file: a ZIP archive is read like the folder that was packed, a workbook like its tables."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import odk_world as odk
import pytest
from desk_world import World, form_bytes
from test_odk_import import attachments, imported, instance, outcomes, said
from test_odk_tables import central, kobo

from hrcapp.model.faults import Code
from hrcapp.model.status import Outcome
from hrcapp.secretariat import odk_sources
from hrcapp.secretariat.odk_labels import Labels, labels_of
from hrcapp.secretariat.odk_sheets import sheets_in
from hrcapp.secretariat.ooxml import Properties, spreadsheet
from hrcapp.store import blobs
from hrcapp.xforms import load


def packed(path: Path, files: Mapping[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return path


def with_media(instance: str = odk.FIRST) -> bytes:
    """An instance whose answer names a file, `plan.pdf`."""
    group = "/data/statement/signatories[1]"
    more = {f"{group}/sig_mandate": "council_resolution", f"{group}/sig_resolution_file": "plan.pdf"}
    return odk.xml(odk.answers(instance, **more))


def written(sheets: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """A workbook; the first row of each sheet has the titles."""
    made = [spreadsheet.Sheet(name, rows[0], rows[1:]) for name, rows in sheets]
    return spreadsheet.workbook(made, Properties("Sample", "", "", "en", date(2026, 3, 1)))


def folder_in(archive: Path, folder: Path) -> Path:
    files = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    return packed(archive, files)


def book(path: Path, folder: Path) -> Path:
    """The tables of a folder as the sheets of a workbook."""
    sheets = []
    for table in sorted(folder.glob("*.csv"), key=lambda one: one.name != "Pledge form.csv"):
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        sheets.append((table.stem, rows))
    path.write_bytes(written(sheets))
    return path


@pytest.mark.parametrize("write", [central, kobo])
def test_a_zipped_export_says_the_same_as_the_instance(world: World, tmp_path: Path, write: object) -> None:
    data = odk.xml(odk.answers())
    write(tmp_path / "tables", data)  # type: ignore[operator]
    archive = folder_in(world.mail / "form.csv.zip", tmp_path / "tables")
    done = world.desk.intake.import_paths([archive])
    assert outcomes(done) == [(Outcome.IMPORTED, None)]
    assert said(instance(world, done[0].submission)) == said(data)
    assert outcomes(world.desk.intake.import_paths([archive])) == [(Outcome.ALREADY, None)]


def test_instances_in_an_archive_bring_their_media_and_follow_one_another(world: World) -> None:
    first = with_media()
    second = odk.xml(odk.answers(odk.SECOND, name="Renamed"), deprecated=odk.FIRST)
    archive = packed(
        world.mail / "briefcase.zip",
        {
            "a/instances/2/submission.xml": second,
            "b/instances/1/submission.xml": first,
            "b/instances/1/plan.pdf": odk.PLAN,
            "__MACOSX/b/._submission.xml": b"x",
        },
    )
    done = world.desk.intake.import_paths([archive])
    assert outcomes(done) == [(Outcome.IMPORTED, None)] * 2
    assert [world.desk.review.item(one.submission or "").revision for one in done] == [1, 2]
    assert attachments(world, done[0]) == {"plan.pdf": len(odk.PLAN)}


def test_names_in_an_archive_are_never_paths(world: World, tmp_path: Path) -> None:
    outside = tmp_path / "plan.pdf"
    outside.write_bytes(b"not yours")
    data = with_media()
    archive = packed(
        world.mail / "sly.zip",
        {f"{tmp_path}/submission.xml": data, "../../etc/plan.pdf": b"also not", "..\\plan.pdf": b"nor this"},
    )
    done = world.desk.intake.import_paths([archive])
    [taken] = [one for one in done if one.outcome is Outcome.IMPORTED]
    assert attachments(world, taken) == {}, "what lies at that place on this disk is not taken"
    assert list(tmp_path.rglob("submission.xml")) == [], "and nothing is unpacked"


def test_an_archive_beyond_the_bounds_is_kept_and_set_aside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = packed(world.mail / "large.zip", {"a.xml": odk.xml(odk.answers()), "b.xml": b"<a/>"})
    monkeypatch.setattr(odk_sources, "MAX_UNPACKED", 1000)
    [one] = world.desk.intake.import_paths([archive])
    assert one.reason is not None
    assert one.reason.code is Code.ODK_ARCHIVE_UNREADABLE
    [aside] = world.desk.intake.quarantine()
    assert blobs.get(world.desk.store, aside.sha256) == archive.read_bytes()


def test_a_damaged_member_does_not_keep_the_others_out(world: World) -> None:
    archive = packed(
        world.mail / "cut.zip",
        {
            "1/submission.xml": odk.xml(odk.answers(odk.SECOND, "Spoilt")),
            "2/submission.xml": odk.xml(odk.answers()),
        },
    )
    whole = archive.read_bytes()
    at = whole.index(b"submission.xml") + 200
    archive.write_bytes(whole[:at] + bytes(byte ^ 0x5A for byte in whole[at : at + 40]) + whole[at + 40 :])
    done = world.desk.intake.import_paths([archive])
    assert outcomes(done) == [(Outcome.QUARANTINED, Code.FILE_UNREADABLE), (Outcome.IMPORTED, None)]


def test_an_archive_of_something_else_is_set_aside_as_it_came(world: World) -> None:
    archive = packed(world.mail / "photos.zip", {"a.jpg": b"x", "b.jpg": b"y"})
    [one] = world.desk.intake.import_paths([archive])
    assert one.reason is not None
    assert one.reason.code is Code.BUNDLE_NOT_A_BUNDLE


def test_a_workbook_of_kobo_says_the_same_as_the_instance(world: World, tmp_path: Path) -> None:
    data = odk.xml(odk.answers())
    kobo(tmp_path / "tables", data)
    path = book(world.mail / "Pledge form.xlsx", tmp_path / "tables")
    done = world.desk.intake.import_paths([path])
    assert outcomes(done) == [(Outcome.IMPORTED, None)]
    assert said(instance(world, done[0].submission)) == said(data)


def test_a_workbook_of_something_else_is_set_aside(world: World) -> None:
    path = world.mail / "list.xlsx"
    path.write_bytes(written([("Sheet", [["name", "country"], ["Sample", "FR"]])]))
    [one] = world.desk.intake.import_paths([path])
    assert one.reason is not None
    assert one.reason.code is Code.ODK_TABLE_UNREADABLE


def test_labels_stand_for_codes_where_they_can_mean_one_thing(world: World, tmp_path: Path) -> None:
    """Titles and values in French, choices side by side in one cell."""
    data = odk.xml(odk.answers())
    path = central(world.mail, data, "/")
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    labels = labels_of(load(form_bytes()))
    assert row["intro/scope"] == "full_form"
    row["intro/scope"] = "Le formulaire complet et la déclaration signée"
    themes = row["vision/vision_themes"].split()
    by_code = {code: label for label, code in labels.choices["/data/vision/vision_themes"][1].items()}
    row["vision/vision_themes"] = " ".join(by_code[code] for code in themes)
    [title] = [one for one, asked in labels.questions.items() if asked == "/data/focus/focus_areas"][:1]
    row[title] = row.pop("focus/focus_areas")
    odk.write_table(path, [row])
    one = imported(world, path)
    assert said(instance(world, one.submission)) == said(data)
    assert attachments(world, one) == {}


def test_a_label_that_is_not_sure_stays_beside_the_answers(world: World) -> None:
    path = central(world.mail, odk.xml(odk.answers()), "/")
    [sheet] = sheets_in(path, path.read_bytes())
    row = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    row["vision/vision_themes"] = "Something else altogether"
    odk.write_table(path, [row])
    one = imported(world, path)
    assert list(attachments(world, one)) == ["as-sent.xml"]
    assert b"Something else" not in instance(world, one.submission)
    kept = world.desk.review.attachment(str(one.submission), "as-sent.xml")
    assert b"Something else altogether" in kept


@pytest.mark.parametrize(
    ("text", "code"),
    [("b", "b"), ("Beta", "b"), ("BETA  two", "c"), ("old_code", "old_code"), ("no such", None)],
)
def test_one_choice(text: str, code: str | None) -> None:
    assert SAMPLE.code("/data/q", text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a b", "a b"),
        ("Alpha Alpha  beta", "a a b"),
        ("alpha beta two", None),
        ("beta alpha", "b a"),
        ("a old", "a old"),
        ("one two one", None),
        ("alpha nothing", None),
        ("alpha " * 401, None),
    ],
)
def test_several_choices(text: str, codes: str | None) -> None:
    assert SAMPLE.codes("/data/q", text) == codes


SAMPLE = Labels(
    {},
    {
        "/data/q": (
            frozenset("abcdef"),
            {
                "alpha": "a",
                "beta": "b",
                "beta two": "c",
                "one": "d",
                "one two": "e",
                "two one": "f",
                "two": "f",
            },
        )
    },
)
