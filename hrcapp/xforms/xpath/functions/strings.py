"""Texts: XPath 1.0 (section 4.2) and ODK's join, substr, regex, ends-with, digest, base64-decode, uuid."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import uuid as uuids
import zlib

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.limits import MAX_MATCHED_CHARS, MAX_STRING_CHARS
from hrcapp.xforms.regex import Pattern, PatternError, compile_pattern
from hrcapp.xforms.xpath.context import Context
from hrcapp.xforms.xpath.errors import XPathLimitError, XPathTypeError
from hrcapp.xforms.xpath.functions.numbers import half_up
from hrcapp.xforms.xpath.functions.registry import function
from hrcapp.xforms.xpath.values import Value, to_number, to_text

_SPACE = re.compile(r"[ \t\r\n]+")


@function("string", 0, 1)
def string(ctx: Context, *arguments: Value) -> Value:
    return to_text(arguments[0]) if arguments else ctx.node.string_value()


@function("concat", 0, None)
def concat(_ctx: Context, *values: Value) -> Value:
    return _bounded("".join(_texts(values)))


@function("join", 1, None)
def join(_ctx: Context, separator: Value, *values: Value) -> Value:
    return _bounded(to_text(separator).join(_texts(values)))


@function("starts-with", 2)
def starts_with(_ctx: Context, text: Value, start: Value) -> Value:
    return to_text(text).startswith(to_text(start))


@function("ends-with", 2)
def ends_with(_ctx: Context, text: Value, end: Value) -> Value:
    return to_text(text).endswith(to_text(end))


@function("contains", 2)
def contains(_ctx: Context, text: Value, part: Value) -> Value:
    return to_text(part) in to_text(text)


@function("substring-before", 2)
def substring_before(_ctx: Context, text: Value, mark: Value) -> Value:
    before, found, _ = _partition(to_text(text), to_text(mark))
    return before if found else ""


@function("substring-after", 2)
def substring_after(_ctx: Context, text: Value, mark: Value) -> Value:
    return _partition(to_text(text), to_text(mark))[2]


def _partition(text: str, mark: str) -> tuple[str, bool, str]:
    at = text.find(mark)
    return (text, False, "") if at < 0 else (text[:at], True, text[at + len(mark) :])


@function("substring", 2, 3)
def substring(ctx: Context, text: Value, start: Value, *length: Value) -> Value:
    """XPath's own: counted from 1, bounds rounded, infinities allowed."""
    zone = ctx.world.zone
    first = half_up(to_number(start, zone))
    end = first + half_up(to_number(length[0], zone)) if length else float("inf")
    return "".join(char for at, char in enumerate(to_text(text), 1) if first <= at < end)


@function("substr", 2, 3)
def substr(ctx: Context, text: Value, start: Value, *end: Value) -> Value:
    """ODK's: counted from 0, the end excluded; negative places count from the end."""
    whole = to_text(text)
    first = _place(ctx, start)
    return whole[first : _place(ctx, end[0])] if end else whole[first:]


def _place(ctx: Context, value: Value) -> int:
    number = to_number(value, ctx.world.zone)
    return 0 if number != number else int(max(min(number, MAX_STRING_CHARS), -MAX_STRING_CHARS))


@function("string-length", 0, 1)
def string_length(ctx: Context, *arguments: Value) -> Value:
    return float(len(to_text(arguments[0]) if arguments else ctx.node.string_value()))


@function("normalize-space", 0, 1)
def normalize_space(ctx: Context, *arguments: Value) -> Value:
    text = to_text(arguments[0]) if arguments else ctx.node.string_value()
    return _SPACE.sub(" ", text).strip(" ")


@function("translate", 3)
def translate(_ctx: Context, text: Value, old: Value, new: Value) -> Value:
    replacement = to_text(new)
    table: dict[int, str | None] = {}
    for at, char in enumerate(to_text(old)):
        table.setdefault(ord(char), replacement[at] if at < len(replacement) else None)
    return to_text(text).translate(table)


def pattern_of(text: str) -> Pattern:
    """Raises `XPathTypeError` for a text that is no pattern."""
    try:
        return compile_pattern(text)
    except PatternError as error:
        raise XPathTypeError(
            N_("“{text}” is not a regular expression: “{part}” is not understood"), text=text, part=error
        ) from error


@function("regex", 2, checks={1: pattern_of})
def regex(ctx: Context, text: Value, pattern: Value) -> Value:
    """Whether the pattern is found in the text; for the whole text it needs `^` and `$`."""
    whole = to_text(text)
    if len(whole) > MAX_MATCHED_CHARS:
        raise XPathLimitError(N_("the text is too long for regex()"))
    return pattern_of(to_text(pattern)).found_in(whole, ctx.world.spend)


_DIGESTS = {
    "MD5": hashlib.md5,
    "SHA-1": hashlib.sha1,
    "SHA-256": hashlib.sha256,
    "SHA-384": hashlib.sha384,
    "SHA-512": hashlib.sha512,
}


def _algorithm(name: str) -> str:
    """Raises `XPathTypeError` for one that is not known."""
    if name.upper() not in (*_DIGESTS, "CRC32"):
        raise XPathTypeError(N_("digest() does not know the algorithm “{name}”"), name=name)
    return name.upper()


@function("digest", 2, 3, checks={1: _algorithm})
def digest(_ctx: Context, text: Value, algorithm: Value, *encoding: Value) -> Value:
    """MD5, SHA-1, SHA-256, SHA-384, SHA-512 or CRC32 of the UTF-8 text; base64 unless "hex" is asked for."""
    data = to_text(text).encode()
    name = _algorithm(to_text(algorithm))
    if name == "CRC32":
        made = zlib.crc32(data).to_bytes(4, "big")
    else:
        made = _DIGESTS[name](data, usedforsecurity=False).digest()
    form = to_text(encoding[0]).lower() if encoding else "base64"
    return made.hex() if form == "hex" else base64.b64encode(made).decode()


@function("base64-decode", 1)
def base64_decode(_ctx: Context, text: Value) -> Value:
    """UTF-8 text from base64; empty when it is not base64. Bytes that are not UTF-8 are replaced."""
    try:
        return base64.b64decode(to_text(text), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


@function("uuid", 0, 1, deterministic=False)
def uuid(ctx: Context, *length: Value) -> Value:
    """A random version 4 UUID, or that many random letters and digits."""
    if not length:
        return str(uuids.UUID(int=ctx.world.chance.getrandbits(128), version=4))
    wanted = to_number(length[0], ctx.world.zone)
    if wanted != wanted or wanted < 0 or wanted > MAX_STRING_CHARS:
        raise XPathTypeError(N_("uuid() needs a length"))
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return "".join(ctx.world.chance.choice(letters) for _ in range(int(wanted)))


@function("version")
def version(ctx: Context) -> Value:
    """The form's version."""
    return ctx.world.version


def _texts(values: tuple[Value, ...]) -> list[str]:
    """Every value as text, each node of a nodeset for itself."""
    found: list[str] = []
    for value in values:
        if isinstance(value, list):
            found += [node.string_value() for node in value]
        else:
            found.append(to_text(value))
    return found


def _bounded(text: str) -> str:
    if len(text) > MAX_STRING_CHARS:
        raise XPathLimitError(N_("the text grows too long"))
    return text
