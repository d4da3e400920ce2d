"""The values of a statement as JSON, for paper that comes back later; read from the device's own store."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from hrcapp.model.party import Signatory
from hrcapp.statement.data import Emblem, Names, StatementData


def data_to_json(data: StatementData) -> dict[str, Any]:
    """Plain values under the names of the fields; dates as ISO 8601, pictures in base64."""
    plain = asdict(data)
    plain["date"] = data.date.isoformat()
    for who in plain["signatories"]:
        who["resolution_date"] = who["resolution_date"] and who["resolution_date"].isoformat()
    if data.emblem:
        plain["emblem"]["image"] = base64.b64encode(data.emblem.image).decode()
    return plain


def data_from_json(plain: Mapping[str, Any]) -> StatementData:
    """What `data_to_json` wrote; KeyError, TypeError or ValueError for anything else."""
    second, emblem = plain["second"], plain["emblem"]
    changed = {
        "date": date.fromisoformat(plain["date"]),
        "signatories": tuple(map(_signatory, plain["signatories"])),
        "second": Names(**second) if second else None,
        "emblem": Emblem(base64.b64decode(emblem["image"]), emblem["alt"]) if emblem else None,
    }
    return StatementData(**{**plain, **changed})


def _signatory(plain: Mapping[str, Any]) -> Signatory:
    day = plain["resolution_date"]
    return Signatory(**{**plain, "resolution_date": day and date.fromisoformat(day)})
