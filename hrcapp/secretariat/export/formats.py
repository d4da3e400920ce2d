"""The kinds of export: what each is called, and whether it is meant for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Format(StrEnum):
    """In which form the registry leaves the desk."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    DATAPACKAGE = "datapackage"
    SQLITE = "sqlite"
    ODK = "odk"
    GEOJSON = "geojson"
    PAGES = "pages"

    @property
    def public(self) -> bool:
        """Whether it holds only what may be published."""
        return self in (Format.GEOJSON, Format.PAGES)

    @property
    def holds_contacts(self) -> bool:
        """Whether contact persons can go along, where they agreed and somebody asks for it."""
        return not self.public


@dataclass(frozen=True)
class Choice:
    """What is exported: as of the end of a UTC day, labels in a language, contacts only if asked for."""

    format: Format
    language: str
    day: date
    contacts: bool = False
