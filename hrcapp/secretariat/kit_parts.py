"""Parts of a next kit as people bring them: drop boxes, forms and texts of the statement out of files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hrcapp.exchange.dropbox import FOLDER, check_spec
from hrcapp.exchange.kit import DropBoxSpec, KitContent
from hrcapp.model.faults import Code, Fault

MAX_FORM = 8 * 1024 * 1024
MAX_BOX = 64 * 1024
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def checked_box(kind: str, address: str, options: Mapping[str, str]) -> DropBoxSpec:
    """A drop box whose settings are complete. Raises Fault DROP_BOX_INCOMPLETE, BOX_NOT_PRIVATE."""
    spec = DropBoxSpec(kind, address.strip(), {name: value for name, value in options.items() if value})
    if kind == FOLDER:
        if not spec.address or spec.options:
            raise Fault(Code.DROP_BOX_INCOMPLETE, server=spec.address)
        return spec
    try:
        check_spec(spec)
    except Fault as fault:
        if fault.code is not Code.BOX_SETTINGS:
            raise
        # That sentence is for towns, who can only ask for another kit.
        raise Fault(Code.DROP_BOX_INCOMPLETE, **fault.params) from fault
    return spec


def read_box(data: bytes, name: str = "") -> DropBoxSpec:
    """A drop box in a JSON file `{"kind", "address", "options"}`: passwords do not belong on a command line.

    Raises Fault DROP_BOX_INCOMPLETE, BOX_NOT_PRIVATE.
    """
    try:
        found = json.loads(data[:MAX_BOX])
        options = {str(key): str(value) for key, value in dict(found.get("options", {})).items()}
        return checked_box(str(found["kind"]), str(found["address"]), options)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Fault(Code.DROP_BOX_INCOMPLETE, server=name) from error


def form_name(file: str) -> str:
    """The name a form gets in a kit: letters, figures, `.`, `_` and `-`, ending in `.xml`."""
    stem = _UNFIT.sub("-", Path(file).stem).strip("-._") or "form"
    return f"{stem[:60]}.xml"


def with_forms(
    content: KitContent, added: Mapping[str, bytes], removed: Iterable[str] = ()
) -> dict[str, bytes]:
    """The kit's forms with some added or replaced by name, and others left out."""
    gone = set(removed)
    return {**{name: data for name, data in content.forms.items() if name not in gone}, **added}


def first_form(content: KitContent) -> str:
    """The name of the campaign's form: what towns fill in."""
    return next(iter(content.forms))
