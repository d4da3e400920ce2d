"""`setvalue` on its events."""

from __future__ import annotations

from hrcapp.xforms import FormSession
from tests.unit.xforms.xform_builder import NOW, form, session


def test_first_load_happens_once_and_load_each_time() -> None:
    definition = form(
        "<first/><each>0</each>",
        model="<setvalue event='odk-instance-first-load' ref='/data/first' value=\"concat('at ', today())\"/>"
        "<setvalue event='odk-instance-load' ref='/data/each' value='/data/each + 1'/>",
    )
    made = FormSession.new(definition, now=NOW)
    assert (made.value("/data/first"), made.value("/data/each")) == ("at 2026-03-02", "1")
    made.set_value("/data/first", "")
    again = FormSession.restore(definition, made.instance_xml(), now=NOW)
    assert (again.value("/data/first"), again.value("/data/each")) == ("", "2")


def test_a_changed_value_sets_others_and_these_are_followed() -> None:
    made = session(
        "<a/><b/><c/><d/>",
        "<bind nodeset='/data/d' calculate=\"concat(/data/c, '!')\"/>",
        "<input ref='/data/a'><setvalue event='xforms-value-changed' ref='/data/b' value='/data/a'/></input>"
        "<input ref='/data/b'><setvalue event='xforms-value-changed' ref='/data/c'>fixed</setvalue></input>",
    )
    changes = made.set_value("/data/a", "x")
    assert [made.value(f"/data/{name}") for name in "bcd"] == ["x", "fixed", "fixed!"]
    assert {"/data/a", "/data/b", "/data/c", "/data/d"} <= changes.paths


def test_two_that_set_each_other_come_to_rest() -> None:
    made = session(
        "<a>0</a><b>0</b>",
        body="<input ref='/data/a'>"
        "<setvalue event='xforms-value-changed' ref='/data/b' value='/data/a + 1'/></input>"
        "<input ref='/data/b'>"
        "<setvalue event='xforms-value-changed' ref='/data/a' value='/data/b + 1'/></input>",
    )
    made.set_value("/data/a", "1")
    assert int(made.value("/data/a")) < 1000


def test_a_new_instance_gets_its_values_inside_itself() -> None:
    made = session(
        "<r jr:template=''><x/><y/></r>",
        body="<repeat nodeset='/data/r'><input ref='/data/r/x'/>"
        "<setvalue event='odk-new-repeat' ref='/data/r/x' value='position(..)'/></repeat>",
        model="<setvalue event='odk-new-repeat' ref='/data/r/y'>new</setvalue>",
    )
    made.add_repeat("/data/r")
    made.set_value("/data/r[1]/y", "typed")
    made.add_repeat("/data/r")
    assert [made.value(f"/data/r[{at}]/x") for at in (1, 2)] == ["1", "2"]
    assert [made.value(f"/data/r[{at}]/y") for at in (1, 2)] == ["typed", "new"]


def test_a_target_that_is_not_relevant_is_set_all_the_same() -> None:
    made = session(
        "<a/><b/>",
        "<bind nodeset='/data/b' relevant=\"/data/a = 'show'\"/>",
        "<input ref='/data/a'><setvalue event='xforms-value-changed' ref='/data/b'>set</setvalue></input>",
    )
    made.set_value("/data/a", "x")
    assert made.value("/data/b") == "set"
    assert not made.node("/data/b").relevant


def test_an_unknown_event_is_only_a_warning() -> None:
    definition = form("<a/>", model="<setvalue event='full-moon' ref='/data/a'>x</setvalue>")
    assert "full-moon" in str(definition.warnings[0])
    assert FormSession.new(definition, now=NOW).value("/data/a") == ""
