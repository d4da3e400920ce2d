"""A screen reader is told the language of the window, and of each part that is in another one."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.widgets.essay import Essay
from hrcapp.ui.widgets.layout import column
from hrcapp.ui.widgets.second_language import SecondText
from tests.screenshots.scene import AR
from tests.ui.accessibility.conftest import OpenScene


def _language(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    return str(told.attributeValue(QAccessible.Attribute.Locale).name()).partition("_")[0]


def test_the_language_of_the_window(open_scene: OpenScene) -> None:
    english = open_scene("officer-settings")
    assert {_language(each) for each in english.findChildren(QPushButton)} == {"en"}
    arabic = open_scene("officer-settings", AR)
    assert {_language(each) for each in arabic.findChildren(QPushButton)} == {"ar"}


def test_the_language_of_a_part(look: Look) -> None:
    arabic, missing = SecondText(look, "ar", "اسم البلدية"), SecondText(look, "ar", "")
    essay = Essay(look.speaking("ar"), "لأن الناس")
    window = column(look, arabic, missing, essay)
    window.setLocale(look.locale)
    assert _language(window) == _language(missing.label) == "en"
    assert _language(arabic.label) == _language(essay) == "ar"
