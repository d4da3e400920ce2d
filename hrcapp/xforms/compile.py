"""From an XLSForm and the gettext catalogs to the ODK XForm that ships.

The campaign's own workbooks hold English only; every other language comes from the `campaign` catalogs, so
that a translator has one place. In the compiled form the name of an itext language is then its plain BCP 47
tag (`en`, `fr`, …). A workbook whose title no catalog knows brings its own languages. Specifications: XLSForm
(xlsform.org), ODK XForms. pyxform is imported only here, when called.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from lxml import etree

from hrcapp.i18n.catalogs import CAMPAIGN
from hrcapp.i18n.countries import codes, country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.media.limited import Failed, run_limited
from hrcapp.model.faults import Code, Fault
from hrcapp.model.places import translations
from hrcapp.xforms.authoring import Review, review
from hrcapp.xforms.authoring.travel import from_json
from hrcapp.xforms.authoring.workbook import Row, read_workbook

TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
"""The XLSForm columns that a person reads, in survey and choices."""

TOLD = {"form_title": "label", "form_description": "hint"}
"""What a form says of itself, in `settings`, and the text of its root that it becomes (`/data:label`)."""

COUNTRIES, EVERY = "countries", "*"
"""The choice list `countries` with the one name `*` stands for all territories of CLDR."""

_SHIELD = {ord(mark): 0xE000 + place for place, mark in enumerate("‘’“”")}
"""pyxform straightens quotation marks and apostrophes everywhere; what a person reads keeps them."""
_UNSHIELD = {shield: mark for mark, shield in _SHIELD.items()}

_FLAG = "translatable"
"""A column of `choices`: `no` keeps the label as it is in every language (a language's own name)."""

ROOT = "data"
_DESCRIPTION = "form_description"
_FILLER = "-"
"""What pyxform writes where a language has no text."""

_XF = "{http://www.w3.org/2002/xforms}"

Words = Mapping[str, Callable[[str], str | None]]
"""By language, what a text of the workbook is in it; None where nobody has translated it."""


@dataclass(frozen=True)
class FormMessage:
    """One text of a form: the English words, the question or choice they belong to, the column.

    `translated` names the languages for which the form itself has the words.
    """

    text: str
    owner: str
    column: str
    translated: frozenset[str] = frozenset()


def compile_form(source: Path, languages: Sequence[str] = SHIPPED) -> bytes:
    """The XForm of an .xlsx or .md XLSForm with itext in `languages`, as UTF-8; same source, same bytes.

    A text without translation is left out of that language, so that the reader of the form can show the gap.
    Done in a process of its own, with limits of memory and time.
    Faults: FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PROBLEMS (all that is wrong in the sheets).
    """
    return compile_workbook(source, languages)[0]


def compile_workbook(source: Path, languages: Sequence[str] = SHIPPED) -> tuple[bytes, Review]:
    """`compile_form`, with what there is to say of the sheets that the form was made of. Faults as there."""
    wanted = json.dumps({"source": str(source), "languages": list(languages)})
    try:
        found = json.loads(run_limited("hrcapp.xforms.compile_worker", wanted.encode("ascii")))
    except (Failed, ValueError) as error:
        raise Fault(Code.FORM_UNREADABLE, name=source.name) from error
    if "problems" in found:
        raise Review(from_json(found["problems"])).fault()
    if "form" not in found:
        raise Fault(Code(found["code"]), **found["params"])
    return str(found["form"]).encode(), Review(*map(from_json, found["review"]))


def compile_here(source: Path, languages: Sequence[str]) -> tuple[bytes, Review]:
    """`compile_workbook` in this process. Faults as there; a workbook made to harm raises anything."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    book = read_workbook(source)
    # What the catalogs translate needs no columns of the workbook.
    found = review(book, "" if _is_ours(book) else _source_language(book))
    words = _words(book, languages)
    sheets: dict[str, Any] = {
        "survey": [_translated(row, words) for row in book["survey"]],
        "choices": [_translated(row, words) for row in _expanded(book["choices"], languages)],
        "settings": [
            {"default_language": _source_language(book)} | _plain(row) for row in book["settings"] or [{}]
        ],
    }
    headers = {
        f"{name}_header": [dict.fromkeys(c for row in rows for c in row)] for name, rows in sheets.items()
    }
    try:
        form = convert(sheets | headers, pretty_print=True, form_name=ROOT, validate=False).xform
    except PyXFormError as error:
        raise found.with_pyxform(str(error)) from error
    told = [_translated(row, words, TOLD) for row in book["settings"]]
    return _finished(str(form).encode(), told), found


def check_form(source: Path, languages: Sequence[str] = SHIPPED) -> list[str]:
    """What is still untranslated, one line a text: language, question, column, the English words.

    A column that is missing as a whole is a remark on the sheet (`compile_workbook`), not a line a text.
    """
    book = read_workbook(source)
    headers = {name for sheet in book.values() for row in sheet for name in row}
    ours = _is_ours(book)
    return [
        f"{language}: {message.owner} ({message.column}) has no translation: “{message.text}”"
        for language, known in _words(book, languages).items()
        for message in messages(source)
        if known(message.text) is None
        and language not in message.translated
        and (ours or f"{message.column}::{language}" in headers)
    ]


def _source_language(book: Mapping[str, Sequence[Row]]) -> str:
    """The language of the columns that name none."""
    return next((row["default_language"] for row in book["settings"] if row.get("default_language")), "en")


def _words(book: Mapping[str, Sequence[Row]], languages: Sequence[str]) -> Words:
    """The languages of a workbook, each with what the catalogs know in it.

    Those asked for, where it is one of the campaign's; else those it has columns of.
    """
    own = _source_language(book)
    if _is_ours(book):
        return {name: str if name == own else _wording(name).get for name in languages}
    columns = (name.partition("::") for sheet in book.values() for row in sheet for name in row)
    named = dict.fromkeys(language for column, _, language in columns if language and column in TRANSLATED)
    nothing: Mapping[str, str] = {}
    return {own: str, **{name: nothing.get for name in named if name != own}}


def _is_ours(book: Mapping[str, Sequence[Row]]) -> bool:
    """Whether it is one of the campaign's, whose words the catalogs have."""
    return any(row.get("form_title") in _titles_known() for row in book["settings"])


@lru_cache(maxsize=1)
def _titles_known() -> frozenset[str]:
    """Every English text of the campaign's catalogs, translated already or not."""
    path = translations() / SHIPPED[1] / "LC_MESSAGES" / f"{CAMPAIGN}.po"
    if not path.is_file():
        return frozenset()
    with path.open("rb") as file:
        return frozenset(str(message.id) for message in read_po(file) if isinstance(message.id, str))


def messages(source: Path) -> Iterator[FormMessage]:
    """Every English text of the form that a translator has to write, in the form's order, title first."""
    book = read_workbook(source)
    for row in book["settings"]:
        yield from _messages(row, "form", TOLD)
    for row in (*book["survey"], *book["choices"]):
        owner = "/".join(filter(None, (row.get("list_name"), row.get("name"))))
        yield from _messages(row, owner, TRANSLATED if _is_translatable(row) else ())


def _messages(row: Row, owner: str, columns: Iterable[str]) -> Iterator[FormMessage]:
    for column in columns:
        if text := row.get(column):
            own = (name.removeprefix(f"{column}::") for name in row if name.startswith(f"{column}::"))
            yield FormMessage(text, owner, column, frozenset(own))


def _wording(language: str) -> Mapping[str, str]:
    """The translations of the campaign's words; what is fuzzy or empty does not count as one."""
    path = translations() / language / "LC_MESSAGES" / f"{CAMPAIGN}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    return {
        message.id: message.string
        for message in catalog
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.string
        and not message.fuzzy
    }


def _is_translatable(row: Row) -> bool:
    return row.get(_FLAG, "").lower() != "no"


def _translated(row: Row, words: Words, columns: Collection[str] = TRANSLATED) -> Row:
    """The row with a column a language in place of the English one; translations in the form itself stay."""
    out = {column: value for column, value in row.items() if column not in (*columns, _FLAG)}
    for column in columns:
        text = row.get(column)
        for language, known in words.items() if text else ():
            if (said := known(text or "") if _is_translatable(row) else text) is not None:
                out.setdefault(f"{column}::{language}", said)
    return {column: value.translate(_SHIELD) if "::" in column else value for column, value in out.items()}


def _expanded(choices: Sequence[Row], languages: Sequence[str]) -> Iterator[Row]:
    """The choices with the list of countries written out; in each language a name of its own."""
    for row in choices:
        if (row.get("list_name"), row.get("name")) != (COUNTRIES, EVERY):
            yield row
            continue
        for code in codes():
            names = {f"label::{language}": country_name(code, language) for language in languages}
            yield {"list_name": COUNTRIES, "name": code, **names}


def _plain(row: Row) -> Row:
    """The settings that pyxform knows: a plain title, neither translated nor explained."""
    told = tuple(f"{column}::" for column in TOLD)
    return {name: value for name, value in row.items() if name != _DESCRIPTION and not name.startswith(told)}


def _finished(form: bytes, told: Sequence[Row]) -> bytes:
    """The form without the hyphens that stand for missing translations, since readers fall back by
    themselves; and with its title and description in each language, where it describes itself."""
    shown = form.decode().translate(_UNSHIELD).encode()
    root = etree.fromstring(shown, etree.XMLParser(resolve_entities=False, no_network=True))
    for translation in root.iter(f"{_XF}translation"):
        for text in translation.findall(f"{_XF}text") if translation.get("default") is None else ():
            if {value.text for value in text.iter(f"{_XF}value")} == {_FILLER}:
                translation.remove(text)
        for row in told if any(name.startswith(_DESCRIPTION) for each in told for name in each) else ():
            _tell(translation, row)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _tell(translation: etree._Element, row: Row) -> None:
    for column, part in TOLD.items():
        if words := row.get(f"{column}::{translation.get('lang')}"):
            text = etree.SubElement(translation, f"{_XF}text", id=f"/{ROOT}:{part}")
            etree.SubElement(text, f"{_XF}value").text = words
