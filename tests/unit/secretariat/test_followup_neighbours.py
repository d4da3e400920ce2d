"""Places near a town, invited in its name: who is near, who is known, what the letter says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from desk_world import World
from followup_world import packed

from hrcapp.secretariat.followup.neighbours import AT_MOST, FARTHEST, SMALLEST
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.outreach import Invited, inviters


@pytest.fixture
def girona(world: World) -> Person:
    """A real place with sample answers, for its neighbours are real as well."""
    accept(world, "Girona")
    [town] = world.desk.followup.people().taking_part
    return town


def accept(world: World, name: str) -> None:
    town = world.town(name, country="ES", admin1="Catalonia")
    one = world.desk.intake.take_in(f"{name}.hrcb", packed(town))
    assert one.submission is not None
    world.desk.review.accept(one.submission)


def test_the_nearest_first_without_the_town_itself(world: World, girona: Person) -> None:
    near = world.desk.followup.neighbours.of(girona)
    assert near[0].name == "Salt"
    assert len(near) == AT_MOST
    assert [one.km for one in near] == sorted(one.km for one in near)
    assert all(one.km <= FARTHEST and one.population >= SMALLEST for one in near)
    assert not any(one.name.startswith("Girona") for one in near)


def test_who_takes_part_is_left_out_and_who_was_invited_is_told(world: World, girona: Person) -> None:
    neighbours, outreach = world.desk.followup.neighbours, world.desk.outreach
    accept(world, "Salt")
    elsewhere = outreach.add(Invited("Banyoles", "ES", by="Sample section"))
    near = {one.name: one for one in neighbours.of(girona)}
    assert "Salt" not in near
    assert near["Banyoles"].entry is not None
    assert near["Banyoles"].entry.id == elsewhere
    neighbours.invite(girona, near["Celrà"])
    [ours] = neighbours.invited_by(girona)
    assert (ours.invited.name, ours.invited.country, ours.invited.by) == ("Celrà", "ES", "Girona")
    funnels = {one.by: one.invited for one in inviters(outreach.all(), (), ())}
    assert funnels == {"Girona": 1, "Sample section": 1}


def test_a_letter_to_each_whom_it_invited(world: World, girona: Person, tmp_path: Path) -> None:
    followup = world.desk.followup
    followup.neighbours.invite(girona, followup.neighbours.of(girona)[0])
    saved = followup.papers.neighbours(girona, followup.neighbours.invited_by(girona), tmp_path)
    [letter] = saved.path.iterdir()
    done = subprocess.run(["pdftotext", str(letter), "-"], capture_output=True, text=True, check=True)
    assert "Girona takes part in this campaign" in " ".join(done.stdout.split())


def test_where_nobody_knows_the_place(world: World) -> None:
    one = world.desk.intake.take_in("a.hrcb", packed(world.town("Sample Town")))
    assert one.submission is not None
    world.desk.review.accept(one.submission)
    [town] = world.desk.followup.people().taking_part
    assert world.desk.followup.neighbours.of(town) == ()
