"""A submission of ODK or Kobo as XML, and the same answers in the shape of a form of the campaign.

Only what was sent is kept: nothing is computed anew. The result is written in the form's own order, so that
one submission gives the same bytes however it was exported. OpenRosa metadata: getodk.github.io/xforms-spec.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import FormDefinition, parse_instance
from hrcapp.xforms.definition import ModelNode

UUID_PREFIX = "uuid:"
_OF_OTHERS = frozenset({"formhub", "__version__", "_version_", "meta"})
"""Elements that Kobo adds to a form of ours; other clients add to `meta`."""
_PAGE = (b"<h:html", b"<html", b"http://www.w3.org/1999/xhtml")
_HEAD = 4096


@dataclass(frozen=True)
class Sent:
    """One submission as it was sent; `deprecated` is the id of the version that it replaces, or ""."""

    form: str
    version: str
    instance: str
    deprecated: str
    root: etree._Element = field(repr=False)


@dataclass(frozen=True)
class Fitted:
    """The answers in a form: `unknown` are the elements with text that the form does not have."""

    definition: FormDefinition
    instance_xml: bytes
    unknown: tuple[str, ...]
    known: int


def looks_like_instance(data: bytes) -> bool:
    """Whether this is a submission's XML, and no form."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"instanceID" in data and not any(page in head for page in _PAGE)


def read(data: bytes, name: str = "") -> Sent:
    """Read a submission. Raises Fault INSTANCE_UNREADABLE (also without an id), ODK_ENCRYPTED."""
    root = parse_instance(data)
    if root.get("encrypted") or root.find("{*}base64EncryptedKey") is not None:
        raise Fault(Code.ODK_ENCRYPTED, name=name)
    instance = meta(root, "instanceID")
    if not instance:
        raise Fault(Code.INSTANCE_UNREADABLE)
    return Sent(
        form=root.get("id", ""),
        version=root.get("version", ""),
        instance=instance,
        deprecated=meta(root, "deprecatedID"),
        root=root,
    )


def meta(root: etree._Element, name: str) -> str:
    """`meta/instanceID` or `meta/deprecatedID`, in whatever namespace."""
    found = root.find(f"{{*}}meta/{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def fit(sent: Sent, forms: Iterable[FormDefinition], name: str = "") -> Fitted:
    """The answers in the form that they belong to: by id and version, by id, or, since Kobo names forms
    itself, by having every question that was answered. Raises Fault ODK_FORM_OTHER.
    """
    tried = [(_nearness(sent, form), fitted_in(sent, form)) for form in forms]
    fitting = [(near, one) for near, one in tried if one.known and (near or not one.unknown)]
    if not fitting:
        raise Fault(Code.ODK_FORM_OTHER, name=name, form=f"{sent.form} {sent.version}".strip())
    return max(fitting, key=lambda pair: (pair[0], -len(pair[1].unknown)))[1]


def _nearness(sent: Sent, form: FormDefinition) -> int:
    if sent.form != form.id:
        return 0
    return 2 if sent.version == form.version else 1


def fitted_in(sent: Sent, definition: FormDefinition) -> Fitted:
    """The answers in this form, whichever they were sent for."""
    model = definition.root
    root = etree.Element(_tag(model), {"id": definition.id, "version": definition.version})
    copying = _Copying()
    copying.children(model, sent.root, root)
    set_meta(definition, root, sent.instance, sent.deprecated)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return Fitted(definition, xml, tuple(copying.unknown), copying.known)


class _Copying:
    """Copies answers by name; counts what the form knows and lists what it does not."""

    def __init__(self) -> None:
        self.known = 0
        self.unknown: list[str] = []

    def children(self, model: ModelNode, source: etree._Element, target: etree._Element) -> None:
        by_name: dict[str, list[etree._Element]] = {}
        for child in source.iterchildren(etree.Element):
            by_name.setdefault(etree.QName(child).localname, []).append(child)
        for known in model.children.values():
            given = by_name.pop(known.name, [])
            if known.name != "meta":
                for one in given if known.is_repeat else given[:1]:
                    self._one(known, one, target)
                for extra in [] if known.is_repeat else given[1:]:
                    self.unknown += _told(extra, model.path)
        for name, rest in by_name.items():
            if name not in _OF_OTHERS:
                self.unknown += [told for one in rest for told in _told(one, model.path)]

    def _one(self, model: ModelNode, source: etree._Element, target: etree._Element) -> None:
        element = etree.SubElement(target, _tag(model))
        if model.children:
            self.children(model, source, element)
            if not model.is_repeat and not len(element):
                target.remove(element)
        elif (source.text or "").strip():
            self.known += 1
            element.text = source.text
            for child in source.iterchildren(etree.Element):
                self.unknown += _told(child, model.path)
        else:
            below = source.iterchildren(etree.Element)
            self.unknown += [told for child in below for told in _told(child, model.path)]
            target.remove(element)


def _told(element: etree._Element, above: str) -> Iterator[str]:
    """The paths at and below an element that hold text."""
    path = f"{above}/{etree.QName(element).localname}"
    if (element.text or "").strip():
        yield path
    for child in element.iterchildren(etree.Element):
        yield from _told(child, path)


def set_meta(definition: FormDefinition, root: etree._Element, instance: str, deprecated: str) -> None:
    """Give a submission these ids and no other metadata. Raises Fault INSTANCE_UNREADABLE."""
    model = next((child for child in definition.root.children.values() if child.name == "meta"), None)
    if model is None:
        raise Fault(Code.INSTANCE_UNREADABLE)
    for old in root.findall("{*}meta"):
        root.remove(old)
    values = {"instanceID": instance, "deprecatedID": deprecated}
    element = etree.SubElement(root, _tag(model))
    for child in model.children.values():
        if values.get(child.name):
            etree.SubElement(element, _tag(child)).text = values[child.name]


def _tag(model: ModelNode) -> str:
    """Names with a prefix keep their namespace; the others have none in what this app writes."""
    return f"{{{model.namespace}}}{model.name}" if model.prefix else model.name
