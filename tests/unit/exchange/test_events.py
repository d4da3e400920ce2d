"""Event lines: signed, canonical, and of one form."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from exchange_world import NOW, told

from hrcapp.exchange import canonical_json, events
from hrcapp.exchange.keys import SigningKey
from hrcapp.model.faults import Code

KEY = SigningKey.generate()
EVENT = events.Event(
    "main", 1, "accept", "b0c1", NOW, ("ab" * 32,), {"content": "cd" * 32, "ref": "2026-0001"}
)


def test_a_line_comes_back_with_its_signer() -> None:
    made = events.sign(EVENT, KEY)
    assert made.line.endswith(b"\n")
    assert made.line.count(b"\n") == 1
    assert events.parse(made.line) == made
    assert (made.event, made.signer) == (EVENT, KEY.public)


def test_the_digest_names_the_event_and_not_the_signature() -> None:
    assert events.sign(EVENT, KEY).digest == events.sign(EVENT, SigningKey.generate()).digest
    assert events.sign(EVENT, KEY).digest != events.sign(replace(EVENT, seq=2), KEY).digest


def _changed(**changes: Any) -> bytes:
    found = json.loads(events.sign(EVENT, KEY).line)
    return canonical_json.dump({**found, "event": {**found["event"], **changes}}) + b"\n"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b"[" * 60_000,
        b'{"event":null,"signature":""}',
        _changed(kind="reject"),
        _changed(seq=2),
        _changed(more=1),
        _changed(data=None),
        _changed(at="now"),
        events.sign(EVENT, KEY).line.replace(b",", b", ", 1),
        events.sign(EVENT, KEY).line * 2,
        events.sign(EVENT, KEY).line + b" " * events.MAX_LINE,
    ],
)
def test_anything_else_is_unreadable(line: bytes) -> None:
    assert told(lambda: events.parse(line)) is Code.EVENT_UNREADABLE


@pytest.mark.parametrize("changes", [{"kind": "Bad Kind"}, {"seq": 0}, {"heads": ("x",)}, {"desk": ""}])
def test_unfit_events_are_not_made(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        replace(EVENT, **changes)


def test_an_event_is_small() -> None:
    with pytest.raises(ValueError, match="too long"):
        events.sign(replace(EVENT, data={"x": "y" * events.MAX_LINE}), KEY)
