"""The map of the world with marks, as a drawing inside a page (SVG)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from hrcapp.secretariat import atlas
from hrcapp.secretariat.markup import tag
from hrcapp.secretariat.positions import Position

_SCALE = 100.0
_MARGIN = 4.0


def world_map(marks: Mapping[Position, int], alt: str) -> str:
    """Marks at positions, larger for more parties; the map is never mirrored."""
    outline = atlas.outline()
    width, height = outline.width * _SCALE, outline.height * _SCALE
    box = f"{-_MARGIN:g} {-_MARGIN:g} {width + 2 * _MARGIN:.0f} {height + 2 * _MARGIN:.0f}"
    circles = (_mark(position, count) for position, count in sorted(marks.items(), key=_west_to_east))
    return tag(
        "svg",
        {
            "viewBox": box,
            "role": "img",
            "aria-label": alt,
            "class": "map",
            "xmlns": "http://www.w3.org/2000/svg",
        },
        *_ground(),
        *circles,
    )


@cache
def _ground() -> tuple[str, str]:
    outline = atlas.outline()
    return (
        tag("path", {"class": "land", "d": "".join(f"M{_points(line)}Z" for line in outline.land)}),
        tag("path", {"class": "borders", "d": "".join(f"M{_points(line)}" for line in outline.borders)}),
    )


def _points(line: Iterable[atlas.Point]) -> str:
    return "L".join("{:.1f} {:.1f}".format(*_on_map(point)) for point in line)


def _on_map(point: atlas.Point) -> atlas.Point:
    outline = atlas.outline()
    return (point[0] - outline.left) * _SCALE, (point[1] - outline.top) * _SCALE


def _mark(position: Position, count: int) -> str:
    x, y = _on_map(atlas.place(position.longitude, position.latitude))
    radius = 2.6 + 0.9 * min(count - 1, 8) ** 0.5
    kind = "mark" if position.exact else "mark wide"
    return tag("circle", {"class": kind, "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"})


def _west_to_east(item: tuple[Position, int]) -> tuple[float, float]:
    return item[0].longitude, item[0].latitude
