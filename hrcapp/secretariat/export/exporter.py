"""Exports of a desk: what is inside is looked through first, then written, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from hrcapp.exchange.place import put
from hrcapp.i18n import N_
from hrcapp.secretariat.export import delimited, objects
from hrcapp.secretariat.export.folder import NewFolder, free_path, new_folder
from hrcapp.secretariat.export.formats import Choice, Format
from hrcapp.secretariat.export.geojson import as_geojson
from hrcapp.secretariat.export.odk import OdkFolder
from hrcapp.secretariat.export.public import Participant, participant
from hrcapp.secretariat.export.records import Progress, Record, Records
from hrcapp.secretariat.export.registry import Registry
from hrcapp.secretariat.export.site import Site
from hrcapp.secretariat.export.sqlite_file import write_sqlite
from hrcapp.secretariat.export.tables import Table
from hrcapp.secretariat.ooxml import Properties
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.positions import Locate
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.words import speaker

TITLE = N_("Registry of the campaign")


@dataclass
class Seen:
    """What was counted on the way: submissions, attached files, and how many agreed to what."""

    submissions: int = 0
    attachments: int = 0
    answers: int = 0
    statements: int = 0
    contacts: int = 0

    def take(self, record: Record) -> None:
        """Count one submission."""
        self.submissions += 1
        self.attachments += len(record.content.attachments)
        self.answers += record.agrees("publish_answers")
        self.statements += record.agrees("publish_statement") and record.signed
        self.contacts += record.agrees("publish_contact") and bool(record.facts.contact)


@dataclass(frozen=True)
class Survey:
    """What an export could hold, as of a day: (name, title, rows) of its tables, and what was seen."""

    tables: tuple[tuple[str, str, int], ...]
    parties: int
    seen: Seen


class Exporter:
    """Writes exports; what is written was accepted up to the end of a UTC day."""

    def __init__(self, records: Records, parties: Parties, reader: Reader, locate: Locate) -> None:
        self._records = records
        self._parties = parties
        self._reader = reader
        self._locate = locate

    def survey(self, language: str, day: date, progress: Progress | None = None) -> Survey:
        """Look through everything, without writing anything."""
        registry = self._registry(Choice(Format.JSON, language, day, contacts=True), coded=True)
        seen = Seen()
        for record in self._records.each(day, progress):
            registry.take(record)
            seen.take(record)
        tables = registry.tables()
        counted = tuple((table.name, table.title, len(table.rows)) for table in tables)
        return Survey(counted, len(tables[0].rows), seen)

    def write(self, choice: Choice, out: Path, progress: Progress | None = None) -> Path:
        """Write one export into the folder `out`; the file or folder that it became.

        What `progress` raises stops it, and nothing stays behind. A file or folder that is there already is
        never overwritten. Raises Fault PLACE_MISSING, PLACE_FULL, PLACE_READ_ONLY, DISK_FULL.
        """
        makers: dict[Format, Callable[[Choice, Path, Progress | None], Path]] = {
            Format.SQLITE: self._sqlite,
            Format.ODK: self._odk,
            Format.PAGES: self._pages,
            Format.GEOJSON: self._geojson,
        }
        return makers.get(choice.format, self._tabular)(choice, out, progress)

    def write_sqlite(self, path: Path, choice: Choice, progress: Progress | None = None) -> None:
        """Write the tables as a plain SQLite file. Raises Fault FILE_EXISTS, DISK_FULL, STORE_READ_ONLY."""
        tables = self._tables(choice, progress, coded=True)
        write_sqlite(path, tables, speaker(choice.language)(TITLE), choice.day)

    def _tabular(self, choice: Choice, out: Path, progress: Progress | None) -> Path:
        for_people = choice.format in (Format.XLSX, Format.CSV)
        tables = self._tables(choice, progress, coded=not for_people)
        say, name = speaker(choice.language), f"registry-{choice.language}"
        match choice.format:
            case Format.XLSX:
                return put(out, f"{name}.xlsx", objects.as_workbook(tables, _properties(choice)))
            case Format.JSON:
                return put(out, f"{name}.json", objects.as_json(tables, choice.language, choice.day))
            case Format.DATAPACKAGE:
                files = delimited.data_package(tables, say(TITLE), choice.day)
                return _folder(out, f"{name}-datapackage", lambda folder: folder.write(files))
        return _folder(out, f"{name}-csv", lambda folder: folder.write(delimited.for_people(tables)))

    def _sqlite(self, choice: Choice, out: Path, progress: Progress | None) -> Path:
        path = free_path(out, f"registry-{choice.language}.db")
        self.write_sqlite(path, choice, progress)
        return path

    def _odk(self, choice: Choice, out: Path, progress: Progress | None) -> Path:
        def fill(folder: NewFolder) -> None:
            made = OdkFolder(folder.path, self._reader.form_xml, contacts=choice.contacts)
            for record in self._records.each(choice.day, progress, every_version=True):
                made.take(record)

        return _folder(out, "odk", fill)

    def _pages(self, choice: Choice, out: Path, progress: Progress | None) -> Path:
        def fill(folder: NewFolder) -> None:
            site = Site(choice.day, choice.language)
            for one in self._participants(choice.day, progress):
                folder.write(site.take(one))
            folder.write(site.finish())

        return _folder(out, "pages", fill)

    def _geojson(self, choice: Choice, out: Path, progress: Progress | None) -> Path:
        found = self._participants(choice.day, progress)
        return put(out, "participants.geojson", as_geojson(found, choice.language, choice.day))

    def _participants(self, day: date, progress: Progress | None) -> Iterator[Participant]:
        snapshot, names = self._records.snapshot(day), self._parties.names()
        members = {member.reference: member for member in snapshot.members}
        pledges = filter(lambda record: record.is_pledge, self._records.each(day, progress))
        found = groupby(pledges, key=lambda record: record.party)
        for reference, records in found:
            yield participant(members[reference], list(records), snapshot, names, self._locate)

    def _tables(self, choice: Choice, progress: Progress | None, *, coded: bool) -> Sequence[Table]:
        registry = self._registry(choice, coded=coded)
        counted = {member.reference for member in self._records.snapshot(choice.day).members}
        for record in self._records.each(choice.day, progress):
            registry.take(replace(record, counted=record.party in counted))
        return registry.tables()

    def _registry(self, choice: Choice, *, coded: bool) -> Registry:
        return Registry(
            self._records.snapshot(choice.day),
            self._parties.names(),
            self._reader.newest_form,
            choice.language,
            speaker(choice.language),
            coded=coded,
            contacts=choice.contacts,
        )


def _properties(choice: Choice) -> Properties:
    say = speaker(choice.language)
    return Properties(
        title=say(TITLE),
        subject=say(words.CAMPAIGN_NAME),
        author=say(words.CAMPAIGN_LINE),
        language=choice.language,
        day=choice.day,
    )


def _folder(out: Path, name: str, fill: Callable[[NewFolder], None]) -> Path:
    with new_folder(out, name) as folder:
        fill(folder)
    return folder.path
