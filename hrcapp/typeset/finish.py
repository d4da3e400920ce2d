"""What reportlab does not write: fonts, structure, fields, files, marks of conformance."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from hrcapp.model.places import resource
from hrcapp.typeset import tree
from hrcapp.typeset.blocks import Entry
from hrcapp.typeset.embedding import embed
from hrcapp.typeset.metadata import PRODUCER, pdf_date, xmp
from hrcapp.typeset.pen import Pen, Raster
from hrcapp.typeset.structure import Node

if TYPE_CHECKING:
    from hrcapp.typeset.document import Attachment, Document


def finish(
    document: Document, pen: Pen, root: Node, entries: Sequence[Entry], now: datetime, identifier: str
) -> bytes:
    """Turn what the pen drew into PDF/A-3a and PDF/UA-1; a form to fill in into PDF/UA-1 alone."""
    with Pdf.new() as pdf:
        _pages(pdf, pen)
        tree.write(pdf, root)
        _catalog(pdf, document, now, identifier)
        _bookmarks(pdf, entries)
        _attach(pdf, document.attachments, now)
        return _saved(pdf)


def embed_only(pen: Pen) -> bytes:
    """The pen's page with its fonts and nothing else."""
    with Pdf.new() as pdf:
        _pages(pdf, pen)
        return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version="1.7",
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _pages(pdf: Pdf, pen: Pen) -> None:
    contents = pen.finish()
    inks = sorted(pen.inks.values(), key=lambda ink: ink.face.key)
    resources = Dictionary(Font=Dictionary({f"/{ink.face.key}": embed(pdf, ink) for ink in inks}))
    if pen.rasters:
        rasters = {f"/{name}": _raster(pdf, raster) for raster, name in pen.rasters.items()}
        resources.XObject = Dictionary(rasters)
    for content in contents:
        page = pdf.add_blank_page(page_size=pen.size)
        page.obj.Contents = pdf.make_stream(content, Filter=Name.FlateDecode)
        page.obj.Resources = resources


def _raster(pdf: Pdf, raster: Raster) -> pikepdf.Object:
    more: dict[str, Any] = {"Filter": Name.DCTDecode} if raster.jpeg else {}
    if raster.alpha:
        more["SMask"] = _image(pdf, raster, raster.alpha, Name.DeviceGray)
    return _image(pdf, raster, raster.pixels, Name.DeviceRGB, **more)


def _image(pdf: Pdf, raster: Raster, samples: bytes, space: Name, **more: Any) -> pikepdf.Object:
    return pdf.make_stream(
        samples,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=raster.width,
        Height=raster.height,
        ColorSpace=space,
        BitsPerComponent=8,
        **more,
    )


def _catalog(pdf: Pdf, document: Document, now: datetime, identifier: str) -> None:
    root = pdf.Root
    root.Lang = String(document.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if document.rtl:
        root.ViewerPreferences.Direction = Name.R2L
    root.PageMode = Name.UseNone
    packet = xmp(
        title=document.title,
        language=document.language,
        identifier=identifier,
        author=document.author,
        subject=document.subject,
        now=now,
        archive=not document.fillable,
    )
    root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    root.OutputIntents = Array([_srgb(pdf)])
    _info(pdf, document, now)


def _srgb(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(resource("icc", "sRGB2014.icc").read_bytes(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _info(pdf: Pdf, document: Document, now: datetime) -> None:
    """The same facts as in the XMP, for readers that know only these entries."""
    facts = {
        "/Title": document.title,
        "/Author": document.author,
        "/Subject": document.subject,
        "/Producer": PRODUCER,
        "/Creator": PRODUCER,
        "/CreationDate": pdf_date(now),
        "/ModDate": pdf_date(now),
    }
    for key, value in facts.items():
        if value:
            pdf.docinfo[key] = String(value)


def _bookmarks(pdf: Pdf, entries: Sequence[Entry]) -> None:
    if len(entries) < 2:
        return
    with pdf.open_outline() as outline:
        parents: list[pikepdf.OutlineItem] = []
        for entry in entries:
            item = pikepdf.OutlineItem(entry.title, entry.page - 1)
            del parents[entry.level - 1 :]
            (parents[-1].children if parents else outline.root).append(item)
            parents.append(item)


def _attach(pdf: Pdf, attachments: Sequence[Attachment], now: datetime) -> None:
    if not attachments:
        return
    names, files = Array([]), Array([])
    for attachment in sorted(attachments, key=lambda a: a.name):
        entry = pdf.make_indirect(_file(pdf, attachment, now))
        names.append(String(attachment.name))
        names.append(entry)
        files.append(entry)
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
    pdf.Root.AF = files


def _file(pdf: Pdf, attachment: Attachment, now: datetime) -> Dictionary:
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).digest()
    stream = pdf.make_stream(
        attachment.data,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + attachment.media_type),
        Params=Dictionary(
            Size=len(attachment.data), ModDate=String(pdf_date(now)), CheckSum=String(checksum)
        ),
    )
    return Dictionary(
        Type=Name.Filespec,
        F=String(attachment.name),
        UF=String(attachment.name),
        Desc=String(attachment.description),
        AFRelationship=Name.Data,
        EF=Dictionary(F=stream, UF=stream),
    )
