"""Static pages: one for each party in every language, a list with a map, the same as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hrcapp.i18n.countries import country_name
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.i18n.numbers import format_integer
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat.export import site_words as words
from hrcapp.secretariat.export.city_page import city_page, frame, page_of
from hrcapp.secretariat.export.geojson import as_geojson
from hrcapp.secretariat.export.public import Participant
from hrcapp.secretariat.export.world import world_map
from hrcapp.secretariat.markup import tag, text
from hrcapp.secretariat.report.words import speaker
from hrcapp.secretariat.web import WebPage, lang_attributes, style_sheet


class Site:
    """Takes participants one by one and gives their pages; `finish` gives what lists them all."""

    def __init__(self, day: date, language: str) -> None:
        self._day = day
        self._language = language
        self._listed: list[Participant] = []

    def take(self, one: Participant) -> dict[str, bytes]:
        """The pages of a party, by their names within the folder of the site."""
        self._listed.append(_lighter(one))
        return {f"{language}/{page_of(one)}": city_page(one, language, self._day) for language in SHIPPED}

    def finish(self) -> dict[str, bytes]:
        """The lists, the choice of a language, the style, the participants as GeoJSON."""
        lists = {f"{language}/index.html": self._index(language) for language in SHIPPED}
        return {
            "index.html": self._choice(),
            **lists,
            "style.css": style_sheet().encode(),
            "participants.geojson": as_geojson(self._listed, self._language, self._day),
        }

    def _index(self, language: str) -> bytes:
        say = speaker(language)
        governments = [one for one in self._listed if one.member.is_government]
        partners = [one for one in self._listed if not one.member.is_government]
        told = say(words.COUNT).format(
            governments=format_integer(len(governments), language),
            partners=format_integer(len(partners), language),
            countries=format_integer(len({one.country for one in governments if one.country}), language),
        )
        date = format_date(self._day, language)
        main = "".join(
            (
                tag("h1", {}, text(say(words.INDEX))),
                tag("p", {"class": "lead"}, text(told)),
                tag("p", {"class": "note"}, text(say(words.AS_OF).format(date=date))),
                self._map(language),
                _list(say(words.GOVERNMENTS), governments, language),
                _list(say(words.PARTNERS), partners, language),
            )
        )
        return frame(language, say(words.INDEX), main, date, "index.html").to_bytes()

    def _map(self, language: str) -> str:
        say = speaker(language)
        marks = Counter(one.position for one in self._listed if one.position)
        if not marks:
            return ""
        alt = say(words.MAP_ALT).format(count=format_integer(len(marks), language))
        note = tag("figcaption", {"class": "note"}, text(say(words.MAP_NOTE)))
        figure = tag("figure", {}, world_map(marks, alt), note)
        return tag("h2", {}, text(say(words.MAP))) + figure

    def _choice(self) -> bytes:
        say = speaker(self._language)
        links = (
            tag(
                "li",
                {},
                tag(
                    "a", {"href": f"{one}/index.html", "hreflang": one, **lang_attributes(one)}, endonym(one)
                ),
            )
            for one in SHIPPED
        )
        main = tag("h1", {}, text(say(words.CHOOSE))) + tag("ul", {}, *links)
        title = say(words.INDEX)
        return WebPage(
            self._language, title, tag("p", {"class": "strong"}, text(title)), main, "", style="style.css"
        ).to_bytes()


def _lighter(one: Participant) -> Participant:
    """Without attached files and statements, which the lists have no use for."""
    records = (
        replace(each, content=replace(each.content, attachments={}, statement_pdf=None))
        for each in one.answered
    )
    return replace(one, answered=tuple(records))


def _list(title: str, listed: Sequence[Participant], language: str) -> str:
    say = speaker(language)
    heading = tag("h2", {}, text(title))
    if not listed:
        return heading + tag("p", {}, text(say(words.NOBODY)))
    head = tag(
        "tr", {}, *(tag("th", {"scope": "col"}, text(say(one))) for one in (words.NAME, words.COUNTRY))
    )
    rows = "".join(_rows(listed, language))
    table = tag("table", {"aria-label": title}, tag("thead", {}, head), tag("tbody", {}, rows))
    return heading + tag(
        "div", {"class": "scroll", "tabindex": "0", "role": "group", "aria-label": title}, table
    )


def _rows(listed: Sequence[Participant], language: str) -> Iterator[str]:
    for one in sorted(listed, key=lambda one: (sort_key(one.name(language), language), one.reference)):
        link = tag("a", {"href": page_of(one)}, tag("bdi", {}, text(one.name(language))))
        yield tag(
            "tr",
            {},
            tag("th", {"scope": "row"}, link),
            tag("td", {}, text(country_name(one.country, language))),
        )
