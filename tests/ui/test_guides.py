"""The guides in the window: reached, read, searched and left by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrcapp.submission.guides import guide
from hrcapp.ui.common.guide_page import GuidePage
from hrcapp.ui.common.guide_reading import GuideReading
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.style import Style
from hrcapp.ui.widgets.search import SearchField
from tests.officer_stage import Stage
from tests.ui.access import tab_order


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, style: Style, look: Look, tmp_path: Path) -> Iterator[OfficerDesk]:
    stage = Stage(tmp_path / "officer")
    made = stage.desk(qapp, style, look)
    qtbot.addWidget(made.shell)
    made.shell.show()
    qtbot.waitExposed(made.shell)
    made.go_help()
    yield made
    made.shell.close()
    stage.close()


def _control(desk: OfficerDesk, name: str) -> QPushButton:
    found = desk.shell.findChild(QPushButton, name)
    assert found is not None, name
    return found


def _press(qtbot: QtBot, desk: OfficerDesk, name: str) -> None:
    button = _control(desk, name)
    qtbot.waitUntil(button.isVisible)
    assert button in tab_order(desk.shell)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def _reading(desk: OfficerDesk) -> GuideReading:
    found = desk.shell.findChild(GuideReading)
    assert found is not None
    return found


def _heading(desk: OfficerDesk) -> str:
    found = desk.shell.findChild(QLabel, "chapter-heading")
    assert found is not None
    return found.text()


def test_from_help_through_the_chapters_and_back(qtbot: QtBot, desk: OfficerDesk) -> None:
    chapters = guide("officer", "en").chapters
    _press(qtbot, desk, "guide-officer")
    assert _heading(desk) == chapters[0].title
    _press(qtbot, desk, "guide-next")
    assert _heading(desk) == chapters[1].title
    _press(qtbot, desk, "chapter-4")
    assert _heading(desk) == chapters[4].title
    assert _reading(desk) in tab_order(desk.shell)
    for words in chapters[4].words.splitlines()[2:4]:
        assert words in _reading(desk).toPlainText().replace("\u2068", "").replace("\u2069", "")
    _press(qtbot, desk, "back")
    assert desk.shell.page is not None
    assert desk.shell.page.name == "help"


def test_a_search_goes_on_through_all_chapters(qtbot: QtBot, desk: OfficerDesk) -> None:
    _press(qtbot, desk, "guide-officer")
    qtbot.keyClick(desk.shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = desk.shell.findChild(SearchField)
    assert field is not None
    field.setText("Fingerprint")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _heading(desk) == "5. Send"
    assert _reading(desk).textCursor().selectedText() == "fingerprint"


def test_what_is_nowhere_is_told(qtbot: QtBot, desk: OfficerDesk) -> None:
    _press(qtbot, desk, "guide-officer")
    field = desk.shell.findChild(SearchField)
    assert field is not None
    field.setText("zebra crossing")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.shell.findChild(QWidget, "notice") is not None
    assert _heading(desk) == guide("officer", "en").title


def test_a_link_leads_to_another_guide(qtbot: QtBot, desk: OfficerDesk) -> None:
    desk.show(GuidePage(desk, "facilitator", "help"))
    _press(qtbot, desk, "chapter-2")
    reading = _reading(desk)
    assert 'href="officer"' in reading.toHtml()
    reading.anchorClicked.emit(QUrl("officer"))
    assert _heading(desk) == guide("officer", "en").title
    _press(qtbot, desk, "back")
    assert _heading(desk) == guide("facilitator", "en").chapters[2].title


def test_pictures_fit_and_nothing_else_is_loaded(qtbot: QtBot, desk: OfficerDesk) -> None:
    _press(qtbot, desk, "guide-officer")
    _press(qtbot, desk, "chapter-1")
    reading, kind = _reading(desk), QTextDocument.ResourceType.ImageResource.value
    assert reading.document().idealWidth() <= reading.viewport().width()
    assert reading.loadResource(kind, QUrl("officer-home")).width() > 100
    assert (
        reading.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("file:///etc/hosts")) is None
    )


def test_in_a_language_without_a_guide_the_english_one_says_so(
    qtbot: QtBot, desk: OfficerDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.shell.set_language("ar")
    english = guide("officer", "en")
    monkeypatch.setattr("hrcapp.ui.common.guide_page.guide", lambda _who, _language: english)
    desk.show(GuidePage(desk, "officer", "help"))
    told = [each.text() for each in desk.shell.findChildren(QLabel)]
    assert any("English" in text for text in told)
    assert _reading(desk).locale().name().startswith("en")
