"""What a message may have before anything parses it.

The standard library's parser takes time that grows with the square of a part's head, and memory for every
line; both are counted here in the bare bytes. A carriage return alone ends a line for it too.
"""

from __future__ import annotations

import re

from hrcapp.exchange.names import MAX_BYTES

MAX_MESSAGE = 2 * MAX_BYTES
_MAX_PARTS = 200
_MAX_BOUNDARIES = 5_000
"""Lines that could part one part from the next, those in texts too."""
_MAX_HEAD = 16 * 1024
"""Bytes of one head that says of a part what it is."""
_MAX_LINES = 2_000_000
"""Twice those of the largest message in base64; each may end in two signs."""
_PART_HEAD = re.compile(rb"(?i)(?:\A|[\r\n])content-(?:type|disposition)[ \t]*:")
_HEAD_ENDS = re.compile(rb"(?:\r\n|\r(?!\n)|\n)(?![ \t])")


def is_beyond(message: bytes) -> bool:
    """Whether it is larger, has more parts, more lines or longer heads than any message that brings files."""
    if len(message) > MAX_MESSAGE or message.count(b"\n") + message.count(b"\r") > 2 * _MAX_LINES:
        return True
    if message.count(b"\n--") + message.count(b"\r--") > _MAX_BOUNDARIES:
        return True
    for count, head in enumerate(_PART_HEAD.finditer(message), start=1):
        last = head.end() + _MAX_HEAD
        if count > 2 * _MAX_PARTS or (
            last < len(message) and not _HEAD_ENDS.search(message, head.end(), last)
        ):
            return True
    return False
