"""A form on its way to another computer (`.hrcmove`): everything of it, signed, sealed, under a spoken code.

The contents are sealed as a bundle is, to a key made for this one file; that key lies beside them under the
code, which is shown once and never written down by the app. The format is in docs/formats/handover.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hrcapp.exchange import age, age_passphrase, canonical_zip, envelope
from hrcapp.exchange.envelope import Kind
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.names import HANDOVER_FORMAT, HANDOVER_NAMESPACE, MAX_BYTES
from hrcapp.exchange.refusal import Reason, Refused, told_as
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.vault.recovery import as_printed, new_code

CODE_GROUPS = 5
"""75 random bits behind a slow function: no file can be opened by trying."""

LIMIT = MAX_BYTES - 1024 * 1024
_KIND = Kind("handover", HANDOVER_FORMAT, HANDOVER_NAMESPACE)
_KEY, _SEALED = "handover/key.age", "handover/sealed.zip"
_CODES = {
    Reason.FOREIGN: Code.HANDOVER_UNREADABLE,
    Reason.TRUNCATED: Code.HANDOVER_UNREADABLE,
    Reason.ALTERED: Code.HANDOVER_UNREADABLE,
    Reason.TOO_LARGE: Code.HANDOVER_UNREADABLE,
    Reason.NEWER: Code.HANDOVER_NEWER_FORMAT,
}


@dataclass(frozen=True)
class Sealed:
    """The file, and the code that opens it: to be shown once."""

    data: bytes = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """What was in a file, and the device that packed it."""

    payload: Mapping[str, bytes] = field(repr=False)
    giver: PublicKey


def seal(
    payload: Mapping[str, bytes], submission: str, device: SigningKey, *, campaign: str, now: datetime
) -> Sealed:
    """Seal everything of a form. Raises Fault HANDOVER_TOO_LARGE."""
    total = sum(map(len, payload.values()))
    if total > LIMIT:
        raise Fault(Code.HANDOVER_TOO_LARGE, total=size_text(total), limit=size_text(LIMIT))
    identity, recipient = age.generate()
    closed = envelope.close(
        _KIND,
        submission,
        payload,
        {"External-Identifier": submission},
        campaign=campaign,
        key=device,
        recipients=[recipient],
        now=now,
    )
    code = new_code(CODE_GROUPS)
    wrapped = age_passphrase.encrypt(f"{identity}\n".encode(), code)
    return Sealed(canonical_zip.write({_KEY: wrapped, _SEALED: closed.data}), code)


def is_handover(data: bytes) -> bool:
    """Whether a file says that it is a moved form, of whatever version."""
    return data.startswith(b"PK\x03\x04") and _KEY.encode() in data[:80]


def look(data: bytes, name: str = "") -> PublicKey:
    """The device that packed a file; everything that needs no code is checked. Raises Fault HANDOVER_*."""
    with told_as(_CODES, name):
        return envelope.look(_KIND, _parts(data)[1]).signer


def open_handover(data: bytes, code: str, name: str = "") -> Opened:
    """Open a file with the code as a person typed it; takes a second or two and 256 MiB.

    Raises Fault HANDOVER_*.
    """
    passphrase = _as_shown(code)
    with told_as(_CODES, name):
        wrapped, sealed = _parts(data)
        outer = envelope.look(_KIND, sealed)
        try:
            identity = age_passphrase.decrypt(wrapped, passphrase).decode().strip()
            inner = envelope.open_inner(_KIND, outer, [identity])
        except age_passphrase.WrongPassphrase as error:
            raise Fault(Code.HANDOVER_CODE_WRONG, name=name) from error
        except (ValueError, age.NotForUs, envelope.SignerMismatch) as error:
            raise Refused(Reason.FOREIGN) from error
    return Opened(inner.bag.payload, outer.signer)


def _as_shown(code: str) -> str:
    try:
        return as_printed(code, CODE_GROUPS)
    except Fault as fault:
        slip = fault.code is Code.RECOVERY_CODE_SLIP
        raise Fault(Code.HANDOVER_CODE_SLIP if slip else Code.HANDOVER_CODE_LENGTH, **fault.params) from fault


def _parts(data: bytes) -> tuple[bytes, bytes]:
    files = canonical_zip.read(data)
    if set(files) != {_KEY, _SEALED}:
        raise Refused(Reason.FOREIGN)
    return files[_KEY], files[_SEALED]
