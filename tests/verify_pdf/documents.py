"""One of each kind of PDF the app makes: statements in every language and stage, reports of results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrcapp import statement
from hrcapp.demo import journey
from hrcapp.i18n.languages import SHIPPED
from hrcapp.media import Correction, correct, ink_of, take_in_signature
from hrcapp.model.places import resource
from hrcapp.submission.blank import blank
from hrcapp.xforms import load
from tests.unit.statement.authority import authority
from tests.unit.statement.pki import running
from tests.unit.statement.samples import (
    INSTANCE,
    NOW,
    STROKES,
    data,
    scan_of,
    seal,
    signature_photo,
    signed_too,
    taken,
)


@dataclass(frozen=True)
class Made:
    """A PDF with the number of signatures and timestamps it carries; `archive`: it claims PDF/A, too."""

    name: str
    pdf: bytes
    signatures: int = 0
    timestamps: int = 0
    archive: bool = True


def documents(folder: Path) -> Iterator[Made]:
    """All of them; the demo's files are made in `folder`."""
    yield from _blank_forms()
    for language in SHIPPED:
        yield from _statements(language)
        yield from _later(language)
    yield _with_answers()
    yield from _journey(folder)


def _render(language: str, signatories: int = 2, **changes: object) -> bytes:
    values = data(language, signatories=signatories, **changes)
    return statement.render(values, instance_xml=INSTANCE, now=NOW)


def _drawn(pdf: bytes, field: int, language: str) -> bytes:
    return statement.sign_drawn(pdf, STROKES, seal(), field=field, now=NOW, appearance_language=language)


def _pictured(pdf: bytes, language: str) -> bytes:
    """With a mark out of a photograph."""
    ink = ink_of(take_in_signature(signature_photo()))
    return statement.sign_pictured(pdf, ink, seal(), field=1, now=NOW, appearance_language=language)


def _certificate(pdf: bytes, field: int) -> bytes:
    return signed_too(pdf, field=field)


def _statements(language: str) -> Iterator[Made]:
    plain = _render(language)
    yield Made(f"{language}-unsigned", plain)
    yield Made(f"{language}-practice", _render(language, practice=True))
    yield Made(f"{language}-partner", _render(language, 1, kind="partner"))
    yield Made(f"{language}-drawn", _drawn(plain, 1, language), 1)
    typed = statement.sign_typed(
        plain, data(language).signatories[0].name, seal(), field=1, now=NOW, appearance_language=language
    )
    yield Made(f"{language}-typed", typed, 1)
    yield Made(f"{language}-pictured", _pictured(plain, language), 1)
    yield Made(f"{language}-certificate", _certificate(plain, 1), 1)
    yield Made(f"{language}-two", _certificate(_drawn(plain, 1, language), 2), 2)
    three = _drawn(_certificate(_drawn(_render(language, 3), 2, language), 3), 1, language)
    yield Made(f"{language}-three", three, 3)
    yield Made(f"{language}-scanned", _scanned(language), 2)


def _scanned(language: str) -> bytes:
    """Signed by two on paper."""
    line = statement.kind_line(statement.SignatureKind.SCAN, language)
    values = data(language, signatories=2, signature_kind_line=line)
    came = scan_of(taken(statement.render(values, instance_xml=INSTANCE, now=NOW))[0])
    shown = correct(came, Correction(whiten=True))
    page = statement.ScannedPage(shown, came, statement.Match(statement.Sheet.RIGHT, 1))
    pdf = statement.render_scanned(values, [page], instance_xml=INSTANCE, now=NOW)
    return statement.sign_scanned(pdf, seal(), fields=2, now=NOW, appearance_language=language)


def _later(language: str) -> Iterator[Made]:
    """What the desk adds to a statement it received."""
    one = _drawn(_render(language), 1, language)
    stamped = statement.add_timestamp(one, authority())
    yield Made(f"{language}-timestamped", stamped, 1, 1)
    second = _certificate(stamped, 2)
    yield Made(f"{language}-timestamped-then-second", second, 2, 1)
    archived = statement.archive(second, authority())
    yield Made(f"{language}-archived", archived, 2, 2)
    yield Made(f"{language}-archived-twice", statement.archive(archived, authority()), 2, 3)


def _with_answers() -> Made:
    """Archived twice with answers about revocation: by OCSP the first time, as lists the second."""
    with running() as pki:
        pdf, service = pki.signed(), statement.HttpAuthority(pki.address)
        for silent in ((), ("/ocsp",)):
            pki.silent = frozenset(silent)
            pdf = statement.archive(pdf, service, statement.collect(pdf, [pki.root_der]).evidence)
    return Made("en-archived-with-answers", pdf, 1, 2)


def _journey(folder: Path) -> Iterator[Made]:
    """The statements and reports of the sample campaign, as the desk keeps them."""
    journey.run(folder, SHIPPED, lambda *_: None)
    for path in sorted(folder.glob("*.pdf")):
        yield Made(f"demo-{path.stem}", path.read_bytes(), int(path.name.startswith("statement")))


def _blank_forms() -> Iterator[Made]:
    """The form without answers, to print (alone and with a second language) and to fill in."""
    form = load(resource("forms", "pledge.xml").read_bytes())
    for language in form.languages:
        second = "en" if language != "en" else "ar"
        yield Made(f"{language}-blank", blank(form, language, now=NOW))
        yield Made(f"{language}-blank-{second}", blank(form, language, now=NOW, second=second, letter=True))
        yield Made(f"{language}-fillable", blank(form, language, now=NOW, fillable=True), archive=False)
