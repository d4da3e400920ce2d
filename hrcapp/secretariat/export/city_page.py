"""The page of one city, territory or partner in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import groupby

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import SHIPPED, babel_locale
from hrcapp.model.party import Signatory
from hrcapp.secretariat.answers import Answer, answers
from hrcapp.secretariat.export import site_words as words
from hrcapp.secretariat.export import titles
from hrcapp.secretariat.export.folder import safe_name
from hrcapp.secretariat.export.public import Participant
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.markup import tag, text
from hrcapp.secretariat.report import words as campaign
from hrcapp.secretariat.report.words import Say, speaker
from hrcapp.secretariat.sections import SECTIONS, section_of
from hrcapp.secretariat.web import WebPage, lang_attributes

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_SHOWN = ("key_info", "vision", "motivations", "focus")
"""The parts of the form that speak of the party itself; the others arrange how and what is sent."""

_SAID_ABOVE = frozenset(
    ("name_official", "name_latin", "name_english", "name_language", "country", "contact_language")
)


def city_page(one: Participant, language: str, day: date) -> bytes:
    """Name and country; and what the party has agreed to publish."""
    say = speaker(language)
    name = one.name(language)
    parts = (
        _head(one, name, say),
        _facts(one, language, say),
        _statement(one, say),
        *_told(one, language, say),
    )
    back = tag("p", {}, tag("a", {"href": "index.html"}, text(say(words.ALL))))
    page = frame(language, name, "".join((*parts, back)), format_date(day, language), page_of(one))
    return page.to_bytes()


def page_of(one: Participant) -> str:
    """The name of a party's page, the same in every language."""
    return safe_name(f"{one.reference}.html")


def frame(language: str, title: str, main: str, date: str, name: str) -> WebPage:
    """A page of the site; `name` is its file, the same in every language."""
    say = speaker(language)
    line = tag("p", {"class": "small"}, text(say(campaign.CAMPAIGN_LINE)))
    return WebPage(
        language=language,
        title=f"{title} – {say(words.INDEX)}" if title != say(words.INDEX) else title,
        header=line + tag("p", {"class": "strong"}, text(say(campaign.CAMPAIGN_NAME))),
        main=main,
        footer=tag("p", {}, text(say(words.FOOT).format(date=date))),
        style="../style.css",
        others=[(other, f"../{other}/{name}") for other in SHIPPED if other != language],
    )


def _head(one: Participant, name: str, say: Say) -> str:
    heading = tag("h1", {}, tag("bdi", {}, text(name)))
    own, language = one.own_name
    if own == name:
        return heading
    before, _, after = say(words.OWN_NAME).partition("{name}")
    shown = tag("bdi", lang_attributes(language), text(own))
    return heading + tag("p", {"class": "lead"}, text(before), shown, text(after))


def _facts(one: Participant, language: str, say: Say) -> str:
    section = section_of(one.country)
    pairs = (
        (words.COUNTRY, country_name(one.country, language)),
        (words.SECTION, say(SECTIONS[section]) if section else ""),
        (words.KIND, say(titles.KINDS[one.member.facts.kind])),
    )
    shown = (tag("dt", {}, text(say(key))) + tag("dd", {}, text(value)) for key, value in pairs if value)
    return tag("dl", {}, *shown)


def _statement(one: Participant, say: Say) -> str:
    if one.signatories is None:
        return ""
    items = (tag("li", {}, *_signatory(who)) for who in one.signatories)
    told = tag("p", {}, text(say(words.SIGNED_TEXT)))
    return tag("h2", {}, text(say(words.SIGNED))) + told + tag("ul", {}, *items)


def _signatory(who: Signatory) -> Iterator[str]:
    yield tag("bdi", {}, text(who.name))
    if who.office:
        yield " – " + tag("bdi", {}, text(who.office))


def _told(one: Participant, language: str, say: Say) -> Iterator[str]:
    for record in one.answered:
        if shown := _answers(record, language):
            yield tag("h2", {}, text(say(words.ANSWERS)))
            yield _written_in(record, language, say)
            yield from _sections(shown, record, language, say)
    if one.findings:
        yield tag("h2", {}, text(say(words.FINDINGS)))
        items = (
            tag("li", {}, tag("strong", {}, text(f"{say(found.theme)}. ")), text(say(found.text)))
            for found in one.findings
        )
        yield tag("ul", {}, *items)


def _written_in(record: Record, language: str, say: Say) -> str:
    written = record.facts.answers_language
    if not written or written == language:
        return ""
    told = say(words.IN_LANGUAGE).format(language=_language(written, language))
    return tag("p", {"class": "note"}, text(told))


def _language(written: str, language: str) -> str:
    return babel_locale(written).get_display_name(babel_locale(language)) or written if written else ""


def _answers(record: Record, language: str) -> list[Answer]:
    found = answers(record.definition, record.content.instance_xml, language, now=_ANY_TIME)
    return [
        one for one in found if not one.personal and _part(one) in _SHOWN and _name(one) not in _SAID_ABOVE
    ]


def _part(answer: Answer) -> str:
    return answer.path.split("/")[2]


def _name(answer: Answer) -> str:
    return answer.path.rpartition("/")[2].partition("[")[0]


def _sections(shown: list[Answer], record: Record, language: str, say: Say) -> Iterator[str]:
    for section, members in groupby(shown, key=lambda one: one.section):
        yield tag("h3", {}, text(section))
        for one in members:
            yield tag("h4", {}, text(one.label))
            yield _said(one, record, language, say)


def _said(answer: Answer, record: Record, language: str, say: Say) -> str:
    """What was typed is in the party's language, or in the reader's where a checked translation is there.

    What was chosen or counted is in the reader's.
    """
    if answer.shown != answer.value:
        return tag("p", {}, text(answer.shown))
    written = record.facts.answers_language
    original = tag("blockquote", {**lang_attributes(written), "dir": "auto"}, text(answer.shown))
    translated = record.translation(answer.path, answer.value, language)
    if not translated:
        return original
    from_ = say(words.TRANSLATED if written else words.TRANSLATED_ONLY)
    told = from_.format(language=_language(written, language))
    return "".join(
        (
            tag("blockquote", lang_attributes(language), text(translated)),
            tag("p", {"class": "note"}, text(told)),
            tag("details", {}, tag("summary", {}, text(say(words.ORIGINAL))), original),
        )
    )
