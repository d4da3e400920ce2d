"""Two papers beside the statement, from the same values: a model decision of the council, a cover letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from babel.lists import format_list

from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import SHIPPED, babel_locale
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from hrcapp.statement import paper_words as words
from hrcapp.statement.arms import figure, pixels
from hrcapp.statement.data import Names, StatementData
from hrcapp.statement.foot import watermark
from hrcapp.statement.identity import document_code, grouped
from hrcapp.statement.page import PAPERS, Paper
from hrcapp.statement.passage import mandate_clauses, place_line, rule
from hrcapp.statement.setting import Setting
from hrcapp.statement.shipped_texts import shipped
from hrcapp.statement.templates import Text
from hrcapp.statement.wording import fill, unbroken
from hrcapp.typeset import (
    INK,
    MM,
    SOFT,
    Block,
    Columns,
    Document,
    Heading,
    KeyValues,
    Listing,
    Paragraph,
    Rules,
    Together,
    isolate,
    isolate_name,
    numbered_foot,
)

Gettext = Callable[[str], str]


def council_motion(data: StatementData, *, now: datetime, language: str = "", paper: Paper = "a4") -> bytes:
    """A model decision by which a council (or a partner's governing body) joins, to be adapted and voted on.

    The town's arms stand beside its name. PDF/A-3a and PDF/UA-1. `language` is the statement's unless given;
    Fault STATEMENT_LANGUAGE when it does not ship.
    """
    sheet = _Sheet(data, language or data.language, paper)
    document = sheet.document(sheet.say(words.MOTION[data.kind]))
    document.add(*sheet.motion_head(document.width), *sheet.motion_text(), sheet.motion_end())
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")


def cover_letter(data: StatementData, *, now: datetime, language: str = "", paper: Paper = "a4") -> bytes:
    """The letter that goes with a signed statement to the secretariat; otherwise as the motion."""
    sheet = _Sheet(data, language or data.language, paper)
    document = sheet.document(sheet.say(words.LETTER_TITLE[data.kind]).format(name=sheet.names.party_name))
    document.add(*sheet.letter_head(document.width), *sheet.letter_text(), sheet.letter_end())
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")


class _Sheet:
    """The blocks of both papers in one language."""

    def __init__(self, data: StatementData, language: str, paper: Paper) -> None:
        if language not in SHIPPED:
            raise Fault(Code.STATEMENT_LANGUAGE, language=language)
        self.data, self.language, self.size = data, language, PAPERS[paper]
        self.say: Gettext = catalog(language, CAMPAIGN).gettext
        self.names: Names = next((one for one in data.names if one.language == language), data.names[0])
        self.text: Text = shipped(data.kind).text(language)
        self.setting = Setting.of(language)
        self.arms = pixels(data.emblem)
        self.values = {
            "name": isolate_name(self.names.party_name),
            "version": isolate(data.version_label),
            "id": isolate(unbroken(grouped(document_code(data.document_id)))),
            "hash": isolate(unbroken(grouped(data.short_hash[:20]))),
            "signatories": self._signatories(),
        }

    def document(self, title: str) -> Document:
        """An empty sheet; a motion says at its foot that it is a model."""
        note = self.say(words.MODEL) if title == self.say(words.MOTION[self.data.kind]) else ""
        return Document(
            self.language,
            title,
            paper=self.size,
            foot=numbered_foot(self.text.say("page"), self.language, note),
            ground=watermark(self.text.say("watermark"), self.language) if self.data.practice else None,
            author=self.names.party_name,
            subject=self.text.say("campaign_name"),
        )

    def motion_head(self, width: float) -> Iterable[Block]:
        yield from self._town(width)
        title = self.setting.title.but(size=22)
        yield Heading(self.say(words.MOTION[self.data.kind]), 1, title, before=9 * MM)
        yield Paragraph(
            fill(self.say(words.ON[self.data.kind]), {}), self.setting.text.but(bold=True), before=2 * MM
        )

    def motion_text(self) -> Iterable[Block]:
        kind = self.data.kind
        yield self._paragraph(words.BODY[kind], before=6 * MM)
        yield self._list(words.WHEREAS[kind], numbered=False)
        yield self._paragraph(words.DECIDES)
        yield self._list(words.DECISIONS[kind])

    def motion_end(self) -> Block:
        number, day = self._decision()
        rows = [(self.say(words.NUMBER), number), (self.say(words.SITTING), day)]
        rows += [(self.say(vote), "") for vote in words.VOTES]
        signing = Columns([[*self._ink(self.say(one))] for one in (words.CHAIR, words.CLERK)], before=10 * MM)
        return Together([KeyValues(rows, before=8 * MM), signing], tag="Sect")

    def letter_head(self, width: float) -> Iterable[Block]:
        yield from self._town(width)
        day = isolate_name(format_date(self.data.date, self.language))
        where = {"place": isolate_name(self.names.place), "date": day}
        yield Paragraph(fill(self.say(words.TO), {}), self.setting.text, before=10 * MM)
        yield Paragraph(fill(self.say(words.WHERE_WHEN), where), self.setting.text, before=5 * MM)
        title = fill(self.say(words.LETTER_TITLE[self.data.kind]), self.values)
        yield Heading(title, 1, self.setting.title.but(size=17), before=8 * MM)

    def letter_text(self) -> Iterable[Block]:
        yield self._paragraph(words.DEAR, before=4 * MM)
        yield self._paragraph(words.LETTER[self.data.kind])
        for clause in mandate_clauses(self.data.signatories, self.text):
            yield Paragraph(clause, self.setting.text, before=self.setting.after)
        yield self._paragraph(words.ENCLOSED)
        by_office = all(who.mandate == "office" for who in self.data.signatories)
        yield self._list(
            (words.THE_STATEMENT,) if by_office else (words.THE_STATEMENT, words.THE_DECISION), numbered=False
        )
        yield self._paragraph(words.CONFIRM)

    def letter_end(self) -> Block:
        places: list[list[Block] | None] = [[*self._ink("", who)] for who in self.data.signatories]
        gap = (10 if len(places) < 3 else 6) * MM
        places += [None] * (len(places) == 1)
        return Together(
            [self._paragraph(words.CLOSE, before=6 * MM), Columns(places, gap=gap, before=4 * MM)], tag="Sect"
        )

    def _town(self, width: float) -> Iterable[Block]:
        """Name and place, the town's arms at the far edge, and the rule."""
        names: list[Block] = [Paragraph(self.names.party_name, self.setting.town)]
        if place := place_line(self.names, self.text):
            names.append(Paragraph(place, self.setting.text.but(colour=SOFT, leading=1.5)))
        if self.arms and self.data.emblem:
            photo, gap = figure(self.arms, self.data.emblem, self.data.language), 8 * MM
            widths = [width - gap - photo.width, photo.width]
            yield Columns([names, [photo]], widths=widths, gap=gap, middle=True)
        else:
            yield from names
        yield rule(before=4 * MM)

    def _paragraph(self, message: str, before: float | None = None) -> Block:
        space = self.setting.after if before is None else before
        return Paragraph(fill(self.say(message), self.values, bold={"name"}), self.setting.text, before=space)

    def _list(self, messages: Sequence[str], *, numbered: bool = True) -> Block:
        items = [fill(self.say(message), self.values) for message in messages]
        return Listing(items, numbered=numbered, style=self.setting.text, before=self.setting.after)

    def _ink(self, caption: str, who: Signatory | None = None) -> Iterable[Block]:
        """Room for ink over a line, with a caption above or a name below."""
        yield Paragraph(caption or self.text.say("signature"), self.setting.small)
        yield Rules([(1, INK)], 0.45 * MM, before=15 * MM)
        if who:
            yield Paragraph(who.name, self.setting.text.but(bold=True, leading=1.4), before=1.5 * MM)
            yield Paragraph(who.office, self.setting.text.but(size=9.5, leading=1.45, colour=SOFT))

    def _signatories(self) -> str:
        said = [
            self.say(words.SOMEBODY).format(name=isolate_name(who.name), office=isolate_name(who.office))
            for who in self.data.signatories
        ]
        return format_list(said, locale=babel_locale(self.language))

    def _decision(self) -> tuple[str, str]:
        """Number and date of the decision where it was taken already; empty for a pen otherwise."""
        known = [who for who in self.data.signatories if who.resolution_ref and who.resolution_date]
        if not known or not known[0].resolution_date:
            return "", ""
        return isolate(known[0].resolution_ref), format_date(known[0].resolution_date, self.language)
