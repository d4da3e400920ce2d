"""What is wrong with what was typed on a page of the desk. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.ui.common.words import number
from hrcapp.ui.common.wrong import Wrong

SHORTEST = 10
Day = tuple[str, str, str]
"""Day, month and year as they were typed."""


@dataclass
class NewPassphrase:
    """A passphrase that is being chosen, typed twice."""

    passphrase: str = ""
    again: str = ""

    def clear(self) -> None:
        self.passphrase = self.again = ""


def with_passphrase(passphrase: str, again: str, language: str) -> Iterator[Wrong]:
    """What is wrong with a new passphrase that was typed twice."""
    if len(passphrase) < SHORTEST:
        few = ngettext(
            "Write at least {least} characters. You have written {count}.",
            "Write at least {least} characters. You have written {count}.",
            len(passphrase),
        )
        count = number(len(passphrase), language)
        yield Wrong("passphrase", few.format(least=number(SHORTEST, language), count=count))
    elif passphrase != again:
        yield Wrong("again", _("The two passphrases differ. Type the same twice."))


def with_mail(text: str) -> Iterator[Wrong]:
    """What is wrong with the secretariat's address."""
    name, at, place = text.strip().partition("@")
    if not (name and at and "." in place.strip(".")) or " " in text.strip():
        yield Wrong("email", _("Write an e-mail address of the secretariat, such as name@example.org."))


def with_day(field: str, typed: Day, today: date) -> Iterator[Wrong]:
    """What is wrong with a day that may be left empty and must not be over."""
    day = parse_date_fields(*typed)
    if any(part.strip() for part in typed) and day is None:
        yield Wrong(field, _("Type a day, a month and a year, such as 10 12 2026."))
    elif day is not None and day < today:
        yield Wrong(field, _("This day is over. Choose a later one, or leave it empty."))


def day_fields(day: date | None) -> Day:
    """A day as three texts, to be changed."""
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
