"""Every screen of the desk in every look: names for screen readers, room for the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from tests.screenshots.scene import AR, LARGE, Scene, Variant, scenes
from tests.screenshots.scenes import (
    desk,
    desk_dashboard,
    desk_export,
    desk_followup,
    desk_keys,
    desk_outreach,
    desk_parties,
    desk_people,
    desk_places,
    desk_signatures,
)
from tests.ui.access import clipped, nameless

MODULES = [
    one.__name__
    for one in (
        desk,
        desk_dashboard,
        desk_export,
        desk_followup,
        desk_outreach,
        desk_parties,
        desk_people,
        desk_keys,
        desk_places,
        desk_signatures,
    )
]
DESK = [scene for _name, scene in sorted(scenes.all.items()) if scene.build.__module__ in MODULES]
SMALL = Variant("1024-ar", "ar", size=(1024, 700))
CASES = [(scene, variant) for scene in DESK for variant in dict.fromkeys((*scene.variants, AR, LARGE, SMALL))]


@pytest.mark.parametrize(
    ("scene", "variant"), CASES, ids=[f"{scene.name}-{variant.suffix}" for scene, variant in CASES]
)
def test_names_and_room(
    scene: Scene,
    variant: Variant,
    dressed: Callable[[Look], Look],
    show: Callable[[QWidget, int, int], QWidget],
) -> None:
    window = show(scene.build(dressed(variant.look())), *variant.size)
    assert (nameless(window), clipped(window)) == ([], [])
    assert window.width() == variant.size[0], "the window had to grow to hold its page"
