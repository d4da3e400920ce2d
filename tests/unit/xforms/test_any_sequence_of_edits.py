"""After any sequence of edits the session is what computing everything anew from its answers gives."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.model.faults import Fault
from hrcapp.xforms import FormSession, load
from hrcapp.xforms.xpath import XPathSyntaxError, parse
from tests.unit.xforms.effort import examples
from tests.unit.xforms.xform_builder import NOW, form, xform

_FORM = form(
    "<land>tn</land><many>1</many><house jr:template=''><town/><rooms>2</rooms><run/>"
    "<room jr:template=''><beds>1</beds><double/></room></house>"
    "<extra jr:template=''><note/></extra><sum/><big/><said/>",
    "<bind nodeset='/data/many' type='int' constraint='. &lt; 4'/>"
    "<bind nodeset='/data/house' relevant=\"/data/land != 'none'\"/>"
    "<bind nodeset='/data/house/rooms' type='int' required='../town'/>"
    "<bind nodeset='/data/house/run' type='int'"
    " calculate='coalesce(indexed-repeat(/data/house/run, /data/house, position(..) - 1), 0) + ../rooms'/>"
    "<bind nodeset='/data/house/room/beds' type='int' relevant='../../rooms &gt; 1'/>"
    "<bind nodeset='/data/house/room/double' calculate='../beds * 2 + position(..)'/>"
    "<bind nodeset='/data/sum' calculate='sum(/data/house/room/double)'/>"
    "<bind nodeset='/data/big' relevant='/data/sum &gt; 6' readonly='count(/data/house) &gt; 2'/>"
    "<bind nodeset='/data/said' "
    "calculate=\"concat(/data/sum, '/', /data/house[last()]/run, '/', /data/big)\"/>",
    "<input ref='/data/land'/><input ref='/data/many'/>"
    "<input ref='/data/big'><label>B <output value='/data/sum'/></label></input>"
    "<repeat nodeset='/data/house'><select1 ref='/data/house/town'>"
    "<itemset nodeset=\"instance('t')/root/item[land = /data/land]\"><value ref='name'/>"
    "<label ref='jr:itext(itextId)'/></itemset></select1><input ref='/data/house/rooms'/>"
    "<repeat nodeset='/data/house/room'><input ref='/data/house/room/beds'/></repeat></repeat>"
    "<repeat nodeset='/data/extra' jr:count='/data/many'><input ref='/data/extra/note'/></repeat>",
    "<itext><translation lang='en'><text id='a'><value>A <output value='/data/land'/></value></text>"
    "<text id='b'><value>B</value></text></translation></itext><instance id='t'><root>"
    "<item><name>tunis</name><land>tn</land><itextId>a</itextId></item>"
    "<item><name>sfax</name><land>tn</land><itextId>b</itextId></item>"
    "<item><name>quito</name><land>ec</land><itextId>a</itextId></item></root></instance>",
)
State = dict[str, tuple[object, ...]]


def states(session: FormSession) -> State:
    """Everything a face may show, by path."""
    found: State = {}
    for path in session.nodes():
        node = session.node(path)
        choices = tuple((choice.value, choice.label) for choice in node.choices)
        found[path] = (
            node.value,
            node.relevant,
            node.readonly,
            node.required,
            node.violation,
            node.label,
            choices,
        )
    return found


def edit(session: FormSession, chance: random.Random) -> tuple[frozenset[str], bool]:
    """One edit of any kind; what the session says has changed."""
    houses = [path for path in session.nodes() if path.startswith("/data/house[") and path.count("/") == 2]
    kind = chance.choice(("set", "set", "set", "add", "remove", "nested"))
    if kind == "add":
        changes = session.add_repeat("/data/house")[1]
    elif kind == "remove" and houses:
        changes = session.remove_repeat(chance.choice(houses))[1]
    elif kind == "nested" and houses:
        changes = session.add_repeat(f"{chance.choice(houses)}/room")[1]
    else:
        path = chance.choice([p for p in session.nodes() if p.rpartition("/")[2] in _VALUES])
        offered = tuple(choice.value for choice in session.node(path).choices)
        changes = session.set_value(path, chance.choice((*offered, *_VALUES[path.rpartition("/")[2]])))
    return changes.paths, changes.structure


_VALUES = {
    "land": ("tn", "ec", "none", ""),
    "many": ("0", "2", "5", "x"),
    "town": ("",),
    "rooms": ("1", "2", "3", ""),
    "beds": ("0", "4", ""),
    "big": ("big", ""),
    "note": ("n",),
}


@pytest.mark.parametrize("seed", range(examples(12)))
def test_edits_equal_computing_anew(seed: int) -> None:
    chance = random.Random(seed)
    session = FormSession.new(_FORM, now=NOW)
    for _ in range(25):
        before = states(session)
        told, structure = edit(session, chance)
        after = states(session)
        assert after == states(FormSession.restore(_FORM, session.instance_xml(), now=NOW))
        if not structure:
            assert {path for path in after if after[path] != before.get(path)} <= told


@settings(max_examples=examples(150), deadline=None)
@given(st.text(alphabet="ab/.*[]()@:'\"|+-=<>!$,1 andivmo", max_size=40))
def test_any_text_is_an_expression_or_a_syntax_error(text: str) -> None:
    with suppress(XPathSyntaxError):
        parse(text)


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 2_000), st.binary(max_size=6))
def test_a_form_with_bytes_changed_is_read_or_refused(at: int, junk: bytes) -> None:
    data = xform("<a/><b/>", "<bind nodeset='/data/a' calculate='/data/b + 1'/>", "<input ref='/data/a'/>")
    at %= len(data)
    with suppress(Fault):
        FormSession.new(load(data[:at] + junk + data[at + len(junk) :]), now=NOW)
