"""Rows of the desk's tables as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hrcapp.model.party import PartyFacts, PartyKind


def facts_of(row: Mapping[str, Any]) -> PartyFacts:
    """The party as one version names it."""
    return PartyFacts(
        kind=PartyKind(row["kind"]),
        name=row["name"],
        name_language=row["name_language"],
        name_latin=row["name_latin"],
        name_english=row["name_english"],
        country=row["country"],
        admin1=row["admin1"],
        level=row["level"],
        type=row["type"],
    )
