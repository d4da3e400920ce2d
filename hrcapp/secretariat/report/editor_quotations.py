"""Passages that may be quoted: free answers of accepted forms whose senders agreed to publish them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hrcapp.secretariat.export.questions import Given, given
from hrcapp.secretariat.export.records import Progress, Record, Records
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.words import speaker
from hrcapp.secretariat.translation import Book

QUOTED: Mapping[str, tuple[str, ...]] = {
    "vision": ("vision_essential", "vision_framework"),
    "motivations": ("motivation_text", "linked_initiatives"),
    "focus": ("init_summary", "focus_text"),
}
"""By section of the report: the questions whose answers belong there."""


@dataclass(frozen=True)
class Quotation:
    """One answer, as its sender may see it printed; `translated`: in the report's language, checked."""

    section: str
    party: str
    question: str
    text: str
    language: str
    translated: bool = False

    def as_text(self) -> str:
        """What stands in the editor's text: the words, and whose they are."""
        mark = f" ({speaker(self.language)(words.TRANSLATED)})" if self.translated else ""
        return f"“{' '.join(self.text.split())}”{mark} — {{{{party:{self.party}}}}}"


def quotations(
    records: Records, book: Book, day: date, language: str, *, progress: Progress | None = None
) -> Iterator[Quotation]:
    """Every passage with consent, of forms accepted up to the end of that UTC day.

    In `language` where `book` has a checked translation.
    """
    section_of = {name: section for section, names in QUOTED.items() for name in names}
    for record in records.each(day, progress):
        if record.agrees("publish_answers") and not record.reconstructed:
            yield from _of(record, book, language, section_of)


def _of(record: Record, book: Book, language: str, section_of: Mapping[str, str]) -> Iterator[Quotation]:
    for one in given(record.definition, record.content.instance_xml, language, coded=False):
        name = one.question.path.rpartition("/")[2]
        if name in section_of and isinstance(one.value, str) and one.value.strip():
            path = _indexed(one)
            translated = book.of(record.content.submission_id, path, one.value, language)
            yield Quotation(
                section=section_of[name],
                party=record.party,
                question=one.question.column.title,
                text=translated or one.value,
                language=language if translated else record.facts.answers_language,
                translated=bool(translated),
            )


def _indexed(one: Given) -> str:
    """The path with the number of the instance that the answer stands in."""
    repeat = one.question.repeat
    return (
        one.question.path.replace(f"/{repeat}/", f"/{repeat}[{one.number}]/", 1)
        if repeat
        else one.question.path
    )
