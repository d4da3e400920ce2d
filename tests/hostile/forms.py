"""Forms that were made to hurt a reader: XForms, XLSForms, and the lists that lie beside them."""

from __future__ import annotations

import io
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import openpyxl

from hrcapp.xforms import FormFiles, FormSession, load
from hrcapp.xforms.compile import compile_form
from tests.hostile import markup, mutations, sheets
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation
from tests.small_forms import SURVEY, TOWNS

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HARD = (
    "(" * 60 + "1" + ")" * 60,
    "(" * 20_000,
    "1" + "+1" * 8_000,
    "-" * 30_000 + "1",
    "count(//*[count(//*[count(//*) > 1]) > 1])",
    "count(/data/descendant-or-self::node()/ancestor-or-self::node()//node()//node())",
    "regex('" + "a" * 5_000 + "!', '(a+)+$')",
    "regex('aaaa', '(((a{1,50}){1,50}){1,50}){1,50}')",
    "regex('a', '" + "(" * 3_000 + "')",
    "concat(" + ",".join(["'x'"] * 9_000) + ")",
    "join(' ', //*, //*, //*)",
    "substr('x', -9999999999999999999, 99999999999999999999)",
    "string-length(concat(/data/who, /data/who, /data/who))",
    "pow(10, 400) * pow(10, 400) mod 0",
    "format-date(1e300, '%Y%Y%Y%m%d%H')",
    "date('9999-99-99')",
    "date-time(-1e18)",
    "decimal-date-time('x')",
    "int('1e999')",
    "round(1e300, -9999999)",
    "repeat('x', 99999999)",
    "selected-at(., 99999999999)",
    "indexed-repeat(/data/visit/people, /data/visit, 1e99)",
    "instance('towns')/root/item[name = instance('towns')/root/item/name]",
    "pulldata('towns', 'label', 'name', 'north')",
    "randomize(//*, 1)",
    "digest('x', 'SHA-512', 'x')",
    "area(//*) + distance(//*)",
    "../../../../../../../../..",
    "//",
    "@*",
    "$x",
    "jr:choice-name(., '.')",
    "once(now())",
    ". = . = . = .",
    "/data/who/text()",
    "\u0660 + \U0001d7d8",
    "",
)
"""Expressions that cost much, say nothing, or mean what no form means."""


@cache
def survey() -> bytes:
    """A small form with groups, a repeat, lists and texts in two languages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.md"
        path.write_text(SURVEY.replace("{version}", "1"), encoding="utf-8")
        return compile_form(path, ("en", "ar"))


def expression(chance: Random, data: bytes) -> bytes:
    """Something that is hard to compute, where the form computes."""
    hard = chance.choice(HARD).encode()
    name = chance.choice((b"calculate", b"relevant", b"constraint", b"required", b"readonly", b"jr:count"))
    said = b' %s="%s"' % (name, hard.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;"))
    at = data.find(b"<bind", chance.randrange(len(data)))
    at = data.find(b"<bind") if at < 0 else at
    return data[: at + 5] + said + data[at + 5 :]


def references(chance: Random, data: bytes) -> bytes:
    """Places that name each other in a circle, themselves, or nothing; binds that are there twice."""
    kinds = (
        b'<bind nodeset="/data/who" calculate="/data/town"/>'
        b'<bind nodeset="/data/town" calculate="/data/who"/>',
        b'<bind nodeset="/data/who" calculate="concat(., .)"/>',
        b'<bind nodeset="/data/who" relevant="/data/who = 1"/>',
        b'<bind nodeset="/data" relevant="/data/who"/>',
        b'<bind nodeset="//*" calculate="//*"/>',
        b'<bind nodeset="/data/visit" jr:count="99999999"/>',
        b'<bind nodeset="/data/none"/>' * 300,
        b'<setvalue event="xforms-value-changed" ref="/data/who" value="concat(/data/who, /data/who)"/>',
    )
    return data.replace(b"<bind", chance.choice(kinds) + b"<bind", 1)


def lists(chance: Random, data: bytes) -> bytes:
    """A list of choices that is gigantic, or choices that come from a path, a list or a file there is not."""
    times = chance.choice((10, 3_000, 40_000))
    item = b"<item><name>n%d</name><label>x</label></item>"
    kinds = (
        b'<instance id="big"><root>' + b"".join(item % n for n in range(times)) + b"</root></instance>",
        b'<instance id="towns" src="jr://file-csv/../../etc/passwd"/>',
        b'<instance id="again" src="jr://file-csv/towns.csv"/>' * times,
        b'<instance id="self" src="jr://instance/last-saved"/>',
        b'<instance id="web" src="http://127.0.0.1:9/x.csv"/>',
        b"<instance id='towns'><root/></instance>",
    )
    return data.replace(b"<bind", chance.choice(kinds) + b"<bind", 1)


XFORM: tuple[Mutation, ...] = (expression, expression, expression, references, lists, *markup.MARKUP)


def fill(data: bytes, files: dict[str, bytes]) -> None:
    """A form that opens is also begun, answered and written: what it asks for is bounded then."""
    form = load(data, FormFiles.given(files))
    session = FormSession.new(form, now=NOW, language=None, instance_id="uuid:sample")
    for path in list(session.nodes())[:12]:
        for value in ("1", "Sample", "north south", "9" * 400):
            session.set_value(path, value)
    session.instance_xml(relevant_only=True)


def _xform(data: bytes) -> None:
    fill(data, {"towns.csv": TOWNS.encode()})


# -- lists beside a form

PLACES = (
    b'{"type":"FeatureCollection","features":[{"type":"Feature","id":"n","geometry":'
    b'{"type":"Point","coordinates":[1.5,2.5]},"properties":{"name":"north","label":"Sample North"}}]}'
)
_PLACES_ODD = (
    b"1e999",
    b"9" * 400,
    b"[1e999,1]",
    b"NaN",
    b"-Infinity",
    b"[" * 20_000,
    b"[[]]",
    b'"x"',
    b"null",
)


def _places(chance: Random, data: bytes) -> bytes:
    what = chance.random()
    if what < 0.4:
        return mutations.json_value(chance, data)
    if what < 0.6:
        old = chance.choice((b"1.5", b"[1.5,2.5]", b'"n"', b'"north"', b"2.5"))
        return data.replace(old, chance.choice(_PLACES_ODD))
    if what < 0.7:
        return data.replace(b"[{", b"[{" + b'"a":1},{' * chance.choice((100, 100_000)))
    return changed(chance, mutations.BYTES, data)


def _beside(chance: Random) -> Case:
    kind = chance.choice(("csv", "geojson", "xml"))
    if kind == "csv":
        data = changed(chance, sheets.CSV, TOWNS.encode())
    elif kind == "geojson":
        data = _places(chance, PLACES)
    else:
        rows = b"".join(b"<item><name>n%d</name><label>x</label></item>" % n for n in range(70))
        data = changed(chance, markup.MARKUP, b"<root>" + rows + b"</root>")
    return Case("list", kind.encode() + b"\n" + data, by_its_sender=True)


def _beside_door(given: bytes) -> None:
    kind, _, data = given.partition(b"\n")
    name = f"towns.{kind.decode()}"
    fill(survey().replace(b"towns.csv", name.encode()), {name: data})


# -- XLSForms


def _markdown(chance: Random, data: bytes) -> bytes:
    what = chance.random()
    if what < 0.3:
        return mutations.line(chance, data)
    if what < 0.7:
        cells = data.split(b"|")
        odd = chance.choice((*HARD, *mutations.ODD_TEXTS)).replace("|", "").replace("\n", " ")
        cells[chance.randrange(len(cells))] = odd.encode("utf-8", "replace")
        return b"|".join(cells)
    if what < 0.8:
        return data.replace(b"| | text | who", b"| | begin_group | g | G |\n" * 300 + b"| | text | who", 1)
    return changed(chance, mutations.BYTES, data)


@cache
def _survey_book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in SURVEY.replace("{version}", "1").strip().splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) == 1:
            sheet = book.create_sheet(cells[0])
        else:
            sheet.append([cell.strip() for cell in line.split("|")[2:-1]])
    out = io.BytesIO()
    book.save(out)
    return sheets.sharing(out.getvalue())


def _xlsform(chance: Random) -> Case:
    if chance.random() < 0.5:
        return Case("XLSForm", changed(chance, (_markdown,), SURVEY.encode()), by_its_sender=True)
    return Case("XLSForm", changed(chance, sheets.WORKBOOKS, _survey_book()), by_its_sender=True)


def _xlsform_door(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("form.xlsx" if data[:2] == b"PK" else "form.md")
        path.write_bytes(data)
        made = compile_form(path)
    _xform(made)


def formats() -> list[Format]:
    def xforms(chance: Random) -> Case:
        return Case("XForm", changed(chance, XFORM, survey()), by_its_sender=True)

    return [
        Format("XForm", _xform, xforms, share=0.5),
        Format("lists beside a form", _beside_door, _beside, share=0.5),
        Format("XLSForm", _xlsform_door, _xlsform, share=0.15, seconds=70.0, apart=True),
    ]
