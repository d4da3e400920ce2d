"""From the words of a kit to an open drop box. The library of a kind is loaded when it is first used."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path

from hrcapp.exchange.dropbox import address
from hrcapp.exchange.dropbox.boxes import DeskBox, OfficerBox
from hrcapp.exchange.dropbox.ledger import Ledger
from hrcapp.exchange.dropbox.storage import Connection, Storage
from hrcapp.exchange.kit_content import DropBoxSpec
from hrcapp.exchange.transfer import Line


def open_officer_box(
    spec: DropBoxSpec, *, line: Line | None = None, ledger: Ledger | None = None
) -> OfficerBox:
    """The officers' place. Nothing is asked of a server yet. Raises Fault BOX_SETTINGS, BOX_NOT_PRIVATE."""
    return OfficerBox(_storage(spec, line), place_name(spec), ledger, is_folder=_is_folder(spec))


def open_desk_box(spec: DropBoxSpec, *, line: Line | None = None, ledger: Ledger | None = None) -> DeskBox:
    """The desks' place, likewise."""
    return DeskBox(_storage(spec, line), place_name(spec), ledger, is_folder=_is_folder(spec))


def place_name(spec: DropBoxSpec) -> str:
    """What a history shows and what tells two places apart: the address, which has no credentials."""
    return spec.address


def _is_folder(spec: DropBoxSpec) -> bool:
    return spec.kind == address.FOLDER


def _storage(spec: DropBoxSpec, line: Line | None) -> Storage:
    line = line or Line()
    if _is_folder(spec):
        from hrcapp.exchange.dropbox import folder

        return Storage(partial(folder.connect, Path(spec.address)), spec.address, line)
    found = address.parse(spec)

    def connect() -> Connection:
        made: Connection = importlib.import_module(f"hrcapp.exchange.dropbox.{found.kind}").connect(
            found, line.timeout
        )
        return made

    return Storage(connect, found.host, line)
