"""Every function of the library, with its own cases."""

from __future__ import annotations

import math
import random
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hrcapp.xforms import xml
from hrcapp.xforms.nodes import Element
from hrcapp.xforms.xpath import Context, Value, World, XPathError, evaluate
from hrcapp.xforms.xpath.functions import FUNCTIONS
from hrcapp.xforms.xpath.values import to_text

_DOCUMENT = b"""<data><n>3</n><n>8</n><n>-1</n><word>peace</word><gap/><chosen>water housing</chosen>
<r><x>one</x><s><y>1a</y></s><s><y>1b</y></s></r><r><x>two</x><s><y>2a</y></s></r>
<p>0 0</p><p>0 1</p></data>"""
_PLACES = b"""<instance id="places"><root><item code="t"><name>tunis</name><label>Tunis</label></item>
<item code="q"><name>quito</name><label>Quito</label></item></root></instance>"""
_NOW = datetime(2026, 3, 2, 22, 45, 30, 250_000, tzinfo=UTC)
_TRIED: set[str] = set()


def run(expression: str, at: str = "/data", zone: str = "UTC") -> Value:
    """The value of an expression at a node."""
    _TRIED.update(re.findall(r"([a-z][a-z0-9:-]*)\(", expression))
    top = xml.build(xml.parse(_DOCUMENT))
    places = xml.build(xml.parse(_PLACES), document=False)
    world = World(now=_NOW, zone=ZoneInfo(zone), top=top, version="7", chance=random.Random(4))
    world.instance = {"places": places}.get
    world.itext = {"hello": "Bonjour"}.get  # type: ignore[assignment]
    world.choice_name = lambda value, path, _ctx: f"{path}: {value}"
    node = evaluate(at, Context(top, world), {})
    assert isinstance(node, list)
    return evaluate(expression, Context(node[0], world), {})


NUMBERS: list[tuple[str, float]] = [
    ("number('12.5')", 12.5),
    ("number(' 4 ')", 4),
    ("number('1e3')", 1000),
    ("number(true())", 1),
    ("number(n)", 3),
    ("number()", math.nan),
    ("number('twelve')", math.nan),
    ("number('')", math.nan),
    ("int(7.9)", 7),
    ("int(-7.9)", -7),
    ("int('x')", math.nan),
    ("floor(-1.5)", -2),
    ("ceiling(-1.5)", -1),
    ("round(2.5)", 3),
    ("round(-2.5)", -2),
    ("round(2.345, 2)", 2.35),
    ("round(-2.345, 2)", -2.35),
    ("round(1250, -2)", 1300),
    ("round('x', 1)", math.nan),
    ("sum(n)", 10),
    ("sum(nothing)", 0),
    ("sum(word)", math.nan),
    ("max(n)", 8),
    ("max(2, 9, n)", 9),
    ("min(n)", -1),
    ("min(nothing)", math.nan),
    ("max('', 3)", math.nan),
    ("abs(-3)", 3),
    ("pow(2, 10)", 1024),
    ("pow(0, -1)", math.inf),
    ("pow(-8, 0.5)", math.nan),
    ("sqrt(81)", 9),
    ("sqrt(-1)", math.nan),
    ("exp(0)", 1),
    ("exp(10000)", math.inf),
    ("exp10(2)", 100),
    ("log(exp(1))", 1),
    ("log(0)", -math.inf),
    ("log10(1000)", 3),
    ("sin(0)", 0),
    ("cos(0)", 1),
    ("tan(0)", 0),
    ("asin(1)", math.pi / 2),
    ("acos(2)", math.nan),
    ("atan(1)", math.pi / 4),
    ("atan2(1, 1)", math.pi / 4),
    ("pi()", math.pi),
    ("count(n)", 3),
    ("count-non-empty(* )", 9),
    ("count-selected(chosen)", 2),
    ("count-selected('')", 0),
    ("string-length('Zürich')", 6),
    ("string-length()", 40),
    ("position(r[2])", 2),
    ("position(nothing)", 0),
    ("last()", 1),
    ("decimal-date-time('1970-01-02T12:00:00Z')", 1.5),
    ("decimal-date-time('yesterday')", math.nan),
    ("decimal-time('06:00:00Z')", 0.25),
    ("decimal-time('25:00:00Z')", math.nan),
    ("decimal-time('2026-03-02T18:00:00Z')", 0.75),
    ("number('2026-03-02') - number('2026-03-01')", 1),
    ("distance('0 0;0 1')", 111_318.85),
    ("distance(p)", 111_318.85),
    ("distance('here')", math.nan),
    ("area('0 0;0 1;1 1;1 0;0 0')", 6_378_100**2 * math.radians(1) * math.sin(math.radians(1))),
    ("area('0 0;0 1')", 0),
]


@pytest.mark.parametrize(("expression", "value"), NUMBERS)
def test_numbers(expression: str, value: float) -> None:
    given = run(expression)
    assert isinstance(given, float)
    assert given == pytest.approx(value, rel=1e-6, nan_ok=True)


TEXTS: list[tuple[str, str]] = [
    ("string(1 div 4)", "0.25"),
    ("string(1000000 * 1000000)", "1000000000000"),
    ("string(0.0000001)", "0.0000001"),
    ("string(-0)", "0"),
    ("string(1 = 1)", "true"),
    ("string(r)", "one1a1b"),
    ("concat('a', 1, n)", "a138-1"),
    ("concat()", ""),
    ("join('-', 'a', n)", "a-3-8--1"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0 div 0)", ""),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -2)", "lo"),
    ("substring-before('2026-03', '-')", "2026"),
    ("substring-after('2026-03', '-')", "03"),
    ("substring-before('abc', 'x')", ""),
    ("substring-after('abc', 'x')", ""),
    ("normalize-space('  a \t b ')", "a b"),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("if(n > 2, 'yes', 'no')", "yes"),
    ("if(false(), nosuch, 'no')", "no"),
    ("coalesce(gap, word)", "peace"),
    ("coalesce(word, 'x')", "peace"),
    ("coalesce(number('x'), 'x')", "x"),
    ("once('new')", "peace"),
    ("selected-at(chosen, 1)", "housing"),
    ("selected-at(chosen, 9)", ""),
    ("name(word)", "word"),
    ("local-name(word)", "word"),
    ("namespace-uri(word)", ""),
    ("version()", "7"),
    ("jr:itext('hello')", "Bonjour"),
    ("jr:choice-name('t', '/data/place')", "/data/place: t"),
    ("pulldata('places', 'label', 'name', 'quito')", "Quito"),
    ("pulldata('places', 'label', '@code', 't')", "Tunis"),
    ("pulldata('places', 'label', 'name', 'oslo')", ""),
    ("pulldata('nowhere', 'label', 'name', 'oslo')", ""),
    ("instance('places')/root/item[name = 'quito']/label", "Quito"),
    ("indexed-repeat(r/x, r, 2)", "two"),
    ("indexed-repeat(r/s/y, r, 1, r/s, 2)", "1b"),
    ("indexed-repeat(r/s/y, r, 2, r/s, 2)", ""),
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
    ("digest('abc', 'crc32', 'hex')", "352441c2"),
    ("base64-decode('bWVkaW5h')", "medina"),
    ("base64-decode('!')", ""),
    ("today()", "2026-03-02"),
    ("now()", "2026-03-02T22:45:30.250+00:00"),
    ("date('2026-03-02')", "2026-03-02"),
    ("date(20514)", "2026-03-02"),
    ("date('soon')", ""),
    ("date-time('2026-03-02')", "2026-03-02T00:00:00.000+00:00"),
    ("date(today() + 1)", "2026-03-03"),
    ("format-date('2026-03-02', '%Y %y %m %n %b %d %e %a')", "2026 26 03 3 Mar 02 2 Mon"),
    ("format-date('2026-03-02', '%H:%M')", ":"),
    ("format-date-time(now(), '%H:%M:%S.%3 %h %% %q')", "22:45:30.250 22 % %q"),
    ("format-date('never', '%Y')", ""),
]


@pytest.mark.parametrize(("expression", "value"), TEXTS)
def test_texts(expression: str, value: str) -> None:
    at = "/data/word" if expression.startswith("once") else "/data"
    assert to_text(run(expression, at)) == value


BOOLEANS: list[tuple[str, bool]] = [
    ("true()", True),
    ("false()", False),
    ("boolean('false')", True),
    ("boolean(number('x'))", False),
    ("boolean(today())", True),
    ("not(word)", False),
    ("boolean-from-string('TRUE')", True),
    ("boolean-from-string('yes')", False),
    ("starts-with(word, 'pea')", True),
    ("ends-with(word, 'ce')", True),
    ("contains(word, 'eac')", True),
    ("selected(chosen, 'water')", True),
    ("selected(chosen, 'wat')", False),
    ("selected('', '')", True),
    ("regex(word, '^[a-z]+$')", True),
    ("regex('+216 71', '^[[:digit:]]+$')", False),
    ("checklist(1, 2, 1 = 1, 1 = 2, 2 = 2)", True),
    ("checklist(3, -1, 1 = 1, 1 = 2)", False),
    ("weighted-checklist(5, 9, 1 = 1, 5, 1 = 2, 9)", True),
    ("weighted-checklist(6, 9, 1 = 1, 5, 1 = 2, 9)", False),
    ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", True),
    ("geofence('2 0.5', '0 0;0 1;1 1;1 0;0 0')", False),
    ("geofence('2 0.5', '')", False),
    ("random() < 1", True),
    ("current() = .", True),
    ("date('2026-03-02') < date('2026-03-03')", True),
    ("'2026-03-02' < today() + 1", True),
]


@pytest.mark.parametrize(("expression", "value"), BOOLEANS)
def test_booleans(expression: str, value: bool) -> None:
    assert run(expression) is value


@pytest.mark.parametrize(
    "expression",
    [
        "count(3)",
        "sum('x')",
        "count-non-empty('x')",
        "indexed-repeat('x', r, 1)",
        "randomize('x')",
        "randomize(n, 'x')",
        "instance('nowhere')",
        "digest('x', 'ROT13')",
        "regex('x', '(')",
        "uuid('x')",
        "position('x')",
        "weighted-checklist(1, 1, n, word)",
        "'x' | n",
        "'x'/y",
    ],
)
def test_wrong_kinds_of_value(expression: str) -> None:
    with pytest.raises(XPathError):
        run(expression)


def test_a_uuid_is_random_or_of_a_length() -> None:
    text = run("uuid()")
    assert isinstance(text, str)
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", text)
    assert len(to_text(run("uuid(12)"))) == 12


def test_randomize_keeps_the_nodes_and_repeats_itself_with_a_seed() -> None:
    def order(expression: str) -> list[str]:
        nodes = run(expression)
        assert isinstance(nodes, list)
        return [node.string_value() for node in nodes]

    assert sorted(order("randomize(n)")) == ["-1", "3", "8"]
    assert order("randomize(n, 7)") == order("randomize(n, 7)")
    assert {tuple(order(f"randomize(n, {seed})")) for seed in range(30)} > {tuple(order("randomize(n, 7)"))}


def test_dates_follow_the_zone_of_the_session() -> None:
    assert to_text(run("today()", zone="Asia/Tokyo")) == "2026-03-03"
    assert to_text(run("now()", zone="America/Bogota")) == "2026-03-02T17:45:30.250-05:00"
    assert run("number('1970-01-01')", zone="America/Bogota") == pytest.approx(5 / 24)
    assert run("decimal-time('12:00:00.000+09:00')", zone="Asia/Tokyo") == 0.5


def test_every_function_has_a_case_here() -> None:
    for table in (NUMBERS, TEXTS, BOOLEANS):
        for expression, _value in table:
            run(expression, "/data/word" if "once" in expression else "/data")
    run("uuid()")
    run("randomize(n)")
    assert set(FUNCTIONS) - _TRIED == set()


def test_the_library_says_how_many_arguments_each_takes() -> None:
    assert FUNCTIONS["weighted-checklist"].accepts(6)
    assert not FUNCTIONS["weighted-checklist"].accepts(5)
    assert FUNCTIONS["concat"].accepts(0)
    assert not FUNCTIONS["true"].accepts(1)
    assert not FUNCTIONS["uuid"].deterministic
    assert FUNCTIONS["if"].lazy


def test_mixed_content_reads_as_its_text() -> None:
    top = xml.build(xml.parse(b"<d>one<b>two</b>three</d>"), keep_space=True)
    assert isinstance(top, Element)
    assert top.string_value() == "onetwothree"
