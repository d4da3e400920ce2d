"""Carrying others' files: checked without a key, counted, passed on by any way, missed at the desk."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange import mail, manifest
from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome
from hrcapp.officer.courier_mail import mailed, write_mail
from hrcapp.officer.workspace import Workspace
from tests.sample import Clock, open_workspace
from tests.unit.secretariat.desk_world import World

TOWNS = ("Sample North", "Sample South", "Sample East")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World.make(tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[Workspace]:
    """A computer that belongs to nobody: without a kit, without a form."""
    made = open_workspace(tmp_path / "carrier", Clock())
    yield made
    made.close()


@pytest.fixture
def stick(world: World, tmp_path: Path) -> Path:
    """Files of three towns as they come on a stick, with others between them."""
    folder = tmp_path / "STICK-3"
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate(TOWNS):
        path = folder / ("deep" if number else ".") / f"{name.lower().replace(' ', '-')}-v1.hrcb"
        path.write_bytes(world.town(name).pack().data)
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8 sample")
    return folder


def told(space: Workspace) -> str:
    """All that the app says of what it carries."""
    return repr(space.courier.parcels())


def test_files_are_taken_checked_and_counted_and_nothing_tells_a_town(
    carrier: Workspace, stick: Path
) -> None:
    whole = (stick / "sample-north-v1.hrcb").read_bytes()
    (stick / "sample-west-v1.hrcb").write_bytes(whole[:2000] + bytes([whole[2000] ^ 1]) + whole[2001:])
    before = {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()}
    found = carrier.courier.gather(stick)
    assert (found.new, found.known, [one.code for one in found.damaged]) == (3, 0, [Code.BUNDLE_ALTERED])
    assert found.size == sum(len(data) for path, data in before.items() if "west" not in path.name) - len(
        before[stick / "holiday.jpg"]
    )
    assert {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()} == before
    again = carrier.courier.gather(stick)
    assert (again.new, again.known, len(carrier.courier.parcels())) == (0, 3, 3)
    for text in (told(carrier), str(found.damaged[0].params)):
        assert not any(name.lower().split()[1] in text.lower() for name in (*TOWNS, "Sample West"))


def test_several_laptops_are_gathered_and_passed_on_with_a_list(
    carrier: Workspace, world: World, stick: Path, tmp_path: Path
) -> None:
    other = tmp_path / "LAPTOP-7"
    other.mkdir()
    (other / "x.hrcb").write_bytes(world.town("Sample West").pack().data)
    carrier.courier.gather(stick)
    carrier.courier.gather(other)
    out = tmp_path / "OUT"
    out.mkdir()
    done = carrier.courier.pass_on(out, carrier.courier.waiting(), language="en")
    assert done.count == 4
    assert carrier.courier.waiting() == []
    [listed] = out.glob("*.hrclist")
    assert {one.source for one in manifest.read(listed.read_bytes()).files} == {"STICK-3", "LAPTOP-7"}
    names = "".join(path.name for path in out.iterdir())
    assert "north" not in names
    [printed] = out.glob("*.pdf")
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert all(one.eid[:12] in text for one in carrier.courier.parcels())
    done_at_desk = world.desk.intake.import_paths([out])
    kinds = {one.file.rpartition(".")[2]: one.outcome for one in done_at_desk}
    assert kinds == {
        "hrcb": Outcome.IMPORTED,
        "hrclist": Outcome.IMPORTED,
        "pdf": Outcome.QUARANTINED,
    }
    assert world.desk.couriers.journeys() == []


def test_the_desk_sees_what_is_missing_until_it_comes_or_is_put_away(
    carrier: Workspace, world: World, stick: Path, tmp_path: Path
) -> None:
    carrier.courier.gather(stick)
    out = tmp_path / "OUT"
    out.mkdir()
    carrier.courier.pass_on(out, carrier.courier.waiting(), language="ar")
    lost = sorted(out.glob("*.hrcb"))[1]
    data = lost.read_bytes()
    lost.unlink()
    world.desk.intake.import_paths([out])
    [journey] = world.desk.couriers.journeys()
    assert ([one.eid for one in journey.missing], len(journey.here)) == ([lost.stem], 2)
    [again] = [one for one in world.desk.intake.import_paths([out]) if one.file.endswith(".hrclist")]
    assert again.outcome is Outcome.ALREADY
    world.desk.couriers.put_away(journey.sha256)
    assert world.desk.couriers.journeys() == []
    world.desk.intake.take_in("late.hrcb", data)
    [whole] = world.desk.couriers.journeys(unfinished=False)
    assert whole.missing == ()


def test_into_a_drop_box_and_by_mail(carrier: Workspace, world: World, stick: Path, tmp_path: Path) -> None:
    carrier.courier.gather(stick)
    shared = tmp_path / "shared"
    shared.mkdir()
    carrier.courier.drop(FolderDropBox(shared), str(shared), carrier.courier.waiting())
    assert world.desk.sync.run([FolderDropBox(shared)]).unfinished == 0
    assert len(world.desk.review.items()) == 3
    parcels = carrier.courier.parcels()
    written = write_mail(carrier, tmp_path, parcels, language="fr")
    assert len(written) == 1, "small files travel together"
    assert [mail.is_ours(one) for one in mail.attachments(written[0].read_bytes())] == [True] * 4
    found = world.desk.intake.import_paths(written)
    assert [one.outcome for one in found] == [Outcome.IMPORTED] + [Outcome.ALREADY] * 3
    mailed(carrier, parcels)
    assert [way for _at, way, _place in carrier.courier.parcels()[0].passed_on] == ["mail", "dropbox"]


def test_what_was_passed_on_can_be_let_go_and_nothing_else(
    carrier: Workspace, stick: Path, tmp_path: Path
) -> None:
    carrier.courier.gather(stick)
    first = carrier.courier.parcels()[0]
    carrier.courier.drop(FolderDropBox(tmp_path), "x", [first])
    assert carrier.courier.let_go() == 1
    assert len(carrier.courier.parcels()) == 2
    with pytest.raises(Fault):
        carrier.courier.data(first)
    assert carrier.courier.let_go() == 0


def test_a_full_or_missing_place_is_told_and_nothing_is_noted(
    carrier: Workspace, stick: Path, tmp_path: Path
) -> None:
    carrier.courier.gather(stick)
    with pytest.raises(Fault) as caught:
        carrier.courier.pass_on(tmp_path / "GONE", carrier.courier.waiting(), language="en")
    assert caught.value.code is Code.PLACE_MISSING
    assert len(carrier.courier.waiting()) == 3
    with pytest.raises(Fault) as caught:
        carrier.courier.gather(tmp_path / "GONE")
    assert caught.value.code is Code.PLACE_MISSING
