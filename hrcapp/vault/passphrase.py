"""A passphrase given without a prompt: the first line of the file that `HRCAPP_PASSPHRASE_FILE` names."""

from __future__ import annotations

import os
from pathlib import Path

from hrcapp.model.faults import Code, Fault

VARIABLE = "HRCAPP_PASSPHRASE_FILE"
_MAX_BYTES = 4096


def from_file() -> str | None:
    """The passphrase, or None when the variable is not set, and a face may ask.

    Raises Fault PASSPHRASE_MISSING when the file can't be read, or its first line is empty.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    try:
        with Path(named).open("rb") as file:
            line = file.read(_MAX_BYTES).decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(Code.PASSPHRASE_MISSING) from error
    if not line:
        raise Fault(Code.PASSPHRASE_MISSING)
    return line
