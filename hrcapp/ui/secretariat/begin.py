"""Beginning a campaign: what is asked, what is wrong with it, how strong a passphrase is. No Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from hrcapp.i18n import _, ngettext
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.i18n.languages import SHIPPED
from hrcapp.ui.common.words import Told, number

SHORTEST = 10
_WEAK, _STRONG = 40, 66
_BITS_A_WORD, _BITS_A_SIGN, _SOME_WORDS = 11.0, 2.5, 3


@dataclass
class Form:
    """What a person has typed so far. `deadline` is day, month, year."""

    language: str
    titles: dict[str, str] = field(default_factory=dict)
    email: str = ""
    deadline: tuple[str, str, str] = ("", "", "")
    drop_box: str = ""
    passphrase: str = ""
    again: str = ""

    @property
    def day(self) -> date | None:
        return parse_date_fields(*self.deadline)

    def title(self) -> dict[str, str]:
        """A title in every language: where none was typed, that of the interface's language."""
        given = {language: text.strip() for language, text in self.titles.items() if text.strip()}
        first = given.get(self.language) or next(iter(given.values()), "")
        return {language: given.get(language, first) for language in SHIPPED}


@dataclass(frozen=True)
class Wrong:
    """A field and what is wrong with it."""

    field: str
    sentence: str


def problems(form: Form, today: date) -> tuple[Wrong, ...]:
    """Everything that keeps the campaign from being made, in the order of the page."""
    found = []
    if not any(text.strip() for text in form.titles.values()):
        found.append(Wrong("title", _("Write the name of the campaign in at least one language.")))
    if not _is_mail(form.email):
        found.append(
            Wrong("email", _("Write an e-mail address of the secretariat, such as name@example.org."))
        )
    if any(part.strip() for part in form.deadline) and form.day is None:
        found.append(Wrong("deadline", _("Type a day, a month and a year, such as 10 12 2026.")))
    elif form.day is not None and form.day < today:
        found.append(Wrong("deadline", _("This day is over. Choose a later one, or leave it empty.")))
    if form.drop_box.strip() and not Path(form.drop_box.strip()).is_dir():
        found.append(Wrong("drop-box", _("There is no such folder. Choose one, or leave it empty.")))
    if len(form.passphrase) < SHORTEST:
        few = ngettext(
            "Write at least {least} characters. You have written {count}.",
            "Write at least {least} characters. You have written {count}.",
            len(form.passphrase),
        )
        count = number(len(form.passphrase), form.language)
        found.append(Wrong("passphrase", few.format(least=number(SHORTEST, form.language), count=count)))
    elif form.passphrase != form.again:
        found.append(Wrong("again", _("The two passphrases differ. Type the same twice.")))
    return tuple(found)


def strength(passphrase: str) -> Told | None:
    """An honest hint from the length alone: no program knows whether a phrase is well known."""
    if not passphrase:
        return None
    bits = _bits(passphrase)
    if bits < _WEAK:
        return Told("danger", _("Weak: whoever has a copy of this computer can find it."), "triangle-alert")
    if bits < _STRONG:
        return Told("warning", _("Fair: add words to it. Length helps more than odd signs."), "info")
    return Told(
        "success", _("Long enough, if it is no saying, song or name that others know."), "circle-check"
    )


def _bits(passphrase: str) -> float:
    """Roughly what a searching program must try: words as words, everything else as people make it up."""
    words = {word.casefold() for word in passphrase.split() if len(word) > 2}
    kinds = {unicodedata.category(sign)[0] for sign in passphrase} & {"L", "N", "P", "S"}
    signs = min(len(passphrase), 3 * len(set(passphrase.casefold())))
    made_up = _BITS_A_SIGN * signs + 2 * (len(kinds) - 1)
    return len(words) * _BITS_A_WORD if len(words) >= _SOME_WORDS else made_up


def _is_mail(text: str) -> bool:
    name, at, place = text.strip().partition("@")
    return bool(name and at and "." in place.strip(".")) and " " not in text.strip()


def campaign(form: Form, forms: Mapping[str, bytes], now: datetime) -> dict[str, object]:
    """The arguments of `secretariat.campaign.create`, but for the data folder."""
    return {
        "title": form.title(),
        "contact": {"email": form.email.strip()},
        "forms": dict(forms),
        "languages": SHIPPED,
        "passphrase": form.passphrase,
        "now": now,
        "wave": str(now.year),
        "deadline": form.day,
        "drop_box": form.drop_box.strip() or None,
    }
