"""A sample town in each language: its answers fill the form, its names say that it is a sample."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

import pytest

from hrcapp.demo.samples import sample_answers
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.party import Scope
from hrcapp.model.places import resource
from hrcapp.officer.sections import sections
from hrcapp.xforms import FormDefinition, FormSession, load

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SAYS_SAMPLE = {
    "en": "sample",
    "fr": "exemple",
    "es": "ejemplo",
    "ar": "نموذج",
    "ca": "mostra",
    "gl": "mostra",
    "pt": "exemplo",
    "it": "esempio",
    "nl": "voorbeeld",
    "de": "muster",
    "tr": "örnek",
    "bs": "primjer",
    "ko": "견본",
}
NAMES = ("/name_official", "/admin1", "/sig_name")
ESSAYS = ("/vision_essential", "/vision_framework", "/motivation_text", "/init_summary")


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load(resource("forms", "pledge.xml").read_bytes())


def ending(answers: dict[str, str], ends: tuple[str, ...]) -> list[str]:
    return [value for path, value in answers.items() if path.endswith(ends)]


@pytest.mark.parametrize("scope", [Scope.FULL_FORM, Scope.PLEDGE_ONLY])
@pytest.mark.parametrize("language", SHIPPED)
def test_its_answers_complete_the_form(form: FormDefinition, language: str, scope: Scope) -> None:
    session = FormSession.new(form, now=NOW, zone="UTC", language="en")
    for path, value in sample_answers(language, scope).items():
        session.set_value(path, value)
    assert [one.path for one in sections(session) if one.open or one.wrong] == []


@pytest.mark.parametrize("language", SHIPPED)
def test_names_and_texts_say_in_its_language_that_it_is_a_sample(language: str) -> None:
    answers = sample_answers(language)
    told = ending(answers, NAMES + ESSAYS)
    assert len(told) == len(NAMES + ESSAYS)
    assert [one for one in told if SAYS_SAMPLE[language] not in one.casefold()] == []


def test_no_two_towns_write_the_same() -> None:
    for one, other in combinations(SHIPPED, 2):
        assert not {*ending(sample_answers(one), ESSAYS)} & {*ending(sample_answers(other), ESSAYS)}
