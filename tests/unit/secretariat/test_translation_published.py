"""Checked translations in what is published: said to be translations, with the originals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_world import World
from lxml import html
from test_translation import CHECKED, DRAFT, ESSENTIAL, WRITTEN, say, take_in

from hrcapp.secretariat.export import Choice, Format
from hrcapp.secretariat.redacting import BAR, everywhere
from hrcapp.secretariat.report.editor_quotations import quotations
from hrcapp.secretariat.translation_units import Format as TranslatorsFormat

FRENCH, SPANISH = "Nous vivons ici, texte d’exemple.", "Borrador que nadie ha leído."
SUMMARY = "/data/focus/initiatives[1]/init_summary"


@pytest.fixture
def key(world: World) -> str:
    """An accepted form that may be published; checked in French, a draft in Spanish."""
    key = take_in(world, world.desk, world.town(), publish_answers="yes")
    world.desk.review.accept(key)
    say(world.desk, key, FRENCH, CHECKED, "fr")
    say(world.desk, key, SPANISH, DRAFT, "es")
    opened = world.desk.translations.open(key, SUMMARY, "fr")
    world.desk.translations.keep(opened.place, "Voilà ce que nous faisons.", CHECKED, seen=opened.seen)
    return key


def page(world: World, out: Path, language: str) -> html.HtmlElement:
    day = world.clock.now.date()
    out.mkdir(exist_ok=True)
    folder = world.desk.exports.write(Choice(Format.PAGES, "en", day), out)
    [reference] = [one.reference for one in world.desk.figures.as_of(day).members]
    return html.fromstring((folder / language / f"{reference}.html").read_bytes())


def test_a_city_page_has_the_checked_translation_marked_and_the_original(
    world: World, key: str, tmp_path: Path
) -> None:
    french = page(world, tmp_path / "a", "fr")
    [quoted] = [one for one in french.iter("blockquote") if one.text_content() == FRENCH]
    assert (quoted.get("lang"), quoted.get("dir")) == ("fr", "ltr")
    mark = quoted.getnext()
    assert mark.tag == "p"
    assert mark.text_content()
    original = mark.getnext()
    assert original.tag == "details"
    assert WRITTEN[ESSENTIAL].split("\n")[0] in original.text_content()
    assert "Voilà ce que nous faisons." in french.text_content()
    spanish = page(world, tmp_path / "b", "es")
    assert SPANISH not in spanish.text_content()
    assert WRITTEN[ESSENTIAL].split("\n")[0] in spanish.text_content()
    assert spanish.find(".//details") is None


def test_an_export_has_them_in_a_table_of_their_own(world: World, key: str, tmp_path: Path) -> None:
    day = world.clock.now.date()
    path = world.desk.exports.write(Choice(Format.JSON, "fr", day), tmp_path)
    tables = json.loads(path.read_bytes())["tables"]
    told = [
        (row["question"], row["number"], row["original_language"], row["language"], row["text"])
        for row in tables["translations"]
    ]
    assert told == [
        ("vision_essential", 0, "en", "fr", FRENCH),
        ("init_summary", 1, "en", "fr", "Voilà ce que nous faisons."),
    ]
    assert tables["answers"][0]["vision_essential"] == WRITTEN[ESSENTIAL]


def test_a_passage_to_quote_says_that_it_is_translated(world: World, key: str) -> None:
    desk, day = world.desk, world.clock.now.date()
    found = list(quotations(desk.records, desk.translations.book(day), day, "fr"))
    texts = {one.text: one for one in found}
    assert texts[FRENCH].translated
    plain = next(one for one in found if not one.translated)
    assert "(" in texts[FRENCH].as_text().partition("”")[2]
    assert "(" not in plain.as_text().partition("”")[2]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_names_a_protected_person_is_not_published_in_translation_either(
    world: World, key: str, tmp_path: Path, language: str
) -> None:
    world.desk.protection.flag(key, "It names somebody.")
    assert FRENCH not in page(world, tmp_path, language).text_content()


SECRET = "together"


def redact(world: World, key: str) -> str:
    """One word of an answer is taken out; what everybody reads then."""
    protection = world.desk.protection
    protection.flag(key, "It names somebody.")
    protection.confirm(key, everywhere(SECRET, {ESSENTIAL: WRITTEN[ESSENTIAL]}))
    return WRITTEN[ESSENTIAL].replace("Together", BAR)


def test_a_redacted_answer_is_translated_in_its_redacted_wording(
    world: World, key: str, tmp_path: Path
) -> None:
    desk, left = world.desk, redact(world, key)
    assert FRENCH not in page(world, tmp_path / "a", "fr").text_content(), "it says what was taken out"
    opened = desk.translations.open(key, ESSENTIAL, "fr")
    assert (opened.original, opened.standing, opened.others) == (left, None, ())
    assert SECRET not in " ".join(one.text for one in desk.translations.texts(key)).lower()
    desk.translations.keep(opened.place, "Nous vivons ici, █████.", CHECKED)
    assert "Nous vivons ici, █████." in page(world, tmp_path / "b", "fr").text_content()
    assert ESSENTIAL not in {one.path for one in desk.translations.as_written(key)}
    assert SUMMARY in {one.path for one in desk.translations.as_written(key)}


def test_what_was_taken_out_never_reaches_a_translator(world: World, key: str, tmp_path: Path) -> None:
    desk, left = world.desk, redact(world, key)
    sent = desk.translation_exchange.write("fr", TranslatorsFormat.XLIFF, tmp_path, wanted=lambda _row: True)
    assert (sent.answers, sent.withheld) == (len(WRITTEN), 0)
    [path] = sent.paths
    written = path.read_text(encoding="utf-8")
    assert left.split("\n")[1] in written
    assert SECRET not in written.lower()
    assert FRENCH not in written


def test_taking_the_flag_away_brings_the_first_translation_back(world: World, key: str) -> None:
    desk = world.desk
    redact(world, key)
    before = desk.store.rows("SELECT * FROM free_text ORDER BY 1, 2")
    desk.projection.rebuild()
    assert desk.store.rows("SELECT * FROM free_text ORDER BY 1, 2") == before
    world.clock.later(minutes=1)
    desk.protection.lift(key, "It names nobody after all.")
    standing = desk.translations.open(key, ESSENTIAL, "fr").standing
    assert standing is not None
    assert standing.text == FRENCH
