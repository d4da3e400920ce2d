"""What a file is, by its content: only kinds that the app can show as pictures are let in."""

from __future__ import annotations

from hrcapp.model.faults import Code, Fault

_KINDS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
)


_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
"""The brands of still pictures (ISO/IEC 23008-12)."""


def is_heic(data: bytes) -> bool:
    """Whether it says of itself that it is a HEIF still picture, as telephones take them."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def sniff(data: bytes, name: str) -> tuple[str, str]:
    """The media type and the suffix. The file's own name decides nothing. Raises Fault FILE_TYPE_REFUSED."""
    for magic, media_type, suffix in _KINDS:
        if data.startswith(magic):
            return media_type, suffix
    raise Fault(Code.FILE_TYPE_REFUSED, name=name)
