"""Scans and photographs of paper: taken in without what else they tell, then set upright and made readable.

Of a file only its pixels are kept: no position, device, author or hour. Decoding and correcting happen in a
limited process (`scan_worker`).
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass, field

from hrcapp.media.limited import TOO_MANY, Failed, run_limited
from hrcapp.media.sniffing import is_heic, sniff
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text

MAX_BYTES = 32 * 1024 * 1024
MAX_PAGES = 12
_WORKER = "hrcapp.media.scan_worker"
_CALL = struct.Struct(">II")
_MOST_DEGREES = 15


@dataclass(frozen=True)
class Scan:
    """One page: `jpeg` of `width` × `height` pixels without metadata; the texts of its QR codes.

    `askew`: degrees, clockwise, that set the code upright, between -180 and 180; 0 without a code.
    """

    width: int
    height: int
    codes: tuple[str, ...]
    jpeg: bytes = field(repr=False)
    askew: int = 0


@dataclass(frozen=True)
class Correction:
    """What a person did to a page, in this order: quarter turns and degrees clockwise, edges cut off as
    shares of the page, paper made white. ValueError outside of sensible bounds."""

    quarters: int = 0
    degrees: float = 0.0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    whiten: bool = False

    @classmethod
    def upright(cls, scan: Scan) -> Correction:
        """What sets the page upright by its code; one degree more or less is left to the eye."""
        quarters = round(scan.askew / 90)
        rest = scan.askew - 90 * quarters
        return cls(quarters % 4, float(rest) if 2 <= abs(rest) <= _MOST_DEGREES else 0.0)

    def __post_init__(self) -> None:
        edges = (self.left, self.top, self.right, self.bottom)
        if not (
            0 <= self.quarters < 4
            and abs(self.degrees) <= _MOST_DEGREES
            and all(0 <= e <= 0.45 for e in edges)
        ):
            raise ValueError("not a correction of a page")


def read_scan(data: bytes, name: str = "") -> tuple[Scan, ...]:
    """The pages of a JPEG, PNG, HEIC or PDF.

    Raises Fault SCAN_TYPE_REFUSED, SCAN_TOO_LARGE, SCAN_TOO_MANY_PAGES, SCAN_UNREADABLE.
    """
    if len(data) > MAX_BYTES:
        raise Fault(Code.SCAN_TOO_LARGE, name=name, limit=size_text(MAX_BYTES))
    heic = is_heic(data)
    if not heic:
        try:
            sniff(data, name)
        except Fault as fault:
            raise Fault(Code.SCAN_TYPE_REFUSED, name=name) from fault
    return _ask({"do": "read", "heic": heic, "pages": MAX_PAGES}, data, name)


def correct(scan: Scan, correction: Correction) -> Scan:
    """The page as corrected, no larger than A4 at 200 dots an inch. Raises Fault SCAN_UNREADABLE."""
    return _ask({"do": "correct", **asdict(correction)}, scan.jpeg, "")[0]


def _ask(wanted: dict[str, object], data: bytes, name: str) -> tuple[Scan, ...]:
    head = json.dumps(wanted).encode()
    try:
        found = tuple(_scans(run_limited(_WORKER, _CALL.pack(len(head), len(data)) + head + data)))
    except (Failed, ValueError, struct.error) as error:
        if isinstance(error, Failed) and error.status == TOO_MANY:
            raise Fault(Code.SCAN_TOO_MANY_PAGES, name=name, limit=MAX_PAGES) from error
        raise Fault(Code.SCAN_UNREADABLE, name=name) from error
    if not found:
        raise Fault(Code.SCAN_UNREADABLE, name=name)
    return found


def _scans(out: bytes) -> list[Scan]:
    found, at = [], 0
    while at < len(out):
        head, size = _CALL.unpack_from(out, at)
        at += _CALL.size
        told = json.loads(out[at : at + head])
        jpeg = out[at + head : at + head + size]
        at += head + size
        if len(jpeg) != size:
            raise ValueError("cut short")
        size_px = int(told["width"]), int(told["height"])
        found.append(Scan(*size_px, tuple(map(str, told["codes"])), jpeg, int(told["askew"])))
    return found
