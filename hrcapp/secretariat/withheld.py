"""Words that must not stand in a text that an editor has written: quoted before a person was protected.

Looked for are the words that were taken out, and the sentences of versions that are not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.protection import Protection

_SENTENCE = re.compile(r"[.!?؟。…]+\s+|\n+")
_LEAST = 25
"""A shorter sentence of a form may be anybody's."""


def check(protection: Protection, texts: Mapping[str, str]) -> None:
    """`texts` by section. Raises Fault REPORT_WORDS_PROTECTED with the first section that has such words."""
    found = tuple(_withheld(protection))
    for section, text in texts.items():
        plain = _plain(text)
        if any(one in plain for one in found):
            raise Fault(Code.REPORT_WORDS_PROTECTED, section=section)


def _withheld(protection: Protection) -> Iterator[str]:
    for version in protection.concerned():
        guarded, texts = protection.of(version), protection.texts(version)
        if guarded.guard is Guard.REDACTED:
            spans = ((texts.get(one.path, "")[one.start : one.end]) for one in guarded.spans)
            yield from filter(None, map(_plain, spans))
        elif guarded.guard is Guard.BLOCKED:
            yield from _sentences(texts.values())


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        parts = (_plain(one).strip(" .!?؟。…") for one in _SENTENCE.split(text))
        yield from (one for one in parts if len(one) >= _LEAST)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
