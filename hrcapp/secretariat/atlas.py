"""The world as lines: coasts, borders, a centre for each country; drawn by the window and in the report.

The data are Natural Earth's (`resources/map`). The projection is Equal Earth (Šavrič, Patterson, Jenny 2018):
areas are true, so that no continent is shrunk.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import asin, cos, radians, sin, sqrt
from typing import TypedDict

from hrcapp.model.places import resource

Point = tuple[float, float]
Line = tuple[Point, ...]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_MIDDLE = 11.0
"""The meridian in the middle: then the edge lies in the Bering Strait, and no land is cut."""


@dataclass(frozen=True)
class Outline:
    """Lines on the map, x to the right and y downwards; `left`, `top`, `width`, `height` enclose them."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    left: float
    top: float
    width: float
    height: float


def place(longitude: float, latitude: float) -> Point:
    """Where a point of the Earth (degrees) lies on the map; one unit is the Earth's radius."""
    turned = longitude - _MIDDLE
    if turned < -180:
        turned += 360
    return _project(turned, latitude)


@cache
def outline() -> Outline:
    """All lines of the map."""
    world = _world()
    land = tuple(_line(steps) for steps in world["land"])
    borders = tuple(_line(steps) for steps in world["borders"])
    xs, ys = zip(*(point for line in land for point in line), strict=True)
    left, top = min(xs), min(ys)
    return Outline(land, borders, left, top, max(xs) - left, max(ys) - top)


def centre(country: str) -> Point | None:
    """(longitude, latitude) in degrees of a point well inside a country (ISO 3166-1 alpha-2)."""
    found = _world()["centres"].get(country)
    return (found[0], found[1]) if found else None


def _line(steps: list[int]) -> Line:
    """Hundredths of a degree, the first point and then steps. Rings go past 180°: they are not turned."""
    xs, ys = accumulate(steps[0::2]), accumulate(steps[1::2])
    return tuple(_project(x / 100 - _MIDDLE, y / 100) for x, y in zip(xs, ys, strict=True))


def _project(turned: float, latitude: float) -> Point:
    t = asin(_M * sin(radians(latitude)))
    square = t * t
    sixth = square**3
    x = radians(turned) * cos(t) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return x, -t * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


class _World(TypedDict):
    land: list[list[int]]
    borders: list[list[int]]
    centres: dict[str, list[float]]


@cache
def _world() -> _World:
    found: _World = json.loads(resource("map", "world.json").read_text(encoding="utf-8"))
    return found
