"""Markup that was made to hurt a reader: entities, depth, width, names without end, other encodings."""

from __future__ import annotations

import re
from random import Random

from tests.hostile import mutations
from tests.hostile.mutations import Mutation

_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_TEXT = re.compile(rb">[^<>]+<")
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*\?>\s*")
_ENTITIES = b"<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


def bomb(chance: Random, text: bytes) -> bytes:
    """Entities that multiply, that name a file or a host, that name themselves; parameters."""
    kinds = (
        _ENTITIES,
        b"<!ENTITY j SYSTEM 'file:///etc/passwd'>",
        b"<!ENTITY j SYSTEM 'http://127.0.0.1:9/x'>",
        b"<!ENTITY j '&j;'>",
        b"<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;",
        b"<!ENTITY j '" + b"x" * 100_000 + b"'>",
    )
    root = _TAG.search(text)
    name = re.match(rb"<([\w:.-]+)", root[0])[1] if root else b"x"  # type: ignore[index]
    where = _texts(chance, text)
    body = text[: where[0]] + b"&j;" * chance.choice((1, 30)) + text[where[1] :] if where else text
    return b"<!DOCTYPE " + name + b" [" + chance.choice(kinds) + b"]>" + _DECLARED.sub(b"", body)


def deep(chance: Random, text: bytes) -> bytes:
    times = chance.choice((90, 99, 101, 250, 257, 5_000, 60_000))
    return _put(chance, text, b"<g>" * times + b"</g>" * chance.choice((times, times - 1, 0)))


def wide(chance: Random, text: bytes) -> bytes:
    """Very many of something small: elements, attributes, names for spaces, comments, references."""
    times = chance.choice((300, 5_000, 30_000))
    kinds = (
        b"<g/>" * times,
        b"<g " + b" ".join(b'a%d=""' % n for n in range(times)) + b"/>",
        b"<g " + b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(times)) + b"/>",
        b"<g " + b" ".join(b'xmlns:n%d="u%d" n%d:a=""' % (n, n, n) for n in range(times // 2)) + b"/>",
        b"<!---->" * times,
        b"<?p?>" * times,
        b"&#65;" * times,
        b"<![CDATA[x]]>" * times,
    )
    return _put(chance, text, chance.choice(kinds))


def repeated(chance: Random, text: bytes) -> bytes:
    """One whole element a great many times."""
    found = list(re.finditer(rb"<([\w:.-]+)[^<>]*(?:/>|>[^<>]*</\1>)", text))
    if not found:
        return wide(chance, text)
    one = chance.choice(found)
    times = chance.choice((2, 200, 2_000, 20_000))
    return text[: one.end()] + one[0] * min(times, 2_000_000 // len(one[0])) + text[one.end() :]


def encoded(chance: Random, text: bytes) -> bytes:
    """Another encoding, said or not, of a kind that exists or not; signs that XML forbids."""
    read = _DECLARED.sub(b"", text).decode("utf-8", "replace")
    name = chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-7", "cp1252", "utf-8-sig", "cp037"))
    said = chance.choice(("", name, "utf-8", "ascii", "x-none", "UTF-16", "utf-8" * 300, ""))
    head = f'<?xml version="{chance.choice(("1.0", "1.1", "9"))}" encoding="{said}"?>' if said else ""
    odd = chance.choice(("", "", "\x00", "\x0b", "\ufffe", "\U0010ffff"))
    return (head + odd + read).encode(name, "replace")


def texts(chance: Random, text: bytes) -> bytes:
    """The text of one element, or of an attribute, is something odd."""
    odd = chance.choice(mutations.ODD_TEXTS).encode("utf-8", "replace").replace(b"<", b"&lt;")
    attributes = list(re.finditer(rb'="([^"<>]*)"', text))
    if attributes and chance.random() < 0.5:
        one = chance.choice(attributes)
        return text[: one.start(1)] + odd.replace(b'"', b"'") + text[one.end(1) :]
    where = _texts(chance, text)
    return text[: where[0]] + odd + text[where[1] :] if where else text


def _texts(chance: Random, text: bytes) -> tuple[int, int] | None:
    found = list(_TEXT.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    return one.start() + 1, one.end() - 1


def _put(chance: Random, text: bytes, piece: bytes) -> bytes:
    """The piece behind the beginning of one element."""
    found = [one.end() for one in _TAG.finditer(text)] or [0]
    at = chance.choice(found)
    return text[:at] + piece + text[at:]


MARKUP: tuple[Mutation, ...] = (
    bomb,
    deep,
    wide,
    repeated,
    encoded,
    texts,
    texts,
    texts,
    mutations.xml_piece,
    mutations.xml_piece,
    mutations.xml_piece,
    *mutations.BYTES,
)
