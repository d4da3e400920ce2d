"""Checked translations as a table of their own: answers stay as they were written, beside what they say."""

from __future__ import annotations

from hrcapp.secretariat.export import titles
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.export.tables import Column, Kind, Table, Value
from hrcapp.secretariat.report.words import Say
from hrcapp.secretariat.translation_fields import FreeTexts, generic, numbers

_KINDS = {"number": Kind.NUMBER}


class TranslationTable:
    """Takes records one by one; holds what is checked in the language of the export."""

    def __init__(self, language: str, say: Say) -> None:
        self._language, self._say = language, say
        self._texts = FreeTexts()
        self._rows: list[tuple[Value, ...]] = []

    def take(self, record: Record) -> None:
        """Add the translations of a submission."""
        for one in self._texts.of(record.definition, record.content.instance_xml):
            translated = record.translation(one.path, one.text, self._language)
            if translated:
                name = generic(one.path).rpartition("/")[2]
                whose = (record.row["submission"], record.counted_party, name, (*numbers(one.path), 0)[0])
                said = (record.facts.answers_language, self._language, one.text, translated)
                self._rows.append((*whose, *said))

    def table(self) -> Table:
        """What was taken in."""
        columns = [
            Column(name, self._say(told), _KINDS.get(name, Kind.TEXT))
            for name, told in titles.TRANSLATION_COLUMNS.items()
        ]
        key = ("submission", "question", "number", "language")
        refers = {"submission": "submissions", "party": "parties"}
        return Table("translations", self._say(titles.TRANSLATIONS), columns, key, refers, self._rows)
