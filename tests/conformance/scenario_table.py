"""Replays recorded traces of whole forms.

The state after opening and after each action must be the recorded one.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hrcapp.model.faults import Fault
from hrcapp.xforms import FormSession, load
from tests.conformance.outcome import Tally

ZONE = "America/Phoenix"
_RANGE = "repeat-range"


def run(path: Path, tally: Tally) -> None:
    """Every trace that is fit for use."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            trace = json.loads(line)
            if trace["peer_known_deviation"] or trace["external"] or trace["nondeterministic"]:
                continue
            tally.record(f"{trace['id']} {trace['test']}", check(trace))


def check(trace: dict[str, Any]) -> str | None:
    """What differs first, or None."""
    try:
        definition = load(trace["xform"].encode())
        session = FormSession.new(definition, now=datetime.now(ZoneInfo(ZONE)), zone=ZONE)
    except Fault as fault:
        return f"refused: {fault.params.get('problems', fault.params)}"
    complaint = _compare(session, trace["initial"])
    for number, step in enumerate(trace["steps"], 1):
        if complaint is not None:
            return complaint
        try:
            _act(session, step)
        except (LookupError, Fault) as error:
            return f"step {number} {step['op']}: {error!r}"
        complaint = _compare(session, step["state"])
        if complaint is not None:
            return f"step {number} {step['op']} {step.get('ref', '')}: {complaint}"
    return complaint


def _act(session: FormSession, step: dict[str, Any]) -> None:
    match step["op"]:
        case "set":
            session.set_value(step["ref"], step["value"] or "")
        case "add-repeat":
            session.add_repeat(step["ref"])
        case "remove-repeat":
            session.remove_repeat(step["ref"])
        case "language":
            session.set_language(step["value"])


def _compare(session: FormSession, recorded: list[dict[str, Any]]) -> str | None:
    refs = [row["ref"] for row in recorded if not row["kind"].startswith(_RANGE)]
    own = [path for path in session.nodes() if "/@" not in path]
    if sorted(refs) != sorted(own):
        return f"nodes differ: missing {sorted(set(refs) - set(own))}, extra {sorted(set(own) - set(refs))}"
    for row in recorded:
        complaint = _compare_node(session, row)
        if complaint is not None:
            return f"{row['ref']}: {complaint}"
    return None


def _compare_node(session: FormSession, row: dict[str, Any]) -> str | None:
    state = session.node(row["ref"])
    own: dict[str, Any] = {
        "relevant": state.relevant,
        "readonly": state.readonly,
        "required": state.required,
        "violation": state.violation,
        "value": state.value if state.relevant else "",
        "message": state.message,
        "label": state.written_label,
        "hint": state.written_hint,
        "choices": [[choice.value, choice.written] for choice in state.listed],
        "bindType": state.bind_type,
    }
    if row["ref"].endswith(":instanceID") or row["ref"].endswith("/instanceID"):
        own.pop("value")
    for key in own:
        if key in row and own[key] != row[key]:
            return f"{key} is {own[key]!r}, should be {row[key]!r}"
    return None
