"""Towns that send the whole form, for tests of the follow-up. All names are samples."""

from __future__ import annotations

import pytest

from hrcapp.secretariat.desk import Desk
from tests.unit.secretariat.desk_world import Town, World

FORM = {
    "scope": "full_form",
    **dict.fromkeys(
        ("vision_essential", "vision_framework", "motivation_text", "init_summary"), "A sample. " * 9
    ),
    "vision_themes": "proximity",
    "motivation_codes": "learning",
    "focus_areas": "migration",
    "init_title": "Sample initiative",
    "init_kind": "policy",
}


def packed(town: Town, revision: int = 1, **answers: str) -> bytes:
    """A full form."""
    return town.pack(revision, "0" * 64 if revision > 1 else None, **{**FORM, **answers}).data


def accepted(world: World, name: str, desk: Desk | None = None, **answers: str) -> str:
    """The party of a town whose full form a desk has taken in and accepted."""
    desk = desk or world.desk
    town = world.town(name)
    one = desk.intake.take_in(f"{name}.hrcb", packed(town, **answers))
    assert one.submission is not None
    if desk.review.item(one.submission).party is None:
        desk.parties.create(desk.review.item(one.submission).submission)
    desk.review.accept(one.submission)
    return desk.review.item(one.submission).party or ""


@pytest.fixture
def signed_up(world: World) -> dict[str, str]:
    """Four towns: three for migration, of whom two share their contact person; one for housing."""
    shared = {"publish_contact": "yes", "contact_name": "Sample Contact"}
    return {
        "a": accepted(
            world, "Sample Alpha", working_groups="migration housing", assessment="wanted", **shared
        ),
        "b": accepted(world, "Sample Beta", working_groups="migration", term_end="2026-04-20", **shared),
        "c": accepted(world, "Sample Gamma", working_groups="migration"),
        "d": accepted(world, "Sample Delta", working_groups="housing", assessment="done"),
    }
