"""From what stands in a field to the value the form keeps: names of choices, digits of any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from hrcapp.xforms import Choice, NodeState

TICKED = "OK"
"""The value of a trigger that was confirmed (ODK)."""

_NUMBERS = ("int", "decimal", "date", "time", "dateTime", "geopoint", "range")
_BETWEEN_CHOICES = re.compile(r"[;؛\n]")
_SPACED_DIGITS = re.compile(r"(?<=\d)[\u0020\u00a0\u2009\u202f\u066c'’](?=\d{3}(?!\d))")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def tick_names(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields by path. Ticks of one question become its chosen values, one a line, in the file's order."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        path, dot, option = name.partition(".")
        path = _whole(path)
        if dot:
            found[path] = "\n".join(part for part in (found.get(path, ""), _whole(option)) if part)
        else:
            found[path] = value
    return found


def lexical(state: NodeState, written: str, languages: Sequence[str]) -> str | None:
    """The value for a question. None where nothing of its choices was meant; text stays as it is."""
    if state.control == "trigger":
        return TICKED
    if state.control in ("select1", "select", "rank"):
        return _chosen(state, written, languages)
    if state.bind_type in _NUMBERS or state.control == "range":
        return _number(written.strip(), state.bind_type)
    return written.replace("\r\n", "\n").replace("\r", "\n")


def words_of(state: NodeState, written: str) -> str:
    """What was written, with choices by their labels, as a person reads it."""
    if state.control not in ("select1", "select", "rank"):
        return written
    labels = {one.value: one.label for one in state.choices}
    return "; ".join(labels.get(part, part) for part in written.split("\n"))


def _chosen(state: NodeState, written: str, languages: Sequence[str]) -> str | None:
    parts = [written] if state.control == "select1" else _BETWEEN_CHOICES.split(written)
    values = [_choice(state.choices, part.strip(), languages) for part in parts if part.strip()]
    if None in values:
        return None
    return " ".join(dict.fromkeys(value for value in values if value))


def _choice(choices: Sequence[Choice], written: str, languages: Sequence[str]) -> str | None:
    """By value, or by what it is called in any language of the form; None where several are called so."""
    for one in choices:
        if one.value == written:
            return one.value
    wanted = _folded(written)
    named = {
        one.value
        for one in choices
        if wanted in {_folded(label) for label in (one.label, *map(one.label_in, languages)) if label}
        or wanted == one.value.casefold()
    }
    return named.pop() if len(named) == 1 else None


def _number(text: str, kind: str) -> str:
    """Digits of any script in ASCII, thousands without spaces, dates with hyphens."""
    plain = "".join(str(unicodedata.decimal(each, each)) for each in text)
    if kind in ("int", "decimal"):
        return _SPACED_DIGITS.sub("", plain).replace("\u066b", ".")
    if kind == "date" and (found := _DATE.fullmatch(plain)):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return plain


def _folded(text: str) -> str:
    """As names are compared: no case, no accents, no marks of direction, single spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(each for each in parts if unicodedata.category(each) not in ("Mn", "Cf"))
    return " ".join(kept.split())


def _whole(partial: str) -> str:
    """A field's name as it was before its periods were written as %2E."""
    return partial.replace("%2E", ".").replace("%25", "%")
