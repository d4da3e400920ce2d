"""Planning a meeting: what was typed, what is wrong with it, and the plan it makes. No Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache
from zoneinfo import available_timezones

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.i18n.numbers import parse_integer
from hrcapp.secretariat.followup.meetings import (
    LONGEST,
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    SHORTEST,
    Plan,
    is_link,
    is_zone,
)
from hrcapp.secretariat.followup.wording import zone_name
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.secretariat.problems import Day, day_fields

_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})")
_NO_PLACES = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


@dataclass
class Form:
    """What was typed so far. `group` is the key of a list of sign-ups, "" for everybody."""

    zone: str
    group: str = ""
    title: str = ""
    day: Day = ("", "", "")
    time: str = ""
    minutes: str = "60"
    place: str = ""
    link: str = ""
    languages: list[str] = field(default_factory=list)
    agenda: str = ""

    @classmethod
    def of(cls, plan: Plan) -> Form:
        """A plan to be changed."""
        return cls(
            zone=plan.zone,
            group=plan.group,
            title=plan.title,
            day=day_fields(plan.starts.date()),
            time=f"{plan.starts:%H:%M}",
            minutes=str(plan.minutes),
            place=plan.place,
            link=plan.link,
            languages=list(plan.languages),
            agenda=plan.agenda,
        )

    def plan(self, language: str) -> Plan:
        """The plan, once nothing is wrong."""
        day, at = parse_date_fields(*self.day), parse_time(self.time)
        if day is None or at is None:
            raise ValueError("not checked")
        return Plan(
            title=" ".join(self.title.split()),
            starts=datetime.combine(day, at),
            minutes=parse_integer(self.minutes, language) or 0,
            zone=self.zone,
            group=self.group,
            place=self.place.strip(),
            link=self.link.strip(),
            languages=tuple(self.languages),
            agenda=self.agenda.strip(),
        )


def problems(form: Form, language: str) -> tuple[Wrong, ...]:
    """What is wrong, in the order of the page."""
    return tuple(_problems(form, language))


def _problems(form: Form, language: str) -> Iterator[Wrong]:
    if not 0 < len(" ".join(form.title.split())) <= LONGEST_TITLE:
        yield Wrong("meeting-title", _("Write what the meeting is called."))
    if parse_date_fields(*form.day) is None:
        yield Wrong("meeting-day", _("Type a day, a month and a year, such as 10 12 2026."))
    if parse_time(form.time) is None:
        yield Wrong("meeting-time", _("Type the time in hours and minutes, such as 15:30."))
    if not SHORTEST <= (parse_integer(form.minutes, language) or 0) <= LONGEST:
        told = _("Type a number of minutes from {least} to {most}.")
        most = number(LONGEST, language)
        yield Wrong("meeting-minutes", told.format(least=number(SHORTEST, language), most=most))
    if not is_zone(form.zone):
        yield Wrong("meeting-zone", _("Choose a time zone from the list."))
    if len(form.place) > LONGEST_LINE:
        yield Wrong("meeting-place", _("This is too long."))
    if form.link.strip() and not is_link(form.link.strip()):
        yield Wrong("meeting-link", _("Write a whole address that begins with https://."))
    if len(form.agenda) > LONGEST_TEXT:
        yield Wrong("meeting-agenda", _("This is too long."))


def parse_time(text: str) -> time | None:
    """Hours and minutes, digits of any script; None where there is no such time."""
    plain = "".join(str(unicodedata.decimal(c, c)) for c in text.strip())
    found = _TIME.fullmatch(plain)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """(name, words) of every zone that is called by a place, and UTC."""
    places = [name for name in available_timezones() if "/" in name and not name.startswith(_NO_PLACES)]
    return ("UTC", "UTC"), *((name, zone_name(name)) for name in sorted(places))
