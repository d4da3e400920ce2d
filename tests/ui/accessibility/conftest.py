"""Scenes of the pictures as windows to walk through."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from tests.screenshots import scenes as scene_modules
from tests.screenshots.scene import EN, Variant, scenes
from tests.screenshots.scenes import officer

for module in pkgutil.iter_modules(scene_modules.__path__, f"{scene_modules.__name__}."):
    importlib.import_module(module.name)

OpenScene = Callable[..., QWidget]


@pytest.fixture
def open_scene(
    dressed: Callable[[Look], Look], show: Callable[[QWidget, int, int], QWidget]
) -> Iterator[OpenScene]:
    """Show a scene by its name, in English unless another variant is asked for."""

    def opened(name: str, variant: Variant = EN) -> QWidget:
        return show(scenes.all[name].build(dressed(variant.look())), *variant.size)

    yield opened
    officer.clear()
