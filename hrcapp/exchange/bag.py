"""BagIt 1.0 (RFC 8493) in its strictest form: SHA-256, one root folder, one possible set of bytes.

A bag here is a mapping of names to bytes, as the canonical zip holds it. The reader takes root, payload and
bag-info from it, builds the bag anew and compares, so no tag file can say two things. `fetch.txt` and tag
files that are not listed here are refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hrcapp.exchange.canonical_zip import check_names
from hrcapp.exchange.refusal import Reason, Refused

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO, MANIFEST, TAGMANIFEST = "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNATURE = f"{TAGMANIFEST}.sig"
FORMAT = "Bundle-Format"
_OXUM = "Payload-Oxum"
_FORMAT = re.compile(r"(hrc-[a-z-]{1,30})/([0-9]{1,6})")
_LABEL = re.compile(r"[A-Z][A-Za-z-]{0,40}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_MAX_INFO, _MAX_VALUE = 64 * 1024, 4096


@dataclass(frozen=True)
class Bag:
    """A bag whose bytes have been checked; its signature has not.

    Payload names are without `data/`; `digests` are the SHA-256 in hex of the payload's files.
    """

    root: str
    info: Mapping[str, str]
    payload: Mapping[str, bytes]
    digests: Mapping[str, str]
    tagmanifest: bytes
    signature: bytes | None


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 in hex of each."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def build(
    root: str,
    payload: Mapping[str, bytes],
    info: Mapping[str, str],
    digests: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """The unsigned bag, names beginning with `root/`. Raises ValueError for unfit names or bag-info.

    `digests` of the payload need not be computed twice.
    """
    check_names([f"{root}/data/{name}" for name in payload])
    return _build(root, payload, info, digests or digests_of(payload))


def _build(
    root: str, payload: Mapping[str, bytes], info: Mapping[str, str], digests: Mapping[str, str]
) -> dict[str, bytes]:
    if not payload:
        raise ValueError("a bag carries at least one file")
    tags = {
        "bagit.txt": DECLARATION,
        INFO: _info_text({**info, _OXUM: f"{sum(map(len, payload.values()))}.{len(payload)}"}),
        MANIFEST: _manifest({f"data/{name}": one for name, one in digests.items()}),
    }
    tags[TAGMANIFEST] = _manifest(digests_of(tags))
    files = {**tags, **{f"data/{name}": data for name, data in payload.items()}}
    return {f"{root}/{name}": data for name, data in files.items()}


def signed(files: Mapping[str, bytes], signature: bytes) -> dict[str, bytes]:
    """The bag with the signature of its tag manifest beside it."""
    root = next(iter(files)).split("/", 1)[0]
    return {**files, f"{root}/{SIGNATURE}": signature}


def tagmanifest(files: Mapping[str, bytes]) -> bytes:
    """What is signed: through it and the manifest it lists, every other byte of the bag."""
    return next(data for name, data in files.items() if name.endswith(f"/{TAGMANIFEST}"))


def parse(files: Mapping[str, bytes], *, wanted: str, earlier: Collection[str] = ()) -> Bag:
    """Check a bag against the format wanted, `name/major`, or an `earlier` one that is read as well.

    Raises Refused: FOREIGN, NEWER or ALTERED.
    """
    root, inside = _inside(files)
    info = _parse_info(inside.get(INFO, b""))
    if FORMAT in info and not _is_listed(inside):
        raise Refused(Reason.ALTERED)
    check_format(info.get(FORMAT, ""), wanted, earlier)
    signature = inside.pop(SIGNATURE, None)
    payload = {name[5:]: data for name, data in inside.items() if name.startswith("data/")}
    digests = digests_of(payload)
    try:
        # The canonical zip has looked at the names.
        rebuilt = _build(root, payload, {k: v for k, v in info.items() if k != _OXUM}, digests)
    except ValueError as error:
        raise Refused(Reason.ALTERED) from error
    if rebuilt != {f"{root}/{name}": data for name, data in inside.items()}:
        raise Refused(Reason.ALTERED)
    return Bag(root, info, payload, digests, inside[TAGMANIFEST], signature)


def _inside(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    roots = {name.split("/", 1)[0] for name in files}
    if len(roots) != 1 or not all("/" in name for name in files):
        raise Refused(Reason.FOREIGN)
    root = roots.pop()
    return root, {name[len(root) + 1 :]: data for name, data in files.items()}


def _is_listed(inside: Mapping[str, bytes]) -> bool:
    """Whether the tag manifest vouches for bag-info, which names the format: true of every major version."""
    line = f"{hashlib.sha256(inside.get(INFO, b'')).hexdigest()}  {INFO}\n".encode()
    return line in inside.get(TAGMANIFEST, b"")


def check_format(found: str, wanted: str, earlier: Collection[str] = ()) -> None:
    """Compare two formats, `name/major`. Raises Refused: FOREIGN or NEWER."""
    form = _FORMAT.fullmatch(found)
    name, _, major = wanted.partition("/")
    if not form or form[1] != name:
        raise Refused(Reason.FOREIGN)
    if found != wanted and found not in earlier:
        raise Refused(Reason.NEWER if int(form[2]) > int(major) else Reason.FOREIGN)


def _manifest(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def _info_text(info: Mapping[str, str]) -> bytes:
    for label, value in info.items():
        # What can be printed holds no control: that is told faster.
        controls = not value.isprintable() and _CONTROL.search(value)
        if not _LABEL.fullmatch(label) or not 0 < len(value) <= _MAX_VALUE or controls:
            raise ValueError(f"unfit for bag-info: {label}")
        if value != value.strip():
            raise ValueError(f"blanks around a value of bag-info: {label}")
    return "".join(f"{label}: {value}\n" for label, value in info.items()).encode()


def _parse_info(text: bytes) -> dict[str, str]:
    try:
        lines = text[:_MAX_INFO].decode().split("\n")
    except UnicodeDecodeError as error:
        raise Refused(Reason.ALTERED) from error
    pairs = [line.partition(": ") for line in lines if line]
    return {label: value for label, _, value in pairs}
