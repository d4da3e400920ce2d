"""The page of the statement, from its masthead to the places for signing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import is_rtl
from hrcapp.i18n.numbers import format_integer
from hrcapp.model.party import Signatory
from hrcapp.statement import templates as words
from hrcapp.statement.data import StatementData
from hrcapp.statement.identity import document_code, grouped, qr_payload
from hrcapp.statement.sign import SIGN
from hrcapp.statement.wording import fill
from hrcapp.typeset import (
    DEEP,
    FIGURE,
    INK,
    MM,
    PETROL,
    SOFT,
    Block,
    Box,
    Columns,
    Document,
    Figure,
    Heading,
    Listing,
    Margins,
    Page,
    Paragraph,
    Pen,
    Rules,
    Running,
    SigningPlace,
    Space,
    Span,
    Style,
    Together,
    body,
    isolate,
    isolate_name,
    line,
    qr,
)

Gettext = Callable[[str], str]
FIELD = "Signature{number}"
_GOLD = "#BD8200"
_PALE = "#DFE6E4"
_QR_SIDE = 26 * MM
_TIGHTER = (0.0, 0.05, 0.1, 0.15, 0.2)


@dataclass(frozen=True)
class Setting:
    """Sizes and leadings of a page: Arabic script is larger, with more leading and less space between."""

    text: Style
    small: Style
    title: Style
    town: Style
    after: float

    @classmethod
    def of(cls, language: str) -> Setting:
        text = body(language)
        if is_rtl(language):
            title, town = Style(27, 1.45, True, DEEP), Style(15, 1.5, True)
            return cls(text, Style(9, 1.5, colour=SOFT), title, town, 1.6 * MM)
        title, town = Style(27, 1.2, True, DEEP), Style(15, 1.35, True)
        return cls(text, Style(8.5, 1.45, colour=SOFT), title, town, 2.6 * MM)

    def tightened(self, share: float) -> Setting:
        """Leading and space, and a little of the size, by a share of themselves."""
        size, leading = self.text.size * (1 - share / 3), self.text.leading * (1 - share / 2)
        return replace(
            self, text=self.text.but(size=size, leading=leading), after=self.after * (1 - 2 * share)
        )


def compose(data: StatementData) -> Document:
    """The statement as a document, its signature fields empty.

    A text a little too long for one page is set a little tighter; a longer one takes a second page.
    """
    setting = Setting.of(data.language)
    for share in _TIGHTER:
        document = _composed(data, setting.tightened(share))
        if document.page_count() == 1:
            return document
    return _composed(data, setting)


def _composed(data: StatementData, setting: Setting) -> Document:
    template = words.template(
        data.kind,
        data.language,
        with_type=bool(data.type_label),
        with_population=data.population is not None,
    )
    say = template.gettext
    document = Document(
        data.language,
        f"{template.title} – {data.party_name}",
        margins=Margins(top=(15 if is_rtl(data.language) else 17) * MM),
        foot=_foot(data, say),
        ground=_watermark(say(words.WATERMARK), data.language) if data.practice else None,
        author=data.party_name,
        subject=say(words.CAMPAIGN_NAME),
    )
    document.add(*_masthead(say, setting), *_heading(data, template, setting))
    document.add(*_text(data, template, setting))
    document.add(_signing(data, say, setting))
    document.add(Space(stretch=True), Paragraph(data.signature_kind_line, setting.small, before=4 * MM))
    return document


def _masthead(say: Gettext, setting: Setting) -> Iterable[Block]:
    lines = (
        Paragraph(say(words.CAMPAIGN_LINE), setting.small.but(leading=1.3)),
        Paragraph(say(words.CAMPAIGN_NAME), Style(10, 1.45, bold=True)),
    )
    sign = Figure(SIGN, 11 * MM, say(words.SIGN_ALT))
    yield Columns([[sign], lines], widths=(11, 148), gap=4 * MM, middle=True)
    yield Rules([(1, DEEP), (3, PETROL), (9, _GOLD)], 1.3 * MM, gap=1.2 * MM, before=4 * MM)


def _heading(data: StatementData, template: words.Template, setting: Setting) -> Iterable[Block]:
    say = template.gettext
    where = [part for part in (data.admin1, data.country_name) if part]
    if len(where) == 2:
        place = say(words.PLACE_LINE).format(admin1=isolate_name(where[0]), country=isolate_name(where[1]))
    else:
        place = "".join(where)
    yield Heading(template.title, 1, setting.title, before=7 * MM)
    yield Paragraph(data.party_name, setting.town, before=1.5 * MM)
    if place:
        yield Paragraph(place, setting.text.but(leading=1.5, colour=SOFT))
    yield Space(setting.after * 1.2)


def _text(data: StatementData, template: words.Template, setting: Setting) -> Iterable[Block]:
    values = {
        "name": isolate_name(data.party_name),
        "type": data.type_label,
        "population": "" if data.population is None else format_integer(data.population, data.language),
    }
    for sentence in template.opening:
        yield Paragraph(fill(sentence, values, bold={"name"}), setting.text, before=setting.after)
    figures = FIGURE.but(leading=setting.text.leading * setting.text.size / FIGURE.size)
    yield Listing(
        template.commitments,
        style=setting.text,
        label=figures,
        before=setting.after,
        between=setting.after * 0.65,
    )
    for sentence in template.closing:
        yield Paragraph(fill(sentence, values), setting.text, before=setting.after * 1.4, balance=True)


def _signing(data: StatementData, say: Gettext, setting: Setting) -> Block:
    mandates: list[Block] = [
        Paragraph(clause, setting.text, before=setting.after) for clause in mandate_clauses(data, say)
    ]
    values = {"place": isolate_name(data.place), "date": isolate_name(format_date(data.date, data.language))}
    done = Paragraph(fill(say(words.DONE), values), setting.text.but(bold=True), before=setting.after)
    places: list[list[Block] | None] = [
        list(_signatory(number, who, say, setting)) for number, who in enumerate(data.signatories, 1)
    ]
    if len(places) == 1:
        places.append(None)
    gap = (10 if len(places) == 2 else 6) * MM
    return Together([*mandates, done, Columns(places, gap=gap, before=4 * MM)], tag="Sect")


def _signatory(number: int, who: Signatory, say: Gettext, setting: Setting) -> Iterable[Block]:
    tooltip = say(words.SIGNATURE_OF).format(name=who.name, office=who.office)
    yield SigningPlace(FIELD.format(number=number), tooltip, say(words.SIGNATURE))
    yield Paragraph(who.name, setting.text.but(bold=True, leading=1.4), before=1.5 * MM)
    yield Paragraph(who.office, setting.text.but(size=9.5, leading=1.45, colour=SOFT))


def mandate_clauses(data: StatementData, say: Gettext) -> list[str]:
    """One clause when all sign by the same mandate, otherwise one for each signatory."""
    clauses = [_mandate(who, say, data.language) for who in data.signatories]
    if len(set(clauses)) == 1:
        return clauses[:1]
    return [
        say(words.MANDATE_OF).format(name=isolate_name(who.name), clause=clause)
        for who, clause in zip(data.signatories, clauses, strict=True)
    ]


def _mandate(who: Signatory, say: Gettext, language: str) -> str:
    known = "plain"
    if who.mandate != "office" and who.resolution_date:
        known = "named" if who.resolution_ref else "dated"
    day = isolate_name(format_date(who.resolution_date, language)) if who.resolution_date else ""
    return say(words.MANDATES[who.mandate, known]).format(reference=isolate(who.resolution_ref), date=day)


def _foot(data: StatementData, say: Gettext) -> Running:
    code = qr(qr_payload(data.document_id, data.short_hash), version=2, level="M")
    small = Style(8, 1.5, colour=SOFT)
    version = say(words.VERSION).format(version=isolate(data.version_label))
    document = {"id": isolate(grouped(document_code(data.document_id)))}
    fingerprint = {"hash": isolate(grouped(data.short_hash[:20]))}
    rows: list[list[Span]] = [[Span(say(words.WATERMARK), bold=True, colour=INK)]] if data.practice else []
    rows.append([Span(version)])
    rows.append(fill(say(words.DOCUMENT), document, bold={"id"}, colour=INK))
    rows.append(fill(say(words.FINGERPRINT), fingerprint, bold={"hash"}, colour=INK))

    def paint(pen: Pen, box: Box, page: Page) -> None:
        pen.rule(box, 0.25 * MM, "#9AAAA6")
        code.paint(pen, box.at(0, _QR_SIDE), box.top - 3.5 * MM, _QR_SIDE)
        for index, row in enumerate(rows):
            down = 3.2 * MM + index * small.line
            pen.line(line(row, small, box.rtl), box.inner(_QR_SIDE + 6 * MM, 110 * MM, down))
        number_line = line(
            say(words.PAGE).format(page=page.number, total=page.total), Style(9, 1.4, bold=True), box.rtl
        )
        pen.line(number_line, box.inner(0, box.width, 3.5 * MM + _QR_SIDE - number_line.height), "end")

    return Running(3.5 * MM + _QR_SIDE, paint)


def _watermark(text: str, language: str) -> Callable[[Pen, Box], None]:
    set_line = line(text, Style(44, 1.2, bold=True, colour=_PALE), is_rtl(language))

    def paint(pen: Pen, box: Box) -> None:
        centre = (box.left + box.width / 2, box.top - box.width * 0.66)
        with pen.turned(centre, 52):
            pen.line(set_line, Box(-box.width / 2, set_line.height / 2, box.width, box.rtl), "centre")

    return paint
