"""The participants as GeoJSON (RFC 7946), for the map of a web site. Only what everybody may know."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from hrcapp.secretariat.export.public import Participant
from hrcapp.secretariat.figures import THEME_QUESTIONS
from hrcapp.secretariat.positions import Position

ATTRIBUTION = "Place names and coordinates: GeoNames (CC BY 4.0). Country centres: Natural Earth."


def as_geojson(participants: Iterable[Participant], language: str, day: date) -> bytes:
    """A FeatureCollection. A feature without a position has none; `position` says what its point is of."""
    value = {
        "type": "FeatureCollection",
        "as_of": day.isoformat(),
        "attribution": ATTRIBUTION,
        "features": [_feature(one, language) for one in participants],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _feature(one: Participant, language: str) -> dict[str, Any]:
    own, own_language = one.own_name
    properties: dict[str, Any] = {
        "reference": one.reference,
        "name": one.name(language),
        "own_name": own,
        "own_language": own_language or None,
        "country": one.country or None,
        "kind": str(one.member.facts.kind),
        "position": _of(one.position),
    }
    if one.signatories is not None:
        properties["signed"] = True
    if one.answered:
        codes = (one.answered[-1].facts.codes.get(question, ()) for question in THEME_QUESTIONS)
        properties["themes"] = sorted({code for found in codes for code in found})
    return {
        "type": "Feature",
        "id": one.reference,
        "geometry": _point(one.position),
        "properties": properties,
    }


def _point(position: Position | None) -> dict[str, Any] | None:
    if position is None:
        return None
    return {"type": "Point", "coordinates": [round(position.longitude, 4), round(position.latitude, 4)]}


def _of(position: Position | None) -> str | None:
    if position is None:
        return None
    return "place" if position.exact else "country"
