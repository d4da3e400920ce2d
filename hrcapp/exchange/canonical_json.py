"""One JSON text for one value: sorted keys, no blanks, UTF-8, no NaN; and a reader that accepts no other.

What is signed must not be readable in two ways, so duplicate keys, other spellings of a number or trailing
text are refused. Only objects, lists, strings, integers, true, false and null appear in what travels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def dump(value: Mapping[str, Any]) -> bytes:
    """The canonical bytes, without a line end. Raises ValueError for floats that JSON has no word for."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def load(data: bytes, *, max_bytes: int) -> dict[str, Any]:
    """The object. Raises ValueError for everything that `dump` would not have written."""
    if len(data) > max_bytes:
        raise ValueError("too long")
    try:
        value = json.loads(data)
        if not isinstance(value, dict) or dump(value) != data:
            raise ValueError("not canonical JSON")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value
