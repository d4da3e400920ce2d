from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFocusFrame, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.ui.access import identified
from hrcapp.ui.icons import MIRRORED, icon, paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import (
    Button,
    CardRow,
    Check,
    ChoiceCards,
    Column,
    ComboBox,
    Dialog,
    ErrorSummary,
    Essay,
    Label,
    LengthGuide,
    LineEdit,
    Number,
    PageView,
    Problem,
    ProgressPanel,
    Question,
    SaveState,
    Segmented,
    SignaturePad,
    Table,
    Text,
    Way,
    column,
    list_cards,
)
from hrcapp.ui.widgets.combo import fold
from hrcapp.ui.widgets.layout import Flow
from hrcapp.ui.widgets.paste import clean_line, clean_text

Show = Callable[[QWidget], QWidget]


def _press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _drag(widget: QWidget, *points: tuple[float, float]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(points) - 1)]
    for kind, (x, y) in zip(kinds, points, strict=True):
        button = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(x, y), QPointF(x, y), button, left, none))
    end = QPointF(*points[-1])
    up = QMouseEvent(QEvent.Type.MouseButtonRelease, end, end, left, Qt.MouseButton.NoButton, none)
    QApplication.sendEvent(widget, up)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("One\r\nTwo\rThree", "One\nTwo\nThree"),
        ("a\u2029b", "a\n\nb"),
        ("soft\u00adhyphen\u0007 and\u00a0space", "softhyphen and space"),
        ("\u202eturned", "turned"),
        ("\u2067عربي\u2069", "\u2067عربي\u2069"),
        ("a\n\n\n\nb   c\t d  ", "a\n\nb c d"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_pasting_keeps_words_and_paragraphs(pasted: str, kept: str) -> None:
    assert clean_text(pasted) == kept


def test_a_line_takes_several_lines_as_one(look: Look, show: Show, qtbot: QtBot) -> None:
    assert clean_line(" a\r\nb \n c") == "a b c"
    edit = LineEdit(look)
    show(Question(look, "Name", edit))
    QApplication.clipboard().setText("Sample\r\nmunicipality")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Sample municipality"


def test_accents_and_case_do_not_matter_in_a_search() -> None:
    assert fold("Türkiye") == "turkiye"
    assert fold("مُدُن") == fold("مدن")


def test_type_ahead_and_the_wheel(look: Look, show: Show, qtbot: QtBot) -> None:
    combo = ComboBox(look, [("es", "Español"), ("en", "English"), ("fr", "Français")])
    show(Question(look, "Language", combo))
    combo.setFocus()
    _press(combo, Qt.Key.Key_F, "f")
    assert combo.value() == "fr"
    combo.set_choices([("fr", "French"), ("en", "English")])
    assert combo.value() == "fr"
    combo.set_choices([("en", "English")])
    assert combo.value() == ""


def test_the_words_of_a_check_wrap(look: Look, show: Show) -> None:
    long = Check(look, "Duty under national and international law & custom " * 3)
    window = show(column(look, long, None))
    one_line = long.height()
    window.resize(320, 400)
    QApplication.processEvents()
    assert long.height() >= 3 * one_line / 2
    assert "&&" not in long.words()
    _press(long, Qt.Key.Key_Space, " ")
    assert long.isChecked()


def test_an_error_is_seen_described_and_taken_away(look: Look, show: Show) -> None:
    edit = LineEdit(look)
    question = Question(look, "Name", edit, hint="As in your legal texts.", optional=True)
    show(question)
    question.set_error("Write an answer.")
    assert edit.property("invalid")
    assert edit.accessibleDescription() == "Write an answer. As in your legal texts. Optional"
    question.set_error("")
    assert not edit.property("invalid")
    assert edit.accessibleDescription() == "As in your legal texts. Optional"


def test_a_link_of_the_summary_leads_to_its_question(look: Look, show: Show) -> None:
    summary = ErrorSummary(
        look, [Problem("/data/a", "Write <b>more</b>.", "A"), Problem("/data/b", "No.", "B")]
    )
    show(summary)
    followed: list[str] = []
    summary.followed.connect(followed.append)
    summary.setFocus()
    summary.focusNextChild()
    _press(summary.links[0], Qt.Key.Key_Return)
    assert followed == ["/data/a"]
    assert summary.links[0].accessibleName() == "Write <b>more</b>."


def test_the_guide_says_the_count_and_what_is_asked(look: Look) -> None:
    guide = LengthGuide(look, 40, (400, 1500))
    assert guide.text() == "0 characters. At least 40"
    guide.set_count(1)
    assert guide.text() == "1 character. At least 40"
    guide.set_count(1200)
    assert guide.text() == "1,200 characters. Usual length: 400 to 1,500"


def test_an_essay_grows_and_tab_leaves_it(look: Look, show: Show, qtbot: QtBot) -> None:
    essay, after = Essay(look), Button(look, "Continue")
    window = show(column(look, Question(look, "Why?", essay), after, None))
    three = essay.height()
    essay.setPlainText("a\n" * 10)
    assert essay.height() > 2 * three
    assert essay.verticalScrollBar().maximum() == 0
    essay.setPlainText("a\n" * 100)
    assert essay.height() <= window.height() * 0.6 + 1
    essay.setFocus()
    qtbot.keyClick(essay, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_drawn_mark_keeps_its_shape_and_nothing_else(look: Look, show: Show) -> None:
    pad = SignaturePad(look, name="Sample Name")
    show(pad)
    width = pad.field.width()
    _drag(pad.field, (10, 20), (30, 40), (30, 40), (width + 500, 60))
    _drag(pad.field, (50, 50))
    mark = pad.mark()
    assert [len(stroke) for stroke in mark.strokes] == [3, 1]
    assert mark.strokes[0][0] == (round(10 / width, 4), round(20 / width, 4))
    assert max(x for x, _ in mark.strokes[0]) == 1.0
    assert not mark.typed
    pad.clear_button.click()
    assert pad.mark().empty
    assert not pad.clear_button.isEnabled()


def test_a_name_can_be_set_as_the_mark_by_keyboard(look: Look, show: Show) -> None:
    pad = SignaturePad(look, name="Sample Name")
    show(pad)
    pad.name_edit.setFocus()
    _press(pad.name_edit, Qt.Key.Key_Return)
    mark = pad.mark()
    assert mark.typed == "Sample Name"
    assert len(mark.strokes) > 8, "the outlines of ten letters"
    assert all(0 <= x <= 1 and 0 <= y <= 1 for stroke in mark.strokes for x, y in stroke)
    assert pad.field.accessibleDescription() == "Sample Name"


def test_reading_to_the_last_page(look: Look, show: Show) -> None:
    paper = QImage(595, 842, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    view = PageView(look, "Statement", [paper, paper, paper])
    show(view)
    assert view.unseen() == (2, 3)
    view.next.click()
    reader = view.findChildren(QWidget)
    target = next(each for each in reader if each.accessibleName() == "Statement")
    _press(target, Qt.Key.Key_PageDown)
    assert view.unseen() == ()
    assert not view.next.isEnabled()
    assert target.accessibleDescription() == "Page 3 of 3"


def test_a_table_of_ten_thousand_rows_makes_only_what_is_seen(look: Look, show: Show) -> None:
    made: list[int] = []

    def cell(row: int) -> Text:
        made.append(row)
        return Text(f"row {row}", "second line", strong=True)

    columns = [Column("Name", cell), Column("Size", lambda row: Number(str(row)), 90, number=True)]
    table = Table(look, "Rows", columns, range(10_000), two_lines=True)
    show(table)
    table.viewport().repaint()
    assert 0 < len(set(made)) < 100
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.setFocus()
    table.choose(0)
    _press(table, Qt.Key.Key_Down)
    assert table.chosen_row() == 1
    table.choose(9_999)
    _press(table, Qt.Key.Key_Return)
    assert opened == [9_999]
    table.set_rows(range(20_000))
    assert table.chosen_row() == 9_999


def test_few_cards_are_widgets_and_many_are_one_list(look: Look, show: Show) -> None:
    rows = [
        CardRow(str(number), f"Sample {number}", "Sample country", "Draft", "Open") for number in range(500)
    ]
    opened: list[str] = []
    few = show(list_cards(look, "Forms", rows[:3], opened.append))
    many = show(list_cards(look, "Forms", rows, opened.append))
    assert len(few.findChildren(Button)) == 3
    assert len(many.findChildren(Button)) == 0
    few.findChildren(Button)[1].click()
    many.setFocus()
    _press(many, Qt.Key.Key_End)
    _press(many, Qt.Key.Key_Return)
    assert opened == ["1", "499"]


def test_one_of_a_few_by_keyboard(look: Look, show: Show) -> None:
    ways = [Way("drawn", "Draw", "A mark.", "signature"), Way("file", "Certificate", "A name.", "id-card")]
    cards = ChoiceCards(look, "How", ways, "drawn")
    show(cards)
    chosen: list[str] = []
    cards.chosen.connect(chosen.append)
    cards.card("drawn").setFocus()
    _press(cards.card("drawn"), Qt.Key.Key_Down)
    assert (cards.value(), chosen) == ("file", ["file"])
    switch = Segmented(look, "View", [("chart", "Chart"), ("table", "Table")])
    show(switch)
    switch.set_value("table")
    assert switch.value() == "table"


def test_a_dialog_runs_its_verb_only_when_it_is_chosen(look: Look, show: Show) -> None:
    window, done = show(column(look, Button(look, "x"))), []
    for confirm in (False, True):
        dialog = Dialog(
            look,
            window,
            "Delete this draft?",
            "It can't be brought back.",
            verb="Delete",
            keep="Keep",
            on_confirm=lambda: done.append(1),
            danger=True,
        )
        dialog.open()
        (dialog.verb_button if confirm else dialog.keep_button).click()
    assert done == [1]


def test_progress_is_in_words_too(look: Look, show: Show) -> None:
    stopped: list[bool] = []
    panel = ProgressPanel(look, "Importing", on_cancel=lambda: stopped.append(True))
    show(panel)
    panel.advance(1234, 5000)
    assert panel.bar.accessibleDescription() == "1,234 of 5,000"
    panel.cancel_button.click()
    assert stopped == [True]


def test_a_failed_save_offers_its_repair(look: Look, show: Show) -> None:
    state, wanted = SaveState(look, "Saved on this computer 10:42"), []
    show(state)
    state.repair.connect(lambda: wanted.append(True))
    state.set_state("failed", "Not saved: the disk is full", "Free space")
    assert state.text() == "Not saved: the disk is full"
    state.findChildren(Button)[0].click()
    assert wanted == [True]


def test_the_ring_follows_the_focus_and_outlives_its_page(look: Look, show: Show) -> None:
    pages = QStackedWidget()
    window = show(column(look, pages))
    for _ in range(2):
        edits = [LineEdit(look), LineEdit(look)]
        page = column(look, *(Question(look, "Name", edit) for edit in edits), None)
        pages.addWidget(page)
        for edit in edits:
            edit.setFocus()
            frames = [each for each in window.findChildren(QFocusFrame) if each.widget() is edit]
            assert len(frames) == 1
            assert frames[0].isVisible()
        shiboken6.delete(page)


def test_what_does_not_fit_goes_into_the_next_line(
    look: Look, dressed: Callable[[Look], Look], show: Show
) -> None:
    for language in ("en", "ar"):
        here, holder = dressed(Look(language=language)), QWidget()
        layout = Flow(holder, here)
        buttons = [Button(here, "Filter number") for _ in range(4)]
        for button in buttons:
            layout.addWidget(button)
        window = show(column(here, holder, None))
        window.resize(320, 300)
        QApplication.processEvents()
        first, second = buttons[0].geometry(), buttons[1].geometry()
        assert (first.left() > second.left()) == here.rtl if first.top() == second.top() else True
        assert len({button.y() for button in buttons}) > 1
        assert all(holder.rect().contains(button.geometry()) for button in buttons)


def test_icons_turn_where_direction_matters(look: Look) -> None:
    def drawn(name: str, *, rtl: bool) -> QImage:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_icon(painter, QRectF(0, 0, 24, 24), name, QColor("black"), rtl=rtl)
        painter.end()
        return image

    for name in sorted(MIRRORED):
        straight, turned = drawn(name, rtl=False), drawn(name, rtl=True)
        assert turned == straight.flipped(Qt.Orientation.Horizontal)
    for name in ("check", "clock", "usb", "languages"):
        assert drawn(name, rtl=False) == drawn(name, rtl=True)
    assert not icon(look, "house").isNull()


def test_a_click_beside_the_words_of_a_check_counts(look: Look, show: Show, qtbot: QtBot) -> None:
    check = Check(look, "Participation")
    identified(check, "/data/themes=participation")
    show(column(look, check, None))
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(check.width() - 3, check.height() // 2))
    assert check.isChecked()
    assert check.accessibleIdentifier() == "/data/themes=participation"


def _starts(widget: QWidget) -> set[int]:
    """How far from the right edge each line of text begins, in px; at least two lines."""
    picture = widget.grab().toImage()
    width = picture.width()
    dark = [
        [x for x in range(width) if picture.pixelColor(width - 1 - x, y).value() < 200]
        for y in range(picture.height())
    ]
    lines = [list(rows) for inked, rows in itertools.groupby(dark, bool) if inked]
    assert len(lines) > 1
    return {min(map(min, rows)) for rows in lines}


def test_lines_of_a_wrapped_arabic_text_begin_at_one_edge(
    dressed: Callable[[Look], Look], show: Callable[..., QWidget]
) -> None:
    label = Label(dressed(Look(language="ar")), " ".join(["سلام"] * 11) + " \nسلام", wrap=True)
    show(label, 150, 220)
    assert len(_starts(label)) == 1
