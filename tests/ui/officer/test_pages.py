"""Every page of the officer in every look: names for screen readers, room for the text, no stray windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.shell import Shell
from tests.screenshots.scene import LARGE_AR, Scene, Variant, scenes
from tests.screenshots.scenes import officer, room, sending, signing, ways
from tests.ui.access import clipped, nameless

OURS = (officer.__name__, sending.__name__, signing.__name__, room.__name__, ways.__name__)
PAGES = [scene for _name, scene in sorted(scenes.all.items()) if scene.build.__module__ in OURS]
SMALL = Variant("1024-fr", "fr", size=(1024, 700))
CASES = [(scene, variant) for scene in PAGES for variant in dict.fromkeys((*scene.variants, LARGE_AR, SMALL))]


class Strays(QObject):
    """Notices widgets that were shown before they lay in a window: each flashes as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.found: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow | QDialog | QMenu)
        ):
            self.found.append(repr(watched))
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    made = Strays(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    officer.clear()


@pytest.mark.parametrize(
    ("scene", "variant"), CASES, ids=[f"{scene.name}-{variant.suffix}" for scene, variant in CASES]
)
def test_names_and_room(
    scene: Scene,
    variant: Variant,
    dressed: Callable[[Look], Look],
    show: Callable[[QWidget, int, int], QWidget],
    strays: Strays,
) -> None:
    window = show(scene.build(dressed(variant.look())), *variant.size)
    assert isinstance(window, Shell)
    assert window.centralWidget() is not None
    assert (nameless(window), clipped(window)) == ([], [])
    assert strays.found == []
    assert window.width() == variant.size[0], "the window had to grow to hold its page"
