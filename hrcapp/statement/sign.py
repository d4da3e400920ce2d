"""The sign of the campaign on the page: three houses growing, drawn by ourselves (no logo we do not own)."""

from __future__ import annotations

from hrcapp.typeset import Drawing, Shape

_DEEP = "#0B3F47"
_GOLD = "#BD8200"
_BASE = 19.5


def _house(left: float, right: float, eaves: float, ridge: float) -> list[tuple[float, float]]:
    middle = (left + right) / 2
    return [(left, _BASE), (left, eaves), (middle, ridge), (right, eaves), (right, _BASE)]


def _opening(left: float, right: float, top: float, bottom: float = _BASE) -> list[tuple[float, float]]:
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


SIGN = Drawing(
    24,
    _BASE,
    [
        Shape(
            [
                _house(0, 6.2, 14.37, 10.9),
                _opening(2.23, 3.97, 16.9),
                _house(7.2, 14.2, 10.42, 6.5),
                _opening(9.72, 11.68, 16.56),
                _opening(9.72, 11.68, 10.6, 12.56),
            ],
            _DEEP,
        ),
        Shape(
            [
                _house(15.2, 24, 4.93, 0),
                _opening(18.37, 20.83, 15.8),
                _opening(18.37, 20.83, 5.22, 7.68),
            ],
            _GOLD,
        ),
    ],
)
