"""A package of parts and their relationships in a ZIP file (ECMA-376 part 2, Open Packaging Conventions)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from posixpath import relpath

from hrcapp.secretariat.markup import element, text

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = f"{_RELATIONSHIPS}/metadata/core-properties"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can hold
_EXTENSIONS = {"xml": "application/xml", "png": "image/png"}


@dataclass(frozen=True)
class Properties:
    """What a file says of itself. `day` stands in the place of the time when it was made; BCP 47 language."""

    title: str
    subject: str
    author: str
    language: str
    day: date


@dataclass
class Package:
    """Parts by their names (`/word/document.xml`), each with what it refers to."""

    properties: Properties
    _parts: dict[str, bytes] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _relations: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes, content_type: str = "") -> str:
        """Add a part: markup or bytes; a picture needs no type. Returns its name."""
        self._parts[name] = content if isinstance(content, bytes) else (_HEAD + content).encode()
        if content_type:
            self._types[name] = content_type
        return name

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Record that `source` ("" for the package) refers to `target`; returns the relationship's id."""
        known = self._relations.setdefault(source, [])
        number = f"rId{len(known) + 1}"
        kind = kind if kind.startswith("http") else f"{_OFFICE}/{kind}"
        to = target if external or not source else relpath(target, source.rpartition("/")[0])
        attributes = {"Id": number, "Type": kind, "Target": to.removeprefix("/")}
        if external:
            attributes["TargetMode"] = "External"
        known.append(element("Relationship", attributes))
        return number

    def to_bytes(self) -> bytes:
        """The whole file."""
        core = self.add("/docProps/core.xml", _core(self.properties), _CORE_TYPE)
        self.relate("", _CORE_RELATION, core)
        files = {"/[Content_Types].xml": (_HEAD + self._content_types()).encode()}
        for source, known in self._relations.items():
            folder, _, name = source.rpartition("/")
            markup = element("Relationships", {"xmlns": _RELATIONSHIPS}, *known)
            files[f"{folder}/_rels/{name}.rels"] = (_HEAD + markup).encode()
        return packed({name.removeprefix("/"): data for name, data in (files | self._parts).items()})

    def _content_types(self) -> str:
        extensions = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            **{name: kind for name, kind in _EXTENSIONS.items() if self._has(name)},
        }
        return element(
            "Types",
            {"xmlns": _CONTENT_TYPES},
            *(element("Default", {"Extension": e, "ContentType": t}) for e, t in extensions.items()),
            *(element("Override", {"PartName": n, "ContentType": t}) for n, t in self._types.items()),
        )

    def _has(self, extension: str) -> bool:
        return any(name.endswith(f".{extension}") for name in self._parts)


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP file of these, in this order, without times or owners."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _core(properties: Properties) -> str:
    moment = f"{properties.day.isoformat()}T00:00:00Z"
    dated = {"xsi:type": "dcterms:W3CDTF"}
    return element(
        "cp:coreProperties",
        {
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
        element("dc:title", {}, text(properties.title)),
        element("dc:subject", {}, text(properties.subject)),
        element("dc:creator", {}, text(properties.author)),
        element("dc:language", {}, text(properties.language)),
        element("dcterms:created", dated, moment),
        element("dcterms:modified", dated, moment),
    )
