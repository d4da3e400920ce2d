"""The campaign's form: short enough, complete in every language, with the codes that others rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.model.places import resource
from hrcapp.xforms import FormDefinition, FormSession, load
from hrcapp.xforms.compile import check_form, compile_form

SOURCE = resource("forms", "pledge.xlsx")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ESSAY = "Sample answer, long enough to pass for an essay of a town."

SHORTEST = {
    "privacy_read": "OK",
    "name_official": "Sample Town",
    "country": "SN",
    "admin1": "Sample Region",
    "lg_type": "municipality",
    "population": "48250",
    "org_kind": "other",
    "org_with_lg": ESSAY,
    "contact_email": "office@town.example",
    "vision_essential": ESSAY,
    "vision_framework": ESSAY,
    "vision_themes": "participation",
    "motivation_codes": "learning",
    "motivation_text": ESSAY,
    "focus_areas": "water_sanitation housing",
    "focus_priority": "housing",
    "init_title": "Sample initiative",
    "init_kind": "policy",
    "init_summary": ESSAY,
    "statement_language": "en",
    "sig_name": "Sample Signatory",
    "sig_role_text": "Mayor of Sample Town",
    "sig_resolution_date": "2026-11-01",
    "sig_place": "Sample Town",
}
"""An answer to each question that may be asked for; two areas of focus, so that it asks which comes first."""


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load(resource("forms", "pledge.xml").read_bytes())


@pytest.fixture
def session(form: FormDefinition) -> FormSession:
    return FormSession.new(form, now=NOW, zone="Africa/Dakar", language="en")


def answered(session: FormSession, choices: Mapping[str, str]) -> list[str]:
    """Make the choices that lead down a path, then answer whatever is refused; the paths of all given."""
    paths = {path.rpartition("/")[2]: path for path in session.nodes()}
    given = []
    for name, value in choices.items():
        session.set_value(paths[name], value)
        given.append(paths[name])
    while missing := session.violations():
        path = missing[0].path
        assert path not in given, f"the answer to {path} is refused: {missing[0].message}"
        session.set_value(path, SHORTEST[path.rpartition("/")[2]])
        given.append(path)
    return given


GOVERNMENT = {"party_type": "local_government"}
FULL = {"scope": "full_form"}
BY_COUNCIL = {"sig_mandate": "council_resolution"}
RARE = {"motivation_codes": "learning other", "focus_areas": "water_sanitation other"}


@pytest.mark.parametrize(
    ("choices", "limit"),
    [
        (GOVERNMENT, 14),
        (GOVERNMENT | BY_COUNCIL, 14),
        (GOVERNMENT | FULL, 25),
        (GOVERNMENT | FULL | BY_COUNCIL, 25),
        *((GOVERNMENT | BY_COUNCIL | {"lg_type": kind}, 14) for kind in ("borough", "district", "other")),
        *((GOVERNMENT | FULL | BY_COUNCIL | RARE | {"lg_type": kind}, 25) for kind in ("borough", "other")),
        *(
            ({"party_type": kind}, 14)
            for kind in ("association_or_network", "civil_society", "national_institution")
        ),
        *(({"party_type": kind} | FULL, 25) for kind in ("association_or_network", "civil_society")),
    ],
)
def test_no_path_asks_for_more_than_it_may(session: FormSession, choices: dict[str, str], limit: int) -> None:
    given = answered(session, choices)
    assert len(given) <= limit, given
    assert session.finalize(now=NOW).count(b"Sample Signatory") == 1


def test_the_counts_that_the_readme_gives(form: FormDefinition) -> None:
    readme = resource("forms", "README.md").read_text(encoding="utf-8")
    for name, choices in {"pledge only": GOVERNMENT, "full form": GOVERNMENT | FULL}.items():
        counts = [
            len(answered(FormSession.new(form, now=NOW), choices | further)) for further in ({}, BY_COUNCIL)
        ]
        assert f"| {name} | {counts[0]} | {counts[1]} |" in readme


def test_a_town_written_without_latin_letters_has_nothing_more_to_give(session: FormSession) -> None:
    given = answered(session, GOVERNMENT | BY_COUNCIL | {"name_official": "بلدية عيّنة"})
    assert session.node("/data/key_info/name_latin").relevant
    assert len(given) <= 14, given


def test_the_statement_can_be_had_in_every_language_it_ships_in(session: FormSession) -> None:
    answered(session, GOVERNMENT)
    choices = session.node("/data/statement/statement_language").choices
    assert {one.value: one.label_in("en") for one in choices} == {each: endonym(each) for each in SHIPPED}


def test_what_is_folded_asks_for_nothing(session: FormSession) -> None:
    answered(session, GOVERNMENT | FULL | BY_COUNCIL)
    folded = [path for path in session.nodes() if "/more_" in path]
    assert len(folded) > 30
    assert [path for path in folded if session.node(path).required] == []


def test_the_sections_of_each_path(session: FormSession) -> None:
    def sections() -> list[str]:
        paths = session.definition.section_paths()
        return [path.removeprefix("/data/") for path in paths if session.node(path).relevant]

    session.set_value("/data/intro/party_type", "local_government")
    assert sections() == ["intro", "key_info", "statement", "publication"]
    session.set_value("/data/intro/scope", "full_form")
    assert sections() == ["intro", "key_info", "vision", "motivations", "focus", "statement", "publication"]
    session.set_value("/data/intro/party_type", "civil_society")
    assert sections() == ["intro", "key_info", "motivations", "focus", "statement", "publication"]


def test_partners_never_see_the_governments_questions_or_statement(session: FormSession) -> None:
    session.set_value("/data/intro/party_type", "association_or_network")
    asked = {path.rpartition("/")[2] for path in session.nodes() if session.node(path).relevant}
    assert not asked & {"admin1", "lg_type", "lg_level", "population", "statement_lg", "more_governance"}
    assert {"org_kind", "statement_partner"} <= asked


def test_a_government_needs_its_region(session: FormSession) -> None:
    answered(session, GOVERNMENT)
    session.set_value("/data/key_info/admin1", "")
    assert [violation.path for violation in session.violations()] == ["/data/key_info/admin1"]


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("municipality", "municipal"),
        ("district", "intermediate"),
        ("region", "regional"),
        ("capital_district", "special"),
        ("other", ""),
    ],
)
def test_the_level_follows_from_the_type(session: FormSession, kind: str, level: str) -> None:
    answered(session, GOVERNMENT)
    session.set_value("/data/key_info/lg_type", kind)
    assert session.value("/data/key_info/lg_level") == level


def test_of_another_type_the_level_is_asked(session: FormSession) -> None:
    answered(session, GOVERNMENT)
    assert not session.node("/data/key_info/lg_level_other").relevant
    session.set_value("/data/key_info/lg_type", "other")
    assert session.node("/data/key_info/lg_level_other").relevant
    session.set_value("/data/key_info/lg_level_other", "regional")
    assert session.value("/data/key_info/lg_level") == "regional"


def test_consent_to_publish_is_no_until_someone_says_yes(session: FormSession) -> None:
    answered(session, GOVERNMENT | FULL)
    consents = ("publish_statement", "publish_signature", "publish_answers", "publish_contact")
    assert [session.value(f"/data/publication/{name}") for name in consents] == ["no"] * 4


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("key_info/name_official", "X", "Xi"),
        ("key_info/population", "0", "1"),
        ("key_info/population", "100000001", "100000000"),
        ("key_info/contact/contact_email", "office at town", "mairie@ville.example"),
        ("key_info/more_key_info/website", "no address", "www.town.example/über"),
        ("key_info/more_key_info/population_year", "2027", "2026"),
        ("intro/more_intro/previous_reference", "2022/35", "2022-35"),
        ("vision/vision_essential", "Too short", ESSAY),
        ("vision/vision_essential", " " * 60, ESSAY),
        (
            "motivations/motivation_codes",
            "learning measure recovery partnerships defenders multilevel_un",
            "learning",
        ),
        ("statement/sig_place", "X" * 101, "Dakar"),
    ],
)
def test_what_an_answer_must_be(session: FormSession, path: str, wrong: str, right: str) -> None:
    answered(session, GOVERNMENT | FULL)
    session.set_value(f"/data/{path}", wrong)
    assert [violation.path for violation in session.violations()] == [f"/data/{path}"]
    assert session.violations()[0].message
    session.set_value(f"/data/{path}", right)
    assert session.violations() == ()


def test_one_to_three_people_sign(session: FormSession) -> None:
    answered(session, GOVERNMENT)
    session.remove_repeat("/data/statement/signatories[1]")
    assert [violation.path for violation in session.violations()] == ["/data/statement/sig_place"]
    for _signatory in range(3):
        session.add_repeat("/data/statement/signatories")
    answered(session, {})
    path, _changes = session.add_repeat("/data/statement/signatories")
    for name in ("sig_name", "sig_role_text"):
        session.set_value(f"{path}/{name}", SHORTEST[name])
    assert [violation.path for violation in session.violations()] == ["/data/statement/sig_place"]


def test_a_reconstructed_entry_need_not_give_what_was_never_printed(session: FormSession) -> None:
    session.set_value("/data/origin", "reconstructed")
    session.set_value("/data/intro/party_type", "local_government")
    session.set_value("/data/intro/scope", "full_form")
    session.set_value("/data/key_info/name_official", "Sample Town")
    session.set_value("/data/focus/focus_areas", "food health")
    assert session.violations() == ()


def test_personal_data_are_marked(session: FormSession) -> None:
    marked = {
        path.rpartition("/")[2]: session.node(path).attributes["personal"]
        for path in session.nodes()
        if "personal" in session.node(path).attributes
    }
    assert marked == {
        "filled_by_name": "name",
        "contact_name": "name",
        "contact_email": "e-mail",
        "contact_role": "office",
        "contact_phone": "telephone",
        "sig_name": "name",
        "sig_role_text": "office",
        "sig_role": "office",
    }


@pytest.mark.parametrize("language", SHIPPED)
def test_every_label_hint_message_and_choice_is_there(form: FormDefinition, language: str) -> None:
    session = FormSession.new(form, now=NOW, language="en")
    answered(session, GOVERNMENT | FULL | BY_COUNCIL)
    for path in session.nodes():
        node = session.node(path)
        assert not node.label or node.label_in(language), path
        assert not node.hint or node.hint_in(language), path
        assert [choice.value for choice in node.choices if not choice.label_in(language)] == [], path
    assert check_form(SOURCE) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_a_refusal_speaks_the_language_of_the_form(form: FormDefinition, language: str) -> None:
    session = FormSession.new(form, now=NOW, language=language)
    session.set_value("/data/key_info/population", "0")
    message = session.node("/data/key_info/population").message
    said = {
        "en": "Write a whole number from 1 to 100 million.",
        "fr": "Écrivez un nombre entier, de 1 à 100 millions.",
        "es": "Escriba un número entero, de 1 a 100 millones.",
        "ar": "اكتبوا عددًا صحيحًا من 1 إلى 100 مليون.",
        "ca": "Escriviu un nombre enter d’1 a 100 milions.",
        "gl": "Escriba un número enteiro de 1 a 100 millóns.",
        "pt": "Escreva um número inteiro de 1 a 100 milhões.",
        "it": "Scrivere un numero intero da 1 a 100 milioni.",
        "nl": "Schrijf een geheel getal van 1 tot 100 miljoen.",
        "de": "Schreiben Sie eine ganze Zahl von 1 bis 100 Millionen.",
        "tr": "1 ile 100 milyon arasında bir tam sayı yazınız.",
        "bs": "Upišite cijeli broj od 1 do 100 miliona.",
        "ko": "1에서 1억 사이의 정수를 적으십시오.",
    }
    # a question that is not asked yet says nothing
    assert message == ""
    session.set_value("/data/intro/party_type", "local_government")
    assert session.node("/data/key_info/population").message == said[language]


def test_the_codes_of_the_first_report_are_choices(session: FormSession, shared: Path) -> None:
    crosswalk = json.loads((shared / "campaign" / "first-results.json").read_text(encoding="utf-8"))[
        "crosswalk"
    ]
    answered(session, GOVERNMENT | FULL)
    paths = {path.rpartition("/")[2]: path for path in session.nodes()}
    assert {question for question, _codes in crosswalk.values()} == {
        "vision_themes",
        "motivation_codes",
        "focus_areas",
        "init_kind",
    }
    for question, codes in crosswalk.values():
        offered = {choice.value for choice in session.node(paths[question]).choices}
        assert set(codes.split()) <= offered, question


def test_names_agree_with_the_campaigns_own_terms(form: FormDefinition, shared: Path) -> None:
    terms = {
        row["en"]: row for row in json.loads((shared / "campaign" / "terms.json").read_text(encoding="utf-8"))
    }
    session = FormSession.new(form, now=NOW, language="en")
    answered(session, GOVERNMENT | FULL)
    compared = 0
    for path in session.nodes():
        node = session.node(path)
        for label, label_in in [(node.label, node.label_in), *((c.label, c.label_in) for c in node.choices)]:
            if term := terms.get(label):
                compared += 1
                there = [lang for lang in SHIPPED if lang in term]
                said = {lang: label_in(lang).replace("’", "'") for lang in there}
                assert said == {lang: term[lang].replace("’", "'") for lang in there}
    assert compared >= 8


def test_the_compiled_form_is_not_stale() -> None:
    assert resource("forms", "pledge.xml").read_bytes() == compile_form(SOURCE)
