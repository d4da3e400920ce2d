"""Which words belong to which gettext domain, and where they are found.

`hrcapp` speaks to the person at the screen: every marked string under `hrcapp/`. `campaign` speaks in
documents: the texts of the forms, and, in the folders of the statement and the report, what is marked for a
language named explicitly (`N_`, `ngettext`, `pgettext`); what `_` marks there is still the screen's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from hrcapp.xforms.compile import messages as form_messages

ROOT = Path(__file__).resolve().parent.parent
DOMAINS = ("hrcapp", "campaign")

Keywords = dict[str, tuple[int | tuple[int, str], ...] | None]

_KEYWORDS: Keywords = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_STATEMENT = "hrcapp/statement/"
_EXPLICIT: Keywords = {name: spec for name, spec in _KEYWORDS.items() if name != "_"}
_SCREEN: Keywords = {"_": None}


class Found(NamedTuple):
    """One message: its text (a pair for plurals), file, notes for translators, context."""

    text: str | tuple[str, ...]
    file: str
    notes: list[str]
    context: str | None


def template(domain: str) -> Catalog:
    """The messages of a domain as they stand in the sources now."""
    catalog = Catalog(project="hrcapp", charset="utf-8")
    for found in _campaign() if domain == "campaign" else _interface():
        catalog.add(
            found.text, locations=[(found.file, 0)], auto_comments=found.notes, context=found.context or None
        )
    return catalog


def forms() -> list[Path]:
    """The XLSForms that ship."""
    folder = ROOT / "resources" / "forms"
    return sorted(path for path in folder.glob("*") if path.suffix == ".xlsx" or _is_form(path))


def _is_form(path: Path) -> bool:
    return path.suffix == ".md" and path.name != "README.md"


def _is_document(file: str) -> bool:
    """Whether what is marked in this source is printed in a document."""
    if file == "hrcapp/statement/verdict_words.py":
        return False
    return file.startswith((_STATEMENT, "hrcapp/secretariat/report"))


def _interface() -> Iterator[Found]:
    for path in sorted((ROOT / "hrcapp").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        yield from _python(path, file, _SCREEN if _is_document(file) else _KEYWORDS)


def _campaign() -> Iterator[Found]:
    for form in forms():
        file = form.relative_to(ROOT).as_posix()
        for message in form_messages(form):
            yield Found(message.text, file, [f"{message.owner}: {message.column}"], None)
    for path in sorted((ROOT / "hrcapp").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        if _is_document(file):
            yield from _python(path, file, _EXPLICIT)


def _python(path: Path, file: str, keywords: Keywords) -> Iterator[Found]:
    for _line, text, notes, context in extract_from_file(
        "python", str(path), keywords=keywords, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        yield Found(text, file, list(notes), context)
