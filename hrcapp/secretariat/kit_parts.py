"""Drop boxes for a next kit as people bring them: typed, or out of files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hrcapp.exchange.dropbox import FOLDER, check_spec
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault

MAX_BOX = 64 * 1024


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
