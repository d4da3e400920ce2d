"""Asking for a file or a folder, in the system's own dialog where it has one; the answer comes later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hrcapp.i18n import _

Answered = Callable[[Path], None]


def ask_file(parent: QWidget, title: str, filters: Sequence[str], folder: str, then: Answered) -> None:
    """Ask for a file to read."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(list(filters))
    _open(dialog, then)


def ask_files(
    parent: QWidget, title: str, filters: Sequence[str], folder: str, then: Callable[[list[Path]], None]
) -> None:
    """Ask for one file or several."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(list(filters))
    dialog.filesSelected.connect(lambda chosen: then([Path(one) for one in chosen]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, folder: str, then: Answered) -> None:
    """Ask for a folder or stick."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def ask_save(
    parent: QWidget, title: str, filters: Sequence[str], folder: str, name: str, then: Answered
) -> None:
    """Ask where to write a file."""
    dialog = _dialog(parent, title, folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(filters))
    dialog.selectFile(name)
    _open(dialog, then)


def _open(dialog: QFileDialog, then: Answered) -> None:
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def _dialog(parent: QWidget, title: str, folder: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder if folder and Path(folder).is_dir() else str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Of its own dialog Qt leaves these in English in some languages.
    label = QFileDialog.DialogLabel
    for part, words in (
        (label.LookIn, _("Look in:")),
        (label.FileName, _("File name:")),
        (label.FileType, _("Kind of file:")),
    ):
        dialog.setLabelText(part, words)
    return dialog
