"""The local human rights assessment that ships: what it asks, and that it is no pledge."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.places import resource
from hrcapp.submission.form_words import count_questions, form_description, form_title
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormDefinition, FormSession, load
from hrcapp.xforms.advice import advice
from hrcapp.xforms.compile import compile_form

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SOURCE = resource("forms", "assessment.xlsx")
STRUCTURES = "/data/structures"


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load(resource("forms", "assessment.xml").read_bytes())


@pytest.fixture
def session(form: FormDefinition) -> FormSession:
    return FormSession.new(form, now=NOW, language="en")


def test_what_ships_is_what_the_workbook_says() -> None:
    assert compile_form(SOURCE) == resource("forms", "assessment.xml").read_bytes()


def test_it_asks_about_foundations_structures_and_tools_and_signs_nothing(form: FormDefinition) -> None:
    sections = [path.rpartition("/")[2] for path in form.section_paths()]
    assert sections == ["about", "foundations", "structures", "tools", "next_steps"]
    assert 20 <= count_questions(form) <= 35
    assert not has_statement(form)
    assert form_title(form, "en") == "Local human rights assessment"
    assert "ranked" in form_description(form, "en")
    assert form.languages == SHIPPED


def test_other_apps_know_everything_in_it(form: FormDefinition) -> None:
    assert [str(one) for one in advice(form) if "languages" not in one.values] == []


def test_the_second_list_follows_the_first(session: FormSession) -> None:
    session.set_value(f"{STRUCTURES}/complaints", "yes")
    session.set_value(f"{STRUCTURES}/complaint_field", "housing")
    issue = f"{STRUCTURES}/complaint_issue"
    assert [one.value for one in session.node(issue).choices] == ["eviction", "homelessness", "rent"]
    session.set_value(f"{STRUCTURES}/complaints", "no")
    assert not session.node(issue).relevant


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("/data/about/assessed_on", "2026-11-24", "2026-11-25"),
        ("/data/foundations/basis", "charter strategy", "charter none"),
        ("/data/next_steps/priorities", "data budget equality", "data budget equality training"),
        ("/data/about/admin1", "Sample region", "S"),
    ],
)
def test_answers_are_held_to_what_is_asked(session: FormSession, path: str, right: str, wrong: str) -> None:
    session.set_value(path, wrong)
    assert session.node(path).violation == "constraint"
    session.set_value(path, right)
    assert session.node(path).violation is None


def test_controls_of_every_kind_are_used(form: FormDefinition) -> None:
    controls = [node.control for node in form.nodes.values() if node.control is not None]
    assert {"input", "select1", "select", "rank", "range"} <= {one.kind for one in controls}
    assert any("likert" in one.appearance for one in controls)
    assert sum(node.is_repeat for node in form.nodes.values()) == 3


def test_nothing_asks_for_a_person(form: FormDefinition) -> None:
    assert not [node.path for node in form.nodes.values() if "personal" in node.bind.attributes]
