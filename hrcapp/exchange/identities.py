"""All decryption identities a desk ever had, in one file under a passphrase.

Opened, it is an identity file as the `age` tool reads one (`age -d -i …`): one key a line, each after a
comment that names the kit in which its recipient came first. One file, so that a change of the passphrase is
one replacement: all keys are under the old one or all under the new one, at any moment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hrcapp.exchange import age, age_passphrase
from hrcapp.model.faults import Code, Fault

_COMMENT = re.compile(r"# kit ([1-9][0-9]{0,5})")


def protect(identities: Mapping[int, str], passphrase: str) -> bytes:
    """Identities by the version of a kit. Raises Fault PASSPHRASE_MISSING."""
    if not passphrase:
        raise Fault(Code.PASSPHRASE_MISSING)
    return age_passphrase.encrypt(_text(identities).encode(), passphrase)


def unprotect(protected: bytes, passphrase: str) -> dict[int, str]:
    """The identities again; takes a second or two and 256 MiB. Raises Fault PASSPHRASE_WRONG."""
    try:
        return _identities(age_passphrase.decrypt(protected, passphrase).decode())
    except (age_passphrase.WrongPassphrase, ValueError) as error:
        raise Fault(Code.PASSPHRASE_WRONG) from error


def _text(identities: Mapping[int, str]) -> str:
    return "".join(f"# kit {version}\n{identity}\n" for version, identity in sorted(identities.items()))


def _identities(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    version = 1
    for line in text.splitlines():
        if comment := _COMMENT.fullmatch(line):
            version = int(comment[1])
        elif line and not line.startswith("#"):
            age.recipient_of(line)
            found[version] = line
    if not found:
        raise ValueError("no identity in it")
    return found
