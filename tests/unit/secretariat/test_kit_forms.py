"""Forms with their files on the way into a kit: found beside them, missing ones named, changed ones told."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_world import START, World

from hrcapp.exchange.kit import open_kit
from hrcapp.i18n import activate
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody
from hrcapp.secretariat.campaign import following, publish_next
from hrcapp.secretariat.kit_changes import changes
from hrcapp.secretariat.kit_forms import form_name, read_form, with_forms
from hrcapp.secretariat.reading import Reader
from hrcapp.xforms.compile import compile_form
from tests.small_forms import TOWNS, write_survey, zipped


def refused(code: Code) -> pytest.RaisesExc[Fault]:
    return pytest.RaisesExc(Fault, check=lambda fault: fault.code is code)


@pytest.mark.parametrize("media", ["visits-media", "media", ""])
def test_files_are_found_beside_the_form(tmp_path: Path, media: str) -> None:
    path = write_survey(tmp_path, media=media)
    (tmp_path / media / "unnamed.csv").write_text("name\n", encoding="utf-8")
    for given in (path, tmp_path, zipped(tmp_path, media=media)):
        form = read_form(given)
        assert (form.name, form.files) == ("visits.xml", {"towns.csv": TOWNS.encode()})


def test_every_missing_file_is_named_at_once(tmp_path: Path) -> None:
    path = write_survey(tmp_path)
    text = path.read_text(encoding="utf-8")
    text = text.replace("| label::ar | required |", "| label::ar | required | media::image |", 1)
    path.write_text(text.replace("| yes |", "| yes | plan.png |", 1), encoding="utf-8")
    (tmp_path / "visits-media" / "towns.csv").unlink()
    with pytest.raises(Fault) as caught:
        read_form(path)
    assert caught.value.code is Code.FORM_FILES_MISSING
    assert caught.value.params["files"] == "plan.png, towns.csv"


def test_a_form_can_not_make_a_kit_carry_the_desks_own_files(tmp_path: Path) -> None:
    path = tmp_path / "visits.xml"
    path.write_bytes(
        compile_form(write_survey(tmp_path)).replace(b"file-csv/towns.csv", b"file/root-key.json")
    )
    (tmp_path / "root-key.json").write_text("{}", encoding="utf-8")
    (tmp_path / "visits.md").unlink()
    with refused(Code.FORM_FILES_UNFIT):
        read_form(path)


def test_form_and_files_go_out_are_read_before_and_stay_one(world: World, tmp_path: Path) -> None:
    activate("en")
    old, root = world.kit.content, world.campaign.root_key
    form = read_form(write_survey(tmp_path))
    wanted = with_forms(old, [form])
    told = "\n".join(map(str, changes(old, following(old, **wanted), "en")))
    assert "visits.xml: towns.csv" in told
    second = open_kit(publish_next(world.home, root, START, **wanted)).content
    assert second.files == {"visits.xml": {"towns.csv": TOWNS.encode()}}
    assert open_kit(publish_next(world.home, root, START, wave="2028")).content.files == second.files
    (tmp_path / "visits-media" / "towns.csv").write_text("name,label\nwest,Sample West\n", encoding="utf-8")
    other = with_forms(second, [read_form(tmp_path / "visits.md")])
    with pytest.raises(Fault) as caught:
        publish_next(world.home, root, START, **other)
    assert caught.value.code is Code.KIT_CONTENT_BROKEN
    assert "towns.csv" in f"{caught.value.params['problems']}"
    write_survey(tmp_path, "2")
    (tmp_path / "visits-media" / "towns.csv").write_text("name,label\nwest,Sample West\n", encoding="utf-8")
    newer = with_forms(second, [read_form(tmp_path / "visits.md")])
    publish_next(world.home, root, START, **newer)
    lists = {
        form.version: form.files.read("jr://file-csv/towns.csv")
        for form in Reader(custody.kits(world.home), ()).forms
        if form.id == "sample_visits"
    }
    assert lists == {"1": TOWNS.encode(), "2": b"name,label\nwest,Sample West\n"}, "each version has its own"
    gone = with_forms(custody.kits(world.home)[0].content, [], ["visits.xml"])
    assert open_kit(publish_next(world.home, root, START, **gone)).content.files == {}


def test_a_kit_without_the_files_of_its_form_is_not_signed(world: World, tmp_path: Path) -> None:
    form = read_form(write_survey(tmp_path))
    forms = {**world.kit.content.forms, form.name: form.xml}
    with pytest.raises(Fault) as caught:
        publish_next(world.home, world.campaign.root_key, START, forms=forms)
    assert "towns.csv" in f"{caught.value.params['problems']}"
    with refused(Code.KIT_VALUE_UNUSABLE):
        publish_next(world.home, world.campaign.root_key, START, files={"none.xml": {"a.csv": b""}})


@pytest.mark.parametrize(
    ("file", "name"),
    [("Local rights.xlsx", "Local-rights.xml"), ("../حقوق.xml", "form.xml"), ("a" * 99, f"{'a' * 60}.xml")],
)
def test_a_form_gets_a_name_that_every_system_takes(file: str, name: str) -> None:
    assert form_name(file) == name
