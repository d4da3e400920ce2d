"""The privacy notice is complete in every language."""

from __future__ import annotations

import re

import pytest

from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.places import resource

ARTICLES = ("13", "28", "44", "49", "15", "21")


def notice(language: str) -> str:
    return resource("notice", f"privacy.{language}.md").read_text(encoding="utf-8")


def shape(text: str) -> list[str]:
    """The kinds of blocks: titles, points, paragraphs with their bold beginnings."""
    return [re.match(r"(# |- |\*\*)?", line).group() for line in text.splitlines() if line and line[0] != "["]  # type: ignore[union-attr]


@pytest.mark.parametrize("language", SHIPPED)
def test_each_language_says_all_that_the_english_says(language: str) -> None:
    assert shape(notice(language)) == shape(notice("en"))


@pytest.mark.parametrize("language", SHIPPED)
def test_it_names_controller_articles_authority_and_where_to_write(language: str) -> None:
    text = notice(language)
    assert text.count("{contact}") == 2
    assert re.findall(r"\{\w*\}", text) == ["{contact}"] * 2
    assert "Agencia Española de Protección de Datos" in text
    assert "UCLG" in text or "CGLU" in text
    assert not [number for number in ARTICLES if number not in text]
    assert "2030" in text
    assert "2016/679" in text


@pytest.mark.parametrize("language", [language for language in SHIPPED if language != "en"])
def test_a_translation_says_in_its_header_that_it_is_a_draft(language: str) -> None:
    assert notice(language).startswith("[//]: # (DRAFT")
