"""A translator's catalog stands in the place of ours, message by message, and can do no harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.i18n.outside import LARGEST, SETTING

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    path = tmp_path / "de" / "LC_MESSAGES" / "hrcapp.po"
    path.parent.mkdir(parents=True)
    monkeypatch.setenv(SETTING, str(tmp_path))

    def written(text: str) -> None:
        path.write_text(text, encoding="utf-8")
        catalog.cache_clear()

    yield written
    catalog.cache_clear()


def test_it_stands_in_the_place_of_ours(write: Write) -> None:
    ours = catalog("de").gettext("Close")
    write(HEAD + '\nmsgid "Home"\nmsgstr "Anfang"\n\nmsgid "Close"\nmsgstr ""\n')
    said = catalog("de")
    assert (said.gettext("Home"), said.gettext("Close")) == ("Anfang", ours)
    assert catalog("fr").gettext("Home") == "Accueil"
    assert catalog("de", CAMPAIGN).gettext("Country") == "Land"


@pytest.mark.parametrize("wrong", ["{file} gespeichert", "{name} {", "{name!r}", "{name:>99}", "{name.real}"])
def test_a_message_with_other_placeholders_is_left_out(write: Write, wrong: str) -> None:
    ours = catalog("de").gettext("Saved: {name}")
    write(HEAD + f'\nmsgid "Saved: {{name}}"\nmsgstr "{wrong}"\n\nmsgid "Home"\nmsgstr "Anfang"\n')
    assert (catalog("de").gettext("Saved: {name}"), catalog("de").gettext("Home")) == (ours, "Anfang")


@pytest.mark.parametrize("text", ["no catalog", "msgid", HEAD + "#" * LARGEST, "\x00\xff"])
def test_what_is_no_catalog_changes_nothing(write: Write, text: str) -> None:
    ours = catalog("de").gettext("Home")
    write(text)
    assert catalog("de").gettext("Home") == ours
