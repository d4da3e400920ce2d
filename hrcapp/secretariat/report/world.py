"""The map of the report: vectors with an alternative text; the tables after it say the same in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from hrcapp.i18n.gazetteer import ATTRIBUTION
from hrcapp.secretariat import atlas
from hrcapp.secretariat.positions import Spot
from hrcapp.secretariat.report import look, words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.look import Setting
from hrcapp.typeset import MM, PETROL, Block, Drawing, Figure, Paragraph, Shape, Together

_WIDTH = 163 * MM
_LAND, _BORDER, _RIM, _PARTNER = "#D3DDDA", "#FFFFFF", "#FFFFFF", "#B5532A"
_UNITS = 500.0
"""The width of the drawing in its own units; about a point on the page."""
_LINE, _DOT, _LARGEST = 0.5, 2.4, 8.0
_CORNERS = 20

Contour = list[tuple[float, float]]


def world(content: Content, setting: Setting) -> Iterator[Block]:
    """Where governments and partners are; nothing where no place is known of anybody."""
    if not content.spots:
        return
    say = content.say
    drawing = Drawing(_UNITS, _height(), (*_base(), *_marks(content.spots)))
    alt = say(words.MAP_ALT).format(
        governments=_count(content, government=True), partners=_count(content, government=False)
    )
    legend = [say(words.MAP_LEGEND)]
    if content.unplaced:
        legend.append(say(words.MAP_UNPLACED).format(count=content.number(len(content.unplaced))))
    yield Together(
        [
            look.subheading(say(words.MAP), setting),
            Figure(drawing, _WIDTH, alt, before=3 * MM),
            Paragraph(" ".join(legend), setting.small, before=1.5 * MM),
            Paragraph(_sources(content), setting.small, before=0.5 * MM),
        ]
    )


def _sources(content: Content) -> str:
    told = [content.say(words.MAP_SOURCES)]
    if any(spot.position.exact for spot in content.spots):
        told.append(content.say(words.MAP_POSITIONS).format(source=ATTRIBUTION))
    return " ".join(told)


def _count(content: Content, *, government: bool) -> str:
    return content.number(sum(len(s.parties) for s in content.spots if s.government is government))


def _scale() -> float:
    return _UNITS / atlas.outline().width


def _height() -> float:
    return round(atlas.outline().height * _scale(), 2)


def _at(point: atlas.Point) -> tuple[float, float]:
    outline, scale = atlas.outline(), _scale()
    return round((point[0] - outline.left) * scale, 2), round((point[1] - outline.top) * scale, 2)


@cache
def _base() -> tuple[Shape, Shape]:
    """Land, and borders as thin strips: a drawing only fills."""
    outline = atlas.outline()
    land = [[_at(point) for point in line] for line in outline.land]
    strips = [strip for line in outline.borders for strip in _strips([_at(point) for point in line]) if strip]
    return Shape(land, _LAND, holes=False), Shape(strips, _BORDER, holes=False)


def _strips(line: Sequence[tuple[float, float]]) -> Iterator[Contour]:
    for (x1, y1), (x2, y2) in pairwise(line):
        length = hypot(x2 - x1, y2 - y1)
        if length:
            dx, dy = (y2 - y1) / length * _LINE / 2, (x1 - x2) / length * _LINE / 2
            corners = ((x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy))
            yield [(round(x, 2), round(y, 2)) for x, y in corners]


def _marks(spots: Sequence[Spot]) -> Iterator[Shape]:
    """The largest first; partners stand beside the governments of the same place."""
    here: dict[tuple[float, float], float] = {}
    for spot in sorted(spots, key=lambda one: (not one.government, -len(one.parties), one.parties)):
        x, y = _at(atlas.place(spot.position.longitude, spot.position.latitude))
        radius = min(_LARGEST, _DOT * sqrt(len(spot.parties)))
        if spot.government:
            here[x, y] = radius
        elif twin := here.get((x, y)):
            x += twin + radius + 2
        yield from _mark(spot, (x, y), radius)


def _mark(spot: Spot, centre: tuple[float, float], radius: float) -> Iterator[Shape]:
    """Filled with a rim at a known place; a ring where a country's centre stands for it."""
    colour = PETROL if spot.government else _PARTNER
    corners = _CORNERS if spot.government else 4
    size = radius if spot.government else radius * 1.25
    outer, inner = (_RIM, colour) if spot.position.exact else (colour, _RIM)
    yield Shape([_polygon(centre, size + 0.6, corners)], outer)
    yield Shape([_polygon(centre, size - 0.6, corners)], inner)


def _polygon(centre: tuple[float, float], radius: float, corners: int) -> Contour:
    turns = [2 * pi * corner / corners for corner in range(corners)]
    x, y = centre
    return [(round(x + radius * cos(turn), 2), round(y + radius * sin(turn), 2)) for turn in turns]
