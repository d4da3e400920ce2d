"""An XLSForm from a disk, as rows of its three sheets."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.authoring.review import Review

_TWICE = "Duplicate column header"
_MAX_SOURCE = 4 * 2**20
_MAX_UNPACKED = 64 * 2**20

Row = dict[str, str]


def read_workbook(source: Path) -> dict[str, list[Row]]:
    """The three sheets of the workbook as rows of non-empty cells; an empty row is an empty one here, too.

    Raises Fault FORM_UNREADABLE, FORM_TOO_LARGE, and FORM_PROBLEMS for sheets with a column twice.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    _bounded(source)
    try:
        book = get_xlsform(str(source))
    except PyXFormError as error:
        # Of what pyxform says while it reads, this alone is about the form and not about the file.
        if _TWICE in str(error):
            raise Review().with_pyxform(str(error)) from error
        raise Fault(Code.FORM_UNREADABLE, name=source.name) from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise Fault(Code.FORM_UNREADABLE, name=source.name) from error
    if not book.survey:
        raise Fault(Code.FORM_UNREADABLE, name=source.name)
    return {
        "survey": [dict(row) for row in book.survey],
        "choices": [dict(row) for row in book.choices or ()],
        "settings": [dict(row) for row in book.settings or ()],
    }


def _bounded(source: Path) -> None:
    """Refuse what is too large before anything unpacks it (a workbook is a zip)."""
    try:
        size, unpacked = source.stat().st_size, 0
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as packed:
                unpacked = sum(item.file_size for item in packed.infolist())
    except (OSError, zipfile.BadZipFile) as error:
        raise Fault(Code.FORM_UNREADABLE, name=source.name) from error
    if size > _MAX_SOURCE or unpacked > _MAX_UNPACKED:
        raise Fault(Code.FORM_TOO_LARGE, limit=f"{_MAX_SOURCE // 2**20} MB")
