"""PDFs that were made to hurt a reader: signed statements, forms that were filled in, scans."""

from __future__ import annotations

import re
import warnings
import zlib
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from hrcapp.media import read_scan
from hrcapp.model.faults import Fault
from hrcapp.statement import look, verify
from hrcapp.submission import filled
from hrcapp.submission.filled import Filled
from hrcapp.submission.form_code import MARKER
from tests.filling import NOW, filled_in, pledge
from tests.hostile import mutations, pdfs
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation
from tests.sample import TOWN
from tests.unit.statement.samples import sealed, signed_too

_JOINTS = re.compile(
    rb"/(?:Kids|Fields|Length|ByteRange|Prev|Root|V|W|Parent|FT|T|AP|Filter)\b|startxref|obj"
)
_NAME = "/data/key_info/name_official"


@cache
def statement() -> bytes:
    return signed_too(sealed())


@cache
def form() -> bytes:
    """The campaign's form with some answers in it."""
    return filled_in({_NAME: TOWN[_NAME]})


def joints(chance: Random, data: bytes) -> bytes:
    """Changed where the structure hangs together, in one to ten places."""
    out = data
    for _ in range(chance.choice((1, 1, 3, 10))):
        found = [one.end() for one in _JOINTS.finditer(out)]
        at = chance.choice(found) if found else 0
        odd = (b" 99999999", b" -1", b" 1 0 R", b"<<<<<<<<", b"[[[[[[", b" null", b"()", b" 0 0 R")
        out = out[:at] + chance.choice(odd) + out[at + chance.choice((0, 2, 8)) :]
    return out


def made_to_hurt(chance: Random, data: bytes) -> bytes:
    """Loops, fans, bombs and endless histories; some of them behind a whole file."""
    kinds = (
        pdfs.field_that_holds_itself(),
        pdfs.fields_that_double(chance.choice((10, 40))),
        pdfs.brackets(chance.choice((500, 200_000))),
        pdfs.fields_in_a_row(chance.choice((9, 5_000))),
        pdfs.many_objects(chance.choice((10, 200_000))),
        pdfs.table_that_unfolds(chance.choice((1_000_000, 60_000_000))),
        pdfs.objects_that_unfold_twice(60_000_000),
        pdfs.revisions(data, chance.choice((3, 299, 2_000))),
        b"%PDF-" + b"9" * 1000,
    )
    return chance.choice(kinds)


def other_fields(chance: Random, data: bytes) -> bytes:
    """Fields of other types, names and values than a form of ours has; its marker changed."""
    with warnings.catch_warnings(), pikepdf.open(BytesIO(data)) as pdf:
        warnings.simplefilter("ignore")  # widgets without their fields are meant
        fields = [_odd_field(chance, pdf) for _ in range(chance.choice((1, 5, 300)))]
        if "/AcroForm" in pdf.Root:
            there = list(pdf.Root.AcroForm.Fields)
            pdf.Root.AcroForm.Fields = Array([*there[: chance.choice((0, 400))], *fields])
        if chance.random() < 0.4 and MARKER in pdf.attachments:
            odd = chance.choice(mutations.ODD_TEXTS).encode("utf-8", "replace")
            old = pdf.attachments[MARKER].get_file().read_bytes()
            harmed = chance.choice((odd, mutations.json_value(chance, old), bytes(5_000), b"[" * 100_000))
            pdf.attachments[MARKER] = harmed
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@cache
def _unfolding() -> bytes:
    return zlib.compress(bytes(30_000_000), 9)


def _odd_field(chance: Random, pdf: Any) -> Any:
    bomb = pdf.make_stream(_unfolding(), Filter=Name.FlateDecode)
    values = (
        String(chance.choice(mutations.ODD_TEXTS)),
        String("x" * 100_000),
        Name("/Yes"),
        Array([1, 2]),
        Dictionary(a=1),
        12,
        bomb,
    )
    names = (_NAME, "/data/none", "/data/statement/signatories[99]/sig_name", "a.b", "", "[1][1]", *TOWN)
    kind = chance.choice((Name.Tx, Name.Btn, Name.Ch, Name.Sig, 3))
    return pdf.make_indirect(Dictionary(T=String(chance.choice(names)), FT=kind, V=chance.choice(values)))


_OFTEN: tuple[Mutation, ...] = (joints, joints, joints, *mutations.BYTES)
_SELDOM: tuple[Mutation, ...] = (made_to_hurt, other_fields)


def _harmed(chance: Random, data: bytes) -> bytes:
    return changed(chance, _SELDOM if chance.random() < 0.1 else _OFTEN, data)


# -- doors


def _statement(data: bytes) -> None:
    """Whole only with what was signed; taken over by nobody when it is not."""
    verdict = verify(data)
    if verdict.verdict == "intact":
        assert verdict.submission_xml == verify(statement()).submission_xml
        assert len(verdict.signatures) >= 1


def _travelling(data: bytes) -> None:
    look(data, name="x.pdf")


def _form(data: bytes) -> None:
    """Each answer stands in the form, or is told with a reason."""
    found: Filled = filled.read(data, pledge(), now=NOW)
    told = {one.path for one in found.problems}
    assert all(path.startswith("/data/") for path in found.values)
    assert all(isinstance(value, str) for value in found.values.values())
    assert len(told) <= 5_000


def _scan(data: bytes) -> None:
    for one in read_scan(data):
        assert max(one.width, one.height) <= 3508


def _desk_takes_either(data: bytes) -> None:
    """A PDF that came alone: what holds answers for one of its readers is no whole statement of another's."""
    try:
        found = filled.look(data)
    except Fault:
        _statement(data)
    else:
        assert found.mark.form


def formats() -> list[Format]:
    def statements(chance: Random) -> Case:
        return Case("statement", _harmed(chance, statement()), by_its_sender=True)

    def sheets(chance: Random) -> Case:
        return Case("form to fill in", _harmed(chance, form()), by_its_sender=True)

    return [
        Format("signed statements", _statement, statements, share=0.15, seconds=30.0, apart=True),
        Format("statements on their way", _travelling, statements, share=0.15, seconds=70.0, apart=True),
        Format("forms filled in", _form, sheets, share=0.15, seconds=70.0, apart=True),
        Format("PDFs that came alone", _desk_takes_either, statements, share=0.15, seconds=70.0, apart=True),
        Format("scans as PDF", _scan, statements, share=0.15, seconds=70.0, apart=True),
    ]
