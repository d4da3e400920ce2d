"""Changes that know what they change: bytes, members of the zip, lines of a bag, values of JSON and XML.

Each takes a source of chance and a whole file and gives another file. Those of `unsigned` leave a signature
that can't hold any more; `resigned` signs what it changed with the keys it is given, as a sender would who
means harm.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from hrcapp.exchange import bag, canonical_zip, sshsig
from hrcapp.exchange.keys import SigningKey

Mutation = Callable[[Random, bytes], bytes]

ODD_TEXTS = (
    "",
    " ",
    "\x00",
    "../../etc/passwd",
    "CON.txt",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\u202eevil\u2066",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "9" * 400,
    "-1",
    "1e400",
    "NaN",
    "٣",
    "a" * 5000,
    "hrc-submission/99",
    "2026-13-45T99:99:99Z",
    "SHA256:" + "A" * 43,
    "age1" + "q" * 58,
)
ODD_VALUES: tuple[Any, ...] = (
    *ODD_TEXTS,
    None,
    True,
    False,
    0,
    -1,
    10**30,
    [],
    {},
    [[]],
    {"": {}},
    [None] * 300,
)
ODD_BYTES = (
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x00",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\n",
    b"-----END",
    b"%PDF-",
)


# -- bytes


def flip(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def splice(chance: Random, data: bytes) -> bytes:
    """Something put in the place of something."""
    at, length = chance.randrange(len(data)), chance.choice((0, 1, 4, 50, 2000))
    other = chance.randrange(len(data))
    piece = chance.choice(
        (b"", data[other : other + length], chance.randbytes(length), chance.choice(ODD_BYTES))
    )
    return data[:at] + piece + data[at + length :]


def number(chance: Random, data: bytes) -> bytes:
    """One of the little numbers that say how long something is, changed."""
    at = chance.randrange(max(1, len(data) - 4))
    value = chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, len(data), len(data) + 1))
    return data[:at] + struct.pack("<L", value) + data[at + 4 :]


# -- members of a zip


def member(chance: Random, data: bytes) -> bytes:
    """The contents of one member changed, the zip made anew."""
    files = canonical_zip.read(data)
    name = chance.choice(list(files))
    return canonical_zip.write(
        {**files, name: chance.choice((flip, cut, splice))(chance, files[name] or b"x")}
    )


def members_mixed(chance: Random, data: bytes) -> bytes:
    """Members left out, exchanged, added or renamed, the zip made anew."""
    files = dict(canonical_zip.read(data))
    name, other = chance.choice(list(files)), chance.choice(list(files))
    what = chance.randrange(4)
    if what == 0:
        del files[name]
    elif what == 1:
        files[name], files[other] = files[other], files[name]
    elif what == 2:
        files[name.rpartition("/")[0] + "/data/more.xml"] = chance.randbytes(40)
    else:
        files[name + ".old"] = files.pop(name)
    return canonical_zip.write(files) if files else b""


def other_zip(chance: Random, data: bytes) -> bytes:
    """The same members as another program would pack them, some of them with names that harm."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in canonical_zip.read(data).items():
            if chance.random() < 0.2:
                name = chance.choice(("../" + name, "/" + name, name.upper(), "C:\\" + name, name + "/"))
            info = zipfile.ZipInfo(name, (1980 + chance.randrange(40), 1, 1, 0, 0, 0))
            info.compress_type = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            info.external_attr = chance.choice((0, 0o120777 << 16, 0o100755 << 16))
            archive.writestr(info, content)
    return out.getvalue()


# -- texts


def line(chance: Random, text: bytes) -> bytes:
    """One line of a tag file left out, doubled, swapped or given another value."""
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(at, lines[at])
    elif what == 2:
        chance.shuffle(lines)
    else:
        label = lines[at].partition(b": ")[0]
        lines[at] = label + b": " + chance.choice(ODD_TEXTS).encode("utf-8", "replace")
    return b"\n".join(lines)


def json_value(chance: Random, text: bytes) -> bytes:
    """One value anywhere in a JSON text replaced, left out or nested without end."""
    if chance.random() < 0.05:
        return b"[" * chance.choice((100, 20_000)) + text
    value = json.loads(text)
    places: list[tuple[Any, Any]] = []
    _places(value, places)
    holder, key = chance.choice(places)
    if isinstance(holder, dict) and chance.random() < 0.2:
        del holder[key]
    else:
        holder[key] = chance.choice(ODD_VALUES)
    return json.dumps(
        value, ensure_ascii=chance.random() < 0.1, sort_keys=True, separators=(",", ":")
    ).encode()


def _places(value: Any, found: list[tuple[Any, Any]]) -> None:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        found.append((value, key))
        _places(inside, found)


def xml_piece(chance: Random, text: bytes) -> bytes:
    """An element left out, doubled, renamed, nested deeply, or with a text that nobody expects."""
    tags = [(m.start(), m.end()) for m in re.finditer(rb"<[^>]+>", text)]
    if not tags:
        return flip(chance, text)
    start, end = chance.choice(tags)
    what = chance.randrange(6)
    if what == 0:
        return text[:start] + text[end:]
    if what == 1:
        return text[:end] + text[start:end] + text[end:]
    if what == 2:
        return b'<!DOCTYPE x [<!ENTITY e "eeee"><!ENTITY f "&e;&e;&e;">]>' + text
    if what == 3:
        deep = chance.choice((50, 5000))
        return text[:end] + b"<a>" * deep + b"</a>" * deep + text[end:]
    if what == 4:
        return text[:end] + chance.choice(ODD_TEXTS).encode("utf-8", "replace") + text[end:]
    return text[:start] + b'<x xmlns="urn:other" a="' + b"b" * 300 + b'">' + text[end:]


def compressed(chance: Random, data: bytes) -> bytes:
    return zlib.compress(data, chance.randrange(10))


BYTES: tuple[Mutation, ...] = (flip, cut, splice, number, compressed)
ZIPS: tuple[Mutation, ...] = (*BYTES, member, members_mixed, other_zip)


# -- bags, made consistent again


def resigned(
    chance: Random, data: bytes, key: SigningKey, namespace: str, change: Mapping[str, Mutation]
) -> bytes:
    """A bag with one file changed that `change` names by its ending, manifests and signature made anew.

    The bag that comes out is as whole as the format lets it be: what was changed is all that is wrong.
    """
    files = canonical_zip.read(data)
    root = next(iter(files)).split("/", 1)[0]
    inside = {name[len(root) + 1 :]: content for name, content in files.items()}
    inside.pop(bag.SIGNATURE, None)
    fit = [(name, mutate) for ending, mutate in change.items() for name in inside if name.endswith(ending)]
    name, mutate = chance.choice(fit)
    inside[name] = mutate(chance, inside[name] or b" ")
    payload = {name: content for name, content in inside.items() if name.startswith("data/")}
    if name != bag.INFO:
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode()
        inside[bag.INFO] = re.sub(rb"Payload-Oxum: .*\n", oxum, inside[bag.INFO])
    tags = {name: content for name, content in inside.items() if "/" not in name and "manifest" not in name}
    tags[bag.MANIFEST] = _listed(payload)
    tags[bag.TAGMANIFEST] = _listed(tags)
    made = {**tags, **payload, bag.SIGNATURE: sshsig.sign(tags[bag.TAGMANIFEST], key, namespace)}
    return canonical_zip.write({f"{root}/{name}": content for name, content in made.items()})


def _listed(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
