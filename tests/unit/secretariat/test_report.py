"""The report of results: as data, and as a document in every shipped language."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from desk_world import Town, World

from hrcapp.demo.reconstruct import reconstruct
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.i18n.languages import SHIPPED
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.first_results import add_to
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.markdown import Kind, Run, parts

DAY = date(2026, 3, 1)
ESSAY = "This is a sample text, long enough to stand for an answer that somebody has thought about."


def full_form(town: Town, **more: str) -> bytes:
    answers = {
        "scope": "full_form",
        "vision_essential": ESSAY,
        "vision_framework": ESSAY,
        "vision_themes": "proximity care",
        "motivation_codes": "learning",
        "motivation_text": ESSAY,
        "focus_areas": "migration housing",
        "focus_priority": "migration",
        "init_title": "Sample initiative",
        "init_kind": "policy",
        "init_summary": ESSAY,
    }
    return town.pack(**{**answers, **more}).data


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The 67 entries, a sample government with a full form, and one with a pledge alone."""
    made = World.make(tmp_path_factory.mktemp("report"))
    desk, device = made.desk, DeviceKeys.generate()
    desk.intake.approve_sender(device.signing.public.fingerprint, own=True)
    files = [(entry.file, entry.data) for entry in reconstruct(made.kit, device, now=made.clock.now)]
    files.append(("a.hrcb", full_form(made.town("Sample Town"), publish_answers="yes")))
    files.append(("b.hrcb", made.town("Quiet Town", country="GM").pack().data))
    for name, data in files:
        one = desk.intake.take_in(name, data)
        assert one.submission is not None, one.reason
        desk.review.accept(one.submission)
    add_to(desk)
    yield made
    desk.close()


@pytest.fixture(scope="module")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    for language in SHIPPED:
        world.desk.report.build(DAY, language, out)
    return out


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_the_data_have_the_agreed_shape(built: Path) -> None:
    found = json.loads((built / "report.json").read_bytes())
    assert set(found) == {"as_of", "counts", "annex", "themes", "findings"}
    assert found["as_of"] == "2026-03-01"
    assert found["counts"] == {
        "parties": 69,
        "governments": 64,
        "partners": 5,
        "pledges": 2,
        "forms": 68,
        "countries": 27,
    }
    assert len(found["annex"]) == 68, "a pledge without a form is counted, but has not contributed one"
    assert {tuple(entry) for entry in found["annex"]} == {("reference", "name", "country", "kind")}
    by_reference = {entry["reference"]: entry for entry in found["annex"]}
    assert by_reference["2022-23"]["name"] == "Goicoechea"
    assert by_reference["2022-36"]["country"] is None
    assert by_reference["2022-51"]["kind"] == "civil_society"
    assert "HRC-2026-0001" in found["themes"]["migration"]
    assert len(found["findings"]) == 62
    assert found["findings"]["F19"] == ["2022-38", "2022-50", "2022-67"]


def test_no_tally_is_made_of_where_a_printed_report_named_somebody(world: World) -> None:
    snapshot = world.desk.figures.as_of(DAY)
    assert len(snapshot.themes()["multilevel"]) == 11
    assert snapshot.tally("vision_themes") == [("care", 1), ("proximity", 1)]
    assert snapshot.tally("focus_areas") == [("housing", 1), ("migration", 1)]
    assert snapshot.months == {"2026-03": 2}


@pytest.mark.parametrize("language", SHIPPED)
def test_the_document_is_tagged_and_whole(built: Path, language: str) -> None:
    path = built / f"report-{language}.pdf"
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        size = [float(value) for value in pdf.pages[0].MediaBox]
    assert size[2:] == pytest.approx([595.28, 841.89], abs=0.01)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_head_of_a_table_is_broken_within_a_word(built: Path, language: str) -> None:
    text = text_of(built / f"report-{language}.pdf")
    word = {"en": "Governments", "fr": "Gouvernements", "es": "Gobiernos"}[language]
    country = {"en": "Country", "fr": "Pays", "es": "País"}[language]
    assert re.search(rf"{country}\s+{word}\s+{country}\s+{word}", text)


def test_the_annex_prints_the_right_names(built: Path) -> None:
    text = " ".join(text_of(built / "report-en.pdf").split())
    for name in ("Goicoechea", "Esteban Echeverría", "Iztapalapa", "Móstoles", "São Paulo", "València"):
        assert name in text
    for printed in ("Goicochea", "Echevarria", "Iztapapala", "Muncipio"):
        assert printed not in text
    assert "Nuremberg" in text
    assert "Nürnberg" in text


def test_names_are_in_the_language_of_the_report(built: Path) -> None:
    assert "Viena" in text_of(built / "report-es.pdf")
    french = text_of(built / "report-fr.pdf")
    assert "Vienne" in french
    assert "Padoue" in french


def test_the_same_input_gives_the_same_bytes(world: World, built: Path, tmp_path: Path) -> None:
    for language in ("en", "ar"):
        files = world.desk.report.build(DAY, language, tmp_path)
        assert files.pdf.read_bytes() == (built / files.pdf.name).read_bytes()
        assert files.json.read_bytes() == (built / "report.json").read_bytes()


def test_a_day_before_anything_came_gives_a_report_of_nobody(world: World, tmp_path: Path) -> None:
    files = world.desk.report.build(date(2026, 2, 28), "en", tmp_path)
    assert json.loads(files.json.read_bytes())["annex"] == []
    assert "Nobody yet." in text_of(files.pdf)


def test_an_editors_text_names_and_counts_by_tokens(world: World, tmp_path: Path) -> None:
    report = world.desk.report
    report.editor.say(
        "next", "en", "We thank **{{party:2022-44}}** and {{n:governments}} others.\n\n- One\n- Two"
    )
    shown = " ".join(text_of(report.build(DAY, "en", tmp_path).pdf).split())
    assert "We thank Nuremberg and 64 others." in shown
    assert "Two" in shown
    report.editor.say("next", "en", "")
    assert report.editor.text("next", "en") == words.NARRATIVE["next"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{party:HRC-2026-0002}}", Code.REPORT_NAME_WITHHELD),
        ("{{party:2022-99}}", Code.REPORT_TOKEN_UNKNOWN),
        ("{{n:mayors}}", Code.REPORT_TOKEN_UNKNOWN),
        ("{{x}}", Code.REPORT_TOKEN_UNKNOWN),
    ],
)
def test_a_token_that_may_not_be_printed_stops_the_report(
    world: World, tmp_path: Path, text: str, code: Code
) -> None:
    world.desk.report.editor.say("vision", "en", text)
    with pytest.raises(Fault) as caught:
        world.desk.report.build(DAY, "en", tmp_path)
    world.desk.report.editor.say("vision", "en", "")
    assert caught.value.code is code
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_kept_only_for_a_section_that_exists(world: World) -> None:
    with pytest.raises(ValueError, match="section"):
        world.desk.report.editor.say("../../escape", "en", "text")


def test_markdown_of_editors() -> None:
    text = "One **bold {{n:x}}** line\nof two.\n\n1. First\n2. Second\n\n- Point"
    found = list(parts(text, lambda token: token.upper()))
    assert [part.kind for part in found] == [Kind.PARAGRAPH, Kind.NUMBERS, Kind.BULLETS]
    assert found[0].items[0] == (
        Run("One "),
        Run("bold ", bold=True),
        Run("N:X", bold=True, token=True),
        Run(" line of two."),
    )
    assert [item[0].text for item in found[1].items] == ["First", "Second"]


def test_the_map_has_an_alternative_text_and_its_sources(built: Path) -> None:
    with pikepdf.open(built / "report-en.pdf") as pdf:
        told = [str(node.Alt) for node in _nodes(pdf.Root.StructTreeRoot) if "/Alt" in node]
    assert any("World map with marks for 63 governments and 4 partners" in alt for alt in told)
    text = " ".join(text_of(built / "report-en.pdf").split())
    assert "Not on the map, because no place is known: 2." in text
    assert "Outline: Natural Earth, public domain." in text
    assert "GeoNames, geonames.org (CC BY 4.0)" in text


def test_a_report_of_nobody_has_no_map(world: World, tmp_path: Path) -> None:
    files = world.desk.report.build(date(2026, 2, 28), "en", tmp_path)
    assert "Natural Earth" not in text_of(files.pdf)


def _nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _nodes(kid)
