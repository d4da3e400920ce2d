"""One assessment as it is read: its parts, every answer in words, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrcapp.secretariat.answers import Answer
from hrcapp.secretariat.assessments.form import concerns
from hrcapp.secretariat.assessments.results import Sent
from hrcapp.secretariat.assessments.states import State
from hrcapp.secretariat.translation_fields import generic


@dataclass(frozen=True)
class Line:
    """One question. `before` is what stood in the assessment before, None where nothing changed."""

    path: str
    label: str
    shown: str
    state: State | None
    before: str | None


@dataclass(frozen=True)
class Page:
    """An assessment by its parts, in the form's order; `earlier` is the one it is compared with."""

    sent: Sent
    earlier: Sent | None
    parts: Mapping[str, tuple[Line, ...]]

    def counted(self, part: str) -> int:
        """How many questions of a part have an answer."""
        return sum(bool(line.shown) for line in self.parts.get(part, ()))


def page(sent: Sent, earlier: Sent | None, found: Iterable[Answer]) -> Page:
    """`found` are all answers of the version, beside those of `earlier`."""
    parts: dict[str, list[Line]] = {}
    for one in found:
        if not one.personal and concerns(one.path):
            state = sent.states.get(generic(one.path)) if one.shown else None
            parts.setdefault(one.section, []).append(Line(one.path, one.label, one.shown, state, one.before))
    return Page(sent, earlier, {part: tuple(lines) for part, lines in parts.items()})
