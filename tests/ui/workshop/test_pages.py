"""Every page of the workshop in every look: names, room for the text, order of Tab, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.shell import Shell
from tests.screenshots.scene import EN, LARGE_AR, Scene, Variant, scenes
from tests.screenshots.scenes import officer, workshop
from tests.ui.access import clipped, nameless
from tests.ui.accessibility import checks

PAGES = [scene for _name, scene in sorted(scenes.all.items()) if scene.build.__module__ == workshop.__name__]
LARGE_AND_LOW = Variant("200-1024", scale=2.0, size=(1024, 700))
CASES = [(scene, variant) for scene in PAGES for variant in (EN, LARGE_AR, LARGE_AND_LOW)]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    officer.clear()
    workshop.clear()


@pytest.mark.parametrize(
    ("scene", "variant"), CASES, ids=[f"{scene.name}-{variant.suffix}" for scene, variant in CASES]
)
def test_each_page_in_each_look(
    scene: Scene,
    variant: Variant,
    dressed: Callable[[Look], Look],
    show: Callable[[QWidget, int, int], QWidget],
) -> None:
    window = show(scene.build(dressed(variant.look())), *variant.size)
    assert isinstance(window, Shell)
    assert (nameless(window), clipped(window)) == ([], [])
    assert window.width() == variant.size[0], "the window had to grow to hold its page"
    assert checks.out_of_order(window) == []
    assert checks.small_targets(window) == []
    assert checks.words_not_in_name(window) == []
    assert checks.unseen_when_focused(window) == []
