"""The pages of the statement: one language or two, then the places for signing, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from hrcapp.i18n.languages import is_rtl
from hrcapp.model.party import Signatory
from hrcapp.statement.arms import pixels
from hrcapp.statement.data import Paper as Paper
from hrcapp.statement.data import StatementData
from hrcapp.statement.foot import foot, watermark
from hrcapp.statement.passage import Part, rule
from hrcapp.statement.setting import Setting
from hrcapp.statement.templates import Template, Text
from hrcapp.typeset import (
    A4,
    LETTER,
    MM,
    SOFT,
    Block,
    Columns,
    Document,
    Margins,
    PageBreak,
    Paragraph,
    Passage,
    Raster,
    SigningPlace,
    Space,
    Span,
    Together,
)

PAPERS: dict[Paper, tuple[float, float]] = {"a4": A4, "letter": LETTER}
FIELD = "Signature{number}"
_TIGHTER = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)


def compose(data: StatementData, template: Template, paper: Paper = "a4") -> Document:
    """The statement as a document, its signature fields empty.

    A text a little too long for its page is set a little tighter; a longer one takes one more. The second
    language follows on the same page where there is room, else it begins a page.
    """
    make = partial(_composed, data, template, PAPERS[paper], pixels(data.emblem))
    if not data.second:
        return _fitting(partial(make, False), 1) or make(False, 0.0)
    # Two texts seldom fit one page: the tightest setting tells.
    together = make(False, _TIGHTER[-1]).page_count() == 1
    return _fitting(partial(make, not together), 1 + (not together)) or make(True, 0.0)


def _fitting(make: Callable[[float], Document], pages: int) -> Document | None:
    """The loosest setting that takes so many pages; None where even the tightest needs more."""
    loosest, *others = _TIGHTER
    if (document := make(loosest)).page_count() == pages:
        return document
    found = None
    while others:
        middle = len(others) // 2
        document = make(others[middle])
        if document.page_count() == pages:
            found, others = document, others[:middle]
        else:
            others = others[middle + 1 :]
    return found


def _composed(
    data: StatementData,
    template: Template,
    paper: tuple[float, float],
    arms: Raster | None,
    apart: bool,
    share: float,
) -> Document:
    parts = [
        Part(data, one, template.text(one.language), Setting.of(one.language).tightened(share), arms)
        for one in data.names
    ]
    first = parts[0]
    document = Document(
        data.language,
        f"{first.text.title} – {data.party_name}",
        paper=paper,
        margins=_margins(data.language, paper),
        foot=foot(data, first.text),
        ground=watermark(first.text.say("watermark"), data.language) if data.practice else None,
        author=data.party_name,
        subject=first.text.say("campaign_name"),
    )
    if len(parts) == 1:
        document.add(*first.masthead(document.width), *first.heading(), *first.body())
        ending = list(first.end())
    else:
        document.add(*_both(parts, document.width, apart))
        ending = [Passage(list(parts[1].end()), parts[1].names.language)]
    document.add(Together([*ending, _signing(parts)], tag="Sect"))
    document.add(Space(stretch=True), Paragraph(data.signature_kind_line, first.setting.small, before=4 * MM))
    return document


def _margins(language: str, paper: tuple[float, float]) -> Margins:
    """A shorter sheet gives its head a little less; Arabic script stands lower in its line."""
    return Margins(top=(17 - 2 * is_rtl(language) - 2 * (paper == LETTER)) * MM)


def _both(parts: list[Part], width: float, apart: bool) -> Iterable[Block]:
    first, second = parts
    yield Passage(
        [*first.masthead(width), *first.heading(), *first.body(), *first.end()], first.names.language
    )
    if apart:
        yield PageBreak()
    head = second.masthead(width) if apart else [rule(before=6 * MM)]
    yield Passage([*head, *second.heading(), *second.body()], second.names.language)


def _signing(parts: list[Part]) -> Block:
    places: list[list[Block] | None] = [
        list(_signatory(number, who, parts)) for number, who in enumerate(parts[0].data.signatories, 1)
    ]
    if len(places) == 1:
        places.append(None)
    gap = (10 if len(places) == 2 else 6) * MM
    return Columns(places, gap=gap, before=4 * MM)


def _signatory(number: int, who: Signatory, parts: list[Part]) -> Iterable[Block]:
    text, setting = parts[0].text, parts[0].setting
    tooltip = text.say("signature_of").format(name=who.name, office=who.office)
    yield SigningPlace(FIELD.format(number=number), tooltip, _caption([part.text for part in parts]))
    yield Paragraph(who.name, setting.text.but(bold=True, leading=1.4), before=1.5 * MM)
    yield Paragraph(who.office, setting.text.but(size=9.5, leading=1.45, colour=SOFT))


def _caption(texts: list[Text]) -> list[Span]:
    """“Signature”, in both languages where there are two."""
    first = texts[0].say("signature")
    others = [text for text in texts[1:] if text.say("signature") != first]
    return [Span(first), *(Span(f" · {text.say('signature')}", language=text.language) for text in others)]
