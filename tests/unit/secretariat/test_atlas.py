"""The map: areas are true, nothing is cut, every country has a centre inside its own outline."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, radians

import pytest

from hrcapp.i18n.countries import codes
from hrcapp.secretariat import atlas


def _area(line: atlas.Line) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*line, line[0]]))) / 2


@pytest.mark.parametrize("latitude", [0, 20, 45, 60, 75])
def test_areas_are_true_at_every_latitude(latitude: float) -> None:
    corners = [(30, latitude), (30.1, latitude), (30.1, latitude + 0.1), (30, latitude + 0.1)]
    on_map = _area(tuple(atlas.place(*corner) for corner in corners))
    on_earth = radians(0.1) ** 2 * cos(radians(latitude + 0.05))
    assert on_map == pytest.approx(on_earth, rel=1e-3)


def test_the_middle_of_the_map_is_no_bent_line() -> None:
    assert atlas.place(11, 0) == (0, 0)
    assert atlas.place(11, 50)[0] == 0
    assert atlas.place(11, 50)[1] < 0, "north is up"


def test_no_line_leaps_across_the_map() -> None:
    outline = atlas.outline()
    steps = [abs(a[0] - b[0]) for line in (*outline.land, *outline.borders) for a, b in pairwise(line)]
    assert max(steps) < pi / 4
    assert outline.width > 1.8 * outline.height


def test_asias_last_cape_lies_at_the_right_edge_and_alaska_at_the_left() -> None:
    middle = atlas.place(11, 0)[0]
    assert atlas.place(-169.9, 66)[0] > middle
    assert atlas.place(-168.1, 65.6)[0] < middle


def test_every_country_of_the_form_has_a_centre() -> None:
    assert [code for code in codes() if atlas.centre(code) is None] == ["UM"]
    assert atlas.centre("ZZ") is None


@pytest.mark.parametrize("code", ["FR", "CL", "HR", "NO", "VN", "US"])
def test_a_centre_lies_on_land(code: str) -> None:
    found = atlas.centre(code)
    assert found is not None
    assert any(_holds(line, atlas.place(*found)) for line in atlas.outline().land)


def _holds(line: atlas.Line, point: atlas.Point) -> bool:
    x, y = point
    crossed = False
    for a, b in pairwise([*line, line[0]]):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            crossed = not crossed
    return crossed
