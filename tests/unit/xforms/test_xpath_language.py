"""The language itself: operators, paths, axes, predicates, and what is refused."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hrcapp.xforms import xml
from hrcapp.xforms.nodes import ELEMENT, Node
from hrcapp.xforms.xpath import Context, Value, World, XPathError, XPathLimitError, XPathSyntaxError, evaluate

_DOCUMENT = (
    b"""<data xmlns:o="urn:other"><a n="1">5</a><b>12</b><c/><g><a>7</a><a>8</a><o:a>9</o:a></g>tail</data>"""
)


def run(expression: str, at: str = "/data", zone: str = "UTC") -> Value:
    """The value of an expression at a node of the little document."""
    top = xml.build(xml.parse(_DOCUMENT), keep_space=True)
    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    world = World(now=now, zone=ZoneInfo(zone), top=top)
    start = Context(top, world)
    names = {"o": "urn:other"}
    node = evaluate(at, start, names)
    assert isinstance(node, list)
    return evaluate(expression, Context(node[0], world), names)


def texts(expression: str, at: str = "/data") -> list[str]:
    """The texts of the nodes an expression gives, attributes and elements alike."""
    nodes = run(expression, at)
    assert isinstance(nodes, list)
    return [node.string_value() for node in nodes]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("7 mod 3", 1),
        ("-7 mod 3", -1),
        ("2mod 2", 0),
        ("- - 4", 4),
        ("9 div 2", 4.5),
        ("1 div 0", math.inf),
        ("-1 div 0", -math.inf),
        ("a + b", 17),
        ("a*b", 60),
        (".5 + 5.", 5.5),
    ],
)
def test_arithmetic(expression: str, value: float) -> None:
    assert run(expression) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 = 1.0", True),
        ("'1' = '1.0'", False),
        ("1 < 2 and 2 < 3", True),
        ("1 < 2 or /nothing", True),
        ("not(1 = 1) or 2 = 2", True),
        ("g/a = 8", True),
        ("g/a != 8", True),
        ("g/a = 9", False),
        ("g/a > 7.5", True),
        ("c = ''", True),
        ("nothing = ''", False),
        ("true() = 'x'", True),
        ("false() = c", False),
        ("'abc' < 'abd'", False),
        ("true() > c", False),
    ],
)
def test_comparison_and_logic(expression: str, value: bool) -> None:
    assert run(expression) is value


def test_paths_give_nodes_in_document_order_without_doubles() -> None:
    assert texts("g/a | a | g/a[1]") == ["5", "7", "8"]
    assert texts("//a") == ["5", "7", "8"]
    assert texts("g/*") == ["7", "8", "9"]
    assert texts("g/o:a") == ["9"]
    assert texts("g/a/..//a") == ["7", "8"]
    assert texts("@* | a/@n") == ["1"]


def test_every_axis() -> None:
    assert texts("following-sibling::*", "/data/b") == ["", "789"]
    assert texts("preceding-sibling::*[1]", "/data/c") == ["12"]
    assert texts("following::a", "/data/b") == ["7", "8"]
    assert texts("preceding::a", "/data/g") == ["5"]
    assert [n.name for n in nodes("ancestor-or-self::*", "/data/g/a")] == ["data", "g", "a"]
    assert [n.name for n in nodes("ancestor::*[1]", "/data/g/a")] == ["g"]
    assert texts("descendant::a[2]") == ["7"]
    assert texts("descendant-or-self::g/child::a[last()]") == ["8"]
    assert texts("self::data/parent::node()/data/b") == ["12"]
    assert texts("text()") == ["tail"]


def nodes(expression: str, at: str = "/data") -> list[Node]:
    """The elements an expression gives."""
    found = run(expression, at)
    assert isinstance(found, list)
    return [node for node in found if node.kind == ELEMENT]


def test_predicates_count_and_filter() -> None:
    assert texts("g/a[2]") == ["8"]
    assert texts("g/a[position() = 1]") == ["7"]
    assert texts("g/a[. > 7]") == ["8"]
    assert texts("g/*[a or self::a][2]") == ["8"]
    assert texts("(g/a | b)[1]") == ["12"]
    assert texts("g/a[0]") == []
    assert texts("g/a[1.5]") == []


def test_names_that_are_operators_elsewhere() -> None:
    top = xml.build(xml.parse(b"<data><div>6</div><mod>4</mod><and>1</and></data>"))
    world = World(now=datetime(2026, 3, 2, tzinfo=UTC), zone=UTC, top=top)
    assert evaluate("/data/div div /data/mod", Context(top, world), {}) == 1.5
    assert evaluate("/data/and and /data/mod", Context(top, world), {}) is True


@pytest.mark.parametrize(
    ("expression", "place"),
    [
        ("1 +", 3),
        ("(1", 2),
        ("'open", 0),
        ("a[1", 3),
        ("concat('a' 'b')", 11),
        ("nosuch(1)", 0),
        ("a + nosuch()", 4),
        ("substring('a')", 0),
        ("sideways::a", 0),
        ("1 # 2", 2),
        ("$x", 0),
    ],
)
def test_a_syntax_error_has_its_place(expression: str, place: int) -> None:
    with pytest.raises(XPathSyntaxError) as caught:
        run(expression)
    assert caught.value.at == place


def test_an_undeclared_prefix_is_an_error() -> None:
    with pytest.raises(XPathError, match="“p”"):
        run("p:a")


@pytest.mark.parametrize("expression", ["(" * 400 + "1" + ")" * 400, "if(1," * 300 + "1" + ",1)" * 300])
def test_deep_nesting_is_refused(expression: str) -> None:
    with pytest.raises(XPathSyntaxError, match="deeply"):
        run(expression)


def test_sixty_nested_conditions_are_fine() -> None:
    assert run("if(a = 1, 'x', " * 60 + "'end'" + ")" * 60) == "end"


def test_a_long_chain_needs_no_deep_stack() -> None:
    assert run(" + ".join(["1"] * 5000)) == 5000


def test_too_much_work_is_stopped() -> None:
    rows = "".join("<r/>" for _ in range(3000))
    top = xml.build(xml.parse(f"<data>{rows}</data>".encode()))
    world = World(now=datetime(2026, 3, 2, tzinfo=UTC), zone=UTC, top=top)
    with pytest.raises(XPathLimitError):
        evaluate("count(//r[count(//r[count(//r) > 1]) > 1])", Context(top, world), {})


def test_a_text_cannot_grow_without_bound() -> None:
    long = "'" + "y" * 20_000 + "'"
    with pytest.raises(XPathLimitError):
        run(f"join({long}, {', '.join(['1'] * 100)})")
