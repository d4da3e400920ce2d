"""A form with every kind of question, in English and Arabic, and what its questions stand among in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from hrcapp.media import Picture
from hrcapp.ui.forms import Surroundings
from hrcapp.xforms import Changes, FormDefinition, FormSession, load
from hrcapp.xforms.compile import compile_form

SECTIONS = ("texts", "numbers", "choices", "several", "files", "staff")
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@cache
def controls_xml() -> bytes:
    """The form as it would ship."""
    return compile_form(Path(__file__).with_name("form.md"), ("en", "ar"))


@cache
def controls_form() -> FormDefinition:
    """The form, compiled once."""
    return load(controls_xml())


def new_session(language: str = "en", zone: str = "Africa/Tunis") -> FormSession:
    """A blank form."""
    return FormSession.new(controls_form(), now=NOW, zone=zone, language=language)


@dataclass
class Draft:
    """An open draft that keeps its steps and its files in memory."""

    session: FormSession
    steps: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, Picture] = field(default_factory=dict)

    def set(self, path: str, value: str) -> Changes:
        self.steps.append((path, value))
        return self.session.set_value(path, value)

    def add(self, repeat: str) -> tuple[str, Changes]:
        return self.session.add_repeat(repeat)

    def remove(self, instance: str) -> Changes:
        return self.session.remove_repeat(instance)[1]

    def surroundings(self) -> Surroundings:
        """Files of the form and of the answers, at once."""
        return Surroundings(self.session.zone, "TN", picture=self._picture)

    def _picture(self, name: str, take: Callable[[Picture], None]) -> None:
        found = (
            self.files.get(name) or sample_picture(name) if name.startswith("jr:") else self.files.get(name)
        )
        if found is not None:
            take(found)


@cache
def sample_picture(name: str, size: tuple[int, int] = (360, 240)) -> Picture:
    """A drawn tree, or a house."""
    image = Image.new("RGB", size, "#DBEAEB")
    pen = ImageDraw.Draw(image)
    wide, high = size
    pen.rectangle((0, high * 0.8, wide, high), fill="#BFD9DB")
    if "tree" in name:
        pen.rectangle((wide * 0.47, high * 0.5, wide * 0.53, high * 0.85), fill="#7A4A00")
        pen.ellipse((wide * 0.33, high * 0.1, wide * 0.67, high * 0.62), fill="#1C6B3A")
    else:
        pen.rectangle((wide * 0.3, high * 0.45, wide * 0.7, high * 0.85), fill="#F2A900")
        pen.polygon(
            ((wide * 0.25, high * 0.46), (wide * 0.5, high * 0.12), (wide * 0.75, high * 0.46)),
            fill="#0B5A63",
        )
    return Picture(*size, image.tobytes())
