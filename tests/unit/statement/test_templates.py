"""Statement templates as data: what ships can be written out, read back, changed, and is checked."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from hrcapp import statement
from hrcapp.exchange import canonical_json
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.templates import Kind
from tests.unit.statement.samples import NOW, data
from tests.unit.statement.test_statement_page import text_of


def written(kind: Kind = "government") -> dict[str, Any]:
    """The shipped template as JSON says it."""
    return dict(json.loads(json.dumps(statement.template_to_json(statement.shipped(kind)))))


def refused(found: object) -> Fault:
    with pytest.raises(Fault) as told:
        statement.template_from_json(found)
    return told.value


@pytest.mark.parametrize("kind", ["government", "partner"])
def test_what_is_written_is_read_back(kind: Kind) -> None:
    assert statement.template_from_json(written(kind)) == statement.shipped(kind)


def test_a_template_changes_the_page(tmp_path: Path) -> None:
    found = written()
    found["texts"]["en"]["title"] = "Declaration of the sample campaign"
    found["texts"]["en"]["commitments"] = ["to do what is sampled in {name};"]
    template = statement.template_from_json(found)
    pdf = statement.render(data(), instance_xml=None, now=NOW, template=template)
    text = " ".join(text_of(pdf, tmp_path).split())
    assert "Declaration of the sample campaign" in text
    assert "1 to do what is sampled in Sample municipality;" in text


def test_a_language_that_ships_may_leave_out_the_words_of_the_page() -> None:
    found = written()
    del found["texts"]["fr"]["phrases"], found["texts"]["fr"]["mandates"]
    read = statement.template_from_json(found).text("fr")
    assert read == statement.shipped("government").text("fr")


def greek(found: dict[str, Any]) -> dict[str, Any]:
    """A language that does not ship, its sentences marked as samples."""
    text = copy.deepcopy(found["texts"]["en"])
    text |= {"title": "Δείγμα διακήρυξης", "opening": [["Δείγμα: {name}"]], "commitments": [["Δείγμα"]]}
    text["phrases"] |= {"done": "Δείγμα τόπου: {place}, {date}", "signature": "Υπογραφή"}
    return text


def test_a_kit_may_bring_a_language_that_does_not_ship(tmp_path: Path) -> None:
    found = written()
    found["texts"]["el"] = greek(found)
    template = statement.template_from_json(found)
    assert statement.choose("government", ["el"], [template]) is template
    values = data("el", party_name="Δείγμα Πόλης", place="Δείγμα Πόλης")
    pdf = statement.render(values, instance_xml=None, now=NOW, template=template)
    text = " ".join(text_of(pdf, tmp_path).split())
    assert "Δείγμα διακήρυξης" in text
    assert "Δείγμα: Δείγμα Πόλης" in text
    assert "Δείγμα τόπου: Δείγμα Πόλης, 23 Νοεμβρίου 2026" in text


def test_it_must_bring_all_words_then() -> None:
    found = written()
    found["texts"]["el"] = greek(found)
    del found["texts"]["el"]["phrases"]["kind_drawn"]
    statement.template_from_json(found)
    del found["texts"]["el"]["phrases"]["done"]
    fault = refused(found)
    assert fault.code is Code.TEMPLATE_INCOMPLETE
    assert fault.params == {"language": "el", "key": "done"}


def test_keys_of_later_versions_are_left_alone() -> None:
    found = written() | {"later": 1}
    found["texts"]["en"]["phrases"]["later"] = "Later"
    assert statement.template_from_json(found) == statement.shipped("government")


@pytest.mark.parametrize(
    ("place", "sentence", "placeholder"),
    [
        ("opening", "We, {name}, and {mayor}", "mayor"),
        ("commitments", "to {name.__class__}", "name.__class__"),
        ("closing", "Only {population}", "population"),
        ("closing", "Nothing: {}", ""),
    ],
)
def test_a_placeholder_that_nobody_fills_is_refused(place: str, sentence: str, placeholder: str) -> None:
    found = written()
    found["texts"]["es"][place].append([sentence])
    fault = refused(found)
    assert fault.code is Code.TEMPLATE_PLACEHOLDER
    assert fault.params == {"placeholder": placeholder, "sentence": sentence}


def test_the_last_alternative_needs_nothing_that_may_be_unknown() -> None:
    found = written()
    found["texts"]["en"]["mandates"]["delegation"] = ["By decision {reference} of {date}."]
    assert refused(found).code is Code.TEMPLATE_PLACEHOLDER


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.update(format="other"),
        lambda found: found.update(kind="city"),
        lambda found: found.update(version="1 or 2"),
        lambda found: found.update(prevails="el"),
        lambda found: found.update(texts={}),
        lambda found: found.update(texts=[]),
        lambda found: found["texts"].update({"not a tag": found["texts"]["en"]}),
        lambda found: found["texts"]["en"].update(title=" "),
        lambda found: found["texts"]["en"].update(title="A\nB"),
        lambda found: found["texts"]["en"].update(title="A" * 5000),
        lambda found: found["texts"]["en"].update(opening=[]),
        lambda found: found["texts"]["en"].update(commitments=[["x"]] * 61),
        lambda found: found["texts"]["en"].update(closing=[[]]),
        lambda found: found["texts"]["en"].update(closing=["{name"]),
        lambda found: found["texts"]["en"].update(closing=["{name!r}"]),
        lambda found: found["texts"]["en"].update(closing=["{name:>9}"]),
        lambda found: found["texts"]["en"].update(closing=[7]),
        lambda found: found["texts"]["en"].update(phrases=[]),
    ],
)
def test_what_is_no_template_is_refused(spoil: Any) -> None:
    found = written()
    spoil(found)
    assert refused(found).code is Code.TEMPLATE_UNREADABLE


@pytest.mark.parametrize("found", [None, [], "x", 1, {}])
def test_other_values_are_refused(found: object) -> None:
    assert refused(found).code is Code.TEMPLATE_UNREADABLE


def test_both_languages_come_from_one_template() -> None:
    found = written()
    found["version"] = "2027-1"
    del found["texts"]["ar"]
    newer = statement.template_from_json(found)
    assert statement.choose("government", ["en", "fr"], [newer]).version == "2027-1"
    assert statement.choose("government", ["en", "ar"], [newer]).version == "2026-1"
    assert statement.choose("partner", ["en"], [newer]) is statement.shipped("partner")


def test_every_key_of_a_template_is_documented() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "formats" / "kit.md").read_text(encoding="utf-8")
    found = written()
    english = found["texts"]["en"]
    for key in (*found, *english, *english["phrases"], *english["mandates"]):
        assert f"`{key}`" in text
    assert f"`{found['format']}`" in text


def test_a_template_goes_through_a_kit_unchanged() -> None:
    found = written("partner")
    through = json.loads(canonical_json.dump({"templates": [found]}))["templates"][0]
    assert statement.template_from_json(through) == statement.shipped("partner")
