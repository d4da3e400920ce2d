"""Cards and tokens, each asked in a process of its own.

The library of a card's maker is native code of any quality: it may crash, wait for a reader for ever, or
write to the standard output. In a process of its own it takes down nothing else, and it is ended when the
person stops or the time is over. The PIN goes through a pipe, never into arguments, environment or a log.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hrcapp.model import workers
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.verification import verify

LIST_SECONDS = 30.0
SIGN_SECONDS = 180.0
"""A person may have to type the PIN at the reader."""
HEAD = struct.Struct(">II")
_LOOK_SECONDS = 0.1
_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])

Stopped = Callable[[], bool]


@dataclass(frozen=True)
class Card:
    """A card in a reader: what a person chooses by.

    `own_pad`: the PIN is typed at the reader, not here. `last_try`: one more wrong PIN blocks the card.
    `holder`: the common name in its certificate, "" when the card shows it after the PIN only; `numbered`:
    that certificate may carry a personal number, which whoever gets the signed file can read.
    """

    label: str
    serial: str
    maker: str
    own_pad: bool
    last_try: bool
    holder: str = ""
    numbered: bool = False


def never() -> bool:
    """Nobody stops it."""
    return False


def cards(library: Path, *, stopped: Stopped = never, seconds: float = LIST_SECONDS) -> tuple[Card, ...]:
    """The cards that the maker's library sees now, by label.

    Faults CARD_LIBRARY_UNUSABLE, CARD_LIBRARY_CRASHED, CARD_FAILED, CARD_SILENT after `seconds`, INTERRUPTED
    once `stopped`.
    """
    told, _ = _ask({"do": "cards", "library": str(library)}, b"", stopped, seconds)
    try:
        return tuple(Card(**one) for one in told["cards"])
    except (KeyError, TypeError) as error:
        raise Fault(Code.CARD_LIBRARY_CRASHED, name=library.name) from error


def sign_card(
    pdf: bytes,
    library: Path,
    pin: str,
    *,
    field: int,
    now: datetime,
    appearance_language: str,
    label: str = "",
    serial: str = "",
    stopped: Stopped = never,
    seconds: float = SIGN_SECONDS,
) -> bytes:
    """Sign field number `field` (from 1) with the signing key of a card; what it signed is verified.

    `library` is the maker's PKCS#11 file (.so, .dll, .dylib), `label` and `serial` choose among several
    cards; `pin` is ignored where the reader has its own pad. Faults: those of `cards`, CARD_MISSING,
    CARD_CHOOSE, CARD_PIN_WRONG, CARD_PIN_LAST_TRY, CARD_PIN_BLOCKED, CARD_PIN_UNSET, CARD_WITHOUT_KEY,
    CARD_FAILED (also for a signature that does not hold), those of a certificate, FIELD_TAKEN,
    PDF_UNREADABLE.
    """
    wanted = {
        "do": "sign",
        "library": str(library),
        "pin": pin,
        "field": field,
        "now": now.isoformat(),
        "language": appearance_language,
        "label": label,
        "serial": serial,
    }
    _, signed = _ask(wanted, pdf, stopped, seconds)
    if len(signed) <= len(pdf) or not signed.startswith(pdf) or verify(signed).verdict != "intact":
        raise Fault(Code.CARD_FAILED)
    return signed


def _ask(
    wanted: dict[str, Any], pdf: bytes, stopped: Stopped, seconds: float
) -> tuple[dict[str, Any], bytes]:
    """What the worker answers: its head and the bytes after it."""
    head, name = json.dumps(wanted).encode(), Path(wanted["library"]).name
    out = _run(HEAD.pack(len(head), len(pdf)) + head + pdf, name, stopped, seconds)
    try:
        size, length = HEAD.unpack_from(out)
        told = json.loads(out[HEAD.size : HEAD.size + size])
        data = out[HEAD.size + size :]
        if len(data) != length or not isinstance(told, dict):
            raise ValueError("cut short")
        fault = _fault(told)
    except (ValueError, TypeError, KeyError, struct.error) as error:
        raise Fault(Code.CARD_LIBRARY_CRASHED, name=name) from error
    if fault is not None:
        raise fault
    return told, data


def _fault(told: dict[str, Any]) -> Fault | None:
    if "fault" not in told:
        return None
    params = dict(told["params"])
    if "date" in params:
        params["date"] = date.fromisoformat(params["date"])
    return Fault(Code(told["fault"]), **params)


def _run(given: bytes, name: str, stopped: Stopped, seconds: float) -> bytes:
    process, ends = _start(), time.monotonic() + seconds
    waiting: bytes | None = given
    while True:
        try:
            out, _ = process.communicate(waiting, timeout=_LOOK_SECONDS)
            break
        except subprocess.TimeoutExpired:
            waiting = None  # it has been handed over already
        if stopped() or time.monotonic() > ends:
            process.kill()
            process.communicate()
            raise Fault(Code.INTERRUPTED if stopped() else Code.CARD_SILENT)
    if process.returncode:
        raise Fault(Code.CARD_LIBRARY_CRASHED, name=name)
    return out


def _start() -> subprocess.Popen[bytes]:
    paths = [_PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        workers.command("hrcapp.statement.card_worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    )
