"""Texts to a translator and back as XLIFF and PO: what would change is shown before it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desk_world import World
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from test_translation import CHECKED, DRAFT, ESSENTIAL, WRITTEN, said, say, take_in

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import translation_units
from hrcapp.secretariat.translation_exchange import Misfit, Preview
from hrcapp.secretariat.translation_fold import plain
from hrcapp.secretariat.translation_units import Document, Format, Unit
from hrcapp.secretariat.translation_xliff import NAMESPACE

FORMATS = [Format.XLIFF, Format.PO]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="￾￿"))
TEXT = st.lists(WORDS, min_size=1, max_size=4).map("\n".join).map(plain).filter(bool)


def written(world: World, format_: Format, out: Path) -> Document:
    [path] = world.desk.translation_exchange.write("es", format_, out).paths
    return translation_units.read(path.read_bytes(), path.name)


def back(world: World, document: Document, format_: Format, *, checked: bool = False) -> Preview:
    """What the translator's file would do."""
    data = translation_units.write(document, format_)
    return world.desk.translation_exchange.preview(data, "sample", checked=checked)


def translated(document: Document) -> Document:
    units = [replace(unit, target=f"ES {unit.source}", status=DRAFT) for unit in document.units]
    return replace(document, units=tuple(units))


@pytest.mark.parametrize("format_", FORMATS)
def test_what_a_translator_sends_becomes_drafts(world: World, format_: Format, tmp_path: Path) -> None:
    key = take_in(world, world.desk, world.town())
    sent = written(world, format_, tmp_path)
    assert [unit.source for unit in sent.units] == list(WRITTEN.values())
    assert sent.language == "es"
    found = back(world, translated(sent), format_)
    assert [change.after for change in found.changes] == [f"ES {text}" for text in WRITTEN.values()]
    assert said(world.desk, key) is None
    assert world.desk.translation_exchange.apply(found) == len(WRITTEN)
    assert said(world.desk, key) == (f"ES {WRITTEN[ESSENTIAL]}", DRAFT)
    again = back(world, translated(sent), format_)
    assert (again.changes, again.same) == ((), len(WRITTEN))
    assert world.desk.translation_exchange.apply(back(world, translated(sent), format_, checked=True))
    assert said(world.desk, key) == (f"ES {WRITTEN[ESSENTIAL]}", CHECKED)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_checked_translation_gives_way_only_when_asked_for(
    world: World, format_: Format, tmp_path: Path
) -> None:
    key = take_in(world, world.desk, world.town())
    sent = written(world, format_, tmp_path)
    say(world.desk, key, "Checked.", CHECKED)
    found = back(world, translated(sent), format_)
    [over] = found.over_checked
    assert (over.row.place.path, over.before) == (ESSENTIAL, "Checked.")
    assert world.desk.translation_exchange.apply(found) == len(WRITTEN) - 1
    assert said(world.desk, key) == ("Checked.", CHECKED)
    found = back(world, translated(sent), format_)
    assert world.desk.translation_exchange.apply(found, over_checked=True) == 1
    assert said(world.desk, key) == (f"ES {WRITTEN[ESSENTIAL]}", DRAFT)


def test_what_was_checked_after_the_preview_stays(world: World, tmp_path: Path) -> None:
    key = take_in(world, world.desk, world.town())
    found = back(world, translated(written(world, Format.XLIFF, tmp_path)), Format.XLIFF)
    say(world.desk, key, "Checked.", CHECKED)
    assert world.desk.translation_exchange.apply(found, over_checked=True) == len(WRITTEN) - 1
    assert said(world.desk, key) == ("Checked.", CHECKED)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_does_not_fit_is_listed_and_left_aside(world: World, format_: Format, tmp_path: Path) -> None:
    town = world.town()
    take_in(world, world.desk, town)
    first, second, third, *rest = translated(written(world, format_, tmp_path)).units
    newer = {ESSENTIAL.rpartition("/")[2]: "Now we live elsewhere. " + WRITTEN[ESSENTIAL]}
    take_in(world, world.desk, town, 2, **newer)
    empty = replace(second, target="", status=None)
    strange = replace(third, id="t0123456789")
    found = back(world, Document("en", "es", (first, empty, strange, *rest)), format_)
    assert [(unit.id, why) for unit, why in found.misfits] == [
        (first.id, Misfit.CHANGED),
        (empty.id, Misfit.EMPTY),
        (strange.id, Misfit.UNKNOWN),
    ]
    assert len(found.changes) == len(rest)


def test_the_files_of_a_translator_are_one_for_each_language_of_the_answers(
    world: World, tmp_path: Path
) -> None:
    take_in(world, world.desk, world.town())
    exchange = world.desk.translation_exchange
    names = [path.name for path in exchange.write("pt-BR", Format.PO, tmp_path).paths]
    assert names == ["translation-en-pt-BR.po"]
    assert exchange.write("en", Format.PO, tmp_path).paths == ()
    with pytest.raises(Fault) as refused:
        exchange.write("../es", Format.PO, tmp_path)
    assert refused.value.code is Code.TRANSLATION_LANGUAGE


def test_a_tool_may_cut_a_text_into_segments_and_mark_words_in_it(world: World) -> None:
    key = take_in(world, world.desk, world.town())
    place = world.desk.translations.open(key, ESSENTIAL, "es").place
    name = translation_units.unit_id(place.submission, place.path)
    first, _line, rest = WRITTEN[ESSENTIAL].partition("\n")
    data = f"""<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="en" trgLang="es" xml:space="preserve">
      <file id="f"><group id="g"><unit id="{name}">
        <segment state="final"><source>{first}</source>
          <target>Vivimos <mrk id="m" type="term">aquí</mrk>.<!-- no word --></target></segment>
        <ignorable><source>\n</source></ignorable>
        <segment state="final"><source>{rest}</source><target>Juntos.</target></segment>
      </unit></group></file></xliff>"""
    found = world.desk.translation_exchange.preview(data.encode(), "sample.xlf")
    assert [change.after for change in found.changes] == ["Vivimos aquí.\nJuntos."]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"<xliff",
        b"<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>",
        b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>',
        b"<!DOCTYPE xliff SYSTEM 'file:///etc/passwd'><xliff xmlns='" + NAMESPACE.encode() + b"'/>",
        b"\xff\xfe\x00",
        b"PK\x03\x04 no file of a translator",
    ],
)
def test_another_file_is_refused(world: World, data: bytes) -> None:
    with pytest.raises(Fault) as refused:
        world.desk.translation_exchange.preview(data, "sample")
    assert refused.value.code is Code.TRANSLATION_FILE_UNREADABLE


def test_a_file_that_is_too_large_is_not_read(world: World) -> None:
    with pytest.raises(Fault) as refused:
        world.desk.translation_exchange.preview(b" " * (translation_units.MAX_FILE + 1), "sample")
    assert refused.value.code is Code.TRANSLATION_FILE_TOO_LARGE


@pytest.mark.parametrize("format_", FORMATS)
@given(texts=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(format_: Format, texts: list[tuple[str, str]]) -> None:
    units = tuple(
        Unit(f"t{place}", source, target, DRAFT, "Sample town", "What?\nWhy?")
        for place, (source, target) in enumerate(texts)
    )
    document = Document("en", "ar", units)
    found = translation_units.read(translation_units.write(document, format_), "sample")
    assert [(one.id, one.source, one.target) for one in found.units] == [
        (one.id, one.source, one.target) for one in units
    ]


def test_xliff_says_what_its_standard_demands(world: World, tmp_path: Path) -> None:
    key = take_in(world, world.desk, world.town())
    say(world.desk, key, "Borrador.")
    [path] = world.desk.translation_exchange.write("es", Format.XLIFF, tmp_path).paths
    root = etree.fromstring(path.read_bytes())
    names = {"x": NAMESPACE}
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "es")
    for file in root.findall("x:file", names):
        ids = [unit.get("id") for unit in file.findall("x:unit", names)]
        assert len(ids) == len(set(ids)) > 0
    states = [one.get("state") for one in root.iter(f"{{{NAMESPACE}}}segment")]
    assert states == ["translated", "initial", "initial", "initial", "initial"]
    # Of a unit, notes come before segments; of a segment, the source before the target.
    for unit in root.iter(f"{{{NAMESPACE}}}unit"):
        assert [etree.QName(child).localname for child in unit] == ["notes", "segment"]


def test_what_names_a_protected_person_stays_at_the_desk(world: World, tmp_path: Path) -> None:
    key = take_in(world, world.desk, world.town())
    world.desk.protection.flag(key, "It names somebody.")
    sent = world.desk.translation_exchange.write("es", Format.XLIFF, tmp_path)
    assert (sent.paths, sent.answers, sent.withheld) == ((), 0, len(WRITTEN))
    assert list(tmp_path.glob("*.xlf")) == []
