"""A submission's XML as a plain tree, for those who read answers by name and need no form."""

from __future__ import annotations

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES, MAX_INSTANCE_NODES
from hrcapp.xforms.xml import XmlRefused, parse


def parse_instance(data: bytes) -> etree._Element:
    """The root of an instance, within the engine's bounds. Raises Fault INSTANCE_UNREADABLE."""
    if len(data) > MAX_INSTANCE_BYTES:
        raise Fault(Code.INSTANCE_UNREADABLE)
    try:
        return parse(data, most=MAX_INSTANCE_NODES)
    except XmlRefused as error:
        raise Fault(Code.INSTANCE_UNREADABLE) from error
