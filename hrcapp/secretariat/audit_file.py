"""The desk's log as a file: its lines as they are, by desk and number.

Each is signed and names the one before, so a stranger can check them with `ssh-keygen` and `sha256sum`
(docs/formats/audit.md)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hrcapp.exchange import events
from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.secretariat.audit import Audited, Found, LineChain, Problem
from hrcapp.store import Store

EXTENSION = ".events.jsonl"
_MAX_BYTES = 256 * 1024 * 1024
_MARK = b'{"event":'


def export(store: Store, folder: Path, now: datetime) -> Path:
    """Put every line of the log into a folder, read back. Raises Fault PLACE_*, READ_BACK_DIFFERS."""
    rows = store.rows("SELECT line FROM event ORDER BY desk, seq, digest")
    data = b"".join(bytes(row["line"]) for row in rows)
    return put(folder, f"desk-{now.astimezone(UTC):%Y-%m-%d}{EXTENSION}", data)


def is_log(path: Path) -> bool:
    """Whether a file begins as such a log does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error


def check(path: Path) -> Audited:
    """Each line's signature and its place after the one before; whom a kit names is not known here, nor the
    bytes that lines name. Raises Fault FILE_UNREADABLE, FILE_TOO_LARGE."""
    made, chains = Audited(), dict[str, LineChain]()
    for number, line in enumerate(_lines(path), 1):
        made.lines += 1
        try:
            signed = events.parse(line)
        except Fault:
            made.faults.append(Found(Problem.UNREADABLE, "", number, ""))
            continue
        event = signed.event
        if signed.signer.fingerprint != event.desk:
            made.faults.append(Found(Problem.UNKNOWN_DESK, event.desk, event.seq, signed.digest))
        made.desks[event.desk] = made.desks.get(event.desk, 0) + 1
        chain = chains.setdefault(event.desk, LineChain(event.desk, made))
        chain.number(event.seq, signed.digest)
        chain.line(signed)
    return made


def _lines(path: Path) -> list[bytes]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise Fault(Code.FILE_TOO_LARGE, name=path.name, limit=size_text(_MAX_BYTES))
        return path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error
