"""Distributing bands over pages: what is glued stays together as long as one page can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrcapp.typeset.blocks import Band

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A band `down` points below the top of its page; a repeated one is decoration."""

    band: Band
    down: float
    repeated: bool = False


def paginate(bands: Sequence[Band], height: float) -> list[list[Placed]]:
    """Pages of `height` points each; at least one."""
    pages = _Pages(height)
    for chunk in _chunks(bands):
        pages.add(chunk)
    return [_stretched(page, height) for page in pages.found]


class _Pages:
    def __init__(self, height: float) -> None:
        self.height = height
        self.found: list[list[Placed]] = [[]]
        self._down = 0.0

    def add(self, chunk: Sequence[Band]) -> None:
        """Put glued bands on this page or, whole, on the next; a chunk taller than a page is cut."""
        if chunk[0].turn and self.found[-1]:
            self._turn(chunk[0])
        if self._needed(chunk) <= self._room():
            self._put(chunk)
        elif self._fits_alone(chunk):
            self._turn(chunk[0])
            self._put(chunk)
        else:
            for band in chunk:
                if self.found[-1] and self._needed([band]) > self._room():
                    self._turn(band)
                self._put([band])

    def _room(self) -> float:
        return self.height - self._down + _TOLERANCE

    def _needed(self, chunk: Sequence[Band]) -> float:
        total = sum(band.before + band.height for band in chunk)
        return total if self.found[-1] else total - chunk[0].before

    def _fits_alone(self, chunk: Sequence[Band]) -> bool:
        total = sum(band.before + band.height for band in (*chunk[0].head, *chunk))
        return total - chunk[0].before <= self.height + _TOLERANCE

    def _turn(self, band: Band) -> None:
        """Begin a page, with the header rows of the table that goes on."""
        self.found.append([])
        self._down = 0.0
        for head in band.head:
            self._place(head, repeated=True)

    def _put(self, chunk: Iterable[Band]) -> None:
        for band in chunk:
            self._place(band)

    def _place(self, band: Band, repeated: bool = False) -> None:
        if self.found[-1]:
            self._down += 0.0 if repeated else band.before
        self.found[-1].append(Placed(band, self._down, repeated))
        self._down += band.height


def _chunks(bands: Sequence[Band]) -> Iterable[list[Band]]:
    chunk: list[Band] = []
    for band in bands:
        if band.turn and not all(one.turn for one in chunk):
            yield chunk
            chunk = []
        chunk.append(band)
        if not band.glue:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _stretched(page: list[Placed], height: float) -> list[Placed]:
    """Give what the page has left over to its stretching space, shared where there are several."""
    springs = sum(placed.band.stretch for placed in page)
    if not springs:
        return page
    last = page[-1]
    share = max(0.0, height - last.down - last.band.height) / springs
    found, extra = [], 0.0
    for placed in page:
        extra += share if placed.band.stretch else 0.0
        found.append(Placed(placed.band, placed.down + extra, placed.repeated))
    return found
