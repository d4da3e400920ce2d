"""Make resources/map/world.json from Natural Earth (public domain), as npm's `world-atlas` packs it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python packaging/world_map.py package

Outline and borders are those of 1:110m. A country's centre is the point of its largest part, in 1:50m, that
lies furthest from its edge. Without Antarctica, where nobody governs a town. The map is cut at 169° West,
between Asia and America, so that no land is: what lies beyond is moved by a full turn. Degrees are whole
hundredths; lines are given as their first point and then steps.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global
from extraction import ROOT

_OUT = ROOT / "resources" / "map" / "world.json"
_CUT = -169.0
_ANTARCTICA = -60.0
_GRID = 24
_BY_NAME = {"Kosovo": "XK"}
_DRAWN_AS_PARTS = {
    "BQ": (-68.27, 12.18), "BV": (3.41, -54.42), "CC": (96.83, -12.14), "CX": (105.63, -10.49),
    "GF": (-53.10, 3.93), "GI": (-5.35, 36.14), "GP": (-61.55, 16.20), "MQ": (-61.02, 14.64),
    "RE": (55.54, -21.12), "SJ": (16.00, 78.50), "TK": (-171.85, -9.20), "TV": (179.20, -8.52),
    "YT": (45.15, -12.82),
}  # fmt: skip
"""Territories with a code of their own that Natural Earth omits or draws as a part of another country."""

Point = tuple[float, float]
Ring = list[Point]


class Topology:
    """A TopoJSON file: lines that several shapes share."""

    def __init__(self, path: Path) -> None:
        self._data = json.loads(path.read_text(encoding="utf-8"))
        (kx, ky), (x, y) = self._data["transform"]["scale"], self._data["transform"]["translate"]
        self.arcs: list[Ring] = []
        for arc in self._data["arcs"]:
            at = [0, 0]
            line = []
            for dx, dy in arc:
                at = [at[0] + dx, at[1] + dy]
                line.append((at[0] * kx + x, at[1] * ky + y))
            self.arcs.append(line)

    def shapes(self, name: str) -> list[dict[str, Any]]:
        return list(self._data["objects"][name]["geometries"])

    def polygons(self, shape: dict[str, Any]) -> Iterator[list[Ring]]:
        """The outer ring of each polygon, then its holes."""
        for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", ()):
            yield [self._ring(arcs) for arcs in polygon]

    def _ring(self, arcs: list[int]) -> Ring:
        ring: Ring = []
        for at in arcs:
            line = self.arcs[at] if at >= 0 else self.arcs[~at][::-1]
            ring += line[1:] if ring else line
        return ring


def land(topology: Topology) -> list[Ring]:
    """Coasts and the shores of inland seas."""
    found = [ring for polygon in _every(topology, "land") for ring in polygon]
    return [_whole(ring) for ring in found if max(y for _, y in ring) > _ANTARCTICA]


def borders(topology: Topology) -> list[Ring]:
    """The lines that two countries share."""
    used: Counter[int] = Counter()
    for shape in topology.shapes("countries"):
        for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
            used.update({at if at >= 0 else ~at for ring in polygon for at in ring})
    return [topology.arcs[at] for at, count in sorted(used.items()) if count > 1]


def centres(topology: Topology) -> dict[str, Point]:
    """By ISO 3166-1 alpha-2 code."""
    aliases = get_global("territory_aliases")
    found = dict(_DRAWN_AS_PARTS)
    for shape in topology.shapes("countries"):
        name = shape["properties"]["name"]
        code = _BY_NAME.get(name) or next(iter(aliases.get(shape.get("id"), ())), "")
        rings = [_whole(polygon[0]) for polygon in topology.polygons(shape)]
        if code and rings:
            x, y = _inmost(max(rings, key=_area))
            found[code] = (x - 360 if x > 180 else x, y)
    return dict(sorted(found.items()))


def _every(topology: Topology, name: str) -> Iterator[list[Ring]]:
    for shape in topology.shapes(name):
        yield from topology.polygons(shape)


def _whole(ring: Ring) -> Ring:
    """Without the leap from 180° East to 180° West, and on the side of the cut where it belongs."""
    turns, found = 0.0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += 360 if before - x > 180 else -360 if x - before > 180 else 0
        found.append((x + turns, y))
    beyond = max(x for x, _ in found) <= _CUT
    return [(x + 360, y) for x, y in found] if beyond else found


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])))


def _inmost(ring: Ring) -> Point:
    """Of the points of a grid over the ring, the one inside that is furthest from its edge."""
    (left, right), (low, high) = _extent(ring, 0), _extent(ring, 1)
    grid = [
        (left + (right - left) * (i + 0.5) / _GRID, low + (high - low) * (j + 0.5) / _GRID)
        for i in range(_GRID)
        for j in range(_GRID)
    ]
    inside = [point for point in grid if _holds(ring, point)]
    return max(inside, key=lambda point: min(_apart(point, edge) for edge in ring), default=ring[0])


def _extent(ring: Ring, axis: int) -> tuple[float, float]:
    values = [point[axis] for point in ring]
    return min(values), max(values)


def _apart(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _holds(ring: Ring, point: Point) -> bool:
    x, y = point
    crossed = False
    for a, b in pairwise([*ring, ring[0]]):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            crossed = not crossed
    return crossed


def steps(line: Ring) -> list[int]:
    """The first point and the way from each to the next, in whole hundredths of a degree."""
    whole = [(round(x * 100), round(y * 100)) for x, y in line]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
    return [value for pair in (whole[0], *moves) for value in pair]


def main(folder: Path) -> None:
    outline = Topology(folder / "countries-110m.json")
    world = {
        "land": [steps(ring) for ring in land(outline)],
        "borders": [steps(line) for line in borders(outline)],
        "centres": {
            code: [round(x, 2), round(y, 2)]
            for code, (x, y) in centres(Topology(folder / "countries-50m.json")).items()
        },
    }
    _OUT.parent.mkdir(parents=True, exist_ok=True)
    _OUT.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{_OUT.relative_to(ROOT)}: {_OUT.stat().st_size:,} bytes, {len(world['centres'])} countries")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
