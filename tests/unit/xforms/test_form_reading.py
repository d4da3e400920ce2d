"""Reading a form: what it yields, and how everything wrong with it is refused at once with its place."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from hrcapp.i18n import catalog
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import ProblemList, load
from tests.unit.xforms.xform_builder import form, session, xform


def problems(*args: Any, **kwargs: Any) -> ProblemList:
    """The problems a form is refused with."""
    with pytest.raises(Fault) as caught:
        form(*args, **kwargs)
    assert caught.value.code is Code.FORM_PROBLEMS
    found = caught.value.params["problems"]
    assert isinstance(found, ProblemList)
    assert caught.value.params["count"] == len(found)
    return found


def test_what_a_form_says_of_itself() -> None:
    data = xform(
        "<a/><g><b/></g>", body="<group ref='/data/g'><input ref='/data/g/b'/></group><input ref='/data/a'/>"
    )
    definition = load(data)
    assert (definition.id, definition.version, definition.title) == ("tested", "3", "A form of the tests")
    assert definition.digest == hashlib.sha256(data).hexdigest()
    assert definition.section_paths() == ("/data", "/data/g"), "what is in no group is a section too"
    assert definition.languages == ()


def test_a_bind_left_over_for_a_node_that_is_gone() -> None:
    definition = form("<a/>", "<bind nodeset='/data/gone' type='int'/>", "<input ref='/data/a'/>")
    assert "a bind is for “/data/gone”, which is not there" in str(definition.warnings[0])
    for said in ("calculate='1'", "constraint='. &gt; 1'", "jr:preload='uid'", "relevant='false()'"):
        found = problems("<a/>", f"<bind nodeset='/data/gone' {said}/>")
        assert "the path “/data/gone” matches nothing" in str(found)


def test_every_problem_is_named_with_its_place_at_once() -> None:
    found = problems(
        "<a/><b/><c/><d/>",
        "<bind nodeset='/data/a' calculate='/data/b +'/>"
        "<bind nodeset='/data/b' relevant='nosuch(1)'/>"
        "<bind nodeset='/data/gone' type='int' required='true()'/>"
        "<bind nodeset='/data/c' constraint='/data/nowhere = 1' jr:constraintMsg=\"jr:itext('absent')\"/>"
        "<bind nodeset='/data/d' calculate=\"instance('none')/root/item\"/>",
        "<input ref='/data/a'><label ref=\"jr:itext('lost')\"/></input><input ref='/data/elsewhere'/>",
    )
    told = str(found)
    assert len(found) == 8
    assert "/data/a" in told
    assert "the expression ends too early" in told
    assert "the function nosuch() is not known" in told
    assert "the path “/data/gone” matches nothing" in told
    assert "“/data/nowhere = 1” has a path that matches nothing" in told
    assert "there is no instance “none”" in told
    assert "the text “absent” does not exist" in told
    assert "the text “lost” does not exist" in told
    assert "the path “/data/elsewhere” matches nothing" in told
    assert all(problem.place for problem in found)


def test_the_refusal_reads_as_sentences() -> None:
    with pytest.raises(Fault) as caught:
        form("<a/>", "<bind nodeset='/data/a' calculate='1 +'/>")
    said = str(sentence(caught.value, catalog("en").gettext))
    assert "Problems found: 1" in said
    assert "/data/a" in said


@pytest.mark.parametrize(
    ("binds", "members"),
    [
        ("<bind nodeset='/data/a' calculate='. + 1'/>", ["/data/a"]),
        (
            "<bind nodeset='/data/a' calculate='/data/b'/><bind nodeset='/data/b' calculate='../a'/>",
            ["/data/a", "/data/b"],
        ),
        (
            "<bind nodeset='/data/a' relevant='/data/b'/><bind nodeset='/data/b' calculate='../a'/>",
            ["/data/a", "/data/b"],
        ),
        ("<bind nodeset='/data/g' relevant='/data/g/c = 1'/>", ["/data/g"]),
        ("<bind nodeset='/data/a' calculate='sum(/data/*)'/>", ["/data/a"]),
    ],
)
def test_a_circle_is_refused_naming_its_members(binds: str, members: list[str]) -> None:
    found = problems("<a/><b/><g><c/></g>", binds)
    assert len(found) == 1
    assert "in a circle" in str(found[0])
    assert all(member in str(found[0]) for member in members)


def test_two_circles_are_two_problems() -> None:
    found = problems(
        "<a/><b/>", "<bind nodeset='/data/a' calculate='.'/><bind nodeset='/data/b' calculate='. + /data/a'/>"
    )
    assert len(found) == 1  # b only waits for a
    found = problems(
        "<a/><b/>", "<bind nodeset='/data/a' calculate='.'/><bind nodeset='/data/b' calculate='.'/>"
    )
    assert len(found) == 2


def test_what_is_no_circle() -> None:
    form("<a/>", "<bind nodeset='/data/a' constraint='. &gt; 1' required='. = 1' readonly='. = 2'/>")
    form(
        "<r><x/></r>",
        "<bind nodeset='/data/r/x' calculate='/data/r[position() = position(current()/..) - 1]/x + 1'/>",
        "<repeat nodeset='/data/r'><input ref='/data/r/x'/></repeat>",
    )


@pytest.mark.parametrize(
    "body",
    [
        "<input ref='/data/a'><odk:setgeopoint event='xforms-value-changed' ref='/data/a'/></input>",
        "<repeat nodeset='/data'/>",
        "<select1 ref='/data/a'><itemset nodeset='/data/a'/></select1>",
        "<input/>",
        "<input bind='none'/>",
    ],
)
def test_bodies_that_are_refused(body: str) -> None:
    assert len(problems("<a/>", body=body)) == 1


def test_what_needs_a_server_or_a_key_is_refused() -> None:
    assert "encryption" in str(problems("<a/>", model="<submission base64RsaPublicKey='MIIB'/>"))
    assert "server" in str(problems("<a/><orx:meta><entity dataset='towns'/></orx:meta>"))


def test_what_is_only_degraded_is_a_warning() -> None:
    definition = form(
        "<a/>",
        "<bind nodeset='/data/a' type='hologram'/>",
        "<input ref='/data/a'/><carousel ref='/data/a'/>",
        "<instance id='towns' src='jr://file-csv/towns.csv'/>",
    )
    told = [str(warning) for warning in definition.warnings]
    assert len(told) == 3
    assert any("hologram" in each for each in told)
    assert any("carousel" in each for each in told)
    assert any("towns.csv" in each for each in told)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<html/>",
        b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head/><h:body/></h:html>",
        b"<!DOCTYPE html><html><head><model/></head><body/></html>",
        b'<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>',
        b"<a>" * 5000 + b"</a>" * 5000,
    ],
)
def test_what_is_no_form(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        load(data)
    assert caught.value.code is Code.FORM_UNREADABLE


def test_a_form_may_not_be_endless() -> None:
    with pytest.raises(Fault) as caught:
        load(b" " * (17 * 1024 * 1024))
    assert caught.value.code is Code.FORM_TOO_LARGE


def test_marks_of_the_bind_reach_the_face() -> None:
    open_session = session(
        "<mail/>",
        "<bind nodeset='/data/mail' type='string' hrc:personal='email'/>",
        "<input ref='/data/mail'/>",
    )
    assert open_session.node("/data/mail").attributes == {"personal": "email"}


def test_relative_references_and_bind_ids_in_the_body() -> None:
    definition = form(
        "<g><a/></g><b/>",
        "<bind id='bee' nodeset='/data/b'/>",
        "<group ref='/data/g'><input ref='a'/></group><input bind='bee'/>",
    )
    assert definition.nodes["/data/g/a"].control is not None
    assert definition.nodes["/data/b"].control is not None
