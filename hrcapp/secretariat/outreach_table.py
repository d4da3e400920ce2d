"""A table of invitations that somebody made: which column is what, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from hrcapp.exchange.place import take
from hrcapp.i18n.countries import codes, country_name
from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.name_key import name_key
from hrcapp.media.tables import MAX_BYTES, read_table
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import UNKNOWN_COUNTRY, PartyKind
from hrcapp.secretariat.outreach import Invited

COLUMNS = ("name", "country", "kind", "level", "admin1", "by", "day", "replied", "note")
"""What a column can hold. `day` and `replied` are days, as `YYYY-MM-DD` or `DD/MM/YYYY`."""

_HEADERS: Mapping[str, str] = {
    "name": "name; name of the city; city; town; municipality; local government; organisation; organization;"
    "nom; ville; commune; collectivite; nombre; ciudad; municipio; gobierno local; entidad; organizacion;"
    "الاسم; اسم; المدينة; البلدية",
    "country": "country; pays; pais; البلد; الدولة",
    "kind": "kind; kind of party; party type; categorie; categoria",
    "level": "level; level of government; niveau; nivel",
    "admin1": "region; admin1; province; state; provincia; estado; departement; departamento;"
    "المنطقة; المحافظة",
    "by": "by; invited by; inviter; section; invite par; section qui invite; invitado por; seccion; دعا",
    "day": "date; day; invited; invited on; sent; sent on; date of invitation; date d invitation; invite le;"
    "fecha; fecha de invitacion; invitado el; تاريخ الدعوة; تاريخ",
    "replied": "replied; replied on; reply; date of reply; answered; answered on; reponse; date de reponse;"
    "respuesta; fecha de respuesta; تاريخ الرد; الرد",
    "note": "note; notes; remark; remarks; comment; comments; remarques; commentaires; observaciones; notas;"
    "ملاحظات",
}


@dataclass(frozen=True)
class Row:
    """One row: whom it invites, and the day of an answer. `number` counts the table's rows from 1."""

    number: int
    invited: Invited
    replied: date | None


@dataclass(frozen=True)
class Table:
    """The cells of a file: the first row names the columns."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def guess(self) -> dict[str, int]:
        """Which column is which, by its header; what is not recognised is left out."""
        found: dict[str, int] = {}
        for at, header in enumerate(self.headers):
            column = _meaning(header)
            if column and column not in found:
                found[column] = at
        return found


@dataclass(frozen=True)
class Found:
    """What a mapping makes of a table. `unnamed`: rows without a name; `countries`: words that are none."""

    rows: tuple[Row, ...]
    unnamed: tuple[int, ...] = ()
    countries: Mapping[str, int] = field(default_factory=dict)


def table(data: bytes, name: str) -> Table:
    """Read a file. Raises Fault FILE_TOO_LARGE, TABLE_UNREADABLE, TABLE_TOO_LARGE, TABLE_EMPTY."""
    cells = read_table(data, name)
    if len(cells) < 2:
        raise Fault(Code.TABLE_EMPTY, name=name)
    width = max(map(len, cells))
    full = [tuple(row) + ("",) * (width - len(row)) for row in cells]
    return Table(name, full[0], tuple(full[1:]))


def from_file(path: Path) -> Table:
    """Read a file from outside. Raises Fault FILE_UNREADABLE as well."""
    return table(take(path, MAX_BYTES), path.name)


def rows(found: Table, columns: Mapping[str, int]) -> Found:
    """Read the rows with this mapping of `COLUMNS` to places. Raises Fault TABLE_NO_NAMES."""
    if "name" not in columns:
        raise Fault(Code.TABLE_NO_NAMES, name=found.name)
    made: list[Row] = []
    unnamed: list[int] = []
    unknown: dict[str, int] = {}
    for number, cells in enumerate(found.rows, start=2):
        said = {column: " ".join(cells[at].split()) for column, at in columns.items() if at < len(cells)}
        if not name_key(said.get("name", "")):
            unnamed.append(number)
            continue
        country = country_code(said.get("country", ""))
        if country == UNKNOWN_COUNTRY and said.get("country"):
            unknown[said["country"]] = unknown.get(said["country"], 0) + 1
        made.append(Row(number, _invited(said, country), day_of(said.get("replied", ""))))
    return Found(tuple(made), tuple(unnamed), unknown)


def _invited(said: Mapping[str, str], country: str) -> Invited:
    kind = said.get("kind", "").strip().lower()
    return Invited(
        name=said["name"],
        country=country,
        kind=kind if kind in set(PartyKind) else "",
        level=said.get("level", "").strip().lower(),
        admin1=said.get("admin1", ""),
        by=said.get("by", ""),
        day=day_of(said.get("day", "")),
        note=said.get("note", ""),
    )


def country_code(text: str) -> str:
    """The code of a country that is given by its code or its name in a language that we have; else ZZ."""
    stripped = text.strip()
    if len(stripped) == 2 and stripped.upper() in codes():
        return stripped.upper()
    return _countries().get(name_key(stripped), UNKNOWN_COUNTRY)


def day_of(text: str) -> date | None:
    """A day as `YYYY-MM-DD`, `DD/MM/YYYY` or `DD.MM.YYYY`; None for anything else."""
    parts = text.strip()[:10].replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _meaning(header: str) -> str:
    return _by_header().get(name_key(header), "")


@cache
def _by_header() -> Mapping[str, str]:
    return {name_key(one): column for column, several in _HEADERS.items() for one in several.split(";")}


@cache
def _countries() -> Mapping[str, str]:
    return {name_key(country_name(code, tag)): code for tag in SHIPPED for code in codes()}
