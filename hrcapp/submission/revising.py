"""The ids inside a submission when a finished one is revised (OpenRosa metadata of ODK XForms)."""

from __future__ import annotations

from uuid import UUID, uuid5

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import parse_instance

_UUID = "uuid:"


def revised(instance_xml: bytes, submission_id: str, revision: int) -> bytes:
    """The answers as the beginning of a revision: an id of its own, and the one before as `deprecatedID`.

    The id is made from the submission's and the number, as the secretariat's exports make it. Raises Fault
    INSTANCE_UNREADABLE, also for answers without an id.
    """
    root = parse_instance(instance_xml)
    own = root.find("{*}meta/{*}instanceID")
    if own is None or not (own.text or "").strip():
        raise Fault(Code.INSTANCE_UNREADABLE)
    old, namespace = (own.text or "").strip(), etree.QName(own).namespace
    for meta in root.findall("{*}meta"):
        for element in meta.findall("{*}deprecatedID"):
            meta.remove(element)
    own.text = f"{_UUID}{uuid5(UUID(submission_id), str(revision))}"
    deprecated = etree.Element(etree.QName(namespace, "deprecatedID"))
    deprecated.text = old
    own.addnext(deprecated)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def with_ids(instance_xml: bytes, *, like: bytes) -> bytes:
    """The answers with the ids (`instanceID`, `deprecatedID`) that others have."""
    root, given = parse_instance(instance_xml), parse_instance(like)
    own, old = root.find("{*}meta/{*}instanceID"), given.find("{*}meta/{*}deprecatedID")
    if own is not None and old is not None:
        deprecated = etree.Element(etree.QName(etree.QName(own).namespace, "deprecatedID"))
        deprecated.text = old.text
        own.addnext(deprecated)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
