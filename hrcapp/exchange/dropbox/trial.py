"""Trying a place before relying on it: a small file is put, listed and read again."""

from __future__ import annotations

import secrets

from hrcapp.exchange.dropbox.boxes import DeskBox, OfficerBox
from hrcapp.exchange.keys import PublicKey
from hrcapp.model.faults import Code, Fault

FOLDER = "trial"


def try_place(place: OfficerBox | DeskBox, who: PublicKey) -> None:
    """Put a file of 16 bytes at `trial/<key>`, always the same name, and find it there whole.

    Raises Fault PLACE_*, BOX_*, READ_BACK_DIFFERS, INTERRUPTED.
    """
    path, data = f"{FOLDER}/{who.folder}", secrets.token_bytes(16)
    place.storage.put(path, data)
    listed = {entry.name for entry in place.storage.entries(FOLDER)}
    if who.folder not in listed or place.storage.get(path, len(data)) != data:
        raise Fault(Code.READ_BACK_DIFFERS, path=place.name)
