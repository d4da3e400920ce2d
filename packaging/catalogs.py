"""Keep the gettext catalogs in step with the sources: `update` writes, `check` only looks.

`update` renews translations/<domain>.pot, merges it into translations/<lang>/LC_MESSAGES/<domain>.po and
compiles the forms in resources/forms/. `check` fails when any of that would change a file, or when a shipped
language misses a text, marks it fuzzy, lacks a plural form or has other placeholders than the English. The
files hold no dates and no line numbers and are sorted, so that a difference shows nothing but words.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from extraction import DOMAINS, ROOT, forms, template

from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Fault
from hrcapp.xforms.compile import compile_form

TRANSLATIONS = ROOT / "translations"
LANGUAGES = tuple(language for language in SHIPPED if language != "en")
_TWO = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    **dict.fromkeys(("es", "ca", "gl", "it", "nl", "de", "tr"), _TWO),
    "pt": "nplurals=2; plural=(n > 1);",
    "bs": "nplurals=3; plural=("
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ko": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=("
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""For Arabic: zero, one, two, few, many, other, the order of CLDR and of every translator's tool."""

_SPEAKS = {"hrcapp": "Words of the screens.", "campaign": "Words of the form, the statement and the report."}
_DRAFT = "DRAFT: these translations wait for a native reader to confirm them."
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NUMBERS = {"n", "count"}
"""Placeholders of the number itself: forms for one and two may say it in words (every one but the last)."""


def po_path(domain: str, language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"


def merged(domain: str, language: str, source: Catalog, keep_unused: bool) -> Catalog:
    """The catalog of a language with the messages of `source`; unused translations stay as obsolete ones."""
    old = _read(po_path(domain, language), language)
    known = {_key(message): message for message in (*old.obsolete.values(), *old) if message.id}
    new = Catalog(locale=language, charset="utf-8")
    # Babel has rules of its own: one form for Turkish, where CLDR has two.
    new.mime_headers = [("Plural-Forms", PLURALS[language])]
    for message in filter(lambda message: message.id, source):
        had = known.pop(_key(message), Message(message.id))
        new.add(
            message.id,
            had.string if had.pluralizable == message.pluralizable else None,
            locations=message.locations,
            flags=had.flags,
            auto_comments=message.auto_comments,
            user_comments=had.user_comments,
            context=message.context,
        )
    if keep_unused:
        new.obsolete.update({singular: m for (_context, singular), m in known.items() if m.string})
    return new


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def _key(message: Message) -> tuple[str, str]:
    """Context and text; plurals are known by their singular, as gettext does."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def written(catalog: Catalog, domain: str, language: str = "") -> str:
    """The catalog as the text of its file."""
    reader = f"{Locale.parse(language).english_name} ({language}). {_DRAFT}" if language else "The template."
    header = [
        f"# {_SPEAKS[domain]}",
        f"# {reader}",
        "# Written by packaging/catalogs.py. EUPL-1.2.",
        'msgid ""',
        'msgstr ""',
    ]
    fields = {"Project-Id-Version": "hrcapp", "MIME-Version": "1.0", "Content-Transfer-Encoding": "8bit"}
    fields |= {"Content-Type": "text/plain; charset=utf-8"}
    fields |= {"Language": language, "Plural-Forms": PLURALS[language]} if language else {}
    header += [f'"{name}: {value}\\n"' for name, value in sorted(fields.items())]
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=True, sort_output=True, include_lineno=False)
    return "\n".join(header) + "\n\n" + buffer.getvalue().decode().strip("\n") + "\n"


def expected(domain: str, keep_unused: bool) -> Iterator[tuple[Path, str]]:
    """Every catalog file of a domain and the text it should have."""
    source = template(domain)
    yield TRANSLATIONS / f"{domain}.pot", written(source, domain)
    for language in LANGUAGES:
        new = merged(domain, language, source, keep_unused)
        yield po_path(domain, language), written(new, domain, language)


def faults_of(catalog: Catalog, language: str) -> Iterator[str]:
    """What a reader of that language would stumble over."""
    forms_needed = int(PLURALS[language].partition("=")[2].partition(";")[0])
    for message in catalog:
        if not message.id:
            continue
        label = f"“{_key(message)[1]}”"
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if message.fuzzy:
            yield f"fuzzy: {label}"
        elif not strings or not all(strings):
            yield f"not translated: {label}"
        elif message.pluralizable and len(strings) != forms_needed:
            yield f"{len(strings)} plural forms instead of {forms_needed}: {label}"
        elif odd := _odd_placeholders(message, strings):
            yield f"placeholders differ ({odd}): {label}"


def _odd_placeholders(message: Message, strings: list[str]) -> str:
    """The placeholders lost or invented; a plural form may leave out the number that it says in words."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = set(_PLACEHOLDER.findall(ids[-1]))
    optional = (wanted - set(_PLACEHOLDER.findall(ids[0]))) | (wanted & _NUMBERS) if len(ids) > 1 else set()
    odd: set[str] = set()
    for string in strings[:-1] if len(ids) > 1 else []:
        odd |= (set(_PLACEHOLDER.findall(string)) ^ wanted) - optional
    odd |= set(_PLACEHOLDER.findall(strings[-1])) ^ wanted
    return ", ".join(sorted(odd))


def update(domains: tuple[str, ...], keep_unused: bool) -> int:
    for domain in domains:
        for path, text in expected(domain, keep_unused):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for form in forms():
        form.with_suffix(".xml").write_bytes(compile_form(form))
    return 0


def problems(domains: tuple[str, ...]) -> Iterator[str]:
    """Everything that `check` refuses, one line each."""
    for domain in domains:
        for path, text in expected(domain, keep_unused=True):
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                yield f"{path.relative_to(ROOT)} is stale: run `make catalogs`"
        for language in LANGUAGES:
            path = po_path(domain, language)
            found = faults_of(_read(path, language), language)
            yield from (f"{path.relative_to(ROOT)}: {fault}" for fault in found)
    for form in forms():
        compiled = form.with_suffix(".xml")
        if not compiled.exists() or compiled.read_bytes() != compile_form(form):
            yield f"{compiled.relative_to(ROOT)} is stale: run `make catalogs`"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Keep the gettext catalogs and compiled forms in step.")
    parser.add_argument("action", choices=("update", "check"))
    parser.add_argument("--domain", choices=DOMAINS, help="only this one")
    parser.add_argument(
        "--drop-unused", action="store_true", help="forget translations that nothing uses any more"
    )
    chosen = parser.parse_args(arguments)
    domains = (chosen.domain,) if chosen.domain else DOMAINS
    try:
        if chosen.action == "update":
            return update(domains, not chosen.drop_unused)
        found = list(problems(domains))
    except Fault as fault:
        found = [str(fault)]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
