"""Where a room is and how to get in: read from a screen, typed, or pasted as one text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address

from hrcapp.exchange.room.proof import as_shown
from hrcapp.model.faults import Code, Fault

_SCHEME = "hrc-room://"
_TEXT = re.compile(r"(?:hrc-room://)?(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})(?:/([0-9a-z -]{0,20}))?", re.I)


@dataclass(frozen=True)
class Invitation:
    """The address of a room in this network, and its code."""

    host: str
    port: int
    code: str = field(repr=False)

    @property
    def address(self) -> str:
        """As it is shown: `192.168.1.20:40123`."""
        return f"{self.host}:{self.port}"

    @property
    def text(self) -> str:
        """All of it in one line, for a QR code or a message in the room."""
        return f"{_SCHEME}{self.address}/{self.code}"

    @classmethod
    def read(cls, address: str, code: str = "") -> Invitation:
        """From what was typed; the whole line may stand in `address`. Digits of any script count.

        Raises Fault ROOM_ADDRESS for anything but an address of a private network, ROOM_CODE_LENGTH,
        ROOM_CODE_SLIP.
        """
        host, port, within = _parts(address)
        return cls(host, port, as_shown(code if code.strip() else within))


def code_within(address: str) -> str:
    """The code that was pasted along with an address, "" for none."""
    try:
        return _parts(address)[2]
    except Fault:
        return ""


def is_near(host: str) -> bool:
    """Whether an address belongs to a private network: neither side ever speaks to any other."""
    try:
        found = IPv4Address(host)
    except AddressValueError:
        return False
    return found.is_private and not found.is_unspecified


def _parts(address: str) -> tuple[str, int, str]:
    plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", address)[:200].strip())
    found = _TEXT.fullmatch(plain)
    if found is None or not is_near(found[1]) or not 0 < int(found[2]) < 65_536:
        raise Fault(Code.ROOM_ADDRESS, address=address.strip()[:80])
    return str(IPv4Address(found[1])), int(found[2]), (found[3] or "").strip()


def _plain(sign: str) -> str:
    digit = unicodedata.digit(sign, -1)
    return "" if unicodedata.category(sign) == "Cf" else str(digit) if digit >= 0 else sign
