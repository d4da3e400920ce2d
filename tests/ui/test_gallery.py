"""Every widget of the kit in every look: names for screen readers, room for the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from tests.screenshots.scene import LARGE_AR, Scene, Variant, scenes
from tests.screenshots.scenes import gallery
from tests.ui.access import clipped, nameless

KIT = [scene for name, scene in sorted(scenes.all.items()) if scene.build.__module__ == gallery.__name__]
SMALL = Variant("1024-200-ar", "ar", scale=2.0, size=(1024, 700))
CASES = [(scene, variant) for scene in KIT for variant in (*scene.variants, SMALL)]


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


def test_there_is_something_to_look_at() -> None:
    assert len(KIT) >= 5
    assert all(LARGE_AR in scene.variants for scene in KIT)
