"""Places: distance, area and geofence over `latitude longitude altitude accuracy` points, on a sphere.

Formulas: great-circle distance (haversine) and the spherical area of Chamberlain and Duquette, "Some
algorithms for polygons on a sphere" (2007); radius 6,378,100 m, as ODK Collect has it. Metres and square
metres, to the centimetre.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.functions.numbers import half_up
from hrcapp.xforms.xpath.functions.registry import function
from hrcapp.xforms.xpath.values import Value, to_text

_RADIUS = 6_378_100.0
Point = tuple[float, float]


@function("distance", 1, None)
def distance(_ctx: Context, *values: Value) -> Value:
    """The length in metres of a line of points, given as one text or as several points."""
    points = _points(values)
    if points is None:
        return math.nan
    return half_up(sum(_great_circle(a, b) for a, b in pairwise(points)) * 100) / 100


@function("area", 1, None)
def area(_ctx: Context, *values: Value) -> Value:
    """The area in square metres inside a closed line of points."""
    points = _points(values)
    if points is None:
        return math.nan
    if len(points) < 3:
        return 0.0
    if points[0] != points[-1]:
        points.append(points[0])
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in pairwise(points):
        total += math.radians(lon2 - lon1) * (2 + math.sin(math.radians(lat1)) + math.sin(math.radians(lat2)))
    return half_up(abs(total * _RADIUS * _RADIUS / 2) * 100) / 100


@function("geofence", 2)
def geofence(_ctx: Context, point: Value, shape: Value) -> Value:
    """Whether a point lies inside a closed shape (rays and crossings, on the plane of degrees)."""
    inside, corners = _points((point,)), _points((shape,))
    if not inside or not corners or len(corners) < 3:
        return False
    y, x = inside[0]
    crossings = 0
    for (y1, x1), (y2, x2) in pairwise([*corners, corners[0]]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def _great_circle(a: Point, b: Point) -> float:
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _points(values: Iterable[Value]) -> list[Point] | None:
    """All points of texts and nodes in order; None when one is not a point."""
    texts: list[str] = []
    for value in values:
        texts += [node.string_value() for node in value] if isinstance(value, list) else [to_text(value)]
    found: list[Point] = []
    for text in ";".join(texts).split(";"):
        if text.strip():
            point = point_of_text(text)
            if point is None:
                return None
            found.append(point)
    return found


def point_of_text(text: str) -> Point | None:
    """`latitude longitude [altitude [accuracy]]` in degrees and metres → (latitude, longitude).

    None when it is not one.
    """
    parts = text.split()
    if not 2 <= len(parts) <= 4:
        return None
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return None
    if not all(map(math.isfinite, numbers)) or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return None
    return numbers[0], numbers[1]
