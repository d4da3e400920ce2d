"""Beginning a campaign: what is asked, and what is wrong with it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from hrcapp.i18n import _
from hrcapp.i18n.dates import parse_date_fields
from hrcapp.i18n.languages import SHIPPED
from hrcapp.ui.common.new_passphrase import with_passphrase
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.secretariat.problems import with_day, with_mail


@dataclass
class Form:
    """What a person has typed so far. `deadline` is day, month, year."""

    language: str
    titles: dict[str, str] = field(default_factory=dict)
    email: str = ""
    deadline: tuple[str, str, str] = ("", "", "")
    drop_box: str = ""
    assessment: bool = False
    passphrase: str = ""
    again: str = ""

    @property
    def day(self) -> date | None:
        return parse_date_fields(*self.deadline)

    def title(self) -> dict[str, str]:
        """A title in every language: where none was typed, that of the interface's language."""
        return titles_of(self.titles, self.language)


def titles_of(typed: Mapping[str, str], language: str) -> dict[str, str]:
    """A title for every language that ships; where none was typed, that of `language` or the first."""
    given = {one: text.strip() for one, text in typed.items() if text.strip()}
    first = given.get(language) or next(iter(given.values()), "")
    return {one: given.get(one, first) for one in SHIPPED}


def with_titles(typed: Mapping[str, str]) -> tuple[Wrong, ...]:
    """What is wrong with the campaign's name."""
    if any(text.strip() for text in typed.values()):
        return ()
    return (Wrong("title", _("Write the name of the campaign in at least one language.")),)


def problems(form: Form, today: date) -> tuple[Wrong, ...]:
    """Everything that keeps the campaign from being made, in the order of the page."""
    found = [*with_titles(form.titles), *with_mail(form.email), *with_day("deadline", form.deadline, today)]
    if form.drop_box.strip() and not Path(form.drop_box.strip()).is_dir():
        found.append(Wrong("drop-box", _("There is no such folder. Choose one, or leave it empty.")))
    return (*found, *with_passphrase(form.passphrase, form.again, form.language))


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
