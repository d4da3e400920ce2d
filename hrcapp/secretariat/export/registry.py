"""The registry as tables: parties, names, submissions with their answers, findings; contacts apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hrcapp.i18n.countries import country_name
from hrcapp.model.party import UNKNOWN_COUNTRY
from hrcapp.secretariat import naming
from hrcapp.secretariat.export import titles
from hrcapp.secretariat.export.answer_tables import AnswerTables
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.export.tables import Column, Kind, Table, Value
from hrcapp.secretariat.export.translation_table import TranslationTable
from hrcapp.secretariat.figures import Member, Snapshot
from hrcapp.secretariat.question_words import question_words
from hrcapp.secretariat.report.words import Say
from hrcapp.secretariat.sections import SECTIONS, section_of
from hrcapp.xforms import FormDefinition

_KINDS = {
    "has_form": Kind.TRUTH,
    "has_pledged": Kind.TRUTH,
    "may_publish": Kind.TRUTH,
    "publish_statement": Kind.TRUTH,
    "publish_answers": Kind.TRUTH,
    "publish_contact": Kind.TRUTH,
    "revision": Kind.NUMBER,
    "arrived_on": Kind.DAY,
    "accepted_on": Kind.DAY,
}
_CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone", "contact_language")


class Registry:
    """Takes records one by one; `tables` are whole once all were taken.

    Contacts are gathered only if asked for, and only of those who agreed that they are shared.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        names: Mapping[str, Mapping[str, str]],
        newest: FormDefinition,
        language: str,
        say: Say,
        *,
        coded: bool,
        contacts: bool,
    ) -> None:
        self._snapshot = snapshot
        self._names = names
        self._language = language
        self._say = say
        self._answers = AnswerTables(newest, language, say, coded=coded)
        self._translations = TranslationTable(language, say)
        self._types = {
            code: label
            for told in question_words(newest, ("lg_type", "org_kind"), language).values()
            for code, label in told.choices.items()
        }
        self._contacts: list[tuple[Value, ...]] | None = [] if contacts else None
        self._submissions: list[tuple[Value, ...]] = []

    def take(self, record: Record) -> None:
        """Add one submission."""
        self._submissions.append(_submission(record))
        self._answers.take(record)
        self._translations.take(record)
        if self._contacts is not None and record.agrees("publish_contact") and record.facts.contact:
            told = (record.facts.contact.get(name) for name in _CONTACT)
            self._contacts.append((record.counted_party, record.row["submission"], *told))

    def tables(self) -> list[Table]:
        """All tables; parties first, because the others refer to them."""
        return [
            self._table("parties", titles.PARTIES, titles.PARTY_COLUMNS, self._parties(), ("reference",)),
            self._table(
                "names",
                titles.NAMES,
                titles.NAME_COLUMNS,
                self._all_names(),
                ("party", "language"),
                {"party": "parties"},
            ),
            self._table(
                "submissions",
                titles.SUBMISSIONS,
                titles.SUBMISSION_COLUMNS,
                self._submissions,
                ("submission",),
                {"party": "parties"},
            ),
            *self._answers.tables(),
            self._translations.table(),
            *self._findings(),
            *self._contact_tables(),
        ]

    def _table(
        self,
        name: str,
        title: str,
        columns: Mapping[str, str],
        rows: Iterable[tuple[Value, ...]],
        key: Sequence[str] = (),
        refers: Mapping[str, str] | None = None,
    ) -> Table:
        made = [Column(one, self._say(told), _KINDS.get(one, Kind.TEXT)) for one, told in columns.items()]
        return Table(name, self._say(title), made, key, refers or {}, list(rows))

    def _parties(self) -> Iterable[tuple[Value, ...]]:
        pledged = {pledge.party for pledge in self._snapshot.pledges}
        for member in self._snapshot.members:
            yield self._party(member, pledged=member.reference in pledged)

    def _party(self, member: Member, *, pledged: bool) -> tuple[Value, ...]:
        facts, known = member.facts, self._names.get(member.reference, {})
        own, own_language = naming.own_name(facts, known)
        section = section_of(facts.country)
        return (
            member.reference,
            own,
            own_language,
            naming.name_in(facts, known, self._language),
            "" if facts.country == UNKNOWN_COUNTRY else facts.country,
            country_name(facts.country, self._language),
            facts.admin1,
            self._say(SECTIONS[section]) if section else "",
            str(facts.kind),
            self._say(titles.KINDS[facts.kind]),
            facts.level,
            facts.type,
            self._types.get(facts.type, ""),
            member.has_form,
            pledged,
            member.consents,
        )

    def _all_names(self) -> Iterable[tuple[Value, ...]]:
        for member in self._snapshot.members:
            for language, name in sorted(self._names.get(member.reference, {}).items()):
                yield member.reference, language, name

    def _findings(self) -> Iterable[Table]:
        say, known = self._say, {member.reference for member in self._snapshot.members}
        found = self._snapshot.findings
        yield self._table(
            "findings",
            titles.FINDINGS,
            titles.FINDING_COLUMNS,
            [(one.id, one.section, one.group, say(one.theme), say(one.text)) for one in found],
            ("finding",),
        )
        yield self._table(
            "finding_parties",
            titles.FINDING_PARTIES,
            titles.FINDING_PARTY_COLUMNS,
            [(one.id, party) for one in found for party in sorted(one.parties & known)],
            ("finding", "party"),
            {"finding": "findings", "party": "parties"},
        )

    def _contact_tables(self) -> Iterable[Table]:
        if self._contacts is not None:
            yield self._table(
                "contacts",
                titles.CONTACTS,
                titles.CONTACT_COLUMNS,
                self._contacts,
                ("submission",),
                {"party": "parties", "submission": "submissions"},
            )


def _submission(record: Record) -> tuple[Value, ...]:
    row: Mapping[str, Any] = record.row
    return (
        row["submission"],
        record.counted_party,
        row["reference"],
        row["revision"],
        row["scope"],
        row["origin"],
        record.facts.answers_language,
        record.content.form_version,
        date.fromisoformat(row["arrived_at"][:10]),
        date.fromisoformat(row["decided_at"][:10]),
        row["verdict"],
        record.agrees("publish_statement"),
        record.agrees("publish_answers"),
        record.agrees("publish_contact"),
    )
