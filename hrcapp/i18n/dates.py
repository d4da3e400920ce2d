"""Dates and times as people read and type them: day, month in words, year; 24-hour clock (CLDR).

The one date that the first window shows comes from a few words of CLDR kept here; Babel and its data, 15 ms
of loading, follow with the first that is written otherwise.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time

from hrcapp.i18n.languages import babel_locale

_DAY_MONTH_YEAR = {"en": "d MMMM y"}
"""CLDR's long form of `en` is American (November 21, 2026); elsewhere the long form has the order we want."""

_STAMP = {"de": "d. MMM y HH:mm", "bs": "d. MMM y. HH:mm", "ko": "y. M. d. HH:mm"}
"""As CLDR's medium form, where day, month and year are more than three words side by side."""

_FIRST_YEAR, _LAST_YEAR = 1000, 9999


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ca": "de~gener de~febrer de~març d’abril de~maig de~juny de~juliol d’agost de~setembre d’octubre"
    " de~novembre de~desembre",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "bs": "januar februar mart april maj juni juli august septembar oktobar novembar decembar",
    "ko": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
}
"""CLDR's wide names within a date, for the languages of the screens; a test compares them with Babel's."""
_OF_OF = "{day} de {month} de {year}"
_ORDER = {
    "es": _OF_OF,
    "gl": _OF_OF,
    "pt": _OF_OF,
    "ca": "{day} {month} del {year}",
    "de": "{day}. {month} {year}",
    "bs": "{day}. {month} {year}.",
    "ko": "{year}년 {month} {day}일",
}


def format_date(day: date, language: str) -> str:
    """21 November 2026; 21 de noviembre de 2026; 21 نوفمبر 2026; 2026년 11월 21일."""
    if language in _MONTHS:
        month = _MONTHS[language].split()[day.month - 1].replace("~", " ")
        return _ORDER.get(language, "{day} {month} {year}").format(day=day.day, month=month, year=day.year)
    from babel import dates

    pattern = _DAY_MONTH_YEAR.get(language.partition("-")[0], "long")
    return dates.format_date(day, pattern, locale=babel_locale(language))


def format_month(year_month: str, language: str) -> str:
    """`March 2026` for `2026-03`."""
    from babel import dates

    first = date.fromisoformat(f"{year_month}-01")
    return str(dates.format_skeleton("yMMMM", first, locale=babel_locale(language)))


def format_time(moment: time | datetime, language: str) -> str:
    """Hours and minutes, 00:00 to 23:59, in CLDR's default digits: the same in every language."""
    return f"{moment:%H:%M}"


def format_datetime(moment: datetime, language: str) -> str:
    """The date and the time on the clock of `moment`, whose zone the caller has chosen."""
    return f"{format_date(moment.date(), language)} {format_time(moment.time(), language)}"


def format_stamp(moment: datetime, language: str) -> str:
    """The date with a short month and the time, where columns are narrow: 21 Nov 2026 09:14."""
    from babel import dates

    pattern = _STAMP.get(language.partition("-")[0], "d MMM y HH:mm")
    return str(dates.format_datetime(moment, pattern, locale=babel_locale(language)))


def parse_date_fields(day: str, month: str, year: str) -> date | None:
    """The date in three typed fields, digits of any script; None when there is no such day."""
    numbers = [_number(field) for field in (year, month, day)]
    if any(number is None for number in numbers) or not _FIRST_YEAR <= (numbers[0] or 0) <= _LAST_YEAR:
        return None
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def _number(field: str) -> int | None:
    digits = [unicodedata.decimal(character, None) for character in field.strip()]
    if not 0 < len(digits) <= 4 or None in digits:
        return None
    return int("".join(map(str, digits)))
