"""Any form from a file: opened with its files, filled in, finished, exported, revised; refused in words."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer import finishing, open_form
from hrcapp.officer.drafts import Drafts
from hrcapp.officer.open_form import FoundForm
from hrcapp.xforms import ProblemList, parse_instance
from hrcapp.xforms.compile import compile_form
from tests.officer_stage import Stage
from tests.sample import pledge_form
from tests.small_forms import BROKEN, BROKEN_XML, write_survey, zipped

ANSWERS = {"/data/who": "Sample person", "/data/town": "south", "/data/more/kinds": "talk walk"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63000100000500010d0a2db4"
    "0000000049454e44ae426082"
)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    yield made
    made.close()


def begun(stage: Stage, form: FoundForm, answers: dict[str, str] = ANSWERS) -> str:
    draft = open_form.begin(stage.workspace, form, language="en")
    editor = stage.workspace.drafts.open(draft)
    for path, value in answers.items():
        editor.set(path, value)
    editor.save()
    stage.workspace.drafts.summarise(draft, editor.session)
    return draft


def finished(stage: Stage, draft: str) -> bytes:
    session = stage.workspace.drafts.open(draft).session
    return finishing.finish(stage.workspace, draft, session).instance_xml


@pytest.mark.parametrize("way", ["file", "folder", "zip", "zip below a folder", "flat zip", "flat folder"])
def test_a_form_comes_with_the_files_it_names(tmp_path: Path, stage: Stage, way: str) -> None:
    source = tmp_path / "source"
    source.mkdir()
    path = {
        "file": lambda: write_survey(source),
        "folder": lambda: write_survey(source).parent,
        "zip": lambda: zipped(source),
        "zip below a folder": lambda: zipped(source, "visits/"),
        "flat zip": lambda: zipped(source, media=""),
        "flat folder": lambda: write_survey(source, media="").parent,
    }[way]()
    form = open_form.look(path)
    assert (form.title("en"), form.questions, set(form.files)) == ("Sample visits", 5, {"towns.csv"})
    draft = begun(stage, form)
    town = Drafts(stage.workspace.store, stage.clock).open(draft).session.node("/data/town")
    assert [one.label for one in town.choices] == ["Sample North", "Sample South"], "also when opened again"
    assert town.value == "south"


def test_questions_outside_groups_are_a_section_of_their_own(tmp_path: Path, stage: Stage) -> None:
    draft = begun(stage, open_form.look(write_survey(tmp_path)), {})
    space = stage.workspace
    session = space.drafts.open(draft).session
    assert session.definition.section_paths() == ("/data", "/data/more")
    card = space.drafts.card(draft)
    assert (card.title, card.open, len(card.sections)) == ("Sample visits", 1, 2)
    assert session.progress("/data").required_open == 1
    assert session.progress("/data/more").required_total == 0
    assert [one.path for one in session.violations("/data")] == ["/data/who"]


def test_finished_it_leaves_as_open_rosa_xml_with_its_files(tmp_path: Path, stage: Stage) -> None:
    form = tmp_path / "photo.md"
    form.write_text(
        "| survey |\n| | type | name | label |\n| | image | photo | Photo |\n"
        "| settings |\n| | form_id | form_title |\n| | sample_photo | Sample photo |\n",
        encoding="utf-8",
    )
    draft = begun(stage, open_form.look(form), {})
    space = stage.workspace
    with pytest.raises(Fault) as fault:
        finishing.export(space, draft, tmp_path)
    assert fault.value.code is Code.FORM_NOT_FINISHED
    editor = space.drafts.open(draft)
    editor.set("/data/photo", space.attachments.add_data(draft, "sample.png", PNG, ()).name)
    editor.save()
    instance = finished(stage, draft)
    first, second = finishing.export(space, draft, tmp_path), finishing.export(space, draft, tmp_path)
    assert first != second
    for folder in (first, second):
        assert {one.name for one in folder.iterdir()} == {"submission.xml", "file-1.png"}
        assert (folder / "submission.xml").read_bytes() == instance
        assert (folder / "file-1.png").read_bytes() == PNG
    root = parse_instance(instance)
    assert (root.get("id"), root.findtext("photo")) == ("sample_photo", "file-1.png")
    assert space.drafts.card(draft).status is Status.SIGNED


def test_what_is_missing_keeps_a_form_from_being_finished(tmp_path: Path, stage: Stage) -> None:
    draft = begun(stage, open_form.look(write_survey(tmp_path)), {})
    with pytest.raises(Fault) as fault:
        finished(stage, draft)
    assert fault.value.code is Code.ANSWERS_INCOMPLETE
    assert stage.workspace.drafts.card(draft).status is Status.DRAFT


def test_a_revision_has_an_id_of_its_own_and_names_the_one_before(tmp_path: Path, stage: Stage) -> None:
    draft = begun(stage, open_form.look(write_survey(tmp_path)))
    space = stage.workspace
    ids = []
    for revision in (2, 3):
        ids.append(parse_instance(finished(stage, draft)).findtext("meta/instanceID"))
        assert space.drafts.correct(draft) == revision
        root = parse_instance(space.drafts.open(draft).session.instance_xml())
        assert root.findtext("meta/deprecatedID") == ids[-1]
        assert root.findtext("meta/instanceID") not in ids
        assert root.findtext("town") == "south"
    assert ids[0] == f"uuid:{draft}"
    assert len(parse_instance(finished(stage, draft)).findall("meta/deprecatedID")) == 1


def test_only_a_form_of_the_kit_can_be_packed(tmp_path: Path, stage: Stage) -> None:
    path = write_survey(tmp_path)
    stage.take_kit()
    draft, space = begun(stage, open_form.look(path)), stage.workspace
    finished(stage, draft)
    assert space.outbox.waiting() == []
    with pytest.raises(Fault) as fault:
        space.outbox.pack(draft)
    assert fault.value.code is Code.FORM_NOT_IN_KIT
    stage.take_kit(version=2, forms={"pledge.xml": pledge_form(), "visits.xml": compile_form(path)})
    assert open_form.settle(space, draft)
    assert space.outbox.waiting() == [draft]
    content = stage.world.open(space.outbox.data(draft)).content
    assert (content.form_id, content.statement_pdf) == ("sample_visits", None)
    assert parse_instance(content.instance_xml).findtext("who") == "Sample person"


def test_a_pledge_from_elsewhere_is_for_practice(tmp_path: Path, stage: Stage) -> None:
    path = tmp_path / "pledge.xml"
    path.write_bytes(pledge_form())
    draft = open_form.begin(stage.workspace, open_form.look(path), language="en")
    assert stage.workspace.drafts.card(draft).practice
    stage.take_kit()
    draft = open_form.begin(stage.workspace, open_form.look(path), language="en")
    assert stage.workspace.drafts.card(draft).for_campaign


def test_answers_saved_before_are_there_for_a_form_that_asks_for_them(tmp_path: Path, stage: Stage) -> None:
    path = tmp_path / "again.md"
    path.write_text(
        "| survey |\n| | type | name | label | default |\n| | text | who | Who? | ${last-saved#who} |\n"
        "| settings |\n| | form_id | form_title |\n| | sample_again | Sample again |\n",
        encoding="utf-8",
    )
    form, space = open_form.look(path), stage.workspace
    first = begun(stage, form, {"/data/who": "Sample person"})
    finished(stage, first)
    stage.clock.now = stage.clock.now.replace(year=stage.clock.now.year + 1)
    second = begun(stage, form, {})
    assert space.drafts.open(second).session.value("/data/who") == "Sample person"


def test_every_problem_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text(BROKEN_XML, encoding="utf-8")
    with pytest.raises(Fault) as fault:
        open_form.look(path)
    problems = fault.value.params["problems"]
    assert fault.value.code is Code.FORM_PROBLEMS
    assert isinstance(problems, ProblemList)
    assert {
        place for one in problems for place in ("/data/a", "/data/b", "/data/z") if place in str(one)
    } == {
        "/data/a",
        "/data/b",
        "/data/z",
    }
    sheet = tmp_path / "broken.md"
    sheet.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(Fault) as told:
        open_form.look(sheet)
    assert "nobody" in str(told.value.params["problems"])


def naming(*names: str) -> dict[str, bytes]:
    """A form that names these files, with all of them."""
    lists = "".join(f'<instance id="l{n}" src="jr://file/{name}"/>' for n, name in enumerate(names))
    form = BROKEN_XML.replace("<bind", f"{lists}<bind", 1).encode()
    return {"a.xml": form, **{f"a-media/{name}": b"" for name in names}}


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, Code.FORM_PACKAGE_UNCLEAR),
        ({"a.md": b"", "b.md": b""}, Code.FORM_PACKAGE_UNCLEAR),
        ({"a.xml": b"nothing"}, Code.FORM_UNREADABLE),
        (naming(*(f"{n}.csv" for n in range(201))), Code.FORM_PACKAGE_TOO_LARGE),
        ({**naming("big.csv"), "a-media/big.csv": bytes(20 * 2**20 + 1)}, Code.FORM_PACKAGE_TOO_LARGE),
        ({f"deep/{n}.csv": b"" for n in range(2001)}, Code.FORM_PACKAGE_TOO_LARGE),
        ({"a.xml": bytes(16 * 2**20 + 1)}, Code.FORM_TOO_LARGE),
    ],
)
def test_a_package_that_is_none_is_refused(tmp_path: Path, members: dict[str, bytes], code: Code) -> None:
    path = tmp_path / "form.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(Fault) as fault:
        open_form.look(path)
    assert fault.value.code is code


def test_nothing_leaves_the_folder_of_a_form(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    path = write_survey(source)
    (tmp_path / "secret.csv").write_text("name,label\n", encoding="utf-8")
    (source / "visits-media" / "link.csv").symlink_to(tmp_path / "secret.csv")
    assert set(open_form.look(path).files) == {"towns.csv"}
    archive = tmp_path / "odd.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.write(path, "visits.md")
        made.writestr("visits-media/../../out.csv", "name,label\n")
        made.writestr("visits-media/deep/in.csv", "name,label\n")
    assert open_form.look(archive).files == {}
    (source / "visits-media" / "towns.csv").rename(source / "towns.csv")
    assert open_form.look(path).files == {}, "a form from elsewhere takes nothing that lies there by chance"
    (source / "towns.csv").rename(tmp_path / "towns.csv")
    (source / "towns.csv").symlink_to(tmp_path / "towns.csv")
    assert open_form.look(source).files == {}
    assert not (tmp_path.parent / "out.csv").exists()


@pytest.mark.parametrize("name", ["form.docx", "form", "form.zip"])
def test_what_is_no_form_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"nothing of a form")
    with pytest.raises(Fault) as fault:
        open_form.look(path)
    assert fault.value.code is Code.FORM_UNREADABLE
