"""Rows of an XLSForm's sheets under one name a column, whichever of its names the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_ALIASES = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "calculate": "calculation",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "read_only": "readonly",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::calculate": "calculation",
    "bind::required": "required",
    "bind::readonly": "readonly",
    "bind::type": "bind_type",
    "control::appearance": "appearance",
}
"""Names that XLSForm takes for a column, in lower case, and the one that is documented."""

TRANSLATABLE = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
MEDIA = ("image", "big-image", "audio", "video")
_YES = re.compile(r"yes|true(\(\))?", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column's documented name and the language of its header, "" where it names none."""

    name: str
    language: str = ""


def column_of(header: str) -> Column:
    """What a header means: `Label::fr`, `media::image::fr`, `bind::relevant`, `constraint_message:fr`."""
    said = re.sub(r"\s*::?\s*" if "::" not in header else r"\s*::\s*", "::", header.strip())
    lowered = said.lower()
    if lowered in _ALIASES:
        return Column(_ALIASES[lowered])
    parts = said.split("::")
    if parts[0].lower() == "media" and len(parts) > 1:
        parts = parts[1:]
    name = parts[0].lower().replace(" ", "_")
    name = _ALIASES.get(name, name)
    if len(parts) == 2 and name in (*TRANSLATABLE, *MEDIA):
        return Column(name, parts[1])
    return Column(name if len(parts) == 1 else "::".join((name, *parts[1:])))


@dataclass(frozen=True)
class Row:
    """One row. `number` is its place in the sheet; `cells` the texts by header as written."""

    sheet: str
    number: int
    cells: Mapping[str, str] = field(repr=False)

    def text(self, name: str) -> str:
        """The first filled cell of a column, in whatever language; "" when there is none."""
        return next(
            (text for header, text in self.cells.items() if column_of(header).name == name), ""
        ).strip()

    def of(self, *names: str) -> Iterator[tuple[str, str]]:
        """Headers and texts of these columns, in every language."""
        return ((header, text) for header, text in self.cells.items() if column_of(header).name in names)

    def place(self, header: str = "") -> str:
        """`survey:4:relevant`; the header as the author wrote it."""
        return ":".join(filter(None, (self.sheet, str(self.number), header)))

    def at(self, name: str) -> str:
        """The place of a column in this row, under the author's name for it where it has one."""
        return self.place(next((header for header, _text in self.of(name)), name))


def rows(sheet: str, found: Sequence[Mapping[str, str]]) -> list[Row]:
    """The rows that say something and are not switched off (`disabled`)."""
    made = (
        Row(sheet, number, {str(k): str(v) for k, v in cells.items()})
        for number, cells in enumerate(found, 2)
    )
    return [row for row in made if row.cells and not _YES.fullmatch(row.text("disabled"))]
