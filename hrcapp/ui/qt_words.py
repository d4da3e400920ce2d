"""The toolkit's own words, as in file dialogs and the menus of fields, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_NAME = "toolkit-words"
_FILES = {"pt": "pt_BR"}
"""Of these languages Qt has only a regional form."""


def speak(app: QApplication, language: str) -> None:
    """Change the language of Qt's own words. Qt has none for some languages: they stay English."""
    spoken = app.findChild(QTranslator, _NAME)
    if spoken is not None:
        if spoken.language().split("_")[0] == language:
            return
        app.removeTranslator(spoken)
        spoken.setObjectName("")
        spoken.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != "en" and words.load(f"qtbase_{_FILES.get(language, language)}", folder):
        app.installTranslator(words)
