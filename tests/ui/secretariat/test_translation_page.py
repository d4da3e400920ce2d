"""The translation desk in its window: written and checked by keyboard, sent out, taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton

from hrcapp.secretariat.translation_fold import Status
from hrcapp.secretariat.translation_units import Format
from hrcapp.ui.bidi import isolated
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.translation import ANOTHER
from hrcapp.ui.secretariat.translation_files import LanguageDialog
from hrcapp.ui.secretariat.translation_import_page import TranslationImportPage
from hrcapp.ui.secretariat.translation_page import TranslationPage
from hrcapp.ui.widgets import ComboBox, Table
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(stage: DeskStage, opened: Opening, settled: Settled) -> Office:
    """The desk of a town that wrote in English, translated into French."""
    stage.accepted("Sample city")
    made = opened(stage)
    made.go_translation("fr")
    settled()
    return made


def page(office: Office) -> TranslationPage:
    assert isinstance(office.shell.page, TranslationPage)
    return office.shell.page


def essay(office: Office) -> QPlainTextEdit:
    return find(office.shell, "translation-text", QPlainTextEdit)


def said(office: Office, version: str, path: str) -> tuple[str, Status] | None:
    found = office.desk.translations.translation_of(version, path, page(office).found.language)
    return (found.text, found.status) if found else None


def press(office: Office, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(essay(office), Qt.Key.Key_Return, modifiers)


def test_a_key_keeps_and_goes_on(office: Office, settled: Settled) -> None:
    first, second, third = (one.key for one in page(office).listed[:3])
    essay(office).setPlainText("Ébauche.")
    press(office, CONTROL)
    settled()
    assert said(office, *first) == ("Ébauche.", Status.DRAFT)
    assert page(office).chosen == second
    essay(office).setPlainText("Relu.")
    press(office, CONTROL | SHIFT)
    settled()
    assert said(office, *second) == ("Relu.", Status.CHECKED)
    assert page(office).chosen == third
    page(office).show_group("checked")
    assert [one.key for one in page(office).listed] == [second]
    told = find(office.shell, "translation-language", ComboBox).currentText()
    assert "1" in told


def test_the_original_is_beside_it_and_cannot_be_written(office: Office) -> None:
    opened = page(office).opened
    assert opened is not None
    original = find(office.shell, "translation-original", QLabel)
    assert original.text() == opened.original
    assert not original.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable


def test_what_was_begun_is_there_again(office: Office, settled: Settled) -> None:
    key = page(office).chosen
    essay(office).setPlainText("Commencé")
    office.go_inbox()
    settled()
    assert office.desk.translations.open(*key, "fr").written == "Commencé"
    office.go_translation("fr")
    settled()
    page(office).open(key)
    settled()
    assert essay(office).toPlainText() == "Commencé"
    essay(office).setPlainText("")
    office.flush()
    settled()
    assert office.desk.translations.open(*key, "fr").written is None
    assert said(office, *key) is None


def test_each_side_has_the_direction_of_its_language(office: Office, settled: Settled) -> None:
    page(office).choose_language("ar")
    settled()
    assert essay(office).document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    original = find(office.shell, "translation-original", QLabel)
    assert original.alignment() & Qt.AlignmentFlag.AlignLeft


def test_any_language_can_be_chosen(office: Office, settled: Settled) -> None:
    combo = find(office.shell, "translation-language", ComboBox)
    combo.set_value(ANOTHER)
    combo.activated.emit(combo.currentIndex())
    [dialog] = [one for one in office.shell.findChildren(LanguageDialog) if one.isVisible()]
    dialog.combo.set_value("sw")
    dialog.accept()
    settled()
    assert page(office).found.language == "sw"
    assert find(office.shell, "translation-language", ComboBox).value() == "sw"


def test_the_table_and_the_keys_lead_to_another_answer(office: Office, settled: Settled) -> None:
    keys = [one.key for one in page(office).listed]
    find(office.shell, "translation-table", Table).choose(2)
    settled()
    assert page(office).chosen == keys[2]
    QTest.keyClick(essay(office), Qt.Key.Key_PageUp, CONTROL)
    settled()
    assert page(office).chosen == keys[1]
    opened = page(office).opened
    assert opened is not None
    assert opened.place.path == keys[1][1]


def test_one_that_was_checked_elsewhere_in_the_meantime_stays(office: Office, settled: Settled) -> None:
    key = page(office).chosen
    seen = office.desk.translations.open(*key, "fr")
    essay(office).setPlainText("Ébauche.")
    office.desk.translations.keep(seen.place, "Relu ailleurs.", Status.CHECKED, seen=seen.seen)
    press(office, CONTROL)
    settled()
    assert said(office, *key) == ("Relu ailleurs.", Status.CHECKED)
    assert office.notice is not None
    assert essay(office).toPlainText() == "Ébauche."


def test_texts_go_to_a_translator_and_come_back(office: Office, settled: Settled, tmp_path: Path) -> None:
    files, count = page(office).files, len(page(office).found.entries)
    dialog = files.ask_export()
    assert Format(dialog.format.value()) is Format.XLIFF
    dialog.reject()
    files.export(tmp_path, Format.XLIFF, everything=False)
    settled()
    [path] = tmp_path.glob("*.xlf")
    text = path.read_text(encoding="utf-8")
    done = text.replace("</source>", "</source><target>Texte traduit.</target>")
    path.write_text(done.replace("initial", "translated"), encoding="utf-8")
    page(office).files.read(path)
    settled()
    assert isinstance(office.shell.page, TranslationImportPage)
    assert find(office.shell, "translation-changes", Table).model_.rowCount() == count
    find(office.shell, "import-checked", QCheckBox).click()
    settled()
    find(office.shell, "take-translations", QPushButton).click()
    settled()
    assert {one.row.status for one in page(office).found.entries} == {Status.CHECKED}


def test_a_file_that_is_none_of_a_translator_is_told(
    office: Office, settled: Settled, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlf"
    bad.write_bytes(b"<html/>")
    page(office).files.read(bad)
    settled()
    assert office.notice is not None
    assert office.notice.kind == "danger"


def test_a_desk_without_answers_says_so(stage: DeskStage, opened: Opening, settled: Settled) -> None:
    made = opened(stage)
    made.go_translation()
    settled()
    assert page(made).opened is None
    assert not find(made.shell, "keep-draft", QPushButton).isEnabled()
    page(made).keep_checked()
    settled()


def test_review_shows_translations_beside_the_answers_and_leads_to_the_desk(
    office: Office, settled: Settled
) -> None:
    key = page(office).chosen
    essay(office).setPlainText("Relu, texte d’exemple.")
    press(office, CONTROL | SHIFT)
    settled()
    office.go_review(key[0])
    settled()
    shown = [
        one for one in office.shell.findChildren(QLabel) if one.text() == isolated("Relu, texte d’exemple.")
    ]
    assert len(shown) == 1
    find(office.shell, "translation-beside", QCheckBox).click()
    settled()
    told = [one.text() for one in office.shell.findChildren(QLabel) if one.isVisibleTo(office.shell)]
    assert not any("Relu, texte d’exemple." in one for one in told)
    find(office.shell, "translate", QPushButton).click()
    settled()
    assert page(office).found.language == "fr"
    entry = page(office).entry()
    assert entry is not None
    assert entry.row.version == key[0]
