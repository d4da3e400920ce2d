"""What Home shows of a form that is open."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.officer.sections import Section, sections
from hrcapp.submission import place_of, title_of
from hrcapp.xforms import FormSession


@dataclass(frozen=True)
class Summary:
    """What Home shows of an open form."""

    title: str
    place: str
    sections: tuple[Section, ...]


def summary_of(session: FormSession) -> Summary:
    """Read it off an open form, where nobody else is typing."""
    return Summary(title_of(session), place_of(session), sections(session))
