"""What the map of the dashboard shows: marks, parts of the world, and the table beside it. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.countries import country_name
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat import atlas
from hrcapp.secretariat.dashboard import Dashboard
from hrcapp.secretariat.positions import Spot
from hrcapp.secretariat.sections import SECTIONS, section_of
from hrcapp.ui.common.words import number
from hrcapp.ui.secretariat.dashboard import section_words
from hrcapp.ui.secretariat.world_map import Mark

WORLD = "world"
_NAMED = 8
_LEAST, _ROOM = 0.45, 0.12


@dataclass(frozen=True)
class PlaceRow:
    """One party in the map's table."""

    reference: str
    name: str
    country: str
    where: str


def marks(board: Dashboard, language: str) -> tuple[Mark, ...]:
    """One for each spot, in the order of the spots."""
    return tuple(_mark(board, spot, language) for spot in board.spots)


def _mark(board: Dashboard, spot: Spot, language: str) -> Mark:
    x, y = atlas.place(spot.position.longitude, spot.position.latitude)
    count = len(spot.parties)
    return Mark(
        x=x,
        y=y,
        count=count,
        shown=number(count, language),
        government=spot.government,
        exact=spot.position.exact,
        words=_named(board, spot, language),
    )


def _named(board: Dashboard, spot: Spot, language: str) -> str:
    names = sorted((board.name(one, language) for one in spot.parties), key=lambda n: sort_key(n, language))
    rest = len(names) - _NAMED
    lines = names[:_NAMED]
    if rest > 0:
        lines.append(
            ngettext("and {count} more", "and {count} more", rest).format(count=number(rest, language))
        )
    return "\n".join(lines)


def parts(board: Dashboard) -> tuple[tuple[str, str], ...]:
    """The world, and each section where somebody is."""
    found = {section_of(board.members[one].facts.country) for spot in board.spots for one in spot.parties}
    shown = [section for section in SECTIONS if section in found]
    return ((WORLD, _("The world")), *((section, section_words(section)) for section in shown))


def extent(board: Dashboard, part: str) -> QRectF:
    """The part of the map to show, in its units: the whole, or what holds the marks of a section."""
    spots = [
        spot
        for spot in board.spots
        if part in {section_of(board.members[one].facts.country) for one in spot.parties}
    ]
    if part == WORLD or not spots:
        whole = atlas.outline()
        return QRectF(whole.left, whole.top, whole.width, whole.height)
    return _around(atlas.place(spot.position.longitude, spot.position.latitude) for spot in spots)


def _around(points: Iterable[atlas.Point]) -> QRectF:
    xs, ys = zip(*points, strict=True)
    width, height = max(max(xs) - min(xs), _LEAST), max(max(ys) - min(ys), _LEAST)
    middle, centre = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    box = QRectF(middle - width / 2, centre - height / 2, width, height)
    return box.adjusted(-_ROOM * width, -_ROOM * height, _ROOM * width, _ROOM * height)


def rows(board: Dashboard, language: str) -> tuple[PlaceRow, ...]:
    """Every party, in the order of the language, with how well its place is known."""
    exact = {one: spot.position.exact for spot in board.spots for one in spot.parties}
    found = [
        PlaceRow(
            one,
            board.name(one, language),
            country_name(member.facts.country, language) or _("Country not known"),
            _where(exact.get(one)),
        )
        for one, member in board.members.items()
    ]
    return tuple(sorted(found, key=lambda row: sort_key(row.name, language)))


def _where(exact: bool | None) -> str:
    if exact is None:
        return _("Not on the map: no place known yet")
    return _("At its place") if exact else _("At the centre of its country")


def unplaced(board: Dashboard, language: str) -> str:
    """How many are not on the map."""
    return _("No place known yet: {count}").format(count=number(len(board.unplaced), language))
