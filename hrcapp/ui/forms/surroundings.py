"""What the questions of a form need from the screen they stand on: its files, its clock, its places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrcapp.i18n import gazetteer
from hrcapp.i18n.gazetteer import Place
from hrcapp.media import Picture

TakePicture = Callable[[Picture], None]
TakePlaces = Callable[[Sequence[Place]], None]


def no_picture(_name: str, _take: TakePicture) -> None:
    """Where there are no files."""


def places_at_once(text: str, country: str, take: TakePlaces) -> None:
    """Looks the places up then and there: for a face with one thread."""
    take(gazetteer.search(text, country))


@dataclass(frozen=True)
class Surroundings:
    """`zone` is the session's IANA name, `country` (ISO 3166-1) where places are looked for first.

    `original_name`: what the officer calls an attached file, by the name its answer holds. `picture` gives
    the picture of an attached file by that name, or of a file of the form by `jr://…`; it may come later, and
    does not come where there is none. `find_places` gives places whose names begin so.
    """

    zone: str = "UTC"
    country: str = ""
    original_name: Callable[[str], str] = str
    picture: Callable[[str, TakePicture], None] = no_picture
    find_places: Callable[[str, str, TakePlaces], None] = places_at_once
