"""Which files of a folder belong together: a submission with its media, a table with its repeats and media.

ODK Central, Briefcase and Kobo lay them out so: `<any>/submission.xml` beside its media; `<form>.csv` beside
a CSV for each repeat, and a folder `media`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from hrcapp.exchange.place import take
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import odk_instance
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES
from hrcapp.xforms.serialize import without_controls

MAX_TABLE = 64 * 1024 * 1024
MAX_COLUMNS, MAX_ROWS = 20_000, 200_000
MAX_CELL = 1024 * 1024
_IDS = ("meta/instanceID", "meta-instanceID", "instanceID", "_uuid", "KEY")
_OF_REPEATS = ("PARENT_KEY", "_parent_index")
MEDIA_FOLDER = "media"

Beside = Callable[[str], bytes | None]
"""The bytes of a file by its bare name, or None where there is none."""


@dataclass(frozen=True)
class Sheet:
    """One CSV file: its name without the ending, its titles, its rows as long as the titles."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    @property
    def is_main(self) -> bool:
        """One row a submission."""
        return not self.is_repeat and any(one in self.titles for one in _IDS)

    @property
    def is_repeat(self) -> bool:
        """One row an instance of a repeat."""
        return any(one in self.titles for one in _OF_REPEATS)


def is_table(path: Path) -> bool:
    """Whether the name says that it is a table."""
    return path.suffix.lower() == ".csv"


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file. Raises Fault ODK_TABLE_UNREADABLE, FILE_UNREADABLE."""
    return sheet_of(path, take(path, MAX_TABLE))


def sheet_of(path: Path, data: bytes) -> Sheet:
    """The table in these bytes, its separator told by its titles. Raises Fault ODK_TABLE_UNREADABLE."""
    try:
        text = without_controls(data.decode("utf-8-sig"))
        csv.field_size_limit(MAX_CELL)
        first = text.partition("\n")[0]
        rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
        titles = tuple(next(rows))
        if len(titles) > MAX_COLUMNS or len(data) > MAX_TABLE:
            raise ValueError("too large")
        return Sheet(path.stem, titles, tuple(_rows(rows, len(titles))))
    except (UnicodeDecodeError, csv.Error, StopIteration, ValueError) as error:
        raise Fault(Code.ODK_TABLE_UNREADABLE, name=path.name) from error


def _rows(rows: Iterable[Sequence[str]], width: int) -> Iterator[tuple[str, ...]]:
    for count, row in enumerate(rows):
        if count >= MAX_ROWS or len(row) > width:
            raise ValueError("a row that no title covers, or too many")
        if any(cell.strip() for cell in row):
            yield (*row, *[""] * (width - len(row)))


def repeats_beside(main: Path) -> list[Sheet]:
    """The tables of repeats in the folder of a main table."""
    others = sorted(one for one in main.parent.iterdir() if is_table(one) and one != main and one.is_file())
    return [sheet for one in others if (sheet := _sheet(one)) and sheet.is_repeat]


def beside(path: Path) -> Beside:
    """Files in the same folder, or in `media` there, by bare names only."""

    def found(name: str) -> bytes | None:
        if name != Path(name).name or name in ("", ".", ".."):
            return None
        for folder in (path.parent, path.parent / MEDIA_FOLDER):
            one = folder / name
            if one.is_file() and not one.is_symlink():
                return take(one, MAX_TABLE)
        return None

    return found


def named(path: Path) -> str:
    """What a file is called in the inbox: all submissions of an export have one and the same name."""
    return f"{path.parent.name}/{path.name}" if path.name.lower() == "submission.xml" else path.name


def arranged(files: Iterable[Path]) -> list[Path]:
    """The files to take in, one by one: without what comes along with another, and a submission after the
    one that it replaces. The order is otherwise kept.
    """
    listed = list(files)
    folders: dict[Path, list[Path]] = {}
    for one in listed:
        if one.suffix.lower() in (".xml", ".csv"):
            folders.setdefault(one.parent, []).append(one)
    if not folders:
        return listed
    sent = {path: read for group in folders.values() for path in group if (read := _sent(path))}
    along: set[Path] = set()
    for path, submission in sent.items():
        along |= {path.parent / text for text in _texts(submission.root)} - {path}
    for group in folders.values():
        along |= _with_table([path for path in group if is_table(path)])
    kept = [path for path in listed if path not in along]
    return _in_order(kept, sent)


def _with_table(tables: Sequence[Path]) -> set[Path]:
    sheets = {path: sheet for path in tables if (sheet := _sheet(path))}
    if not any(sheet.is_main for sheet in sheets.values()):
        return set()
    media = tables[0].parent / MEDIA_FOLDER
    cells = {cell for sheet in sheets.values() for row in sheet.rows for cell in row if "." in cell}
    return {path for path, sheet in sheets.items() if sheet.is_repeat} | {media / cell for cell in cells}


def _in_order(files: Sequence[Path], sent: Mapping[Path, odk_instance.Sent]) -> list[Path]:
    by_instance = {one.instance: path for path, one in sent.items()}
    done: dict[Path, None] = {}

    def visit(path: Path) -> None:
        line: list[Path] = []
        at: Path | None = path
        while at is not None and at not in done and at not in line:
            line.append(at)
            at = by_instance.get(sent[at].deprecated) if at in sent else None
        done.update(dict.fromkeys(reversed(line)))

    for path in files:
        visit(path)
    return list(done)


def _sent(path: Path) -> odk_instance.Sent | None:
    if path.suffix.lower() != ".xml":
        return None
    try:
        data = take(path, MAX_INSTANCE_BYTES)
        return odk_instance.read(data) if odk_instance.looks_like_instance(data) else None
    except Fault:
        return None


def _sheet(path: Path) -> Sheet | None:
    try:
        return read_sheet(path)
    except Fault:
        return None


def _texts(root: etree._Element) -> set[str]:
    """What could be the name of a file."""
    found = {(one.text or "").strip() for one in root.iter(etree.Element)}
    return {text for text in found if "." in text and text == Path(text).name}
