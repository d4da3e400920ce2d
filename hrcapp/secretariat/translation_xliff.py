"""XLIFF 2.1 (OASIS, ISO 21720): written with one segment for each text, read however a tool has cut it.

Every 2.x file is read: they share one namespace. No document type, no entities, no network.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from hrcapp.secretariat.translation_fold import Status, plain
from hrcapp.secretariat.translation_units import Document, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNKNOWN = "und"
_STATES = {None: "initial", Status.DRAFT: "translated", Status.CHECKED: "reviewed"}
_CHECKED = ("reviewed", "final")


def write(document: Document) -> bytes:
    """The file: a `file` for each party, a `unit` for each text with the question as its note."""
    root = etree.Element(
        _name("xliff"),
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]  # the stubs know no default namespace
        attrib={
            "version": "2.1",
            "srcLang": document.source_language or _UNKNOWN,
            "trgLang": document.language,
            _SPACE: "preserve",
        },
    )
    for number, (group, units) in enumerate(groupby(document.units, key=lambda unit: unit.group), start=1):
        file = etree.SubElement(root, _name("file"), id=f"f{number}", original=group, canResegment="no")
        for unit in units:
            _write_unit(file, unit)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _write_unit(file: etree._Element, unit: Unit) -> None:
    made = etree.SubElement(file, _name("unit"), id=unit.id)
    notes = etree.SubElement(made, _name("notes"))
    etree.SubElement(notes, _name("note"), category="question").text = unit.note
    segment = etree.SubElement(made, _name("segment"), state=_STATES[unit.status])
    etree.SubElement(segment, _name("source")).text = unit.source
    if unit.target:
        etree.SubElement(segment, _name("target")).text = unit.target


def read(data: bytes) -> Document:
    """The units of a file. Raises ValueError for what is no XLIFF 2."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError) as error:
        raise ValueError("no XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type declaration is not allowed")
    if root.tag != _name("xliff"):
        raise ValueError("no XLIFF 2")
    source = root.get("srcLang", "")
    units = tuple(_read_unit(unit) for unit in root.iter(_name("unit")))
    return Document("" if source == _UNKNOWN else source, root.get("trgLang", ""), units)


def _read_unit(unit: etree._Element) -> Unit:
    """Segments and what lies between them, in the order of the source; targets may have another one."""
    pieces = list(unit.iterchildren(_name("segment"), _name("ignorable")))
    source = "".join(_text(piece, "source") for piece in pieces)
    target = "".join(_text(piece, "target") for piece in sorted(pieces, key=_Order(pieces)))
    states = {piece.get("state", "initial") for piece in pieces if piece.tag == _name("segment")}
    status = Status.CHECKED if states and states <= set(_CHECKED) else Status.DRAFT
    target = plain(target)
    return Unit(unit.get("id", ""), plain(source), target, status if target else None)


class _Order:
    """Where a target stands: what its `order` says (from 1), or where its source is."""

    def __init__(self, pieces: list[etree._Element]) -> None:
        self._places = {piece: place for place, piece in enumerate(pieces, start=1)}

    def __call__(self, piece: etree._Element) -> int:
        target = piece.find(_name("target"))
        said = target.get("order", "") if target is not None else ""
        return int(said) if said.isdecimal() and len(said) < 9 else self._places[piece]


def _text(piece: etree._Element, name: str) -> str:
    """The words of a source or target, without what a tool marked in them; blanks between are a source's."""
    found = piece.find(_name(name))
    if found is None:
        return _text(piece, "source") if name == "target" and piece.tag == _name("ignorable") else ""
    return "".join(_words(found))


def _words(element: etree._Element) -> Iterator[str]:
    for text in element.itertext(etree.Element):
        yield str(text)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
