"""What the cell `type` of an XLSForm asks for, read as pyxform reads it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_MORE = frozenset({"include", "xml-external", "csv-external", "loop"})
"""Types that are no questions, known besides pyxform's dictionary."""
_SELECTS = ("select_one", "select_multiple", "rank")


class Kind(Enum):
    """What a row is."""

    QUESTION = "question"
    NOTE = "note"
    CALCULATE = "calculate"
    BACKGROUND = "background"
    """Filled in by the app: no label."""
    BEGIN = "begin"
    END = "end"
    NO_LIST = "no list"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Type:
    """`of` is group, repeat or loop for BEGIN and END; `list_name` what is chosen from; `like` a guess."""

    kind: Kind
    of: str = ""
    list_name: str = ""
    several: bool = False
    from_file: bool = False
    like: str = ""


@lru_cache(maxsize=1024)
def type_of(cell: str) -> Type:
    """The meaning of a cell `type`, of whatever spelling pyxform takes."""
    from pyxform import aliases
    from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_OSM, RE_SELECT

    said = re.sub(r"\s+", " ", cell.strip())
    if found := RE_BEGIN_CONTROL.search(said):
        return Type(Kind.BEGIN, aliases.control[found["type"]])
    if found := RE_END_CONTROL.search(said):
        return Type(Kind.END, aliases.control[found["type"]])
    if found := RE_SELECT.search(said):
        command = found["select_command"]
        file = command in aliases.select_from_file or command.endswith("external")
        name = found["list_name"]
        return Type(
            Kind.QUESTION,
            list_name=name,
            several=aliases.select[command] == "select all that apply",
            from_file=file or name.startswith("${"),
        )
    if said in aliases.select or said in _SELECTS:
        return Type(Kind.NO_LIST)
    if RE_OSM.search(said):
        return Type(Kind.QUESTION)
    return _plain(said)


def _plain(said: str) -> Type:
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    known = QUESTION_TYPE_DICT.get(said)
    if known is None and said not in _MORE:
        names = (*_SELECTS, "begin_group", "end_group", "begin_repeat", "end_repeat", *QUESTION_TYPE_DICT)
        first, _, rest = said.partition(" ")
        like = next(iter(difflib.get_close_matches(first.lower(), names, 1, 0.7)), "")
        return Type(Kind.UNKNOWN, like=" ".join(filter(None, (like, rest))) if like else "")
    if said in ("calculate", "q calculate"):
        return Type(Kind.CALCULATE)
    if said in ("note", "q note", "add note prompt"):
        return Type(Kind.NOTE)
    return Type(Kind.QUESTION if known and "control" in known else Kind.BACKGROUND)
