"""CSV as spreadsheets and ODK write it → columns and rows (RFC 4180, other separators and a BOM allowed)."""

from __future__ import annotations

import csv
import io

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.external.files import FileRefused
from hrcapp.xforms.limits import MAX_FILE_CELLS

_SEPARATORS = ",;\t|"


def read_csv(data: bytes) -> tuple[list[str], list[list[str]]]:
    """The header and the rows below it without empty lines. The separator is the one the header has most of.

    Raises `FileRefused` for text that is not UTF-8, too many cells, or quotes that never close.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(N_("it is not text in UTF-8")) from error
    header = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=_outside_quotes(header).count)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if any(row):
                rows.append(row)
                cells += len(row)
                if cells > MAX_FILE_CELLS:
                    raise FileRefused(N_("it has too many cells"))
    except csv.Error as error:
        raise FileRefused(N_("it is not CSV: {reason}"), reason=error) from error
    return ([name.strip() for name in rows[0]], rows[1:]) if rows else ([], [])


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[0::2])
