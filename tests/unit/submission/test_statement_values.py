"""What the statement says of a filled form, in one language and in two."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrcapp import statement
from hrcapp.i18n.countries import country_name
from hrcapp.statement import SignatureKind, StatementData
from hrcapp.store import Home
from hrcapp.submission import pledge_facts, statement_data
from tests.unit.secretariat.desk_world import Town, new_campaign


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(new_campaign(Home.open(tmp_path / "desk")).kit)


def values(town: Town, options: dict[str, Any] | None = None, **answers: str) -> StatementData:
    session, instance = town.instance(**answers)
    return statement_data(
        session,
        pledge_facts(instance),
        instance_xml=instance,
        document_id=town.submission,
        day=date(2026, 3, 1),
        kind=SignatureKind.DRAWN,
        practice=False,
        **(options or {}),
    )


def test_one_language_is_what_is_asked_for_unless_told(town: Town) -> None:
    found = values(town)
    assert (found.language, found.second, found.prevails) == ("en", None, "")
    assert found.version_label == "2026-1-en"
    assert found.type_label == "municipality"
    assert found.signature_kind_line.startswith("Signature: handwritten mark")


def test_a_second_language_has_its_own_names(town: Town) -> None:
    found = values(town, {"second_language": "fr"})
    assert found.second is not None
    assert (found.second.language, found.second.country_name) == ("fr", "Sénégal")
    assert found.second.type_label not in ("", found.type_label)
    assert found.prevails == "en"
    assert found.version_label == "2026-1-en+fr"
    assert values(town, {"second_language": "fr", "prevails": "fr"}).prevails == "fr"


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "Gemeinde"), ("it", "comune"), ("tr", "belediye"), ("bs", "općina"), ("ko", "기초자치단체")],
)
def test_a_language_that_no_form_is_shown_in_has_a_word_for_the_town(
    town: Town, language: str, word: str
) -> None:
    found = values(town, statement_language=language)
    assert (found.language, found.type_label) == (language, word)
    assert found.signature_kind_line == statement.kind_line(SignatureKind.DRAWN, language)
    assert found.country_name == country_name("SN", language) != ""


def test_the_town_s_own_word_stands_in_its_own_language_alone(town: Town) -> None:
    own = {"lg_type_local": "Büyükşehir belediyesi", "name_language": "tr"}
    assert values(town, statement_language="tr", **own).type_label == "Büyükşehir belediyesi"
    assert values(town, statement_language="en", **own).type_label == "municipality"


def test_another_type_is_called_by_the_name_that_was_given(town: Town) -> None:
    other = {"lg_type": "other", "lg_type_other": "sample commune"}
    assert values(town, **other).type_label == "sample commune"
    assert values(town, statement_language="ca", **other).type_label == ""


def test_a_kit_s_template_speaks_and_rules(town: Town) -> None:
    written = statement.template_to_json(statement.shipped("government"))
    written |= {"version": "2027-2", "prevails": "el"}
    written["texts"]["el"] = written["texts"]["en"]
    template = statement.template_from_json(written)
    found = values(town, {"template": template, "second_language": "el"})
    assert found.prevails == "el"
    assert found.version_label == "2027-2-en+el"
    assert found.second is not None
    assert found.second.type_label == "", "nobody has a word for it in Greek"
