"""PDFs that were made to hurt a reader: loops, fans of references, bombs, endless histories."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_CATALOG = b"<</Type/Catalog/AcroForm 2 0 R/Pages 3 0 R>>"
_NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF with these objects, numbered from 1, the first of them its root."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    trailer = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def field_that_holds_itself() -> bytes:
    return pdf([_CATALOG, b"<</Fields[4 0 R]>>", _NO_PAGES, b"<</T(a)/Kids[4 0 R]>>"])


def fields_that_double(levels: int) -> bytes:
    """Each field holds the next one twice: two to the power of `levels` ways through two kilobytes."""
    steps = [b"<</T(a%d)/Kids[%d 0 R %d 0 R]>>" % (n, 5 + n, 5 + n) for n in range(levels)]
    return pdf([_CATALOG, b"<</Fields[4 0 R]>>", _NO_PAGES, *steps, b"<</T(z)/FT/Sig>>"])


def brackets(depth: int) -> bytes:
    return pdf([_CATALOG, b"<</Fields[]>>", _NO_PAGES, b"[" * depth])


def fields_in_a_row(depth: int) -> bytes:
    steps = [b"<</T(a)/Kids[%d 0 R]>>" % (5 + n) for n in range(depth)]
    return pdf([_CATALOG, b"<</Fields[4 0 R]>>", _NO_PAGES, *steps, b"<</T(z)>>"])


def many_objects(count: int) -> bytes:
    return pdf([_CATALOG, b"<</Fields[]>>", _NO_PAGES, *[b"null"] * count])


def table_that_unfolds(size: int) -> bytes:
    """A cross-reference stream of zeros, a thousandth as large as what it unfolds to."""
    data = zlib.compress(bytes(size), 9)
    head = b"<</Type/XRef/W[1 2 1]/Size 50000000/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(data)
    return b"%PDF-1.7\n1 0 obj\n" + head + b"stream\n" + data + b"\nendstream\nendobj\nstartxref\n9\n%%EOF"


def objects_that_unfold_twice(size: int) -> bytes:
    """A stream of objects, packed twice: a megabyte in a kilobyte."""
    data = zlib.compress(zlib.compress(bytes(size), 9), 9)
    head = b"<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>" % len(data)
    return pdf([_CATALOG, b"<</Fields[4 0 R]>>", _NO_PAGES, head + b"stream\n" + data + b"\nendstream"])


def revisions(signed: bytes, count: int) -> bytes:
    """Empty updates appended to a file, one pointing to the one before."""
    before, out = int(signed.rpartition(b"startxref")[2].split()[0]), bytearray(signed)
    for _ in range(count):
        out += b"\n"
        here = len(out)
        out += b"xref\n0 0\ntrailer <</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (before, here)
        before = here
    return bytes(out)
