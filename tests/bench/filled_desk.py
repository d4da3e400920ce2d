"""A desk that has taken in a great many forms, put into its tables at once; their bytes are one blob's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from uuid import UUID

from hrcapp.secretariat.desk import Desk
from hrcapp.store import blobs
from tests.many_parties import COUNTRIES, name_of

_AT = "2026-03-01T09:00:00Z"
_LINE = bytes(1100)
"""As long as the line of an import; nothing here reads it."""

_TABLES = {
    "event": ("digest", "desk", "seq", "kind", "subject", "at", "line"),
    "arrival": (
        *("sha256", "name", "size", "kept", "at", "way", "outcome", "code", "params", "version", "sender"),
    ),
    "version": (
        *("key", "submission", "revision", "bundle", "sender", "reference", "receipt", "arrived_at"),
        *("decision", "decided_at", "decision_receipt", "origin", "scope", "kind", "name"),
        *("name_language", "name_latin", "name_english", "country", "admin1", "level", "type"),
        *("verdict", "same_answers", "attachments", "publish"),
    ),
    "membership": ("submission", "party", "founds", "settled", "said", "made"),
    "party_key": ("submission", "party", "name", "country", "kind", "level", "division"),
    "sender": ("fingerprint", "approved", "own"),
}


def fill(desk: Desk, count: int) -> None:
    """That many forms: each accepted, of a sender and a party of its own."""
    with desk.store.transaction():
        blob = blobs.put(desk.store, b"sample")
        for table, columns in _TABLES.items():
            named, marks = ", ".join(columns), ", ".join(f":{one}" for one in columns)
            desk.store.connection.executemany(
                f"INSERT INTO {table} ({named}) VALUES ({marks})",  # noqa: S608
                _rows(desk, blob, count),
            )


def _rows(desk: Desk, blob: str, count: int) -> Iterator[dict[str, object]]:
    """What the columns of all tables hold, by their names."""
    for number in range(count):
        digest = hashlib.sha256(number.to_bytes(4, "big")).hexdigest()
        reference, sender = f"HRC-2026-{number + 1:04d}", f"SHA256:{digest[:43]}"
        yield {
            **{"digest": digest, "desk": desk.log.desk, "seq": number + 1, "subject": digest, "at": _AT},
            **{"line": _LINE, "sha256": digest, "size": 50_000, "kept": 1, "way": "file"},
            **{"outcome": "imported", "code": None, "params": None, "version": digest, "sender": sender},
            **{"key": digest, "submission": str(UUID(digest[:32])), "revision": 1, "bundle": blob},
            **{"reference": reference, "receipt": blob, "arrived_at": _AT, "decision": "accepted"},
            **{"decided_at": _AT, "decision_receipt": blob, "origin": "typed", "scope": "pledge_only"},
            **{"kind": "local_government", "name": name_of(number), "name_language": "en"},
            **{"name_latin": "", "name_english": "", "country": COUNTRIES[number % 12]},
            **{"admin1": f"Sample region {number % 24}", "level": "", "type": "municipality"},
            **{"verdict": "intact", "same_answers": 1, "attachments": 0, "publish": 1},
            **{"party": reference, "founds": 1, "settled": 1, "said": reference, "made": 1},
            **{"division": "sampleregion", "fingerprint": sender, "approved": 1, "own": 0},
        }
