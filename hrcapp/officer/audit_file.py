"""The audit as a file with a detached signature: JSON Lines, a heading first (docs/formats/audit.md).

Whoever has it can check each hash with `sha256sum` and the signature with `ssh-keygen -Y verify`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrcapp import __version__
from hrcapp.exchange import canonical_json, checks, sshsig
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.names import AUDIT_FORMAT, AUDIT_NAMESPACE
from hrcapp.exchange.place import put
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.officer.audit import Head, Trail
from hrcapp.officer.audit_check import Chain, Found, Problem, check
from hrcapp.officer.audit_entry import MAX_LINE, Deed

EXTENSION, SIGNATURE = ".audit.jsonl", ".sig"
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Exported:
    """Where the file and its signature lie."""

    path: Path
    signature: Path
    head: Head


@dataclass(frozen=True)
class AuditFile:
    """A file that was read: its chain with whatever is wrong, who signed, and what its heading says."""

    name: str
    chain: Chain
    device: PublicKey
    at: datetime


def write(lines: Iterable[bytes], head: Head, key: SigningKey, profile: str, now: datetime) -> bytes:
    """The bytes of a file."""
    heading = {
        "app": __version__,
        "at": to_text(now),
        "count": head.count,
        "device": key.public.openssh,
        "format": AUDIT_FORMAT,
        "head": head.digest,
        "profile": profile,
    }
    return b"".join(line + b"\n" for line in (canonical_json.dump(heading), *lines))


def export(trail: Trail, key: SigningKey, folder: Path, now: datetime) -> Exported:
    """Put the chain and its signature into a folder, read both back, and note that it was done.

    Raises Fault PLACE_*, READ_BACK_DIFFERS, DISK_FULL.
    """
    head = trail.head()
    data = write(trail.lines(), head, key, trail.profile, now)
    stem = f"{now.astimezone(UTC):%Y-%m-%d}-{head.digest[:8]}"
    path = put(folder, f"{stem}{EXTENSION}", data)
    signature = put(folder, path.name + SIGNATURE, sshsig.sign(data, key, AUDIT_NAMESPACE))
    trail.note(Deed.EXPORTED, count=head.count, head=head.digest)
    return Exported(path, signature, head)


def read(path: Path) -> AuditFile:
    """Read and check a file, with the signature beside it. What is wrong is in the chain's faults.

    Raises Fault FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_OURS.
    """
    data, armor = _bytes(path, MAX_BYTES), b""
    beside = path.with_name(path.name + SIGNATURE)
    if beside.is_file():
        armor = _bytes(beside, sshsig.MAX_ARMOR + 1)
    first, _end, rest = data.partition(b"\n")
    try:
        said = canonical_json.load(first, max_bytes=MAX_LINE)
        if said["format"] != AUDIT_FORMAT:
            raise ValueError("another format")
        device = PublicKey.parse(checks.text(said["device"]))
        at, head = from_text(checks.text(said["at"])), Head(checks.number(said["count"]), said["head"])
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(Code.FILE_NOT_OURS, name=path.name) from error
    chain = check(rest.split(b"\n")[:-1] if rest.endswith(b"\n") else rest.split(b"\n"))
    chain.faults += _against_heading(chain, head, str(said.get("profile", "")))
    if not _is_signed(data, armor, device):
        chain.faults.append(Found(Problem.SIGNATURE, 0))
    return AuditFile(path.name, chain, device, at)


def _against_heading(chain: Chain, head: Head, profile: str) -> list[Found]:
    if chain.head.count < head.count:
        return [Found(Problem.CUT, chain.head.count + 1, head.count - chain.head.count)]
    if chain.head.count > head.count or chain.profile != profile:
        return [Found(Problem.HEADING, 0)]
    return [Found(Problem.CHANGED, head.count)] if chain.head != head else []


def _is_signed(data: bytes, armor: bytes, device: PublicKey) -> bool:
    try:
        return sshsig.verify(data, armor, AUDIT_NAMESPACE) == device
    except Fault:
        return False


def _bytes(path: Path, limit: int) -> bytes:
    try:
        if path.stat().st_size > limit:
            raise Fault(Code.FILE_TOO_LARGE, name=path.name, limit=size_text(limit))
        return path.read_bytes()
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error
