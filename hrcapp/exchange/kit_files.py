"""What a kit's forms name: lists, pictures, sounds and films. Each content is kept once, under its hash.

The names are those that a form says (`towns.csv`, `Carte d’accès.png`): they stand in `kit.json` and never in
the zip, so that nothing is ever opened or written by a name from outside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from hrcapp.exchange import checks
from hrcapp.exchange.file_names import harmless

FOLDER = "files/"
MAX_FILES = 48
"""Different contents in one kit: with the forms and the bag's own files, fewer than every reader takes."""
MAX_BYTES = 16 * 1024 * 1024
ENDINGS = frozenset(
    {"csv", "xml", "geojson", "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg"}
    | {"mp3", "wav", "ogg", "oga", "m4a", "aac", "amr", "flac", "mp4", "m4v", "mov", "webm", "3gp"}
)

FormFiles = Mapping[str, Mapping[str, bytes]]
"""By the form's name in the kit, then by the name that the form says."""


def may_be_carried(name: str) -> bool:
    """Whether a kit takes a file of this name: plain, and of a kind that forms show or look things up in."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    return ending in ENDINGS and harmless(name) == name and not name.startswith(".") and ":" not in name


def checked(files: FormFiles, forms: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """The files in one order, without forms that have none. Raises ValueError for what no kit may carry."""
    found = {form: dict(sorted(own.items())) for form, own in sorted(files.items()) if own}
    if not set(found) <= set(forms):
        raise ValueError("files of a form that is not in the kit")
    if not all(may_be_carried(name) for own in found.values() for name in own):
        raise ValueError("a file of a kind or a name that no kit carries")
    contents = payload_of(found)
    if len(contents) > MAX_FILES or sum(map(len, contents.values())) > MAX_BYTES:
        raise ValueError("too many files, or too large together")
    return found


def payload_of(files: FormFiles) -> dict[str, bytes]:
    """What lies in the kit: `files/` and the SHA-256 of each content."""
    return {FOLDER + digest_of(data): data for own in files.values() for data in own.values()}


def to_json(files: FormFiles) -> dict[str, dict[str, str]]:
    """By form, what each name stands for: the SHA-256 in hex."""
    return {form: {name: digest_of(data) for name, data in own.items()} for form, own in files.items()}


def from_payload(written: Any, payload: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The files that `written` (see `to_json`) names, out of those that lie in the kit.

    Raises ValueError where one lies under another hash than its own, is missing, or is named by no form.
    """
    if not isinstance(written, dict) or len(written) > checks.MAX_ITEMS:
        raise ValueError("an object is missing or too large")
    named = {checks.text(form): checks.texts(own) for form, own in written.items()}
    checks.all_match(checks.SHA256, (digest for own in named.values() for digest in own.values()))
    if any(digest_of(data) != name.removeprefix(FOLDER) for name, data in payload.items()):
        raise ValueError("a file under another hash than its own")
    if {FOLDER + digest for own in named.values() for digest in own.values()} != set(payload):
        raise ValueError("a file is missing, or named by no form")
    return {
        form: {name: payload[FOLDER + digest] for name, digest in own.items()} for form, own in named.items()
    }


def digest_of(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()
