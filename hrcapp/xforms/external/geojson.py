"""GeoJSON (RFC 7946) → columns and rows: properties, the feature's id, `geometry` as ODK writes places."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.external.files import FileRefused
from hrcapp.xforms.limits import MAX_FILE_CELLS
from hrcapp.xforms.xpath.values import number_text

_GEOMETRY, _ID = "geometry", "id"


def read_geojson(data: bytes) -> tuple[list[str], list[list[str]]]:
    """A row a feature. Raises `FileRefused` for anything but a collection of features."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FileRefused(N_("it is not JSON")) from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise FileRefused(N_("it is not a collection of places (GeoJSON)"))
    told = [_told(feature) for feature in features]
    columns = list(dict.fromkeys(name for one in told for name in one))
    if len(columns) * len(told) > MAX_FILE_CELLS:
        raise FileRefused(N_("it has too many cells"))
    return columns, [[one.get(name, "") for name in columns] for one in told]


def _told(feature: Any) -> dict[str, str]:
    """One feature by column; a top-level id wins over a property of that name."""
    if not isinstance(feature, dict):
        raise FileRefused(N_("it is not a collection of places (GeoJSON)"))
    told = {_GEOMETRY: _geometry(feature.get(_GEOMETRY))}
    properties = feature.get("properties")
    for name, value in properties.items() if isinstance(properties, dict) else ():
        if name != _GEOMETRY:
            told[str(name)] = _text(value)
    if feature.get(_ID) is not None:
        told[_ID] = _text(feature[_ID])
    return told


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(_float(value))
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _geometry(geometry: Any) -> str:
    """`latitude longitude altitude accuracy` for a point, several with semicolons for a line or an area.

    A polygon is its outer ring; other kinds have no form in ODK and stay empty.
    """
    if not isinstance(geometry, dict):
        return ""
    kind, given = geometry.get("type"), geometry.get("coordinates")
    line = [given] if kind == "Point" else given
    if kind == "Polygon" and isinstance(given, list) and given:
        line = given[0]
    if kind not in ("Point", "LineString", "Polygon") or not isinstance(line, list):
        return ""
    return "; ".join(_point(position) for position in line)


def _point(position: Any) -> str:
    if not (
        isinstance(position, Sequence)
        and len(position) >= 2
        and all(isinstance(one, int | float) and not isinstance(one, bool) for one in position)
        and all(math.isfinite(_float(one)) for one in position)
    ):
        raise FileRefused(N_("it has a place without coordinates"))
    longitude, latitude = (number_text(_float(one)) for one in position[:2])
    return f"{latitude} {longitude} 0 0"


def _float(number: float) -> float:
    """JSON has whole numbers of any length."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
