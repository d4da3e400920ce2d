"""The parsers of our own: what each may raise over any bytes, and what must hold of those that it takes.

A target runs one input. It returns for what is taken or refused as it should be; whatever else it raises is a
fault that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from hrcapp.exchange import age, bech32, canonical_json, canonical_zip, mail, sshsig
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.refusal import Refused
from hrcapp.media import tables
from hrcapp.model.faults import Fault
from hrcapp.secretariat import odk_instance, translation_units
from hrcapp.secretariat.report import markdown
from hrcapp.vault import recovery
from hrcapp.xforms import regex
from hrcapp.xforms.external.files import FileRefused
from hrcapp.xforms.external.geojson import read_geojson
from hrcapp.xforms.limits import MAX_EVALUATION_STEPS
from hrcapp.xforms.xpath import XPathError, compile_expression, parse
from tests.hostile import answers, forms, letters, sheets

_KEY = SigningKey.generate()
_IDENTITY, _RECIPIENT = age.generate()
_LINES = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"


def xpath(data: bytes) -> None:
    with suppress(XPathError, RecursionError):  # the reader of a form tells of both
        compile_expression(parse(_text(data)), {"jr": "urn:jr"})


class _Steps:
    """As much work as one expression of a form may do."""

    def __init__(self) -> None:
        self._left = MAX_EVALUATION_STEPS

    def __call__(self, steps: int = 1) -> None:
        self._left -= steps
        if self._left < 0:
            raise regex.PatternError("too much work")


def pattern(data: bytes) -> None:
    """The first line is the pattern, what follows the text."""
    rule, _, text = _text(data).partition("\n")
    with suppress(regex.PatternError):
        regex.compile_pattern(rule[:400]).found_in(text[:400], _Steps())


def xform(data: bytes) -> None:
    with suppress(Fault):
        forms.fill(data, {})


def instance(data: bytes) -> None:
    with suppress(Fault):
        odk_instance.fit(odk_instance.read(data), [answers.FORM])


def json(data: bytes) -> None:
    with suppress(ValueError):
        assert canonical_json.dump(canonical_json.load(data, max_bytes=100_000)) == data


def zipped(data: bytes) -> None:
    with suppress(Refused):
        assert canonical_zip.write(canonical_zip.read(data)) == data


def bech(data: bytes) -> None:
    text = _text(data)
    with suppress(ValueError):
        assert bech32.encode("age", bech32.decode("age", text)) == text.lower()


def age_header(data: bytes) -> None:
    with suppress(age.Malformed, age.NotForUs):
        age.decrypt_here(data, [_IDENTITY])


def signature(data: bytes) -> None:
    with suppress(Fault):
        signer = sshsig.verify(b"sample", data, "sample@example.org")
        assert signer != _KEY.public or data == sshsig.sign(b"sample", _KEY, "sample@example.org")


def message(data: bytes) -> None:
    mail.looks_like_mail(data)
    with suppress(Fault):
        assert all(not set(one.name) & set("/\\\0") for one in mail.attachments(data))


def csv(data: bytes) -> None:
    with suppress(Fault):
        tables.read_table(b"," + data, "x")


def sheet(data: bytes) -> None:
    """The markup of a sheet inside a workbook that is whole."""
    with suppress(Fault):
        tables.read_table(sheets.with_sheet(data), "x")


def places(data: bytes) -> None:
    with suppress(FileRefused):
        columns, rows = read_geojson(data)
        assert all(len(row) == len(columns) for row in rows)


def report_text(data: bytes) -> None:
    for part in markdown.parts(_text(data)[:5_000], lambda token: token):
        assert part.items


def translation(data: bytes) -> None:
    with suppress(Fault):
        translation_units.read(data, "x")


def code(data: bytes) -> None:
    with suppress(Fault):
        printed = recovery.as_printed(_text(data))
        assert recovery.as_printed(printed) == printed


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@dataclass(frozen=True)
class Target:
    """One parser, and inputs to begin with."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]] = field(default=lambda: [b"x"])


@cache
def _signed() -> list[bytes]:
    return [sshsig.sign(b"sample", _KEY, "sample@example.org"), b"".join(_LINES)]


TARGETS = {
    "xpath": Target(xpath, lambda: [one[:200].encode() for one in forms.HARD]),
    "pattern": Target(pattern, lambda: [b"[a-z]{1,3}(x|y)*\\d+$\nab1", b"^(?:\\p{L}|[^a-c])+?\nx"]),
    "xform": Target(xform, lambda: [forms.survey()]),
    "instance": Target(instance, lambda: [answers.submission()]),
    "json": Target(json, lambda: [b'{"a":[1,true,null,"x"],"b":{}}']),
    "zip": Target(zipped, lambda: [canonical_zip.write({"a/b.txt": b"x", "c": b""})]),
    "bech32": Target(bech, lambda: [_RECIPIENT.encode(), _RECIPIENT.upper().encode()]),
    "age": Target(age_header, lambda: [age.encrypt(b"x", [_RECIPIENT])]),
    "sshsig": Target(signature, _signed),
    "mail": Target(message, lambda: [letters.message()]),
    "csv": Target(csv, lambda: [sheets.csv_table()]),
    "xlsx": Target(sheet, lambda: [sheets.first_sheet()]),
    "geojson": Target(places, lambda: [forms.PLACES]),
    "markdown": Target(report_text, lambda: [b"- **a** {{ n:forms }}\n- b\n\n1. c\n2. d\n\nText"]),
    "translation": Target(translation, answers.translation_files),
    "code": Target(code, lambda: [recovery.new_code().encode()]),
}
