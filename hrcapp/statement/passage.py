"""One language's part of the statement, from its masthead to its last sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import babel_locale
from hrcapp.i18n.numbers import format_integer
from hrcapp.model.party import Signatory
from hrcapp.statement.arms import figure
from hrcapp.statement.data import Names, StatementData
from hrcapp.statement.setting import GOLD, Setting
from hrcapp.statement.sign import SIGN
from hrcapp.statement.templates import Text, known
from hrcapp.statement.wording import fill
from hrcapp.typeset import (
    DEEP,
    FIGURE,
    MM,
    PETROL,
    SOFT,
    Block,
    Columns,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Raster,
    Rules,
    Space,
    Style,
    isolate,
    isolate_name,
)

_SIGN = 11 * MM


@dataclass(frozen=True)
class Part:
    """What one language's part is made from; `arms` are the pixels of the emblem, if there is one."""

    data: StatementData
    names: Names
    text: Text
    setting: Setting
    arms: Raster | None = None

    def masthead(self, width: float) -> Iterable[Block]:
        """Sign, campaign, the town's own arms at the far edge, and the rule of one, three and nine."""
        lines = (
            Paragraph(self.text.say("campaign_line"), self.setting.small.but(leading=1.3)),
            Paragraph(self.text.say("campaign_name"), Style(10, 1.45, bold=True)),
        )
        columns: list[list[Block]] = [[Figure(SIGN, _SIGN, self.text.say("sign_alt"))], list(lines)]
        widths = [_SIGN, width - _SIGN - 4 * MM]
        if self.arms and self.data.emblem:
            photo = figure(self.arms, self.data.emblem, self.data.language)
            columns.append([photo])
            widths = [_SIGN, width - _SIGN - photo.width - 8 * MM, photo.width]
        yield Columns(columns, widths=widths, gap=4 * MM, middle=True)
        yield rule(before=4 * MM)

    def heading(self) -> Iterable[Block]:
        """Title, town, place."""
        setting, names = self.setting, self.names
        yield Heading(self.text.title, 1, setting.title, before=self.setting.above)
        yield Paragraph(names.party_name, setting.town, before=1.5 * MM)
        if place := place_line(names, self.text):
            yield Paragraph(place, setting.text.but(leading=1.5, colour=SOFT))
        yield Space(setting.after * 1.2)

    def body(self) -> Iterable[Block]:
        """The text itself, with its numbered commitments."""
        setting, values = self.setting, self._values()
        for sentence in self.text.opening:
            said = fill(known(sentence, values), values, bold={"name"})
            yield Paragraph(said, setting.text, before=setting.after)
        yield Listing(
            [fill(known(one, values), values) for one in self.text.commitments],
            style=setting.text,
            label=FIGURE.but(leading=setting.text.leading * setting.text.size / FIGURE.size),
            before=setting.after,
            between=setting.after * 0.65,
        )

    def end(self) -> Iterable[Block]:
        """The last sentences, by what mandate, where and when, and in two languages which text prevails."""
        setting, data = self.setting, self.data
        for sentence in self.text.closing:
            said = fill(known(sentence, self._values()), self._values())
            yield Paragraph(said, setting.text, before=setting.after * 1.4, balance=True)
        for clause in mandate_clauses(data.signatories, self.text):
            yield Paragraph(clause, setting.text, before=setting.after)
        day = format_date(data.date, self.names.language)
        values = {"place": isolate_name(self.names.place), "date": isolate_name(day)}
        said = fill(self.text.say("done"), values)
        yield Paragraph(said, setting.text.but(bold=True), before=setting.after)
        if data.prevails:
            name = language_name(data.prevails, self.names.language)
            yield Paragraph(
                self.text.say("prevails").format(language=name), setting.text, before=setting.after / 2
            )

    def _values(self) -> dict[str, str]:
        population = self.data.population
        return {
            "name": isolate_name(self.names.party_name),
            "type": self.names.type_label,
            "population": "" if population is None else format_integer(population, self.names.language),
        }


def place_line(names: Names, text: Text) -> str:
    """Region and country, as far as they are known."""
    if names.admin1 and names.country_name:
        admin1, country = isolate_name(names.admin1), isolate_name(names.country_name)
        return text.say("place_line").format(admin1=admin1, country=country)
    return names.admin1 or names.country_name


def rule(*, before: float) -> Rules:
    """One, three and nine parts: 10, 100, 1000."""
    return Rules([(1, DEEP), (3, PETROL), (9, GOLD)], 1.3 * MM, gap=1.2 * MM, before=before)


def language_name(language: str, within: str) -> str:
    """What a language is called within a sentence of another (CLDR)."""
    return babel_locale(language).get_display_name(babel_locale(within)) or language


def mandate_clauses(signatories: Iterable[Signatory], text: Text) -> list[str]:
    """One clause when all sign by the same mandate, otherwise one for each signatory."""
    clauses = [(who, _mandate(who, text)) for who in signatories]
    if len({clause for _, clause in clauses}) == 1:
        return [clauses[0][1]]
    return [
        text.say("mandate_of").format(name=isolate_name(who.name), clause=clause) for who, clause in clauses
    ]


def _mandate(who: Signatory, text: Text) -> str:
    day = isolate_name(format_date(who.resolution_date, text.language)) if who.resolution_date else ""
    values = {"reference": isolate(who.resolution_ref) if who.resolution_ref else "", "date": day}
    return known(text.mandates[who.mandate], values).format(**values)
