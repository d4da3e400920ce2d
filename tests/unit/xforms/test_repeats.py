"""Repeats: adding, taking away, putting back, nesting, counts, and expressions across instances."""

from __future__ import annotations

import pytest

from hrcapp.xforms import ControlEntry, FormSession, GroupEntry, RepeatEntry
from tests.unit.xforms.xform_builder import NOW, form, session

_PEOPLE = "<people jr:template=''><name/><n/><age>30</age></people><total/>"
_BINDS = (
    "<bind nodeset='/data/people/n' calculate='position(..)'/>"
    "<bind nodeset='/data/people/age' type='int'/>"
    "<bind nodeset='/data/total' calculate='sum(/data/people/age)'/>"
)
_BODY = (
    "<group ref='/data/people'><label>People</label><repeat nodeset='/data/people'>"
    "<input ref='/data/people/name'><label>Name</label>"
    "</input><input ref='/data/people/age'/></repeat></group>"
)


def people() -> FormSession:
    """A session with an empty series of people."""
    return session(_PEOPLE, _BINDS, _BODY)


def test_adding_numbers_and_sums() -> None:
    made = people()
    path, changes = made.add_repeat("/data/people")
    assert path == "/data/people[1]"
    assert changes.structure
    assert made.value("/data/people[1]/age") == "30"
    made.add_repeat("/data/people")
    made.set_value("/data/people[2]/age", "12")
    assert made.value("/data/total") == "42"
    assert made.value("/data/people[2]/n") == "2"


def test_taking_away_and_putting_back() -> None:
    made = people()
    for name in ("Awa", "Ben", "Chu"):
        path, _ = made.add_repeat("/data/people")
        made.set_value(f"{path}/name", name)
    before = made.instance_xml()
    subtree, changes = made.remove_repeat("/data/people[2]")
    assert changes.structure
    assert [made.value(f"/data/people[{at}]/name") for at in (1, 2)] == ["Awa", "Chu"]
    assert made.value("/data/people[2]/n") == "2"
    assert made.value("/data/total") == "60"
    assert made.insert_repeat("/data/people[2]", subtree).structure
    assert made.instance_xml() == before


def test_the_body_as_a_tree_with_the_instances_of_now() -> None:
    made = people()
    (repeat,) = made.entries()
    assert isinstance(repeat, RepeatEntry)
    assert (repeat.path, repeat.label, repeat.can_change, repeat.instances) == (
        "/data/people",
        "People",
        True,
        (),
    )
    made.add_repeat("/data/people")
    (repeat,) = made.entries()
    assert isinstance(repeat, RepeatEntry)
    assert [each.path for each in repeat.instances] == ["/data/people[1]"]
    assert repeat.instances[0].entries == (
        ControlEntry("/data/people[1]/name"),
        ControlEntry("/data/people[1]/age"),
    )
    assert made.entries("/data/people[1]") == repeat.instances[0].entries
    assert made.node("/data/people").control == "repeat"
    assert made.node("/data/people[1]").control == "repeat-instance"


def test_groups_nest_and_gather() -> None:
    made = session(
        "<g><a/><h><b/></h></g>",
        body="<group ref='/data/g' appearance='field-list'><label>G</label><input ref='a'/>"
        "<group><label>Only gathers</label><input ref='h/b'/></group></group>",
    )
    (group,) = made.entries()
    assert isinstance(group, GroupEntry)
    assert (group.path, group.label, group.appearance) == ("/data/g", "G", ("field-list",))
    assert group.entries == (
        ControlEntry("/data/g/a"),
        GroupEntry(None, "Only gathers", (), (ControlEntry("/data/g/h/b"),)),
    )


def test_nested_repeats() -> None:
    made = session(
        "<house jr:template=''><room jr:template=''><beds/></room><all/></house><sum/>",
        "<bind nodeset='/data/house/all' calculate='sum(../room/beds)'/>"
        "<bind nodeset='/data/sum' calculate='sum(/data/house/all)'/>",
        "<repeat nodeset='/data/house'><repeat nodeset='/data/house/room'>"
        "<input ref='/data/house/room/beds'/></repeat></repeat>",
    )
    for _ in range(2):
        house, _changes = made.add_repeat("/data/house")
        for beds in ("2", "3"):
            room, _changes = made.add_repeat(f"{house}/room")
            made.set_value(f"{room}/beds", beds)
    assert room == "/data/house[2]/room[2]"
    made.set_value("/data/house[2]/room[1]/beds", "10")
    assert [made.value(f"/data/house[{at}]/all") for at in (1, 2)] == ["5", "13"]
    assert made.value("/data/sum") == "18"
    again = FormSession.restore(made.definition, made.instance_xml(), now=NOW)
    assert again.instance_xml() == made.instance_xml()


def test_an_absolute_path_means_the_same_instance() -> None:
    made = session(
        "<r><a/><b/></r><r><a/><b/></r>",
        "<bind nodeset='/data/r/b' calculate='/data/r/a * 10'/>",
        "<repeat nodeset='/data/r'><input ref='/data/r/a'/></repeat>",
    )
    made.set_value("/data/r[2]/a", "7")
    assert (made.value("/data/r[1]/b"), made.value("/data/r[2]/b")) == ("", "70")


def test_the_instance_before() -> None:
    made = session(
        "<r jr:template=''><add>1</add><run/></r>",
        "<bind nodeset='/data/r/run' type='int' calculate=\"coalesce(indexed-repeat(/data/r/run"
        ', /data/r, position(..) - 1), 0) + ../add"/>',
        "<repeat nodeset='/data/r'><input ref='/data/r/add'/></repeat>",
    )
    for _ in range(4):
        made.add_repeat("/data/r")
    assert made.value("/data/r[4]/run") == "4"
    made.set_value("/data/r[1]/add", "5")
    assert [made.value(f"/data/r[{at}]/run") for at in range(1, 5)] == ["5", "6", "7", "8"]


def test_a_count_makes_and_unmakes_instances() -> None:
    made = session(
        "<many>2</many><r jr:template=''><x/></r>",
        "<bind nodeset='/data/many' type='int'/>",
        "<repeat nodeset='/data/r' jr:count='/data/many'><input ref='/data/r/x'/></repeat>",
    )
    (repeat,) = made.entries()
    assert isinstance(repeat, RepeatEntry)
    assert (len(repeat.instances), repeat.can_change) == (2, False)
    made.set_value("/data/r[1]/x", "kept")
    assert made.set_value("/data/many", "4").structure
    assert made.value("/data/r[4]/x") == ""
    made.set_value("/data/many", "1")
    assert made.value("/data/r[1]/x") == "kept"
    with pytest.raises(LookupError):
        made.value("/data/r[2]/x")
    for refused in (lambda: made.add_repeat("/data/r"), lambda: made.remove_repeat("/data/r[1]")):
        with pytest.raises(LookupError):
            refused()


def test_a_count_has_a_ceiling() -> None:
    made = session(
        "<many>100000000</many><r jr:template=''><x/></r>",
        body="<repeat nodeset='/data/r' jr:count='/data/many'><input ref='/data/r/x'/></repeat>",
    )
    (repeat,) = made.entries()
    assert isinstance(repeat, RepeatEntry)
    assert len(repeat.instances) == 1000


def test_a_form_that_asks_for_another_grows_by_one() -> None:
    made = session(
        "<r jr:template=''><more/></r><there/><wanted/>",
        "<bind nodeset='/data/there' calculate='count(/data/r)'/>"
        "<bind nodeset='/data/wanted' calculate=\"if(/data/there = 0"
        " or indexed-repeat(/data/r/more, /data/r, /data/there)"
        " = 'yes', /data/there + 1, /data/there)\"/>",
        "<repeat nodeset='/data/r' jr:count='/data/wanted'><input ref='/data/r/more'/></repeat>",
    )
    assert made.value("/data/there") == "1"
    made.set_value("/data/r[1]/more", "yes")
    assert made.value("/data/there") == "2"
    made.set_value("/data/r[2]/more", "no")
    assert made.value("/data/there") == "2"


def test_a_fixed_series_has_at_least_one() -> None:
    made = session(
        "<r jr:template=''><x/></r>",
        body="<repeat nodeset='/data/r' jr:noAddRemove='true()'><input ref='/data/r/x'/></repeat>",
    )
    assert made.value("/data/r[1]/x") == ""
    with pytest.raises(LookupError):
        made.add_repeat("/data/r")


def test_relevance_inside_an_instance_stays_inside() -> None:
    made = session(
        "<r><ask/><x/></r><r><ask/><x/></r>",
        "<bind nodeset='/data/r/x' relevant=\"../ask = 'yes'\"/>",
        "<repeat nodeset='/data/r'><input ref='/data/r/x'/></repeat>",
    )
    made.set_value("/data/r[2]/ask", "yes")
    assert not made.node("/data/r[1]/x").relevant
    assert made.node("/data/r[2]/x").relevant


def test_choices_from_a_repeat() -> None:
    made = session(
        "<r jr:template=''><name/></r><who/>",
        body="<repeat nodeset='/data/r'><input ref='/data/r/name'/></repeat><select1 ref='/data/who'>"
        "<itemset nodeset=\"/data/r[./name != '']\">"
        "<value ref='name'/><label ref='name'/></itemset></select1>",
    )
    path, _ = made.add_repeat("/data/r")
    assert made.node("/data/who").choices == ()
    changes = made.set_value(f"{path}/name", "Awa")
    assert [choice.label for choice in made.node("/data/who").choices] == ["Awa"]
    assert "/data/who" in changes.paths


def test_a_removed_subtree_of_another_repeat_is_refused() -> None:
    definition = form(
        "<a><x/></a><b><x/></b>",
        body="<repeat nodeset='/data/a'><input ref='/data/a/x'/></repeat>"
        "<repeat nodeset='/data/b'><input ref='/data/b/x'/></repeat>",
    )
    made = FormSession.new(definition, now=NOW)
    subtree, _ = made.remove_repeat("/data/a[1]")
    with pytest.raises(Exception, match="instance-unreadable"):
        made.insert_repeat("/data/b[1]", subtree)


def test_nested_counts_cannot_multiply_without_end(caplog: pytest.LogCaptureFixture) -> None:
    made = session(
        "<a jr:template=''><b jr:template=''><c/></b></a>",
        body="<repeat nodeset='/data/a' jr:count='1000'><repeat nodeset='/data/a/b' jr:count='1000'>"
        "<input ref='/data/a/b/c'/></repeat></repeat>",
    )
    assert sum(1 for _ in made.nodes()) < 55_000
    assert "grows too large" in caplog.text


@pytest.mark.parametrize("path", ["/data/people", "/data/people[x]", "/data/people[]", "/data[1]"])
def test_putting_back_needs_an_index(path: str) -> None:
    made = people()
    with pytest.raises(LookupError):
        made.insert_repeat(path, b"<people/>")


def test_opening_a_growing_form_again_adds_nothing() -> None:
    made = session(
        "<r jr:template=''><more/></r><wanted/>",
        "<bind nodeset='/data/wanted' calculate=\"count(/data/r) + (count(/data/r[more = 'no']) = 0)\"/>",
        "<repeat nodeset='/data/r' jr:count='/data/wanted'><input ref='/data/r/more'/></repeat>",
    )
    made.set_value("/data/r[1]/more", "yes")
    again = FormSession.restore(made.definition, made.instance_xml(), now=NOW)
    assert again.instance_xml() == made.instance_xml()


def test_a_group_that_if_chooses_is_read_with_all_that_it_holds() -> None:
    made = session(
        "<ask>1</ask><g><inner/></g><said/>",
        "<bind nodeset='/data/said' calculate=\"concat(if(/data/ask = 1, /data/g, ''), '!')\"/>",
        "<input ref='/data/ask'/><input ref='/data/g/inner'/>",
    )
    made.set_value("/data/g/inner", "word")
    assert made.value("/data/said") == "word!"
    inside = form(
        "<g><inner/><seen/></g>",
        "<bind nodeset='/data/g/seen' calculate=\"if(/data/g, 'yes', 'no')\"/>",
        "<input ref='/data/g/inner'/>",
    )
    assert FormSession.new(inside, now=NOW).value("/data/g/seen") == "yes"
