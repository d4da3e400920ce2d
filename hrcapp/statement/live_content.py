"""Whether a PDF may show or do something else another time: scripts, actions, layers, embedded players.

PDF/A-3 (ISO 19005-3, 6.5 and 6.6) has none of it, and our statements never do. Nobody is asked to sign a page
that may read differently tomorrow. Runs in the limited process of `record_worker`.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

_KEYS = frozenset({"/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA", "/OC", "/OCProperties", "/RichMedia"})
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/Hide", "/SetOCGState"}
    | {"/Rendition", "/Movie", "/Sound", "/GoTo3DView", "/RichMediaExecute"}
)
_DEEPEST = 50


def live(pdf: bytes) -> bool:
    """Whether any object of the file is of that kind; also when it can't be read to the end."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return any(_live(one, 0) for one in opened.objects)
    except (pikepdf.PdfError, RecursionError):
        return True


def _live(found: Any, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if isinstance(found, pikepdf.Array):
        return any(_live(one, depth + 1) for one in _direct(found))
    if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    keys = set(found.keys())
    if keys & _KEYS or ("/S" in keys and str(found["/S"]) in _ACTIONS):
        return True
    return any(_live(one, depth + 1) for one in _direct(found[key] for key in keys))


def _direct(values: Any) -> Any:
    """Without what is referred to: every object of the file is looked at by itself."""
    return (one for one in values if isinstance(one, pikepdf.Object) and not one.is_indirect)
