"""Contact persons of those who agreed that theirs is shared with other participants, and of nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrcapp.i18n.countries import country_name
from hrcapp.model.faults import Fault
from hrcapp.secretariat import consents, kept
from hrcapp.secretariat.export import delimited, titles
from hrcapp.secretariat.export.tables import Column, Table
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.followup.people import Person
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.report.words import speaker
from hrcapp.store import Store
from hrcapp.submission.facts import CONTACT, pledge_facts

_COLUMNS = {
    "reference": titles.PARTY_COLUMNS["reference"],
    "party": titles.PARTY,
    "country_name": titles.PARTY_COLUMNS["country_name"],
}


@dataclass(frozen=True)
class Contact:
    """Who is to be written to; any part may be empty."""

    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""


class Contacts:
    """Opens the forms that hold them: contacts lie nowhere else. `people` knows who agreed.

    Nothing is read of a form that names a protected person, until it is redacted.
    """

    def __init__(self, store: Store, reader: Reader, protection: Protection) -> None:
        self._store = store
        self._reader = reader
        self._protection = protection

    def of(self, person: Person) -> Contact | None:
        """The contact person, None where nobody agreed, or the form cannot be opened any more."""
        row = self._store.row("SELECT * FROM version WHERE key = ?", (person.contact,))
        if row is None or self._protection.guard(person.contact) is Guard.BLOCKED:
            return None
        try:
            content = kept.opened(self._store, self._reader, row["bundle"]).content
        except Fault:
            return None
        definition = self._reader.definition(content.form_digest)
        shown = self._protection.published(person.contact, content, definition)
        facts = pledge_facts(shown.instance_xml)
        if not consents.effective(self._store, row, facts.consents)["publish_contact"]:
            return None  # taken back since
        told = facts.contact
        found = Contact(*(told.get(name, "") for name in CONTACT))
        return found if found.name or found.email or found.phone else None

    def table(self, people: Iterable[Person], language: str) -> tuple[bytes, int, int]:
        """A CSV file of those who agreed, the number of its rows, and of those left out."""
        people = tuple(people)
        found = [(one, contact) for one in people if (contact := self.of(one))]
        return _csv(found, language), len(found), len(people) - len(found)


def _csv(found: Sequence[tuple[Person, Contact]], language: str) -> bytes:
    say = speaker(language)
    headed = [*_COLUMNS.items()]
    headed += [(name, titles.CONTACT_COLUMNS[name]) for name in CONTACT]
    table = Table("contacts", say(titles.CONTACTS), [Column(name, say(told)) for name, told in headed])
    table.rows += [
        (
            one.reference,
            one.name_in(language),
            country_name(one.facts.country, language),
            *vars(contact).values(),
        )
        for one, contact in found
    ]
    return delimited.for_people([table])["contacts.csv"]
