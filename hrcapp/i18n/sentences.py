"""What a person reads for each fault code: what happened, then what to do next.

Two messages a code, so that a face can set them apart. Placeholders are the fault's parameters by name.
The messages themselves are in `fault_words`, by room, and are loaded with the first fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hrcapp.model.faults import Code, Fault


@dataclass(frozen=True)
class Sentence:
    """A fault in words: `what` happened and what to do `next`."""

    what: str
    next: str

    def __str__(self) -> str:
        return f"{self.what} {self.next}".strip()


class _Lenient(dict[str, object]):
    """A sentence must never fail for want of a value."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(fault: Fault, gettext: Callable[[str], str]) -> Sentence:
    """The fault's two sentences in the language of `gettext`."""
    from hrcapp.i18n.fault_words import ALL

    what, then = ALL[fault.code]
    values: Mapping[str, object] = _Lenient(fault.params)
    return Sentence(gettext(what).format_map(values), gettext(then).format_map(values) if then else "")


def codes_with_sentences() -> frozenset[Code]:
    """The codes that have a sentence; the tests compare it with all codes."""
    from hrcapp.i18n.fault_words import ALL

    return frozenset(ALL)
