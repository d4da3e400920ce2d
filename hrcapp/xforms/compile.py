"""From an XLSForm and the gettext catalogs to the ODK XForm that ships.

The workbook holds English only; every other language comes from the `campaign` catalogs, so that a translator has one
place. In the compiled form the name of an itext language is its plain BCP 47 tag (`en`, `fr`, …). Specifications:
XLSForm (xlsform.org), ODK XForms. A field machine never compiles: pyxform is imported only here and only when called.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrcapp.i18n.catalogs import CAMPAIGN, catalog
from hrcapp.i18n.countries import codes, country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault

SOURCE_LANGUAGE = "en"
TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
"""The XLSForm columns that a person reads, in survey and choices."""

COUNTRIES, EVERY = "countries", "*"
"""The choice list `countries` with the one name `*` stands for all territories of CLDR."""

_FLAG = "translatable"
"""A column of `choices`: `no` keeps the label as it is in every language (names of languages, proper names)."""

_MAX_SOURCE = 4 * 2**20
_MAX_UNPACKED = 64 * 2**20

Row = dict[str, str]
Translate = Callable[[str, str], str | None]


@dataclass(frozen=True)
class FormMessage:
    """One text of a form: the English words, the sheet's row they belong to, and the column."""

    text: str
    owner: str
    column: str


def compile_form(source: Path, languages: Sequence[str] = SHIPPED) -> bytes:
    """The XForm of an .xlsx or .md XLSForm, with itext in `languages`, as UTF-8.

    Faults: FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PROBLEMS (what pyxform says of the form).
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    book = _read(source)
    sheets: dict[str, Any] = {
        "survey": [_translated(row, languages, _from_catalog) for row in book["survey"]],
        "choices": [_choice(row, languages) for row in _expanded(book["choices"])],
        "settings": [{"default_language": SOURCE_LANGUAGE} | row for row in book["settings"]],
    }
    sheets |= {f"{name}_header": [_header(rows)] for name, rows in sheets.items()}
    try:
        form = convert(sheets, validate=False, pretty_print=True, form_name="data").xform
    except PyXFormError as error:
        raise Fault(Code.FORM_PROBLEMS, count=1, problems=str(error)) from error
    return str(form).encode()


def check_form(source: Path, languages: Sequence[str] = SHIPPED) -> list[str]:
    """What is still untranslated, one line a text: language, question, column, the English words."""
    return [
        f"{language}: {message.owner} ({message.column}) has no translation: “{message.text}”"
        for language in languages
        for message in messages(source)
        if _from_catalog(message.text, language) is None
    ]


def messages(source: Path) -> Iterator[FormMessage]:
    """Every English text of the form that a translator has to write, in the form's order, title first."""
    book = _read(source)
    for row in book["settings"]:
        if title := row.get("form_title"):
            yield FormMessage(title, "form", "form_title")
    for row in (*book["survey"], *book["choices"]):
        if row.get(_FLAG, "").lower() == "no":
            continue
        owner = "/".join(filter(None, (row.get("list_name"), row.get("name"))))
        for column in TRANSLATED:
            if text := row.get(column):
                yield FormMessage(text, owner, column)


def _from_catalog(text: str, language: str) -> str | None:
    if language == SOURCE_LANGUAGE:
        return text
    found = catalog(language, CAMPAIGN)
    return found.gettext(text) if found.has(text) else None


def _translated(row: Row, languages: Sequence[str], translate: Translate) -> Row:
    """The row with a column for each language in place of its English one; the form's own translations stay."""
    out = {column: value for column, value in row.items() if column not in TRANSLATED}
    for column in TRANSLATED:
        text = row.get(column)
        for language in languages if text else ():
            words = translate(text or "", language)
            if words is not None:
                out.setdefault(f"{column}::{language}", words)
    return out


def _choice(row: Row, languages: Sequence[str]) -> Row:
    fixed = row.get(_FLAG, "").lower() == "no"
    kept = {column: value for column, value in row.items() if column != _FLAG}
    return _translated(kept, languages, (lambda text, _language: text) if fixed else _from_catalog)


def _expanded(choices: Sequence[Row]) -> Iterator[Row]:
    """The choices with the list of countries written out; in each language a name of its own."""
    for row in choices:
        if (row.get("list_name"), row.get("name")) != (COUNTRIES, EVERY):
            yield row
            continue
        for code in codes():
            names = {f"label::{language}": country_name(code, language) for language in SHIPPED}
            yield {"list_name": COUNTRIES, "name": code, **names}


def _header(rows: Sequence[Mapping[str, str]]) -> dict[str, None]:
    return dict.fromkeys(column for row in rows for column in row)


def _read(source: Path) -> dict[str, list[Row]]:
    """The three sheets of the workbook as rows of non-empty cells."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    _bounded(source)
    try:
        book = get_xlsform(str(source))
    except (PyXFormError, OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
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
        size = source.stat().st_size
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as packed:
                size = max(size, sum(item.file_size for item in packed.infolist()) // (_MAX_UNPACKED // _MAX_SOURCE))
    except (OSError, zipfile.BadZipFile) as error:
        raise Fault(Code.FORM_UNREADABLE, name=source.name) from error
    if size > _MAX_SOURCE:
        raise Fault(Code.FORM_TOO_LARGE, limit="4 MB")
