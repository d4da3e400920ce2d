"""Content-stream operators for shaped text: glyphs by number, and the text a reader gets from them.

PDF 32000-1, 9.4 and 14.9.4 (ActualText).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hrcapp.typeset.fonts import UNITS, Face
from hrcapp.typeset.shaping import Glyph, Run

_DIRECTIONS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass
class Ink:
    """Which glyphs of a face were drawn, and the text each stands for (the ToUnicode map)."""

    face: Face
    texts: dict[int, str] = field(default_factory=dict)

    def says(self, glyph: int, text: str) -> bool:
        """Record the glyph; whether a reader who looks it up alone gets `text`."""
        return _same(self.texts.setdefault(glyph, text), text)


def spoken(text: str) -> str:
    """The text without invisible directions: they have done their work once the runs are placed."""
    return text.translate(_DIRECTIONS)


def operators(run: Run, ink: Ink, x: float, y: float) -> Iterator[str]:
    """Operators that show the run with its origin at (x, y), each glyph noted in `ink`."""
    clusters = _clusters(run, ink)
    if not clusters:
        return
    # Left to right, one replacement text serves the whole run. Right to left it must go cluster by
    # cluster: readers turn what they find on the page round, and would turn a whole word's text too.
    whole = not run.rtl and not all(cluster.alone for cluster in clusters)
    properties = f"/Lang ({run.language}) " if run.language else ""
    properties += _actual(spoken(run.text)) if whole else ""
    if properties:
        yield f"/Span <<{properties}>> BDC"
    red, green, blue = rgb(run.colour)
    yield f"{_n(red)} {_n(green)} {_n(blue)} rg BT /{run.face.key} {_n(run.size)} Tf"
    for apart, group in groupby(clusters, lambda cluster: run.rtl and not cluster.alone and cluster):
        glyphs = [glyph for cluster in group for glyph in cluster.glyphs]
        shown = "\n".join(_shows(run, glyphs, x, y))
        yield f"/Span <<{_actual(apart.text)}>> BDC {shown} EMC" if apart else shown
        x += sum(glyph.advance for glyph in glyphs) * run.size / UNITS
    yield "ET"
    if properties:
        yield "EMC"


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1, of `#RRGGBB`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


@dataclass(frozen=True)
class _Cluster:
    """Glyphs that belong together, the text they stand for, and whether each alone tells its part."""

    text: str
    glyphs: tuple[Glyph, ...]
    alone: bool


def _clusters(run: Run, ink: Ink) -> list[_Cluster]:
    """The run's clusters from left to right, each glyph noted with what it stands for."""
    starts = sorted({g.cluster for g in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=bool(starts)))
    found = []
    for start, group in groupby(run.glyphs, lambda glyph: glyph.cluster):
        glyphs = tuple(group)
        text = spoken(run.text[start : ends[start]])
        # Readers turn right-to-left text round glyph by glyph: a ligature must be turned beforehand.
        text = text[::-1] if run.rtl else text
        found.append(_Cluster(text, glyphs, _note(ink, glyphs, text)))
    return found


def _note(ink: Ink, glyphs: Sequence[Glyph], text: str) -> bool:
    if len(glyphs) == 1:
        return ink.says(glyphs[0].gid, text)
    # Dots and marks split off a letter: the first glyph speaks, the rest is silent.
    for number, glyph in enumerate(glyphs):
        ink.says(glyph.gid, "\u200b" if number else text)
    return False


def _actual(text: str) -> str:
    return f"/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>"


def _shows(run: Run, glyphs: Sequence[Glyph], x: float, y: float) -> Iterator[str]:
    """Operators that show the glyphs; a glyph off the baseline gets a matrix of its own."""
    scale = run.size / UNITS
    pending: list[str] = []
    at: float | None = None
    rise = 0
    for glyph in glyphs:
        place = x + glyph.dx * scale
        if at is None or glyph.dy != rise:
            if pending:
                yield _show(pending)
                pending = []
            rise = glyph.dy
            yield f"1 0 0 1 {_n(place)} {_n(y + rise * scale)} Tm"
        elif abs(place - at) > 1e-6:
            pending.append(_n((at - place) / scale))
        pending.append(f"<{glyph.gid:04X}>")
        at = place + run.face.advance(glyph.gid) * scale
        x += glyph.advance * scale
    yield _show(pending)


def _show(pending: Sequence[str]) -> str:
    return f"[{''.join(pending)}] TJ".replace("><", "")


def _same(known: str, text: str) -> bool:
    return known.replace("\u00a0", " ") == text.replace("\u00a0", " ")


def _n(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
