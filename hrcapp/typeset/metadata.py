"""What a document says about itself: XMP marked PDF/A-3a and PDF/UA-1, and the old Info entries."""

from __future__ import annotations

from datetime import datetime
from xml.sax import saxutils

from hrcapp import __version__

PRODUCER = f"hrcapp {__version__}"

# PDF/A-3 knows no schema for PDF/UA's mark: it has to be described (ISO 19005-3, 6.6.2.3).
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_ARCHIVE = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{archive}<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>{author}{subject}
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
{extension}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _escape(text: str) -> str:
    """Text for XML, without the characters that XML 1.0 does not know."""
    return saxutils.escape("".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff")))


def xmp(
    *,
    title: str,
    language: str,
    identifier: str,
    author: str,
    subject: str,
    now: datetime,
    archive: bool = True,
) -> bytes:
    """The metadata packet, UTF-8; without `archive` it claims PDF/UA-1 alone."""
    by = f"<dc:creator><rdf:Seq><rdf:li>{_escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    about = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_escape(subject)}</rdf:li></rdf:Alt>'
        "</dc:description>"
        if subject
        else ""
    )
    return _PACKET.format(
        title=_escape(title),
        language=_escape(language),
        identifier=_escape(identifier),
        author=by,
        subject=about,
        date=now.isoformat(timespec="seconds"),
        producer=_escape(PRODUCER),
        extension=_EXTENSION,
        archive=_ARCHIVE if archive else "",
    ).encode("utf-8")


def pdf_date(now: datetime) -> str:
    """D:YYYYMMDDHHmmSS with the offset (PDF 32000-1, 7.9.4)."""
    offset = now.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset and offset[1:] != "0000" else "Z"
    return now.strftime("D:%Y%m%d%H%M%S") + zone
