"""Protected persons: what is flagged is in nothing that is published; redacted, only without the words."""

from __future__ import annotations

import sqlite3
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from desk_world import Town, World
from test_report import ESSAY

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import redacting
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.export import Choice, Format
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.redacting import Span
from hrcapp.secretariat.report.editor_checks import Problem, check_section

NAME = "Nadia Sample-Defender"


@pytest.fixture
def key(world: World) -> str:
    """A town whose answers may be published and which names somebody twice, once in small letters."""
    desk = world.desk
    taken = desk.intake.take_in("a.hrcb", sample(world))
    assert taken.submission is not None
    desk.review.accept(taken.submission)
    assert len([text for text in desk.protection.texts(taken.submission).values() if "adia" in text]) == 1
    return taken.submission


def sample(world: World, revision: int = 1, town: Town | None = None) -> bytes:
    """A whole form whose answers may be published."""
    said = {
        "scope": "full_form",
        "vision_essential": f"We gave refuge to {NAME}. {NAME.lower()} works with us. {ESSAY}",
        "vision_framework": ESSAY,
        "vision_themes": "proximity care",
        "motivation_codes": "learning",
        "motivation_text": ESSAY,
        "focus_areas": "migration housing",
        "focus_priority": "migration",
        "init_title": "Sample initiative",
        "init_kind": "policy",
        "init_summary": ESSAY,
        "publish_answers": "yes",
        "publish_statement": "yes",
    }
    return (town or world.town()).pack(revision, None if revision == 1 else "0" * 64, **said).data


def everything(world: World, out: Path, language: str = "en") -> bytes:
    """The bytes of all that can be published, archives opened, text of documents taken out."""
    day = world.clock.now.date() + timedelta(days=1)
    found: list[bytes] = []
    for form in Format:
        path = world.desk.exports.write(Choice(form, language, day, contacts=True), out)
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        for file in files:
            found += _opened(file)
    built = world.desk.report.build(day, language, out)
    for file in built.all:
        found += _opened(file)
    return b"\n".join(found)


def _opened(file: Path) -> list[bytes]:
    data = file.read_bytes()
    if file.suffix in (".xlsx", ".docx", ".zip"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist()]
    if file.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_range().encode() for page in document]
    if file.suffix == ".db":
        with sqlite3.connect(file) as connection:
            dump = "\n".join(connection.iterdump())
        connection.close()
        return [dump.encode(), data]
    return [data]


def test_what_is_open_is_published(world: World, key: str, tmp_path: Path) -> None:
    """Otherwise the tests below would prove nothing."""
    assert NAME.encode() in everything(world, tmp_path)


def test_a_flag_keeps_every_text_out_of_everything(world: World, key: str, tmp_path: Path) -> None:
    desk = world.desk
    desk.protection.flag(key, "She can be found by this.")
    assert desk.protection.of(key).guard is Guard.BLOCKED
    assert desk.protection.of(key).reason == "She can be found by this."
    published = everything(world, tmp_path).lower()
    assert b"nadia" not in published
    assert b"refuge to" not in published
    assert b"sample town" in published  # who takes part is public
    assert NAME in "".join(desk.protection.texts(key).values())  # the original stays here


def test_redacted_words_are_in_nothing_that_is_published(world: World, key: str, tmp_path: Path) -> None:
    desk = world.desk
    desk.protection.flag(key, "She can be found by this.")
    spans = redacting.everywhere(NAME, desk.protection.texts(key), "a defender")
    assert len(spans) == 2
    desk.protection.confirm(key, spans)
    assert desk.protection.of(key).guard is Guard.REDACTED
    published = everything(world, tmp_path).lower()
    assert b"nadia" not in published
    assert b"we gave refuge to a defender. a defender works with us." in published
    assert NAME in "".join(desk.protection.texts(key).values())


def test_a_flag_set_again_blocks_again_and_keeps_what_was_marked(world: World, key: str) -> None:
    protection = world.desk.protection
    spans = redacting.everywhere(NAME, protection.texts(key))
    protection.confirm(key, spans)
    world.clock.later(minutes=1)
    protection.flag(key, "Her town names her as well.")
    assert protection.of(key).guard is Guard.BLOCKED
    assert protection.draft(key) == spans


def test_a_lifted_flag_publishes_the_answers_as_they_came(world: World, key: str, tmp_path: Path) -> None:
    protection = world.desk.protection
    protection.flag(key, "Somebody is named.")
    world.clock.later(minutes=1)
    protection.lift(key, "She asked to be named.")
    assert NAME.encode() in everything(world, tmp_path)


def test_a_later_version_of_a_flagged_one_waits_for_a_look(world: World, tmp_path: Path) -> None:
    desk, town = world.desk, world.town()
    first = desk.intake.take_in("a.hrcb", sample(world, town=town)).submission
    assert first is not None
    desk.protection.confirm(first, redacting.everywhere(NAME, desk.protection.texts(first)))
    second = desk.intake.take_in("b.hrcb", sample(world, 2, town)).submission
    assert second is not None
    desk.review.accept(second)
    found = desk.protection.of(second)
    assert found.guard is Guard.BLOCKED
    assert found.inherited
    assert b"Nadia" not in everything(world, tmp_path)
    desk.protection.lift(second, "This version names nobody.")
    assert desk.protection.of(second).guard is Guard.OPEN


def test_words_are_needed(world: World, key: str) -> None:
    protection = world.desk.protection
    for act in (lambda: protection.flag(key, "  "), lambda: protection.lift(key, "")):
        with pytest.raises(Fault) as raised:
            act()
        assert raised.value.code is Code.PROTECTION_REASON
    with pytest.raises(Fault) as raised:
        protection.confirm(key, [Span("/data/nothing", 0, 5)])
    assert raised.value.code is Code.REDACTION_EMPTY


def test_the_log_has_hashes_only(world: World, key: str) -> None:
    desk = world.desk
    desk.protection.flag(key, "She can be found by this.")
    desk.protection.confirm(key, redacting.everywhere(NAME, desk.protection.texts(key), "a defender"))
    lines = b"".join(signed.line for signed in desk.log.about(key))
    assert b"found by" not in lines
    assert b"defender" not in lines


def test_a_quotation_in_the_editors_text_stops_the_report(world: World, key: str, tmp_path: Path) -> None:
    """It was taken over before anybody saw the danger: the report says so and is not written."""
    desk, day = world.desk, world.clock.now.date()
    quoted = f"As one town says: we gave\nREFUGE to {NAME}. And so do others."
    desk.report.editor.say("vision", "en", quoted)
    desk.report.build(day, "en", tmp_path)
    desk.protection.flag(key, "She can be found by this.")
    with pytest.raises(Fault) as raised:
        desk.report.build(day, "en", tmp_path)
    assert raised.value.code is Code.REPORT_WORDS_PROTECTED
    desk.protection.confirm(key, redacting.everywhere(NAME, desk.protection.texts(key)))
    with pytest.raises(Fault):
        desk.report.build(day, "en", tmp_path)
    desk.report.editor.say("vision", "en", quoted.replace(NAME, redacting.BAR))
    desk.report.build(day, "en", tmp_path)


def test_a_finding_is_printed_without_withheld_words_and_the_checks_say_so(
    world: World, key: str, tmp_path: Path
) -> None:
    desk, day = world.desk, world.clock.now.date()
    told = f"A town gave refuge to {NAME.upper()}, and says so."
    desk.coding.load([Finding("S01", "focus", "migration", "Refuge", told)])

    def checked() -> list[Problem]:
        found = check_section(desk.report.content(day, "en"), "focus", "{{n:forms}}")
        return [one.problem for one in found if "protected" in one.problem]

    assert checked() == []
    assert NAME.upper().encode() in unpacked(desk.report.build(day, "en", tmp_path).docx)
    desk.protection.confirm(key, redacting.everywhere(NAME, desk.protection.texts(key)))
    assert checked() == [Problem.FINDING_PROTECTED]
    made = desk.report.build(day, "en", tmp_path)
    for path in (made.docx, made.xlsx):
        assert NAME.upper().encode() not in unpacked(path)
        assert f"{redacting.BAR}, and says so.".encode() in unpacked(path)
    assert NAME.upper() not in made.html.read_text()


def test_the_editor_opens_with_a_text_that_cannot_be_printed(world: World, key: str) -> None:
    desk, day = world.desk, world.clock.now.date()
    desk.report.editor.say("vision", "en", f"We gave refuge to {NAME}.")
    desk.protection.flag(key, "She can be found by this.")
    content = desk.report.content(day, "en")
    [first, *_rest] = check_section(content, "vision", content.texts["vision"])
    assert (first.problem, first.is_error) == (Problem.PROTECTED, True)


def unpacked(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_consent_taken_back_holds_everywhere(world: World, key: str, tmp_path: Path) -> None:
    desk = world.desk
    submission = desk.review.item(key).submission
    world.clock.later(hours=1)
    desk.consents.record(submission, "publish_answers", False, "E-mail of the mayor's office, 3 March.")
    day = world.clock.now.date()
    pages = desk.exports.write(Choice(Format.PAGES, "en", day), tmp_path)
    assert NAME not in (pages / "en" / "HRC-2026-0001.html").read_text()
    assert not desk.figures.as_of(day).members[0].consents
    world.clock.later(hours=1)
    desk.consents.record(submission, "publish_answers", True, "Letter of 4 March.")
    assert desk.figures.as_of(day).members[0].consents


def test_spans_that_touch_become_one_and_stay_within_their_text() -> None:
    texts = {"/a": "one two three"}
    spans = [Span("/a", 4, 7, "x"), Span("/a", 6, 99, "y"), Span("/a", 3, 3), Span("/b", 0, 4)]
    assert redacting.settled(spans, texts) == (Span("/a", 4, 13, "x"),)
    assert redacting.shown("one two three", redacting.settled(spans, texts)) == "one x"


def test_every_place_is_found_whatever_the_case_or_script() -> None:
    texts = {"/a": "Straße der NADIA, nadia; ناديا", "/b": "İstanbul Nadia"}
    assert [span.start for span in redacting.everywhere("Nadia", texts)] == [11, 18, 9]
    assert len(redacting.everywhere("ناديا", texts)) == 1
