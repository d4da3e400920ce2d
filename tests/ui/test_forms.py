from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrcapp.model.places import resource
from hrcapp.ui.forms import SectionView, language_code
from hrcapp.ui.forms.group_box import GroupBox
from hrcapp.ui.forms.question_field import QuestionField
from hrcapp.ui.look import Look
from hrcapp.ui.theme import Theme
from hrcapp.ui.widgets import PageScroll, SearchCombo, SecondText, column, page_body
from hrcapp.xforms import Changes, FormDefinition, FormSession, load
from tests.ui.access import clipped, nameless

SECTIONS = ("intro", "key_info", "vision", "motivations", "focus", "statement", "publication")
INFO = "/data/key_info"


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load(resource("forms", "pledge.xml").read_bytes())


@pytest.fixture
def session(form: FormDefinition) -> FormSession:
    made = FormSession.new(form, now=datetime(2026, 11, 21, 10, tzinfo=UTC), language="en")
    made.set_value("/data/intro/party_type", "local_government")
    made.set_value("/data/intro/scope", "full_form")
    return made


class Draft:
    """An open draft whose journal is a list."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.steps: list[tuple[str, str]] = []

    def set(self, path: str, value: str) -> Changes:
        self.steps.append((path, value))
        return self.session.set_value(path, value)

    def add(self, repeat: str) -> tuple[str, Changes]:
        return self.session.add_repeat(repeat)

    def remove(self, instance: str) -> Changes:
        return self.session.remove_repeat(instance)[1]


Open = Callable[..., SectionView]


@pytest.fixture
def draft(session: FormSession) -> Draft:
    return Draft(session)


@pytest.fixture
def open_section(look: Look, session: FormSession, draft: Draft, show: Callable[[QWidget], QWidget]) -> Open:
    def opening(section: str, look: Look = look, **more: object) -> SectionView:
        view = SectionView(look, session, draft, f"/data/{section}", **more)  # type: ignore[arg-type]
        show(column(look, (PageScroll(look, page_body(look, view, width=740)), 1)))
        return view

    return opening


def _line(view: SectionView, name: str) -> QLineEdit:
    found = view.findChild(QLineEdit, f"{INFO}/{name}")
    assert isinstance(found, QLineEdit)
    return found


def _field(view: SectionView, path: str) -> QuestionField:
    return next(each for each in view.findChildren(QuestionField) if each.path == path)


def _unfold(view: SectionView) -> None:
    for group in view.findChildren(GroupBox):
        group.unfold()


@pytest.mark.parametrize("typed", ["١٢٣٤", "1 234", "1234", "1,234"])
def test_a_number_in_any_writing(open_section: Open, session: FormSession, typed: str) -> None:
    view = open_section("key_info")
    _line(view, "population").setText(typed)
    assert session.value(f"{INFO}/population") == "1234"
    assert _field(view, f"{INFO}/population").error() == ""


def test_what_is_no_number_stays_and_is_called_wrong(open_section: Open, session: FormSession) -> None:
    view = open_section("key_info")
    edit = _line(view, "population")
    edit.setFocus()
    edit.setText("about 900")
    assert _field(view, f"{INFO}/population").error() == ""
    _line(view, "admin1").setFocus()
    assert edit.text() == "about 900"
    assert session.value(f"{INFO}/population") == "about 900"
    assert "whole number" in _field(view, f"{INFO}/population").error()
    face = QAccessible.queryAccessibleInterface(edit)
    assert "whole number" in face.text(QAccessible.Text.Description)
    edit.setText("48250")
    assert _field(view, f"{INFO}/population").error() == ""
    edit.setFocus()
    _line(view, "admin1").setFocus()
    assert edit.text() == "48,250"


def test_an_error_waits_for_the_end_of_the_click(
    open_section: Open, session: FormSession, qtbot: QtBot
) -> None:
    view = open_section("key_info")
    edit, button = _line(view, "population"), view.findChild(QPushButton, f"{INFO}/more_key_info#fold")
    assert button is not None
    edit.setFocus()
    edit.setText("about 900")
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert _field(view, f"{INFO}/population").error() == ""
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "whole number" in _field(view, f"{INFO}/population").error())
    assert not button.parent().parent().folded  # type: ignore[union-attr]


def test_an_untouched_question_is_left_in_peace_until_all_are_asked_for(open_section: Open) -> None:
    view = open_section("key_info")
    _line(view, "name_official").setFocus()
    _line(view, "admin1").setFocus()
    assert _field(view, f"{INFO}/name_official").error() == ""
    problems = view.reveal_problems()
    assert problems[0].path == f"{INFO}/name_official"
    assert problems[0].sentence == _field(view, f"{INFO}/name_official").error() != ""
    assert view.focus_on(problems[-1].path)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == problems[-1].path


def test_typing_rebuilds_nothing_and_follows_relevance(open_section: Open, draft: Draft) -> None:
    view = open_section("key_info")
    before = view.findChildren(QWidget)
    latin = _field(view, f"{INFO}/name_latin")
    assert latin.isHidden()
    heard: list[tuple[str, str]] = []
    view.edited.connect(lambda path, value: heard.append((path, value)))
    _line(view, "name_official").setText("بلدية نموذجية")
    assert not latin.isHidden()
    assert view.findChildren(QWidget) == before
    assert heard == draft.steps == [(f"{INFO}/name_official", "بلدية نموذجية")]


def test_decomposed_letters_are_left_alone_while_typing(open_section: Open, session: FormSession) -> None:
    view = open_section("key_info")
    edit = _line(view, "name_official")
    edit.setText("Cordoba")
    edit.setCursorPosition(3)
    edit.insert("e\u0301")
    assert normalize("NFC", session.value(f"{INFO}/name_official")) == "Cor\u00e9doba"
    assert edit.cursorPosition() == 5


def test_a_country_is_found_by_a_part_of_its_name_without_accents(
    open_section: Open, session: FormSession, qtbot: QtBot
) -> None:
    view = open_section("key_info")
    combo = view.findChild(SearchCombo, f"{INFO}/country")
    assert isinstance(combo, SearchCombo)
    combo.setFocus()
    qtbot.keyClicks(combo.lineEdit(), "turk")
    completer = combo.completer()
    assert completer is not None
    assert completer.completionCount() >= 1
    combo.lineEdit().setText("tunisia")
    completer.popup().hide()
    _line(view, "admin1").setFocus()
    assert session.value(f"{INFO}/country") == "TN"
    combo.setFocus()
    combo.lineEdit().setText("Atlantis")
    _line(view, "admin1").setFocus()
    assert combo.text() == "Atlantis"
    assert "Atlantis" in _field(view, f"{INFO}/country").error()


def test_a_date_has_three_fields(open_section: Open, session: FormSession) -> None:
    view, path = open_section("key_info"), f"{INFO}/more_governance/term_end"
    _unfold(view)
    day, month, year = (view.findChild(QLineEdit, f"{path}{part}") for part in ("", "#month", "#year"))
    assert isinstance(day, QLineEdit)
    assert isinstance(month, QLineEdit)
    assert isinstance(year, QLineEdit)
    day.setFocus()
    for edit, text in ((day, "٣١"), (month, "2"), (year, "2027")):
        edit.setText(text)
    month.setFocus()
    assert _field(view, path).error() == "", "moving inside the date is not leaving it"
    _line(view, "admin1").setFocus()
    assert "date that exists" in _field(view, path).error()
    assert session.value(path) == "2027-2-٣١"
    day.setText("28")
    assert (session.value(path), _field(view, path).error()) == ("2027-02-28", "")
    assert "Month" in month.accessibleName()


def test_choosing_one_and_taking_it_back(open_section: Open, session: FormSession, qtbot: QtBot) -> None:
    view, path = open_section("vision"), "/data/vision/more_vision/hr_city_declared"
    _unfold(view)
    radio = view.findChild(QRadioButton, f"{path}=yes")
    assert isinstance(radio, QRadioButton)
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center())
    assert session.value(path) == "yes"
    assert not _field(view, "/data/vision/more_vision/hr_city_year").isHidden()
    back = next(
        each for each in _field(view, path).findChildren(QPushButton) if each.text() == "Take the choice back"
    )
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert session.value(path) == ""
    assert not radio.isChecked()


def test_where_the_form_has_chosen_itself_there_is_nothing_to_take_back(
    open_section: Open, session: FormSession
) -> None:
    path = "/data/publication/publish_statement"
    assert (session.value(path), session.node(path).required) == ("no", False)
    field = _field(open_section("publication"), path)

    def shown() -> list[str]:
        parts = (*field.findChildren(QPushButton), *field.findChildren(QLabel))
        return [each.text() for each in parts if each.isVisibleTo(field)]

    for value in ("no", "yes"):
        session.set_value(path, value)
        field.show_node(session.node(path), "")
        assert not {"Optional", "Take the choice back"} & set(shown())
        assert session.node(path).label in shown()


def test_choosing_several_keeps_the_order_of_the_form(open_section: Open, session: FormSession) -> None:
    view, path = open_section("vision"), "/data/vision/vision_themes"
    boxes = [each for each in view.findChildren(QCheckBox) if each.objectName().startswith(f"{path}=")]
    boxes[2].setChecked(True)
    boxes[0].setChecked(True)
    values = [each.objectName().partition("=")[2] for each in (boxes[0], boxes[2])]
    assert session.value(path) == " ".join(values)


def test_an_essay_counts_and_pastes_only_words(open_section: Open, session: FormSession) -> None:
    view, path = open_section("vision"), "/data/vision/vision_essential"
    essay = view.findChild(QPlainTextEdit, path)
    assert isinstance(essay, QPlainTextEdit)
    lines = essay.height()
    QApplication.clipboard().setText(
        "Because\u00a0people\x0bmeet\u2028rights.\r\n\r\n\r\n\r\nEvery\u00ad day \u202e"
    )
    essay.paste()
    assert session.value(path) == "Because people\nmeet\nrights.\n\nEvery day"
    essay.setPlainText("word\n" * 8)
    assert essay.height() > lines
    essay.setPlainText("word\n" * 200)
    assert essay.height() <= view.window().height() * 0.6 + 1


def test_repeats_are_added_removed_and_numbered_anew(
    open_section: Open, session: FormSession, qtbot: QtBot
) -> None:
    view, path = open_section("statement"), "/data/statement/signatories"
    first = view.findChild(QLineEdit, f"{path}[1]/sig_name")
    assert isinstance(first, QLineEdit)
    first.setText("Sample Name")
    heard: list[str] = []
    view.repeat_added.connect(heard.append)
    view.repeat_removed.connect(heard.append)
    add = view.findChild(QPushButton, f"{path}#add")
    assert add is not None
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    second = view.findChild(QLineEdit, f"{path}[2]/sig_name")
    assert isinstance(second, QLineEdit)
    assert QApplication.focusWidget() is second
    second.setText("Second Sample Name")
    remove = view.findChild(QPushButton, f"{path}[1]#remove")
    assert remove is not None
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert session.value(f"{path}[1]/sig_name") == "Second Sample Name"
    qtbot.waitUntil(lambda: view.findChild(QLineEdit, f"{path}[2]/sig_name") is None)
    left = view.findChild(QLineEdit, f"{path}[1]/sig_name")
    assert isinstance(left, QLineEdit)
    assert left.text() == "Second Sample Name"
    assert heard == [f"{path}[2]", f"{path}[1]"]
    undo = view.findChild(QPushButton, f"{path}#undo")
    assert undo is not None
    wanted: list[bool] = []
    view.undo_wanted.connect(lambda: wanted.append(True))
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert wanted


def test_changes_from_elsewhere_are_followed(open_section: Open, session: FormSession) -> None:
    view = open_section("key_info")
    view.apply(session.set_value(f"{INFO}/name_official", "Sample municipality"))
    assert _line(view, "name_official").text() == "Sample municipality"


def test_f2_shows_and_hides_the_second_language(open_section: Open, qtbot: QtBot) -> None:
    view = open_section("key_info", second_language="fr")
    _line(view, "name_official").setFocus()
    assert len(view.findChildren(SecondText)) > 5
    qtbot.keyClick(view.window(), Qt.Key.Key_F2)
    assert [each for each in view.findChildren(SecondText) if each.isVisible()] == []
    qtbot.keyClick(view.window(), Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len([each for each in view.findChildren(SecondText) if each.isVisible()]) > 5)


def test_a_locked_form_can_be_read_and_not_changed(open_section: Open, session: FormSession) -> None:
    session.set_value(f"{INFO}/name_official", "Sample municipality")
    view = open_section("key_info", locked=True)
    edit = _line(view, "name_official")
    assert edit.isReadOnly()
    assert edit.isEnabled()
    assert edit.property("locked")
    assert view.findChild(QPushButton, f"{INFO}#add") is None


def test_the_direction_is_the_forms(open_section: Open, session: FormSession) -> None:
    session.set_language("ar")
    view = open_section("key_info")
    assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    edit = _line(view, "name_official")
    edit.setText("Baladiyya")
    assert edit.alignment() & Qt.AlignmentFlag.AlignLeft
    edit.setText("بلدية")
    assert edit.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("ar", 1.0), ("fr", 2.0), ("ar", 2.0)])
def test_every_control_has_a_name_and_its_text_fits(
    open_section: Open,
    session: FormSession,
    dressed: Callable[[Look], Look],
    section: str,
    language: str,
    scale: float,
) -> None:
    session.set_language(language)
    look = dressed(Look(Theme(scale=scale), language))
    view = open_section(section, look, second_language="es")
    _unfold(view)
    view.reveal_problems()
    for _ in range(3):
        QApplication.processEvents()
    assert (nameless(view.window()), clipped(view.window())) == ([], [])


def test_a_language_of_a_form_by_its_code() -> None:
    assert [language_code(tag) for tag in ("fr", "French (fr)", "Arabic (ar-TN)", "")] == [
        "fr",
        "fr",
        "ar-TN",
        "",
    ]
