"""What Qt says by itself, in the language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from hrcapp.ui.qt_words import speak


@pytest.mark.parametrize(("language", "cancel"), [("ar", "ألغِ"), ("fr", "Annuler"), ("es", "Cancelar")])
def test_its_dialogs_speak_the_language_and_english_again(
    qapp: QApplication, language: str, cancel: str
) -> None:
    try:
        for _ in range(2):
            speak(qapp, language)
            assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    finally:
        speak(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
