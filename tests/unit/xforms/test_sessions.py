"""A form being filled in: values, relevance, required, readonly, constraints, choices, texts, and what
comes out.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import FormSession
from tests.unit.xforms.xform_builder import NOW, form, session


def test_a_chain_of_calculations_follows_one_edit() -> None:
    made = session(
        "<a/><b/><c/><free/>",
        "<bind nodeset='/data/c' type='int' calculate='/data/b * 2'/>"
        "<bind nodeset='/data/b' type='int' calculate='/data/a + 1'/>"
        "<bind nodeset='/data/a' type='int'/>",
        "<input ref='/data/a'/>",
    )
    assert made.value("/data/c") == ""
    changes = made.set_value("/data/a", "4")
    assert made.value("/data/c") == "10"
    assert changes.paths == {"/data/a", "/data/b", "/data/c"}
    assert not changes.structure
    assert not made.set_value("/data/a", "4")


def test_what_is_not_relevant_is_kept_hidden_and_left_out_at_the_end() -> None:
    made = session(
        "<ask>yes</ask><g><x>7</x></g><sum/>",
        "<bind nodeset='/data/g' relevant=\"/data/ask = 'yes'\"/>"
        "<bind nodeset='/data/sum' calculate='count(/data/g/x) + sum(/data/g/x)'/>",
    )
    assert made.value("/data/sum") == "8"
    changes = made.set_value("/data/ask", "no")
    assert not made.node("/data/g/x").relevant
    assert made.value("/data/g/x") == "7"
    assert made.value("/data/sum") == "0"
    assert {"/data/g", "/data/g/x", "/data/sum"} <= changes.paths
    assert b"<x>7</x>" in made.instance_xml()
    assert b"<x>" not in made.instance_xml(relevant_only=True)
    made.set_value("/data/ask", "yes")
    assert made.value("/data/sum") == "8"


def test_violations_in_form_order_with_messages() -> None:
    made = session(
        "<name/><age>x</age><mail>me</mail>",
        "<bind nodeset='/data/name' required='true()' jr:requiredMsg='A name, please'/>"
        "<bind nodeset='/data/age' type='int'/>"
        "<bind nodeset='/data/mail' constraint=\"contains(., '@')\" jr:constraintMsg='No @'/>",
        "<input ref='/data/name'><label>Name</label></input>"
        "<input ref='/data/age'/><input ref='/data/mail'/>",
    )
    found = [(each.path, each.kind, each.message, each.label) for each in made.violations()]
    assert found == [
        ("/data/name", "required", "A name, please", "Name"),
        ("/data/age", "type", "", ""),
        ("/data/mail", "constraint", "No @", ""),
    ]
    assert made.node("/data/mail").message == "No @"
    changes = made.set_value("/data/mail", "me@example.org")
    assert made.node("/data/mail").violation is None
    assert "/data/mail" in changes.paths
    made.set_value("/data/mail", "")
    assert made.node("/data/mail").violation is None  # an empty answer breaks no constraint
    assert [each.path for each in made.violations("/data/age")] == ["/data/age"]


def test_progress_counts_what_a_person_can_answer() -> None:
    made = session(
        "<g><a/><b/><c>x</c><d/><hidden/></g>",
        "<bind nodeset='/data/g/a' required='true()'/><bind nodeset='/data/g/b' required='true()'/>"
        "<bind nodeset='/data/g/c' type='int'/>"
        "<bind nodeset='/data/g/d' readonly='true()' required='true()'/>"
        "<bind nodeset='/data/g/hidden' relevant='false()' required='true()'/>",
        "<group ref='/data/g'>"
        + "".join(f"<input ref='{name}'/>" for name in ("a", "b", "c", "d", "hidden"))
        + "</group>",
    )
    made.set_value("/data/g/a", "here")
    progress = made.progress("/data/g")
    counts = (progress.answered, progress.required_total, progress.required_open, progress.wrong)
    assert counts == (1, 2, 1, 1), "a default is no answer"
    made.set_value("/data/g/c", "7")
    assert (made.progress("/data/g").answered, made.node("/data/g/c").default) == (2, "x")


def test_readonly_is_inherited_and_required_can_change() -> None:
    made = session(
        "<lock/><g><a/></g>",
        "<bind nodeset='/data/g' readonly=\"/data/lock = '1'\"/>"
        "<bind nodeset='/data/g/a' required=\"/data/lock != '1'\"/>",
    )
    assert made.node("/data/g/a").required
    changes = made.set_value("/data/lock", "1")
    assert made.node("/data/g/a").readonly
    assert not made.node("/data/g/a").required
    assert "/data/g/a" in changes.paths


_TOWNS = """<instance id="towns"><root>
<item><name>tunis</name><label>Tunis</label><land>tn</land></item>
<item><name>sfax</name><label>Sfax</label><land>tn</land></item>
<item><name>quito</name><label>Quito</label><land>ec</land></item></root></instance>"""
_CHOOSE = """<input ref='/data/land'/><{kind} ref='/data/town'><itemset
nodeset="instance('towns')/root/item[land = /data/land]">
<value ref='name'/><label ref='label'/></itemset></{kind}>"""


def test_choices_follow_their_filter_and_a_choice_no_longer_offered_is_dropped() -> None:
    made = session("<land>tn</land><town/>", body=_CHOOSE.format(kind="select1"), model=_TOWNS)
    assert [(c.value, c.label) for c in made.node("/data/town").choices] == [
        ("tunis", "Tunis"),
        ("sfax", "Sfax"),
    ]
    made.set_value("/data/town", "sfax")
    changes = made.set_value("/data/land", "ec")
    assert [c.value for c in made.node("/data/town").choices] == ["quito"]
    assert made.value("/data/town") == ""
    assert "/data/town" in changes.paths


def test_a_multiple_choice_loses_only_what_is_gone() -> None:
    body = _CHOOSE.format(kind="select").replace("land = /data/land", "selected(/data/land, land)")
    made = session("<land>tn ec</land><town/>", body=body, model=_TOWNS)
    made.set_value("/data/town", "sfax quito")
    made.set_value("/data/land", "ec")
    assert made.value("/data/town") == "quito"


def test_a_list_whose_file_is_not_here_drops_nothing() -> None:
    made = session(
        "<town>sfax</town>",
        body="<select1 ref='/data/town'><itemset nodeset=\"instance('t')/root/item\"><value ref='name'/>"
        "<label ref='label'/></itemset></select1>",
        model="<instance id='t' src='jr://file-csv/t.csv'/>",
    )
    assert made.value("/data/town") == "sfax"


_ITEXT = """<itext><translation lang="en" default="true()"><text id="q">
<value>Hello <output value="/data/who"/></value>
<value form="image">jr://images/q.png</value></text><text id="h">
<value>Hint</value><value form="guidance">More</value></text>
<text id="yes"><value>Yes</value></text><text id="m"><value>Give it</value></text></translation>
<translation lang="fr"><text id="q"><value>Bonjour <output value="/data/who"/></value></text>
<text id="yes"><value>Oui</value></text></translation></itext>"""
_ASK = """<select1 ref='/data/a'><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/>
<item><label ref="jr:itext('yes')"/><value>y</value></item></select1>"""
_MUST = """<bind nodeset='/data/a' required='true()' jr:requiredMsg="jr:itext('m')"/>"""


def test_texts_in_languages() -> None:
    made = session("<who>you</who><a/>", _MUST, _ASK, _ITEXT)
    node = made.node("/data/a")
    assert (node.label, node.hint, node.guidance, node.message) == ("Hello you", "Hint", "More", "Give it")
    assert node.media == {"image": "jr://images/q.png"}
    assert node.label_in("fr") == "Bonjour you"
    assert node.hint_in("fr") is None
    assert node.choices[0].label_in("fr") == "Oui"
    assert node.choices[0].label_in("es") is None
    assert "/data/a" in made.set_language("fr").paths
    node = made.node("/data/a")
    assert (node.label, node.hint, node.choices[0].label) == ("Bonjour you", "Hint", "Oui")
    assert "/data/a" in made.set_value("/data/who", "Awa").paths
    assert made.node("/data/a").label == "Bonjour Awa"
    made.set_language("xx")
    assert made.language == "en"


def test_the_language_of_a_session_is_chosen_at_its_start() -> None:
    definition = form("<who/><a/>", _MUST, _ASK, _ITEXT)
    assert definition.languages == ("en", "fr")
    assert FormSession.new(definition, now=NOW, language="fr").language == "fr"
    assert FormSession.new(definition, now=NOW).language == "en"


def test_choice_names_in_a_label() -> None:
    made = session(
        "<a>y</a><b/>",
        "<bind nodeset='/data/b' calculate=\"jr:choice-name(/data/a, '/data/a')\"/>",
        _ASK.replace("/data/who", "/data/b"),
        _ITEXT.replace("/data/who", "/data/b"),
    )
    assert made.value("/data/b") == "Yes"


def test_values_are_written_in_the_form_of_their_type() -> None:
    made = session(
        "<i>2.9</i><d/><t/><n/><place>1 2</place>",
        "<bind nodeset='/data/i' type='int'/><bind nodeset='/data/d' type='date' calculate='now()'/>"
        "<bind nodeset='/data/t' type='dateTime' calculate=\"date('2026-01-05')\"/>"
        "<bind nodeset='/data/n' type='decimal' calculate=\"number('x')\"/>"
        "<bind nodeset='/data/place' type='geopoint'/>",
    )
    assert [made.value(f"/data/{name}") for name in ("i", "d", "t", "n", "place")] == [
        "2",
        "2026-03-02",
        "2026-01-05T00:00:00.000+00:00",
        "",
        "1.0 2.0",
    ]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("int", "-12", "1.5"),
        ("decimal", "1.5", "1,5"),
        ("boolean", "true", "ja"),
        ("date", "2028-02-29", "2026-02-29"),
        ("time", "23:59:00.000Z", "24:00"),
        ("dateTime", "2026-03-02T10:00:00.000Z", "2026-03-02"),
        ("geopoint", "36.8 10.2 0 0", "136.8 10.2"),
        ("geotrace", "0 0;1 1", "0 0"),
        ("geoshape", "0 0;1 1;1 0;0 0", "0 0;1 1"),
    ],
)
def test_types(kind: str, good: str, bad: str) -> None:
    made = session(
        "<v/>", f"<bind nodeset='/data/v' type='xsd:{kind}'/>".replace("xsd:", ""), "<input ref='/data/v'/>"
    )
    made.set_value("/data/v", good)
    assert made.node("/data/v").violation is None
    made.set_value("/data/v", bad)
    assert made.node("/data/v").violation == "type"


def test_preloads_and_the_end() -> None:
    made = session(
        "<start/><day/><end/><who/><orx:meta><orx:instanceID/></orx:meta>",
        "<bind nodeset='/data/start' type='dateTime' jr:preload='timestamp' jr:preloadParams='start'/>"
        "<bind nodeset='/data/day' type='date' jr:preload='date' jr:preloadParams='today'/>"
        "<bind nodeset='/data/end' type='dateTime' jr:preload='timestamp' jr:preloadParams='end'/>"
        "<bind nodeset='/data/who' jr:preload='property' jr:preloadParams='username'/>"
        "<bind nodeset='/data/orx:meta/orx:instanceID' jr:preload='uid'/>",
        zone="Africa/Tunis",
    )
    assert made.value("/data/start") == "2026-03-02T10:30:00.000+01:00"
    assert made.value("/data/day") == "2026-03-02"
    assert made.value("/data/end") == ""
    assert made.instance_id.startswith("uuid:")
    finished = made.finalize(now=NOW + timedelta(hours=1))
    assert b"<end>2026-03-02T11:30:00.000+01:00</end>" in finished


def test_an_unfinished_form_is_not_finalised() -> None:
    made = session(
        "<a/><b>x</b>", "<bind nodeset='/data/a' required='true()'/><bind nodeset='/data/b' type='int'/>"
    )
    with pytest.raises(Fault) as caught:
        made.finalize(now=NOW)
    assert caught.value.code is Code.ANSWERS_INCOMPLETE
    assert caught.value.params == {"count": 2}


def test_the_xml_is_open_rosa_and_always_the_same() -> None:
    definition = form("<a>&lt;é&gt;</a>", model="")
    made = FormSession.new(definition, now=NOW, instance_id="uuid:one")
    data = made.instance_xml()
    assert data == made.instance_xml()
    root = etree.fromstring(data)
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "tested", "3")
    assert (
        root.findtext("{http://openrosa.org/xforms}meta/{http://openrosa.org/xforms}instanceID") == "uuid:one"
    )
    assert root.findtext("a") == "<é>"
    made.set_value("/data/a", 'e\u0301\x00 & "\r')
    assert etree.fromstring(made.instance_xml()).findtext("a") == 'é & "\r'


def test_saved_answers_come_back() -> None:
    definition = form(
        "<a/><u/><t/><orx:meta><orx:instanceID/></orx:meta>",
        "<bind nodeset='/data/u' calculate='uuid()'/><bind nodeset='/data/t' calculate='/data/a + 1'/>",
    )
    made = FormSession.new(definition, now=NOW)
    made.set_value("/data/a", "4")
    again = FormSession.restore(definition, made.instance_xml(), now=NOW + timedelta(days=3))
    assert again.instance_xml() == made.instance_xml()
    assert again.value("/data/u") == made.value("/data/u") != ""
    again.set_value("/data/a", "5")
    assert again.value("/data/t") == "6"


def test_what_was_left_out_comes_back_empty() -> None:
    definition = form("<a>1</a><g><x>default</x></g>", "<bind nodeset='/data/g' relevant='/data/a = 2'/>")
    sent = FormSession.new(definition, now=NOW).finalize(now=NOW)
    again = FormSession.restore(definition, sent, now=NOW)
    assert again.value("/data/g/x") == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<data id='other'/>", Code.INSTANCE_OTHER_FORM),
        (b"<data id='tested' version='2'/>", Code.INSTANCE_OTHER_FORM),
        (b"<form id='tested'/>", Code.INSTANCE_OTHER_FORM),
        (b"<data id='tested'><unknown/></data>", Code.INSTANCE_UNREADABLE),
        (b"<data", Code.INSTANCE_UNREADABLE),
        (b"<!DOCTYPE data><data id='tested'/>", Code.INSTANCE_UNREADABLE),
        (b"<data id='tested'>" + b" " * 1_100_000 + b"</data>", Code.INSTANCE_UNREADABLE),
    ],
)
def test_answers_that_are_refused(data: bytes, code: Code) -> None:
    with pytest.raises(Fault) as caught:
        FormSession.restore(form("<a/>"), data, now=NOW)
    assert caught.value.code is code


def test_a_formula_that_fails_while_running_gives_nothing(caplog: pytest.LogCaptureFixture) -> None:
    made = session("<a>(</a><b/>", "<bind nodeset='/data/b' calculate='regex(1, /data/a)'/>")
    assert made.value("/data/b") == ""
    assert "regular expression" in caplog.text


@pytest.mark.parametrize("path", ["/data/none", "/other", "/data/a[1]", "/data/a[", ""])
def test_a_path_that_leads_nowhere(path: str) -> None:
    made = session("<a/>")
    with pytest.raises(LookupError):
        made.value(path + ("/x" if path == "/data/a[1]" else ""))


def test_attributes_can_be_bound() -> None:
    made = session("<a n='1'/><b/>", "<bind nodeset='/data/a/@n' calculate='/data/b + 1'/>")
    made.set_value("/data/b", "4")
    assert b'<a n="5"' in made.instance_xml()


def test_texts_that_show_each_other_come_to_an_end(caplog: pytest.LogCaptureFixture) -> None:
    text = "<text id='q'><value>x" + "<output value=\"jr:itext('q')\"/>" * 2 + "</value></text>"
    made = session(
        "<a/>",
        body="<input ref='/data/a'><label ref=\"jr:itext('q')\"/></input>",
        model=f"<itext><translation lang='en'>{text}</translation></itext>",
    )
    assert made.node("/data/a").label.startswith("x")
    assert "too long" in caplog.text or "deeply" in caplog.text


def test_metadata_of_other_clients_is_no_obstacle() -> None:
    definition = form("<a/>")
    made = FormSession.new(definition, now=NOW, instance_id="uuid:two")
    sent = made.instance_xml().replace(
        b"</orx:meta>", b"<orx:deprecatedID>uuid:one</orx:deprecatedID><orx:userID>x</orx:userID></orx:meta>"
    )
    again = FormSession.restore(definition, sent, now=NOW)
    assert again.instance_id == "uuid:two"
    assert again.value("/data/orx:meta/orx:deprecatedID") == "uuid:one"
    assert b"deprecatedID" not in made.instance_xml()


def test_a_person_may_answer_what_is_also_calculated() -> None:
    made = session(
        "<a>1</a><b/>",
        "<bind nodeset='/data/b' type='int' calculate='/data/a + 1' constraint='/data/a &lt; 5'/>",
        "<input ref='/data/b'/>",
    )
    made.set_value("/data/b", "40")
    assert made.value("/data/b") == "40"
    made.set_value("/data/a", "7")
    assert made.value("/data/b") == "8"
    assert made.node("/data/b").violation == "constraint"
    made.set_value("/data/b", "")
    assert made.node("/data/b").violation is None
    made.set_value("/data/b", "3")
    assert made.node("/data/b").violation == "constraint"


def test_a_shuffled_list_stays_as_it_was_shown() -> None:
    items = "".join(f"<item><name>n{at}</name></item>" for at in range(30))
    made = session(
        "<a/>",
        body="<select1 ref='/data/a'><itemset nodeset=\"randomize(instance('t')/root/item)\">"
        "<value ref='name'/><label ref='name'/></itemset></select1>",
        model=f"<instance id='t'><root>{items}</root></instance>",
    )
    shown = [choice.value for choice in made.node("/data/a").choices]
    made.set_value("/data/a", "n3")
    assert [choice.value for choice in made.node("/data/a").choices] == shown
    assert sorted(shown) == sorted(f"n{at}" for at in range(30))
