"""Keys and backup in the real window: the next kit, the drill, desks, devices, passphrase, recovery code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.exchange import staff_key
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import open_kit
from hrcapp.model.faults import Code, Fault
from hrcapp.model.places import resource
from hrcapp.secretariat import custody, drill, joining, recovery_renewal, root_key
from hrcapp.secretariat.campaign import publish_next
from hrcapp.secretariat.desk import Desk
from hrcapp.store import Home, recover_vault, vault_of
from hrcapp.ui.secretariat.drop_box_page import DropBoxPage
from hrcapp.ui.secretariat.keys_page import KeysPage
from hrcapp.ui.secretariat.kit_changes_page import KitChangesPage
from hrcapp.ui.secretariat.next_kit_page import NextKitPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.renew_page import RenewPage
from hrcapp.ui.secretariat.share_page import SharePage, TakePage
from hrcapp.ui.widgets import ErrorSummary
from tests.desk_stage import DeskStage
from tests.small_forms import TOWNS, write_survey
from tests.ui.access import tab_order
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]


@pytest.fixture
def keys(stage: DeskStage, opened: Opening, settled: Settled) -> Office:
    office = opened(stage)
    office.go_keys()
    settled()
    return office


def _page(office: Office) -> KeysPage:
    assert isinstance(office.shell.page, KeysPage)
    return office.shell.page


def _press(office: Office, name: str, settled: Settled) -> None:
    """As somebody without a mouse does it."""
    button = find(office.shell, name, QPushButton)
    assert button.isEnabled(), f"{name} can't be pressed"
    assert button in tab_order(office.shell), f"Tab does not reach {name}"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settled()


def _root(stage: DeskStage, tmp_path: Path) -> Path:
    path = tmp_path / "root-key.json"
    path.write_bytes(stage.campaign.root_key)
    return path


def _next(office: Office, settled: Settled) -> NextKitPage:
    _press(office, "next-kit", settled)
    assert isinstance(office.shell.page, NextKitPage)
    return office.shell.page


def _changes(office: Office, settled: Settled) -> KitChangesPage:
    _press(office, "see-changes", settled)
    assert isinstance(office.shell.page, KitChangesPage)
    return office.shell.page


def _shown(office: Office) -> str:
    """Every word on the page."""
    labels = [each for each in office.shell.findChildren(QWidget) if each.isVisibleTo(office.shell)]
    return "\n".join(str(each.property("text")) for each in labels if each.property("text"))


# -- the next kit


def test_what_changes_is_shown_then_signed_with_the_root_key_alone(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    _next(keys, settled)
    for part, text in (("day", "10"), ("month", "12"), ("year", "2027")):
        find(keys.shell, f"deadline-{part}", QLineEdit).setText(text)
    find(keys.shell, "wave", QLineEdit).setText("Second call")
    page = _changes(keys, settled)
    assert "10 December 2027" in _shown(keys)
    assert "Second call" in _shown(keys)
    page.sign(_root(stage, tmp_path))
    settled()
    assert _page(keys).found.kit.content.version == 2
    _page(keys).save_kit(tmp_path)
    settled()
    kit = open_kit((tmp_path / "campaign.hrckit").read_bytes(), pinned=stage.campaign.kit.pin)
    assert (str(kit.content.deadline), kit.content.wave) == ("2027-12-10", "Second call")
    assert keys.desk.kit.content.version == 2


def test_a_kit_that_says_the_same_can_not_be_signed(keys: Office, settled: Settled) -> None:
    _next(keys, settled)
    _changes(keys, settled)
    assert "Nothing changes." in _shown(keys)
    assert not find(keys.shell, "sign-kit", QPushButton).isEnabled()
    _press(keys, "changes-back", settled)
    assert isinstance(keys.shell.page, NextKitPage)


def test_another_key_publishes_nothing(keys: Office, settled: Settled, tmp_path: Path) -> None:
    _next(keys, settled)
    find(keys.shell, "wave", QLineEdit).setText("2028")
    page = _changes(keys, settled)
    wrong = tmp_path / "other.json"
    wrong.write_text("{}")
    page.sign(wrong)
    settled()
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    assert keys.desk.kit.content.version == 1
    assert find(keys.shell, "sign-kit", QPushButton).isEnabled()


def test_what_is_wrong_is_listed_before_the_key_is_asked_for(keys: Office, settled: Settled) -> None:
    page = _next(keys, settled)
    find(keys.shell, "deadline-day", QLineEdit).setText("41")
    find(keys.shell, "email", QLineEdit).setText("nobody")
    find(keys.shell, "lowest-app", QLineEdit).setText("new")
    page.remove_form("pledge.xml")
    _press(keys, "see-changes", settled)
    summary = find(keys.shell, "error-summary", ErrorSummary)
    assert len(summary.links) == 4
    summary.links[0].linkActivated.emit("#")
    assert keys.context.app.focusWidget() in (None, find(keys.shell, "email", QLineEdit))


def test_forms_texts_and_drop_boxes_come_and_go(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    page = _next(keys, settled)
    form = tmp_path / "rights assessment.xml"
    form.write_bytes(resource("forms", "pledge.xml").read_bytes())
    page.add_form(form)
    settled()
    broken = tmp_path / "text.json"
    broken.write_text("[]")
    page.add_text(broken)
    settled()
    assert keys.notice is not None, "a file that is no text of the statement is told"
    _press(keys, "add-box", settled)
    assert isinstance(keys.shell.page, DropBoxPage)
    find(keys.shell, "address", QLineEdit).setText("https://cloud.sample.example/box")
    _press(keys, "add", settled)
    assert len(find(keys.shell, "error-summary", ErrorSummary).links) == 2
    find(keys.shell, "option-user", QLineEdit).setText("sample")
    find(keys.shell, "option-password", QLineEdit).setText("a secret of the sample")
    _press(keys, "add", settled)
    assert keys.shell.page is page
    assert "cloud.sample.example" in _shown(keys)
    changed = _changes(keys, settled)
    assert "rights-assessment.xml" in _shown(keys)
    assert "a secret of the sample" not in _shown(keys)
    changed.sign(_root(stage, tmp_path))
    settled()
    content = keys.desk.kit.content
    assert list(content.forms) == ["pledge.xml", "rights-assessment.xml"]
    assert content.drop_boxes[0].options["password"] == "a secret of the sample"


def test_a_form_comes_with_its_files_or_is_told_which_are_missing(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    page = _next(keys, settled)
    source = tmp_path / "source"
    source.mkdir()
    form = write_survey(source)
    (source / "visits-media" / "towns.csv").rename(source / "elsewhere.csv")
    page.add_form(form)
    settled()
    assert keys.notice is not None
    assert "towns.csv" in " ".join(keys.notice.words())
    (source / "elsewhere.csv").rename(source / "towns.csv")
    page.add_form(source)
    settled()
    assert "towns.csv" in _shown(keys)
    changed = _changes(keys, settled)
    assert "visits.xml: towns.csv" in _shown(keys)
    changed.sign(_root(stage, tmp_path))
    settled()
    assert keys.desk.kit.content.files == {"visits.xml": {"towns.csv": TOWNS.encode()}}


def test_a_form_that_no_app_can_open_is_not_signed(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    page = _next(keys, settled)
    form = tmp_path / "broken.xml"
    form.write_bytes(b"<no form/>")
    page.add_form(form)
    settled()
    _changes(keys, settled).sign(_root(stage, tmp_path))
    settled()
    assert keys.notice is not None
    assert "broken.xml" in " ".join(keys.notice.words())
    assert keys.desk.kit.content.version == 1


def test_a_new_root_key_lies_in_its_place_before_the_kit_names_it(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    _next(keys, settled)
    find(keys.shell, "new-root", QCheckBox).setChecked(True)
    find(keys.shell, "new-desk-key", QCheckBox).setChecked(True)
    page = _changes(keys, settled)
    page.sign(_root(stage, tmp_path), tmp_path / "no-stick")
    settled()
    assert keys.desk.kit.content.version == 1, "without a place for the key nothing is signed"
    safe = tmp_path / "safe"
    safe.mkdir()
    page.sign(_root(stage, tmp_path), safe)
    settled()
    kit = keys.desk.kit
    assert kit.earlier_roots == (stage.campaign.kit.root,)
    assert root_key.from_file((safe / "root-key.json").read_bytes(), kit).public == kit.root
    sealed = stage.town("Sample city").pack().data
    assert keys.desk.intake.take_in("old.hrcb", sealed).reference is not None


def test_staff_are_added_and_withdrawn_never_the_last(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    page = _next(keys, settled)
    own = keys.desk.staff.fingerprint
    _press(keys, f"withdraw-{own}", settled)
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    card = tmp_path / "desk-key.json"
    card.write_bytes(staff_key.write(page.draft.old.campaign, "Sample desk 2", SigningKey.generate()))
    page.add_staff(card)
    settled()
    page.add_staff(card)
    settled()
    assert keys.notice is not None, "the same key twice is told"
    assert len(page.draft.staff) == 1
    _press(keys, f"withdraw-{own}", settled)
    _changes(keys, settled).sign(_root(stage, tmp_path))
    settled()
    assert [one.name for one in keys.desk.kit.content.signers] == ["secretariat", "Sample desk 2"]
    assert keys.desk.kit.content.revoked == (own,)
    assert "does not name this desk" in _shown(keys)


# -- recovery


def test_the_restore_is_practised_with_two_typed_sheets(
    keys: Office, stage: DeskStage, settled: Settled
) -> None:
    assert "files only" in _shown(keys)
    _press(keys, "practise", settled)
    first, second = stage.campaign.sheets[0], stage.campaign.sheets[2]
    find(keys.shell, "sheet-a", QPlainTextEdit).setPlainText(first)
    find(keys.shell, "sheet-b", QPlainTextEdit).setPlainText(first)
    _press(keys, "use-sheets", settled)
    assert find(keys.shell, "sheet-b", QPlainTextEdit).property("invalid"), "the same sheet twice"
    words = second.split()
    wrong = "academic" if words[20] != "academic" else "acid"
    find(keys.shell, "sheet-b", QPlainTextEdit).setPlainText(" ".join([*words[:20], wrong, *words[21:]]))
    _press(keys, "use-sheets", settled)
    assert "word 21" in _shown(keys)
    assert find(keys.shell, "sheet-a", QPlainTextEdit).toPlainText() == first
    find(keys.shell, "sheet-b", QPlainTextEdit).setPlainText(second)
    _press(keys, "use-sheets", settled)
    found = _page(keys).found.drill
    assert found is not None
    assert (found.way, found.sheets) == (drill.Way.TYPED, (1, 3))
    assert "sheets 1, 3" in _shown(keys)


def test_a_new_recovery_code_is_shown_once_and_replaces_the_old(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    page = _page(keys)
    page.make_code()
    settled()
    code = page.code
    page.save_sheet(tmp_path)
    settled()
    assert (tmp_path / "recovery-code.pdf").read_bytes().startswith(b"%PDF-")
    keys.go_inbox()
    settled()
    assert page.code == ""
    with pytest.raises(Fault) as caught:
        recover_vault(stage.home, stage.campaign.recovery_code)
    assert caught.value.code is Code.RECOVERY_CODE_WRONG
    assert recover_vault(stage.home, code).get("staff-key")
    Desk.open(stage.home).close()


def test_the_letter_is_saved_in_the_interfaces_language(
    keys: Office, settled: Settled, tmp_path: Path
) -> None:
    keys.shell.set_language("ar")
    _page(keys).save_letter(tmp_path)
    settled()
    assert (tmp_path / "letter-ar.pdf").read_bytes().startswith(b"%PDF-")


def test_a_passphrase_is_set_and_then_changed(keys: Office, stage: DeskStage, settled: Settled) -> None:
    def change(old: str | None, new: str, again: str) -> None:
        if old is not None:
            find(keys.shell, "old-passphrase", QLineEdit).setText(old)
        find(keys.shell, "passphrase", QLineEdit).setText(new)
        find(keys.shell, "again", QLineEdit).setText(again)
        _press(keys, "change-passphrase", settled)

    _press(keys, "new-passphrase", settled)
    change(None, "six sample words for a desk", "seven sample words")
    assert len(find(keys.shell, "error-summary", ErrorSummary).links) == 1
    change(None, "six sample words for a desk", "six sample words for a desk")
    assert custody.needs_passphrase(stage.home)
    _press(keys, "new-passphrase", settled)
    change("not that one", "another sample phrase", "another sample phrase")
    assert find(keys.shell, "old-passphrase", QLineEdit).property("invalid")
    change("six sample words for a desk", "another sample phrase", "another sample phrase")
    assert isinstance(keys.shell.page, KeysPage)
    kept = custody.identities(stage.home, vault_of(stage.home), "another sample phrase")
    assert list(kept.values()) == [stage.campaign.desk_identity]


# -- desks and devices


def test_keys_go_to_another_desk_and_newer_ones_come_back(
    keys: Office, stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path
) -> None:
    _press(keys, "share-keys", settled)
    assert isinstance(keys.shell.page, SharePage)
    way = "words for the way"
    keys.shell.page.typed.passphrase = keys.shell.page.typed.again = way
    keys.shell.page.save(tmp_path)
    settled()
    file = tmp_path / "desk-keys.hrcdesk"
    other = Home.open(tmp_path / "other")
    joining.join(other, joining.look(file.read_bytes()), way, name="Sample desk 2", passphrase=None)

    publish_next(other, stage.campaign.root_key, stage.clock.now, new_desk_key=True)
    newer = tmp_path / "newer.hrcdesk"
    newer.write_bytes(joining.keys_for_another(other, None, way))
    _page(keys).take(newer)
    settled()
    assert isinstance(keys.shell.page, TakePage)
    find(keys.shell, "passphrase", QLineEdit).setText("not these words")
    _press(keys, "desk-keys-go", settled)
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    find(keys.shell, "passphrase", QLineEdit).setText(way)
    _press(keys, "desk-keys-go", settled)
    assert keys.desk.kit.content.version == 2
    assert len(custody.identities(stage.home, vault_of(stage.home), None)) == 2


def test_a_newer_kit_is_taken_at_once_and_another_file_is_told(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    other = Home.open(tmp_path / "other")
    file = joining.keys_for_another(stage.home, None, "words for the way")
    joining.join(other, joining.look(file), "words for the way", name="Sample desk 2", passphrase=None)
    kit = tmp_path / "next.hrckit"
    kit.write_bytes(publish_next(other, stage.campaign.root_key, stage.clock.now, wave="2028"))
    _page(keys).take(kit)
    settled()
    assert keys.desk.kit.content.wave == "2028"
    photo = tmp_path / "photo.hrckit"
    photo.write_bytes(b"\xff\xd8 no kit")
    _page(keys).take(photo)
    settled()
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    _page(keys).save_staff_key(tmp_path)
    settled()
    card = staff_key.read((tmp_path / "desk-key.json").read_bytes(), keys.desk.kit.content.campaign)
    assert (card.name, card.public) == ("secretariat", keys.desk.staff)


def test_a_stolen_laptop_is_revoked_and_named_by_the_next_kit(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    town, _taken = stage.accepted("Sample city")
    keys.go_keys()
    settled()
    fingerprint = town.device.signing.public.fingerprint
    _page(keys).revoke(fingerprint)
    settled()
    assert "Sample city" in _shown(keys)
    later = keys.desk.intake.take_in("later.hrcb", town.pack(2, "0" * 64).data)
    assert later.reason is not None
    assert later.reason.code is Code.BUNDLE_REVOKED
    _next(keys, settled)
    _changes(keys, settled).sign(_root(stage, tmp_path))
    settled()
    assert keys.desk.kit.content.revoked == (fingerprint,)


# -- another recovery key


def test_a_recovery_key_is_renewed_step_by_step(
    keys: Office, stage: DeskStage, settled: Settled, tmp_path: Path
) -> None:
    _press(keys, "renew-recovery", settled)
    page = keys.shell.page
    assert isinstance(page, RenewPage)
    assert not find(keys.shell, "save-sheet-1", QPushButton).isEnabled()
    _press(keys, "make-recovery-key", settled)
    home = keys.context.home
    waiting = recovery_renewal.current(home)
    assert waiting is not None
    page.save_sheet(1, tmp_path)
    settled()
    assert (tmp_path / "recovery-sheet-1.pdf").read_bytes().startswith(b"%PDF-")
    assert not find(keys.shell, "renewed-kit", QPushButton).isEnabled()
    _press(keys, "practise-renewed", settled)
    for name, words in zip(("sheet-a", "sheet-b"), waiting.sheets[1:], strict=True):
        find(keys.shell, name, QPlainTextEdit).setPlainText(words)
    _press(keys, "use-sheets", settled)
    assert isinstance(keys.shell.page, RenewPage)
    assert not find(keys.shell, "save-sheet-1", QPushButton).isEnabled(), "its words are on paper only"
    _press(keys, "renewed-kit", settled)
    assert find(keys.shell, "new-recovery-key", QCheckBox).isChecked()
    changed = _changes(keys, settled)
    assert waiting.recipient[-8:] in _shown(keys)
    changed.sign(_root(stage, tmp_path))
    settled()
    assert keys.desk.kit.recipients[1] == waiting.recipient
    assert recovery_renewal.current(home) is None
    assert f"…{stage.campaign.kit.recipients[1][-8:]}" in _shown(keys), "the earlier key is listed"
    _page(keys).save_kit(tmp_path)
    settled()
    assert open_kit((tmp_path / "campaign.hrckit").read_bytes()).content.version == 2


def test_old_sheets_do_not_pass_for_new_ones(keys: Office, stage: DeskStage, settled: Settled) -> None:
    _press(keys, "renew-recovery", settled)
    _press(keys, "make-recovery-key", settled)
    _press(keys, "practise-renewed", settled)
    for name, words in zip(("sheet-a", "sheet-b"), stage.campaign.sheets[:2], strict=True):
        find(keys.shell, name, QPlainTextEdit).setPlainText(words)
    _press(keys, "use-sheets", settled)
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    keys.go_keys()
    settled()
    _next(keys, settled)
    assert not find(keys.shell, "new-recovery-key", QCheckBox).isEnabled()
