"""Forms for a kit: read from a disk with the files they name, put among those of a kit, tried beforehand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hrcapp.exchange import kit_files
from hrcapp.exchange.kit import KitContent
from hrcapp.exchange.kit_files import FormFiles
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text

MAX_FORM = 8 * 1024 * 1024
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class KitForm:
    """A form under the name that it gets in a kit, and the files that it names."""

    name: str
    xml: bytes = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)


def read_form(path: Path) -> KitForm:
    """A form out of a file, a folder or a zip; its files lie beside it, or in `NAME-media` or `media` there.

    Raises Fault FILE_UNREADABLE, FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PACKAGE_*, FORM_PROBLEMS for a
    workbook, FORM_FILES_MISSING with all that are not there, FORM_FILES_UNFIT.
    """
    from hrcapp.submission.form_package import read_package, require_files

    found = read_package(path, own_folder=True)
    if len(found.xml) > MAX_FORM:
        raise Fault(Code.FORM_TOO_LARGE, limit=size_text(MAX_FORM))
    require_files(found)
    form = KitForm(form_name(found.name), found.xml, found.files)
    require_fit({form.name: form.files})
    return form


def form_name(file: str) -> str:
    """The name a form gets in a kit: letters, figures, `.`, `_` and `-`, ending in `.xml`."""
    stem = _UNFIT.sub("-", Path(file).stem).strip("-._") or "form"
    return f"{stem[:60]}.xml"


def with_forms(content: KitContent, added: Iterable[KitForm], removed: Iterable[str] = ()) -> dict[str, Any]:
    """What the next kit says of forms and files: some added or replaced by name, others left out.

    Raises Fault FORM_FILES_UNFIT where all files together are too many or too large.
    """
    new, gone = {one.name: one for one in added}, set(removed)
    kept = [name for name in content.forms if name not in gone]
    forms = {name: content.forms[name] for name in kept} | {name: one.xml for name, one in new.items()}
    files = {name: content.files.get(name, {}) for name in kept} | {
        name: one.files for name, one in new.items()
    }
    require_fit(files)
    return {"forms": forms, "files": files}


def first_form(content: KitContent) -> str:
    """The name of the campaign's form: what towns fill in."""
    return next(iter(content.forms))


def require_fit(files: FormFiles) -> None:
    """Raises Fault FORM_FILES_UNFIT for files that no kit carries."""
    for fault in faults_of_files(files):
        raise fault


def faults_of_files(files: FormFiles) -> Iterator[Fault]:
    """Whether a kit can carry these: their kinds, their number, their size together (FORM_FILES_UNFIT)."""
    names = [name for own in files.values() for name in own]
    contents = kit_files.payload_of(files).values()
    unfit = [name for name in names if not kit_files.may_be_carried(name)]
    too_much = len(contents) > kit_files.MAX_FILES or sum(map(len, contents)) > kit_files.MAX_BYTES
    if unfit or too_much:
        told = ", ".join(dict.fromkeys(unfit or names))
        limit = size_text(kit_files.MAX_BYTES)
        yield Fault(Code.FORM_FILES_UNFIT, files=told, count=kit_files.MAX_FILES, limit=limit)


def faults_of_form(
    name: str, xml: bytes, files: Mapping[str, bytes], earlier: Iterable[KitContent]
) -> Iterator[Fault]:
    """What is wrong with a form and its files as an officer's app would read them, after these kits."""
    from hrcapp.xforms import FormFiles as Given
    from hrcapp.xforms import load
    from hrcapp.xforms.named_files import named_files

    try:
        load(xml, Given.given(files))
    except Fault as fault:
        yield fault
    if missing := [one for one in named_files(xml) if one not in files]:
        yield Fault(Code.FORM_FILES_MISSING, name=name, count=len(missing), files=", ".join(missing))
    if changed := _changed(xml, files, earlier):
        yield Fault(Code.FORM_FILES_CHANGED, files=", ".join(changed))


def _changed(xml: bytes, files: Mapping[str, bytes], earlier: Iterable[KitContent]) -> list[str]:
    """Files that an earlier kit brought otherwise for this very form: answers name the form and not its
    files, so one form must mean one list. What was missing then may come."""
    digest = hashlib.sha256(xml).hexdigest()
    brought = [content.files_by_digest().get(digest, {}) for content in earlier]
    return sorted({one for before in brought for one, data in before.items() if files.get(one, data) != data})
