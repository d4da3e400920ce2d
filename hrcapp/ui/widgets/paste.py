"""Text that was written elsewhere: only its words and paragraphs are taken."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028]")
_PARAGRAPHS = re.compile("\u2029")
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"  # they turn text that follows; isolates and marks do no harm
_UNSEEN = re.compile(f"[\u0000-\u0008\u000e-\u001f\u007f\u00ad\ufeff\ufffc{_OVERRIDES}]")


def clean_text(text: str) -> str:
    """Several lines: one kind of line end, no control characters, no more than one empty line in a row."""
    text = _PARAGRAPHS.sub("\n\n", _BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).replace("\u00a0", " ")
    lines = [re.sub(r"[ \t]+", " ", line).rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def clean_line(text: str) -> str:
    """One line of text: line ends become spaces."""
    return re.sub(r"\s+", " ", clean_text(text)).strip()
