"""What depends on other answers, for paper, where no answers are yet: conditions, and filtered lists."""

from __future__ import annotations

import re
from posixpath import normpath

from hrcapp.xforms import Choice, FormSession, NodeState

_PATH = r"((?:\.\./)*[\w./-]*/[\w.-]+|/[\w./-]+)"
_VALUE = r"(?:'([^']*)'|\"([^\"]*)\")"
_EQUAL = re.compile(rf"\s*{_PATH}\s*=\s*{_VALUE}\s*")
_SELECTED = re.compile(rf"\s*selected\(\s*{_PATH}\s*,\s*{_VALUE}\s*\)\s*")


def choice_asked_for(session: FormSession, path: str) -> tuple[str, str] | None:
    """(question, choice) in the session's language, when the node at `path` depends on just that."""
    bind = session.definition.nodes[session.node(path).generic_path].bind
    text = bind.relevant.text if bind.relevant is not None else ""
    found = _EQUAL.fullmatch(text) or _SELECTED.fullmatch(text)
    if found is None:
        return None
    other, value = found[1], found[2] or found[3]
    # A relative path starts at the node itself, and so stays in the same instance of a repeat.
    where = other if other.startswith("/") else normpath(f"{path}/{other}")
    try:
        asked = session.node(where)
    except LookupError:
        return None
    label = next((one.label for one in asked.choices if one.value == value), "")
    return (asked.label, label) if label and asked.label else None


def offered_to_any(session: FormSession, state: NodeState) -> tuple[Choice, ...]:
    """The choices of a list, also those offered only after some choice in another list.

    Tries these in `session`, which holds no answers, and clears them again.
    """
    control = session.definition.nodes[state.generic_path].control
    found: dict[str, Choice] = {}
    reads = control.itemset.nodes.reads if control is not None and control.itemset is not None else ()
    for other in sorted(reads):
        for value in _values(session, other):
            session.set_value(other, value)
            found |= {one.value: one for one in session.node(state.path).choices if one.value not in found}
            session.set_value(other, "")
    # What is offered to all ("another kind") stands last, as it does in each list.
    always = {one.value for one in state.choices}
    return (*(one for value, one in found.items() if value not in always), *state.choices)


def _values(session: FormSession, path: str) -> list[str]:
    """What to try: each choice of a list of one, all together of a list of several."""
    try:
        state = session.node(path)
    except LookupError:
        return []
    values = [one.value for one in state.choices]
    if state.value:
        return []
    return values if state.control == "select1" else [" ".join(values)] if state.control == "select" else []
