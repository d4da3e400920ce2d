"""Forms nobody wrote: whatever their formulas, edits equal computing anew; no call breaks the engine."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.model.faults import Fault
from hrcapp.xforms import FormDefinition, FormSession, load, xml
from hrcapp.xforms.xpath import Context, World, XPathError, evaluate
from hrcapp.xforms.xpath.functions import FUNCTIONS
from tests.unit.xforms.effort import examples
from tests.unit.xforms.test_any_sequence_of_edits import states
from tests.unit.xforms.xform_builder import NOW, xform

LEAVES = ("a", "b", "g/c", "g/d", "r/x", "r/y", "r/s/z", "e")
_SETTERS = ("a", "b", "r/x")
_OPERATORS = ("+", "-", "*", "=", "!=", "<", "or", "and")
_VALUES = ("", "1", "2", "7", "-3", "word", "2026-03-01")


def _operands(at: int) -> st.SearchStrategy[str]:
    """Literals, and paths to questions that come before the one at a place (and sometimes any)."""
    before = [f"/data/{leaf}" for leaf in LEAVES[:at]] or ["'1'"]
    inside = ["../x", "position(..)", "count(/data/r)", "../../x"] if LEAVES[at].startswith("r/") else ["1"]
    return st.sampled_from([*before, *before, *inside, "2", "'word'", "sum(/data/r/x)", "/data/g/c", "."])


def _expressions(at: int) -> st.SearchStrategy[str]:
    return st.recursive(
        _operands(at),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["+", "-", "*", "=", "!=", "<", "or", "and"]), inner).map(
                " ".join
            ),
            st.tuples(inner, inner).map(lambda two: f"coalesce({two[0]}, {two[1]})"),
            st.tuples(inner, inner, inner).map(lambda three: f"if({', '.join(three)})"),
            inner.map(lambda one: f"string-length({one})"),
            st.tuples(inner, inner).map(lambda two: f"concat({two[0]}, {two[1]})"),
            inner.map(lambda one: f"count(/data/r[x != {one}])"),
        ),
        max_leaves=4,
    )


@st.composite
def forms(draw: st.DrawFn) -> bytes:
    """A group, a repeat in which another is, and formulas of every kind on their questions."""
    binds = []
    for at, leaf in enumerate(LEAVES):
        given_here = {}
        for name in ("calculate", "relevant", "readonly", "required", "constraint"):
            if draw(st.integers(0, 3)) == 0 and not (name == "calculate" and leaf in _SETTERS):
                given_here[name] = draw(_expressions(at))
        said = " ".join(f"{name}={quoteattr(text)}" for name, text in given_here.items())
        binds.append(
            f"<bind nodeset='/data/{leaf}' type='{draw(st.sampled_from(['string', 'int']))}' {said}/>"
        )
    if draw(st.booleans()):
        binds.append(f"<bind nodeset='/data/r' relevant={quoteattr(draw(_expressions(2)))}/>")
    questions = "".join(
        f"<input ref='/data/{leaf}'><label>L <output value={quoteattr(draw(_operands(2)))}/></label></input>"
        for leaf in ("a", "b", "g/c", "g/d", "e")
    )
    return xform(
        "<a>1</a><b/><g><c/><d/></g><r jr:template=''><x>2</x><y/><s><z/></s></r><e/>",
        "".join(binds),
        f"{questions}<repeat nodeset='/data/r'><input ref='/data/r/x'/><input ref='/data/r/y'/>"
        "<repeat nodeset='/data/r/s'><input ref='/data/r/s/z'/></repeat></repeat>",
    )


def edit(session: FormSession, chance: random.Random) -> None:
    """One edit of any kind that a person can make."""
    repeats = [path for path in session.nodes() if path.startswith("/data/r[") and path.count("/") == 2]
    kind = chance.choice(("set", "set", "set", "add", "remove", "inner"))
    if kind == "add" and len(repeats) < 4:
        session.add_repeat("/data/r")
    elif kind == "remove" and repeats:
        session.remove_repeat(chance.choice(repeats))
    elif kind == "inner" and repeats:
        session.add_repeat(f"{chance.choice(repeats)}/s")
    else:
        own = [path for path in session.nodes() if path.rpartition("/")[2] in ("a", "b", "x")]
        session.set_value(chance.choice(own), chance.choice(_VALUES))


def _loaded(data: bytes) -> FormDefinition | None:
    """The form, or None where its formulas go round in a circle or name what is not there."""
    with suppress(Fault):
        return load(data)
    return None


@settings(max_examples=examples(40), deadline=None)
@given(forms(), st.randoms(use_true_random=False))
def test_edits_equal_computing_anew_in_any_form(data: bytes, chance: random.Random) -> None:
    definition = _loaded(data)
    if definition is None:
        return
    session = FormSession.new(definition, now=NOW)
    for _ in range(8):
        edit(session, chance)
        anew = FormSession.restore(definition, session.instance_xml(), now=NOW)
        assert states(session) == states(anew)


_DOCUMENT = xml.build(xml.parse(b"<data><a>3</a><b>word</b><c>2026-03-02</c><p>1 2;3 4</p><a>-1</a></data>"))
_ARGUMENTS = st.recursive(
    st.sampled_from(
        ["a", "b", "c", "p", "//a", "nothing", "'x'", "''", "1", "-1", "0", "1 div 0", "true()", "."]
    ),
    lambda inner: st.tuples(st.sampled_from(sorted(FUNCTIONS)), st.lists(inner, max_size=4)).map(
        lambda call: f"{call[0]}({', '.join(call[1])})"
    ),
    max_leaves=8,
)


@settings(max_examples=examples(250), deadline=None)
@given(_ARGUMENTS)
def test_any_call_gives_a_value_or_says_what_is_wrong(expression: str) -> None:
    world = World(now=datetime(2026, 3, 2, tzinfo=UTC), zone=UTC, top=_DOCUMENT, steps=200_000)
    node = next(_DOCUMENT.elements())
    with suppress(XPathError):
        assert isinstance(evaluate(expression, Context(node, world), {}), str | float | bool | list | object)
