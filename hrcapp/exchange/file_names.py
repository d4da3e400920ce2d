"""Names of files that come from outside: kept to show and to save, never to open or to believe."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_MAX = 120
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def harmless(name: str) -> str:
    """The last part of a name, without what turns or hides letters; "attachment" when nothing is left."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", name)).replace("\\", "/")
    return PurePosixPath(plain).name[-_MAX:].strip(" .") or "attachment"
