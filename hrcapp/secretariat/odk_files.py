"""Which files of a folder belong together: a submission with its media, a table with its repeats and media.

ODK Central, Briefcase and Kobo lay them out so: `<any>/submission.xml` beside its media; `<form>.csv` beside
a CSV for each repeat, and a folder `media`. A workbook has its repeats on further sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeVar

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import odk_instance
from hrcapp.secretariat.odk_sheets import MAX_TABLE, Sheet, is_table, sheets_in
from hrcapp.secretariat.odk_sources import DISK, Source
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES

MEDIA_FOLDER = "media"
_WITH_OTHERS = (".xml", ".csv", ".xlsx")

Beside = Callable[[str], bytes | None]
"""The bytes of a file by its bare name, or None where there is none."""

P = TypeVar("P", bound=PurePath)


@dataclass(frozen=True)
class Table:
    """A table of submissions with those of the repeats, and the files that came along."""

    main: Sheet
    repeats: tuple[Sheet, ...]
    beside: Beside = field(repr=False)


def table(path: PurePath, data: bytes, source: Source = DISK) -> Table:
    """The table in these bytes, with what lies beside. Raises Fault ODK_TABLE_UNREADABLE."""
    sheets = sheets_in(path, data)
    main = next((one for one in sheets if one.is_main), None)
    if main is None:
        raise Fault(Code.ODK_TABLE_UNREADABLE, name=path.name)
    others = [one for one in source.beside(path) if is_table(one) and one != path] if len(sheets) == 1 else []
    every = (*sheets, *(sheet for one in others for sheet in _sheets(one, source)))
    return Table(main, tuple(one for one in every if one.is_repeat), beside(path, source))


def beside(path: PurePath, source: Source = DISK) -> Beside:
    """Files in the same folder, or in `media` there, by bare names only."""

    def found(name: str) -> bytes | None:
        if name != PurePath(name).name or name in ("", ".", ".."):
            return None
        for folder in (path.parent, path.parent / MEDIA_FOLDER):
            if source.has(folder / name):
                return source.take(folder / name, MAX_TABLE)
        return None

    return found


def named(path: PurePath) -> str:
    """What a file is called in the inbox: all submissions of an export have one and the same name."""
    return f"{path.parent.name}/{path.name}" if path.name.lower() == "submission.xml" else path.name


def arranged(files: Iterable[P], source: Source = DISK) -> list[P]:
    """The files to take in, one by one: without what comes along with another, and a submission after the
    one that it replaces. The order is otherwise kept.
    """
    listed = list(files)
    folders: dict[PurePath, list[P]] = {}
    for one in listed:
        if one.suffix.lower() in _WITH_OTHERS:
            folders.setdefault(one.parent, []).append(one)
    if not folders:
        return listed
    sent = {path: read for group in folders.values() for path in group if (read := _sent(path, source))}
    along: set[PurePath] = set()
    for path, submission in sent.items():
        along |= {path.parent / text for text in _texts(submission.root)} - {path}
    for group in folders.values():
        along |= _with_table([path for path in group if is_table(path)], source)
    kept = [path for path in listed if path not in along]
    return _in_order(kept, sent)


def _with_table(tables: Sequence[PurePath], source: Source) -> set[PurePath]:
    sheets = {path: found for path in tables if (found := _sheets(path, source))}
    if not any(sheet.is_main for found in sheets.values() for sheet in found):
        return set()
    media = tables[0].parent / MEDIA_FOLDER
    every = (sheet for found in sheets.values() for sheet in found)
    cells = {cell for sheet in every for row in sheet.rows for cell in row if "." in cell}
    repeats = {path for path, found in sheets.items() if all(sheet.is_repeat for sheet in found)}
    return repeats | {media / cell for cell in cells}


def _in_order(files: Sequence[P], sent: Mapping[P, odk_instance.Sent]) -> list[P]:
    by_instance = {one.instance: path for path, one in sent.items()}
    done: dict[P, None] = {}

    def visit(path: P) -> None:
        line: list[P] = []
        at: P | None = path
        while at is not None and at not in done and at not in line:
            line.append(at)
            at = by_instance.get(sent[at].deprecated) if at in sent else None
        done.update(dict.fromkeys(reversed(line)))

    for path in files:
        visit(path)
    return list(done)


def _sent(path: PurePath, source: Source) -> odk_instance.Sent | None:
    if path.suffix.lower() != ".xml":
        return None
    try:
        data = source.take(path, MAX_INSTANCE_BYTES)
        return odk_instance.read(data) if odk_instance.looks_like_instance(data) else None
    except Fault:
        return None


def _sheets(path: PurePath, source: Source) -> tuple[Sheet, ...]:
    try:
        return sheets_in(path, source.take(path, MAX_TABLE))
    except Fault:
        return ()


def _texts(root: etree._Element) -> set[str]:
    """What could be the name of a file."""
    found = {(one.text or "").strip() for one in root.iter(etree.Element)}
    return {text for text in found if "." in text and text == PurePath(text).name}
