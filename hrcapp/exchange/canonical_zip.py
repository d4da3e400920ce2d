"""The one zip file that a set of named contents has, and a reader that accepts no other.

Members are stored uncompressed in the order of their names, with a fixed time, no extra fields, no comments
and no directories (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). The reader walks the members from
the start, writes the file anew from what it found and compares: compression bombs, duplicates, overlaps,
symbolic links, prepended and trailing data all fail that one comparison. Nothing is ever extracted by name.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from hrcapp.exchange.names import MAX_BYTES, MAX_FILES
from hrcapp.exchange.refusal import Reason, Refused
from hrcapp.model.sizes import size_text

_LOCAL = struct.Struct("<4s5H3L2H")
_COMMON, _TAIL = struct.Struct("<3L2H"), struct.Struct("<3H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _FLAGS, _STORED, _TIME, _DATE = 10, 0, 0, 0, 0x21  # 1 January 1980, midnight: the zip epoch
_BEGIN = struct.pack("<5H", _VERSION, _FLAGS, _STORED, _TIME, _DATE)
_HEAD, _LISTED = _LOCAL_MARK + _BEGIN, _CENTRAL_MARK + struct.pack("<H", _VERSION) + _BEGIN
"""How a member begins where it lies, and where it is listed."""

_SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_MAX_NAME, _MAX_DEPTH = 240, 6


def write(files: Mapping[str, bytes]) -> bytes:
    """The canonical zip of these contents. Raises ValueError for names that `check_names` refuses."""
    return b"".join(_parts(files))


def _parts(files: Mapping[str, bytes]) -> list[bytes]:
    """The canonical zip, piece by piece."""
    check_names(list(files))
    members: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(files):
        data, encoded = files[name], name.encode("ascii")
        size = len(data)
        common = _COMMON.pack(crc32(data), size, size, len(encoded), 0)
        member = _HEAD + common + encoded
        directory.append(_LISTED + common + _TAIL.pack(0, 0, 0, 0, offset) + encoded)
        members += [member, data]
        offset += len(member) + size
    listing, count = b"".join(directory), len(directory)
    end = _END.pack(_END_MARK, 0, 0, count, count, len(listing), offset, 0)
    return [*members, listing, end]


def read(data: bytes, *, max_bytes: int = MAX_BYTES, max_files: int = MAX_FILES) -> dict[str, bytes]:
    """The contents by name. Raises Refused: FOREIGN, TRUNCATED, ALTERED or TOO_LARGE."""
    if len(data) > max_bytes:
        raise Refused(Reason.TOO_LARGE, limit=size_text(max_bytes))
    try:
        files = _walk(data, max_files)
        parts = _parts(files)
    except ValueError as error:
        raise Refused(_why_not(data, b"")) from error
    if not _is_made_of(data, parts):
        raise Refused(_why_not(data, b"".join(parts)))
    return files


def _is_made_of(data: bytes, parts: list[bytes]) -> bool:
    """Whether `data` is these parts one after the other, told without a copy of it all."""
    starts = list(accumulate(map(len, parts), initial=0))
    return starts.pop() == len(data) and all(map(data.startswith, parts, starts))


def check_names(names: list[str]) -> None:
    """Raise ValueError unless each is a short ASCII path that every file system takes, and none clash."""
    taken: set[str] = set()
    holding: set[str] = set()
    for name in names:
        folder, _, last = name.rpartition("/")
        if len(name) > _MAX_NAME or not _good_segment(last) or name.count("/") >= _MAX_DEPTH:
            raise ValueError(f"not a portable name: {name[:_MAX_NAME]!r}")
        folded = name.lower()
        if folded in taken:
            raise ValueError(f"a second file of the same name: {name!r}")
        taken.add(folded)
        if last != name:
            holding.add(folder)
    folders = _with_parents(holding)
    lowered = {folder.lower() for folder in folders}
    if len(lowered) < len(folders) or taken & lowered:
        raise ValueError("folder names clash")


def _with_parents(holding: set[str]) -> set[str]:
    """These folders and all that they lie in. Raises ValueError for a name that is not portable."""
    folders: set[str] = set()
    for folder in holding:
        segments = folder.split("/")
        if not all(map(_good_segment, segments)):
            raise ValueError(f"not a portable name: {folder[:_MAX_NAME]!r}")
        folders.update("/".join(segments[:depth]) for depth in range(1, len(segments) + 1))
    return folders


@lru_cache(maxsize=1024)
def _good_segment(segment: str) -> bool:
    return bool(
        _SEGMENT.fullmatch(segment) and not segment.endswith(".") and not _RESERVED.fullmatch(segment)
    )


def _why_not(data: bytes, rebuilt: bytes) -> Reason:
    """Tell a cut-off copy, a changed file and a foreign one apart; `rebuilt` is from its whole members."""
    if (
        not _has_end(data)
        and data[: len(_HEAD)] == _HEAD[: len(data)]
        and not (rebuilt and data.startswith(rebuilt))
    ):
        return Reason.TRUNCATED
    return Reason.ALTERED if b"/bagit.txt" in data else Reason.FOREIGN


def _has_end(data: bytes) -> bool:
    """Whether an end record, perhaps with a bit off, closes the file: then nothing is missing behind it."""
    if len(data) < _END.size:
        return False
    mark, *_, size, offset, comment = _END.unpack_from(data, len(data) - _END.size)
    return bool(mark == _END_MARK or (size + offset + _END.size == len(data) and comment == 0))


def _walk(data: bytes, max_files: int) -> dict[str, bytes]:
    """The members found one after another from the start. Raises ValueError where they can't be canonical."""
    files: dict[str, bytes] = {}
    at = 0
    while data.startswith(_LOCAL_MARK, at) and at + _LOCAL.size <= len(data):
        *_, size, name_length, _extra = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size + name_length
        name = data[at + _LOCAL.size : start].decode("ascii")
        if name in files or len(files) == max_files or start + size > len(data):
            raise ValueError("a second member of one name, too many, or one that runs over the end")
        files[name] = data[start : start + size]
        at = start + size
    return files
