"""How the report looks: masthead, headings, large figures, the three stages, the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrcapp.i18n.languages import is_rtl
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.words import Say
from hrcapp.statement.sign import SIGN
from hrcapp.typeset import (
    CAPTION,
    DEEP,
    MM,
    PETROL,
    SOFT,
    Block,
    Box,
    Columns,
    Drawing,
    Figure,
    Heading,
    Page,
    Paragraph,
    Pen,
    Rules,
    Running,
    Shape,
    Style,
    Together,
    body,
    isolate,
    line,
)

GOLD = "#BD8200"
_TRACK = "#DFE7E5"
_STAGES = (10, 100, 1000)
_STAGE_WIDTH, _STAGE_GAP, _STAGE_HEIGHT = 100.0, 4.0, 9.0


@dataclass(frozen=True)
class Setting:
    """The styles of one language: Arabic script is larger, with more leading."""

    text: Style
    small: Style
    title: Style
    heading: Style
    sub: Style
    minor: Style
    figure: Style

    @classmethod
    def of(cls, language: str) -> Setting:
        rtl = is_rtl(language)
        lead = 1.5 if rtl else 1.3
        return cls(
            text=body(language),
            small=CAPTION.but(size=9 if rtl else 8.5),
            title=Style(27, 1.45 if rtl else 1.2, bold=True, colour=DEEP),
            heading=Style(17, lead, bold=True, colour=DEEP),
            sub=Style(12, lead, bold=True, colour=PETROL),
            minor=Style(10.5, 1.45, bold=True, colour=DEEP),
            figure=Style(25, 1.15, bold=True, colour=PETROL),
        )


def masthead(say: Say, setting: Setting) -> Sequence[Block]:
    """The sign, the line of the campaign, the rule of one, three and nine parts."""
    lines = (
        Paragraph(say(words.CAMPAIGN_LINE), setting.small.but(leading=1.3)),
        Paragraph(say(words.CAMPAIGN_NAME), Style(10, 1.45, bold=True)),
    )
    sign = Figure(SIGN, 11 * MM, say(words.SIGN_ALT))
    return (
        Columns([[sign], lines], widths=(11, 148), gap=4 * MM, middle=True),
        Rules([(1, DEEP), (3, PETROL), (9, GOLD)], 1.3 * MM, gap=1.2 * MM, before=4 * MM),
    )


def heading(text: str, setting: Setting) -> Block:
    """The title of a section."""
    return Heading(text, 1, setting.heading, before=11 * MM)


def subheading(text: str, setting: Setting) -> Block:
    """A title inside a section."""
    return Heading(text, 2, setting.sub, before=6 * MM, listed=False)


def minor_heading(text: str, setting: Setting, level: int) -> Block:
    """A title above a few lines; `level` is one more than that of the title above it."""
    return Heading(text, level, setting.minor, before=4 * MM, listed=False)


def large_figures(figures: Sequence[tuple[str, str]], setting: Setting) -> Block:
    """(number, what it is) side by side."""
    return Columns(
        [
            [Paragraph(number, setting.figure), Paragraph(label, setting.small.but(size=9, leading=1.35))]
            for number, label in figures
        ],
        gap=5 * MM,
        before=4 * MM,
    )


def stages(count: int, number: Callable[[int], str], say: Say, language: str, setting: Setting) -> Block:
    """10, 100, 1000 as three stages of equal width, each filled by its own share; told in words below."""
    states = [_state(count, target, number, say) for target in _STAGES]
    titles = (say(words.TEN), say(words.HUNDRED), say(words.THOUSAND))
    told = "; ".join(states)
    width = 163 * MM
    return Together(
        [
            Figure(
                _stage_drawing([min(1.0, count / target) for target in _STAGES], mirrored=is_rtl(language)),
                width,
                say(words.STAGES_ALT).format(state=told),
                before=5 * MM,
            ),
            Columns(
                [
                    [Paragraph(title, setting.minor.but(size=9.5)), Paragraph(state, setting.small)]
                    for title, state in zip(titles, states, strict=True)
                ],
                gap=width * _STAGE_GAP / (3 * _STAGE_WIDTH + 2 * _STAGE_GAP),
                before=1.5 * MM,
            ),
        ]
    )


def foot_words(say: Say, number: str, date: str) -> str:
    """The number of the report, and the day it is as of."""
    return f"{say(words.REPORT_ID).format(id=isolate(number))} · {say(words.AS_OF).format(date=date)}"


def foot(say: Say, number: str, date: str, language: str, setting: Setting) -> Running:
    """The number of the report, the day it is as of, the page."""
    told = foot_words(say, number, date)

    def paint(pen: Pen, box: Box, page: Page) -> None:
        pen.rule(box, 0.25 * MM, "#9AAAA6")
        pages = say(words.PAGE).format(page=page.number, total=page.total)
        pen.line(line(told, setting.small, box.rtl), box.inner(0, box.width, 2.5 * MM))
        shown = line(pages, setting.small.but(bold=True, colour=SOFT), box.rtl)
        pen.line(shown, box.inner(0, box.width, 2.5 * MM), "end")

    return Running(9 * MM, paint)


def _state(count: int, target: int, number: Callable[[int], str], say: Say) -> str:
    if count >= target:
        return say(words.REACHED).format(target=number(target))
    return say(words.OF_TARGET).format(count=number(count), target=number(target))


def _stage_drawing(shares: Sequence[float], *, mirrored: bool) -> Drawing:
    full = 3 * _STAGE_WIDTH + 2 * _STAGE_GAP
    shapes = []
    for place, share in enumerate(shares):
        start = place * (_STAGE_WIDTH + _STAGE_GAP)
        shapes.append(_bar(start, _STAGE_WIDTH, _TRACK, full, mirrored))
        if share:
            shapes.append(_bar(start, _STAGE_WIDTH * share, PETROL, full, mirrored))
    return Drawing(full, _STAGE_HEIGHT, shapes)


def _bar(start: float, width: float, colour: str, full: float, mirrored: bool) -> Shape:
    left = full - start - width if mirrored else start
    right = left + width
    return Shape([[(left, 0), (right, 0), (right, _STAGE_HEIGHT), (left, _STAGE_HEIGHT)]], colour)
