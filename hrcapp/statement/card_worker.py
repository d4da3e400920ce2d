"""Asks one maker's library about cards, or for one signature, and ends: see `card_process`."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from hrcapp.model.faults import Code, Fault
from hrcapp.statement import pkcs11
from hrcapp.statement.card_process import HEAD, SIGN_SECONDS

MEMORY = 2 << 30
_LONGEST = SIGN_SECONDS + 30


def main() -> int:
    """One question, one answer."""
    # By a clock of its own, whatever the library does and even when the caller is gone.
    faulthandler.dump_traceback_later(_LONGEST, exit=True)
    _limit()
    into, out = _own_pipes()
    size, length = HEAD.unpack(into.read(HEAD.size))
    wanted = json.loads(into.read(size))
    told, data = _answer(wanted, into.read(length))
    head = json.dumps(told, default=date.isoformat).encode()
    out.write(HEAD.pack(len(head), len(data)) + head + data)
    out.flush()
    # What the library does while the process winds down is of no use any more, and some crash there.
    os._exit(0)


def _answer(wanted: dict[str, Any], pdf: bytes) -> tuple[dict[str, Any], bytes]:
    library = Path(wanted["library"])
    try:
        if wanted["do"] == "cards":
            return {"cards": [asdict(card) for card in pkcs11.cards(library)]}, b""
        return {}, pkcs11.sign_card(
            pdf,
            library,
            wanted["pin"],
            field=wanted["field"],
            now=datetime.fromisoformat(wanted["now"]),
            appearance_language=wanted["language"],
            label=wanted["label"],
            serial=wanted["serial"],
        )
    except Fault as fault:
        return {"fault": str(fault.code), "params": fault.params}, b""
    except Exception:  # noqa: BLE001
        # pyHanko wraps what a card does in errors of many kinds; none of them may show a PIN in a traceback.
        return {"fault": str(Code.CARD_FAILED), "params": {}}, b""


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the caller, out of the library's reach: some write what they do to the standard output."""
    into, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nowhere, descriptor)
    return into, out


def _limit() -> None:
    """No endless memory, and no picture of it on the disk after a crash: the PIN is in it."""
    with suppress(ImportError):
        import resource

        for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    sys.exit(main())
