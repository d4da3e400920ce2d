"""XML in and out. lxml only parses and writes.

No document type, no entities, no network, bounded size and depth.
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from hrcapp.xforms.limits import MAX_FORM_ELEMENTS, MAX_NAMESPACES, MAX_XML_DEPTH
from hrcapp.xforms.nodes import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Element, Node

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
_XML = "http://www.w3.org/XML/1998/namespace"
ODK = "http://www.opendatakit.org/xforms"


class XmlRefused(Exception):
    """The bytes are not XML we read: the message says why, in the parser's English."""


def parse(data: bytes, *, most: int = MAX_FORM_ELEMENTS) -> etree._Element:
    """The root element of a document of at most that many elements.

    Raises `XmlRefused` for a broken, too deep, too wide or DOCTYPE-carrying one.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise XmlRefused(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefused("a document type declaration is not allowed")
    _check_bounds(root, most)
    return root


_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_XML_DEPTH + 1) + ")")
_COUNT = etree.XPath("count(//*)")


def _check_bounds(root: etree._Element, most: int) -> None:
    """Asked of the XML library as a whole: a walk from here would take as long as reading the form."""
    if _TOO_DEEP(root):
        raise XmlRefused("elements are nested too deeply")
    if float(str(_COUNT(root))) > most:
        raise XmlRefused("there are too many elements")
    # Looking a prefix up takes a time that grows with how many there are, for each attribute that has one.
    declared = etree.iterwalk(root, events=("start-ns",))
    if next(islice(declared, MAX_NAMESPACES, None), None) is not None:
        raise XmlRefused("there are too many namespaces")


def split(tag: str) -> tuple[str, str]:
    """`{namespace}name` → (namespace, name)."""
    if tag[:1] == "{":
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def build(source: etree._Element, *, keep_space: bool = False, document: bool = True) -> Element:
    """Our tree for an element and what is under it, below a document node when asked for.

    Without `keep_space`, white space between elements is dropped and a leaf keeps its text as it is.
    """
    top = _convert(source, keep_space)
    if not document:
        return top
    root = Element(DOCUMENT)
    root.append(top)
    return root


def _convert(source: etree._Element, keep_space: bool) -> Element:
    namespace, name = split(str(source.tag))
    # XHTML is the form's page, never its data: an unprefixed name in an expression does not mean it.
    prefix = "" if source.prefix is None and namespace == XHTML else source.prefix
    element = Element(ELEMENT, name, namespace, prefix)
    for key, value in source.attrib.items():
        element.attributes.append(_attribute(source, str(key), str(value), element))
    if len(source) == 0:
        element.text = source.text or ""
        return element
    _add_text(element, source.text, keep_space)
    for child in source:
        if isinstance(child.tag, str):
            node: Node = _convert(child, keep_space)
        elif child.tag is etree.Comment:
            node = Node(COMMENT, text=child.text or "")
        elif child.tag is etree.ProcessingInstruction:
            node = Node(INSTRUCTION, name=getattr(child, "target", ""), text=child.text or "")
        else:
            raise XmlRefused("an entity is not allowed")
        if keep_space or node.kind == ELEMENT:
            node.parent = element
            element.children.append(node)
        _add_text(element, child.tail, keep_space)
    return _settle(element)


def _settle(element: Element) -> Element:
    """A leaf whose only neighbours were comments keeps its text directly."""
    if element.children and all(child.kind == TEXT for child in element.children):
        element.text = "".join(child.text for child in element.children)
        element.children = []
    return element


def _add_text(element: Element, text: str | None, keep_space: bool) -> None:
    if text and (keep_space or text.strip()):
        last = element.children[-1] if element.children else None
        if last is not None and last.kind == TEXT:
            last.text += text
        else:
            element.children.append(Node(TEXT, text=text, parent=element))


def _attribute(source: etree._Element, key: str, value: str, parent: Element) -> Node:
    namespace, name = split(key)
    prefix = "xml" if namespace == _XML else None
    if namespace and prefix is None:
        prefix = next((known for known, uri in source.nsmap.items() if uri == namespace and known), None)
    return Node(ATTRIBUTE, name, namespace, prefix, value, parent)
