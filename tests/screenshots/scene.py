"""A scene is one picture to draw: a name, who builds its widget, and the looks it is drawn in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.theme import Theme

Builder = Callable[[Look], QWidget]


@dataclass(frozen=True)
class Variant:
    """One way to draw a scene; `suffix` follows the scene's name in the picture's file name."""

    suffix: str
    language: str = "en"
    dark: bool = False
    scale: float = 1.0
    touch: bool = False
    size: tuple[int, int] = (1366, 768)

    def look(self) -> Look:
        theme = Theme(self.dark, self.scale, self.touch)
        return Look(theme, self.language, small_window=self.size[0] < 1100)


EN = Variant("en")
AR = Variant("ar", "ar")
FR = Variant("fr", "fr")
ES = Variant("es", "es")
DARK = Variant("dark-en", dark=True)
LARGE = Variant("200-en", scale=2.0)
LARGE_AR = Variant("200-ar", "ar", scale=2.0)


@dataclass(frozen=True)
class Scene:
    """A registered scene."""

    name: str
    build: Builder
    variants: tuple[Variant, ...]
    focus: str = ""
    """objectName of the widget that has the focus in the picture."""


@dataclass
class Scenes:
    """All scenes; the modules under `scenes/` add theirs when they are imported."""

    all: dict[str, Scene] = field(default_factory=dict)

    def add(self, name: str, *variants: Variant, focus: str = "") -> Callable[[Builder], Builder]:
        """Decorate a function that builds a widget for a look. Without variants: English and Arabic."""

        def register(build: Builder) -> Builder:
            self.all[name] = Scene(name, build, variants or (EN, AR), focus)
            return build

        return register


scenes = Scenes()
"""The register the scene modules fill."""
