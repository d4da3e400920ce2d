"""Words that must not stand in what the desk itself has written: quoted before a person was protected.

Looked for are the words that were taken out, and the sentences of versions that are not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.redacting import BAR

_SENTENCE = re.compile(r"[.!?؟。…]+\s+|\n+")
_LEAST = 25
"""A shorter sentence of a form may be anybody's."""


def withheld(protection: Protection) -> tuple[str, ...]:
    """What must not be printed now, for `stands_in`."""
    return tuple(dict.fromkeys(_withheld(protection)))


def stands_in(text: str, words: Sequence[str]) -> bool:
    """Whether any of what `withheld` gave stands in a text."""
    plain = _plain(text) if words else ""
    return any(one in plain for one in words)


def covered(text: str, words: Sequence[str]) -> str:
    """A text with a bar in the place of these words; a bar alone where they can't be parted from the rest."""
    if not stands_in(text, words):
        return text
    parts = (r"\s+".join(map(re.escape, one.split())) for one in sorted(words, key=len, reverse=True))
    made = re.sub("|".join(parts), BAR, text, flags=re.IGNORECASE)
    return BAR if stands_in(made, words) else made


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
