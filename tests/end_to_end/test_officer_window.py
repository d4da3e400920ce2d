"""Whole journeys in the officer's window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.receipt import Comment
from hrcapp.i18n.languages import endonym
from hrcapp.model.status import Status
from hrcapp.statement import verify
from tests.end_to_end.person import Key, Person, close
from tests.exchange_world import World
from tests.officer_stage import answer_to
from tests.sample import pledge_form
from tests.unit.statement.samples import PASSWORD, p12

COUNTRY = {"en": "Tunisia", "ar": "تونس"}
TOWN = {"en": "Sample municipality", "ar": "بلدية نموذجية"}
INTRO, KEY, STATEMENT = "/data/intro", "/data/key_info", "/data/statement"
SIGNATORY = f"{STATEMENT}/signatories[1]"
CONTROL = Qt.KeyboardModifier.ControlModifier
Start = Callable[..., Person]


def begin(person: Person) -> None:
    person.wait_for("tasks")
    person.push("go-on")
    person.wait_for_section(INTRO)
    person.tab_to(f"{INTRO}/privacy_read")
    person.press(Key.Key_Space)
    person.choose_radio(f"{INTRO}/party_type", "local_government")
    person.choose_radio(f"{INTRO}/scope", "pledge_only")
    person.push("go-on")
    person.wait_for_section(KEY)


def fill_in(person: Person, language: str = "en") -> None:
    """The shortest way through the form, from its list of sections."""
    begin(person)
    person.write(f"{KEY}/name_official", TOWN[language])
    person.choose_from_list(f"{KEY}/country", COUNTRY[language])
    person.write(f"{KEY}/admin1", "Sample region")
    person.tab_to(f"{KEY}/lg_type")
    person.press(Key.Key_Down)
    person.write(f"{KEY}/population", "١٢٣٤" if language == "ar" else "1 234")
    person.write(f"{KEY}/contact/contact_email", "office@sample.example")
    person.push("go-on")
    person.wait_for_section(STATEMENT)
    person.choose_from_list(f"{STATEMENT}/statement_language", endonym(language))
    person.write(f"{SIGNATORY}/sig_name", "Sample Name")
    person.write(f"{SIGNATORY}/sig_role_text", "Mayor")
    person.write(f"{STATEMENT}/sig_place", TOWN[language])
    person.push("go-on")
    person.wait_for_section("/data/publication")
    person.push("go-on")
    person.wait_for("check")


def to_statement(person: Person) -> None:
    person.push("go-on")
    person.wait_for("statement")
    person.shown("sign")


def choose_way(person: Person, way: str) -> None:
    person.tab_to("way-drawn")
    while person.focus() != f"way-{way}":
        person.press(Key.Key_Down)
    person.settle()


def sign_with_name(person: Person) -> None:
    to_statement(person)
    choose_way(person, "typed")
    person.tab_to("mark-name")
    person.push("sign")
    person.shown("save-pdf")
    person.settle()


def take_kit(person: Person, world: World, folder: Path) -> None:
    """From the first page to Home, with the campaign's kit taken and the recovery code put off."""
    path = folder / "sample.hrckit"
    path.write_bytes(world.kit_bytes(forms={"pledge.xml": pledge_form()}, drop_boxes=()))
    person.wait_for("welcome")
    person.push("begin-kit")
    person.answer_dialog(str(path))
    person.wait_for("kit")
    person.push("take-kit")
    person.wait_for("recovery")
    person.push("code-later")
    person.wait_for("home")


def bring(person: Person, folder: Path, name: str, data: bytes) -> None:
    """Open a file by the button that is on the page."""
    (folder / name).write_bytes(data)
    person.push("add-receipt")
    person.answer_dialog(str(folder / name))
    person.settle()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_newcomer_practises(start: Start, tmp_path: Path, language: str) -> None:
    person = start(tmp_path / "home", language)
    person.wait_for("welcome")
    person.push("begin-practice")
    fill_in(person, language)
    sign_with_name(person)
    assert person.window.findChild(object, "to-send") is None
    person.push("save-pdf")
    person.answer_dialog(str(tmp_path / "practice.pdf"))
    person.settle()
    found = verify((tmp_path / "practice.pdf").read_bytes())
    assert found.verdict == "intact"
    assert found.submission_xml is not None
    assert b"<population>1234</population>" in found.submission_xml


def test_from_the_kit_to_the_accepted_receipt(start: Start, tmp_path: Path) -> None:
    person, world, stick = start(tmp_path / "home"), World(), tmp_path / "STICK"
    stick.mkdir()
    take_kit(person, world, tmp_path)
    person.push("new-form")
    fill_in(person)
    sign_with_name(person)
    person.push("to-send")
    person.wait_for("send-one")
    person.push("save-to-folder")
    person.answer_dialog(str(stick))
    person.wait(lambda: any(stick.glob("*.hrcb")))
    person.settle()
    draft = person.workspace.drafts.cards()[0].draft
    assert person.workspace.drafts.card(draft).status is Status.HANDED_OVER
    for kind, status in (("received", Status.RECEIVED), ("accepted", Status.ACCEPTED)):
        bring(person, tmp_path, f"{kind}.hrcr", answer_to(person.workspace, world, draft, kind))
        person.wait_for("send-one")
        assert person.workspace.drafts.card(draft).status is status
        assert person.reads("HRC-2026-0148")


def test_a_return_opens_the_form_at_the_first_comment(start: Start, tmp_path: Path) -> None:
    person, world, stick = start(tmp_path / "home"), World(), tmp_path / "STICK"
    stick.mkdir()
    take_kit(person, world, tmp_path)
    person.push("new-form")
    fill_in(person)
    sign_with_name(person)
    person.push("to-send")
    person.wait_for("send-one")
    person.push("save-to-folder")
    person.answer_dialog(str(stick))
    person.settle()
    draft = person.workspace.drafts.cards()[0].draft
    comments = (Comment(f"{KEY}/population", "Sample: of which year?"),)
    answer = answer_to(person.workspace, world, draft, "returned", comments=comments, reference="")
    bring(person, tmp_path, "returned.hrcr", answer)
    person.wait_for_section(KEY)
    person.wait(lambda: person.focus() == f"{KEY}/population")
    assert person.reads("Sample: of which year?")
    assert person.workspace.drafts.draft(draft).revision == 2
    person.write(f"{KEY}/population", "1 250")
    person.push("side-home")
    person.wait_for("home")
    assert person.workspace.drafts.open(draft).session.value(f"{KEY}/population") == "1250"


def test_the_drop_box_carries_both_ways(start: Start, tmp_path: Path) -> None:
    person, world, shared = start(tmp_path / "home"), World(), tmp_path / "shared"
    shared.mkdir()
    take_kit(person, world, tmp_path)
    person.push("new-form")
    fill_in(person)
    sign_with_name(person)
    person.push("to-send")
    person.wait_for("send-one")
    person.push("drop-box")
    person.answer_dialog(str(shared))
    person.wait(lambda: any((shared / "inbox").glob("*.hrcb")))
    person.wait(lambda: person.reads("1 file sent"))
    draft = person.workspace.drafts.cards()[0].draft
    answer = answer_to(person.workspace, world, draft, "received")
    FolderDropBox(shared).put_receipt(person.workspace.device.signing.public, answer)
    person.push("drop-box")
    person.wait(lambda: person.reads("1 answer fetched") and not person.context.tasks.busy)
    assert person.workspace.drafts.card(draft).status is Status.RECEIVED


def test_a_wrong_password_thrice_then_the_right_one(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    (tmp_path / "sample.p12").write_bytes(p12())
    person.wait_for("welcome")
    person.push("begin-practice")
    fill_in(person)
    to_statement(person)
    choose_way(person, "certificate")
    person.push("certificate-file")
    person.answer_dialog(str(tmp_path / "sample.p12"))
    for _ in range(3):
        person.write("certificate-password", "not the password")
        person.push("sign")
        person.wait(lambda: person.reads("password") and not person.context.tasks.busy)
        person.wait(lambda: person.focus() == "certificate-password")
    assert person.workspace.drafts.cards()[0].status is Status.READY
    person.write("certificate-password", PASSWORD)
    person.push("sign")
    person.shown("save-pdf")
    person.settle()
    version = person.workspace.signing.version(person.workspace.drafts.cards()[0].draft)
    assert version is not None
    assert version.kind == "certificate"


def test_home_leads_back_to_the_same_page_and_field(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    person.wait_for("welcome")
    person.push("begin-practice")
    begin(person)
    person.write(f"{KEY}/admin1", "Sample region")
    close(person.run)
    again = start(tmp_path / "home")
    again.wait_for("home")
    again.push("hero-continue")
    again.wait_for_section(KEY)
    again.wait(lambda: again.focus() == f"{KEY}/admin1")
    assert again.app.focusWidget().text() == "Sample region"


def test_the_language_changes_at_any_moment_and_nothing_is_lost(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    person.wait_for("welcome")
    person.push("begin-practice")
    begin(person)
    person.write(f"{KEY}/admin1", "Sample region")
    for language, turned in (("ar", True), ("fr", False), ("es", False), ("en", False)):
        person.window.set_language(language)
        person.wait(lambda: person.focus() == f"{KEY}/admin1")
        assert person.app.focusWidget().text() == "Sample region"
        assert (person.app.layoutDirection() == Qt.LayoutDirection.RightToLeft) is turned
    form = person.run.flow.officer.form
    assert form.session.language == "en", "the form's language is apart from the interface's"


def test_undo_and_redo_by_keys(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    person.wait_for("welcome")
    person.push("begin-practice")
    begin(person)
    person.write(f"{KEY}/name_official", "Sample")
    person.write(f"{KEY}/admin1", "Region")
    person.tab_to("check-errors")
    person.press(Key.Key_Z, CONTROL)
    person.wait(lambda: person.focus() == f"{KEY}/admin1")
    assert person.app.focusWidget().text() == ""
    person.tab_to("check-errors")
    person.press(Key.Key_Y, CONTROL)
    person.wait(lambda: person.focus() == f"{KEY}/admin1")
    assert person.app.focusWidget().text() == "Region"


def test_files_are_counted_against_the_limit_while_they_are_added(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7" + bytes(600_000))
    (tmp_path / "note.txt").write_text("Sample")
    person.wait_for("welcome")
    person.push("begin-practice")
    fill_in(person)
    person.push(f"open-{STATEMENT}")
    person.wait_for_section(STATEMENT)
    upload = f"{SIGNATORY}/sig_resolution_file"
    person.choose_radio(f"{SIGNATORY}/sig_mandate", "council_resolution")
    person.push(upload)
    person.answer_dialog(str(tmp_path / "note.txt"))
    person.wait(lambda: person.reads("note.txt"))
    person.push(upload)
    person.answer_dialog(str(tmp_path / "scan.pdf"))
    person.wait(lambda: person.reads("scan.pdf"))
    assert person.reads("601 kB of")


def test_a_file_that_is_nothing_of_ours_is_told(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    take_kit(person, World(), tmp_path)
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xffsample")
    person.push("open-file")
    person.answer_dialog(str(tmp_path / "holiday.jpg"))
    person.wait(lambda: person.reads("neither a campaign kit nor a receipt"))


def test_a_kit_that_differs_from_the_letter_is_not_taken(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    path = tmp_path / "sample.hrckit"
    path.write_bytes(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    person.wait_for("welcome")
    person.push("begin-kit")
    person.answer_dialog(str(path))
    person.wait_for("kit")
    person.push("refuse-kit")
    person.wait_for("welcome")
    assert person.reads("The kit was not taken")
    assert person.context.home.role is None


def test_a_kit_that_could_not_be_kept_is_told_where_it_was_taken(start: Start, tmp_path: Path) -> None:
    in_the_way = tmp_path / "home" / "kit" / ".pinned.json.part"
    in_the_way.mkdir(parents=True)
    person = start(tmp_path / "home")
    path = tmp_path / "sample.hrckit"
    path.write_bytes(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    person.wait_for("welcome")
    person.push("begin-kit")
    person.answer_dialog(str(path))
    person.wait_for("kit")
    person.push("take-kit")
    person.wait(lambda: person.reads("The app can't write to"))
    in_the_way.rmdir()
    person.push("take-kit")
    person.wait_for("recovery")


def test_the_recovery_code_opens_a_folder_without_its_key(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    path = tmp_path / "sample.hrckit"
    path.write_bytes(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    person.wait_for("welcome")
    person.push("begin-kit")
    person.answer_dialog(str(path))
    person.wait_for("kit")
    person.push("take-kit")
    person.wait_for("recovery")
    person.push("make-code")
    person.shown("code")
    person.push("save-code")
    person.answer_dialog(str(tmp_path / "code.txt"))
    person.settle()
    code = (tmp_path / "code.txt").read_text("utf-8").splitlines()[2]
    close(person.run)
    next((tmp_path / "home" / "keys").glob("*.key")).unlink()
    again = start(tmp_path / "home")
    again.wait_for("unlock")
    again.write("recovery-code", code[:-1])
    again.push("unlock")
    again.settle()
    assert again.page == "unlock"
    again.write("recovery-code", code.lower().replace("-", " "))
    again.push("unlock")
    again.wait_for("home")


def test_the_secretariat_s_card_opens_its_own_window(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    person.wait_for("welcome")
    before = person.window
    person.push("begin-secretariat")
    person.wait(lambda: person.context.shell is not before and person.page not in ("", "welcome"))
    assert person.run.flow.officer is None
