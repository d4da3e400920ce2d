"""The files that a form names: lists (`<instance src>`) and what its texts show or let hear (itext media)."""

from __future__ import annotations

from lxml import etree

from hrcapp.xforms import xml
from hrcapp.xforms.external.files import name_of
from hrcapp.xforms.limits import MAX_FORM_BYTES
from hrcapp.xforms.reading.instances import LAST_SAVED
from hrcapp.xforms.reading.markup import attribute, local

MEDIA = frozenset({"image", "big-image", "audio", "video"})


def named_files(form: bytes) -> tuple[str, ...]:
    """Plain names in the form's order, each once; none for what is no XML. The form need not be sound."""
    try:
        root = xml.parse(form) if len(form) <= MAX_FORM_BYTES else None
    except xml.XmlRefused:
        root = None
    sources = map(_source, root.iter("{*}instance", "{*}value")) if root is not None else ()
    return tuple(dict.fromkeys(name for one in sources if one != LAST_SAVED and (name := name_of(one))))


def _source(element: etree._Element) -> str:
    if local(element) == "instance":
        return attribute(element, "src")
    return (element.text or "").strip() if element.get("form") in MEDIA else ""
