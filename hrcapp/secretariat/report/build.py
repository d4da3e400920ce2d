"""Writing a report into a folder: as data, and as a document in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.i18n.dates import format_date
from hrcapp.model.files import write_whole
from hrcapp.secretariat.figures import THEME_QUESTIONS, Figures
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.positions import Locate, spots
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.question_words import question_words
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.content import Content, as_json, report_id
from hrcapp.secretariat.report.editor import Editor
from hrcapp.secretariat.report.editor_checks import refuse_withheld
from hrcapp.secretariat.withheld import withheld

if TYPE_CHECKING:
    from hrcapp.typeset import Document


@dataclass(frozen=True)
class ReportFiles:
    """Where a report was written, and its number. `annexes`: the names of a long annex, in their order."""

    json: Path
    pdf: Path
    docx: Path
    html: Path
    xlsx: Path
    id: str
    annexes: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file, the document first."""
        return (self.pdf, *self.annexes, self.docx, self.html, self.xlsx, self.json)


class Report:
    """Reports of one desk."""

    def __init__(
        self,
        figures: Figures,
        parties: Parties,
        reader: Reader,
        editor: Editor,
        locate: Locate,
        protection: Protection,
    ) -> None:
        self._protection = protection
        self._figures = figures
        self._locate = locate
        self._parties = parties
        self._reader = reader
        self.editor = editor

    def build(self, as_of: date, language: str, out: Path) -> ReportFiles:
        """Write `report.json` and `report-<language>` as .pdf, .docx, .html and .xlsx; where the annex is
        long, its names as `report-<language>-annex-<part>.pdf`.

        The same input gives the same bytes.

        `as_of` includes that whole UTC day. Raises Fault REPORT_TOKEN_UNKNOWN, REPORT_NAME_WITHHELD and
        REPORT_TALLY_TOO_SMALL for the editor's text, REPORT_WORDS_PROTECTED where it has words
        of a protected person (those of a finding are covered), DISK_FULL, STORE_READ_ONLY.
        """
        content = self.content(as_of, language)
        refuse_withheld(content)
        data = as_json(content)
        number = report_id(data, as_of)
        outputs = {f"report-{language}.{kind}": made for kind, made in _documents(content, number).items()}
        for name, made in (outputs | {"report.json": data}).items():
            write_whole(out / name, made, mode=0o644)
        pdf, docx, html, xlsx = (out / name for name in outputs)
        annexes = tuple(_write_annexes(content, number, out))
        return ReportFiles(out / "report.json", pdf, docx, html, xlsx, number, annexes)

    def content(self, as_of: date, language: str) -> Content:
        """What the report says, as of the end of that day."""
        # Imported late: those data take their words from this package.
        from hrcapp.secretariat.first_results import first_results

        printed = first_results()
        say = words.speaker(language)
        snapshot, names = self._figures.as_of(as_of), self._parties.names()
        placed, unplaced = spots(snapshot.members, names, self._locate)
        texts = {section: self.editor.text(section, language) for section in words.NARRATIVE}
        return Content(
            snapshot=snapshot,
            language=language,
            say=say,
            names=names,
            labels=self._labels(language),
            texts=texts,
            published=date.fromisoformat(printed.published),
            printed=printed.figures,
            spots=placed,
            unplaced=unplaced,
            withheld=withheld(self._protection),
        )

    def _labels(self, language: str) -> dict[str, Mapping[str, str]]:
        """The form's labels of the codes, by question, in the report's language."""
        found = question_words(self._reader.newest_form, THEME_QUESTIONS, language)
        return {question: told.choices for question, told in found.items()}


def _documents(content: Content, number: str) -> dict[str, bytes]:
    """By extension: for print, for editing, for the web, for reckoning; all from the same blocks."""
    from hrcapp.secretariat.report.as_docx import as_docx
    from hrcapp.secretariat.report.as_html import as_html
    from hrcapp.secretariat.report.as_xlsx import as_xlsx
    from hrcapp.secretariat.report.compose import compose
    from hrcapp.secretariat.report.look import foot_words

    document = compose(content, number)
    foot = foot_words(content.say, number, format_date(content.snapshot.as_of, content.language))
    return {
        "pdf": _printed(content, document, number),
        "docx": as_docx(content, document, foot),
        "html": as_html(document, foot, content.say),
        "xlsx": as_xlsx(content, compose(content, number, whole=True), number),
    }


def _write_annexes(content: Content, number: str, out: Path) -> Iterator[Path]:
    """One after the other: each is written before the next is set."""
    from hrcapp.secretariat.report.compose import annexes

    for part, document in enumerate(annexes(content, number), start=1):
        path = out / f"report-{content.language}-annex-{part}.pdf"
        write_whole(path, _printed(content, document, f"{number}-annex-{part}"), mode=0o644)
        yield path


def _printed(content: Content, document: Document, name: str) -> bytes:
    moment = datetime.combine(content.snapshot.as_of, time(), UTC)
    return document.render(now=moment, identifier=f"urn:hrc:report:{name}-{content.language}")
