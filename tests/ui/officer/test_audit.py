"""What was done on this computer, in the window: read and exported; a missing entry is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QFileDialog

from hrcapp.officer.audit_file import read
from hrcapp.ui.widgets import Table
from tests.ui.officer.test_desk import Window
from tests.ui.officer.test_opening_forms import window as window


def shown(window: Window) -> Table[object]:
    """The page, from the settings."""
    window.desk.go_settings()
    window.wait_for("settings")
    window.click("show-audit")
    window.wait_for("audit")
    table = window.desk.shell.findChild(Table, "audit-table")
    assert isinstance(table, Table)
    return table


def test_it_is_read_and_exported(window: Window, tmp_path: Path) -> None:
    window.stage.signed("Sample Bay")
    table = shown(window)
    assert window.reads("The record is whole: 5 entries.")
    assert table.accessibleName() == "What was done on this computer"
    assert table.model().index(0, 0).data() == "A statement was signed, \u2068Sample Bay\u2069, version 1"
    window.click("audit-export")
    dialog = window.desk.shell.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    window.wait(lambda: any(tmp_path.glob("*.audit.jsonl.sig")) and not window.tasks.busy)
    [path] = tmp_path.glob("*.audit.jsonl")
    assert read(path).chain.is_whole
    assert window.reads("The record was exported")


def test_a_missing_entry_is_told(window: Window) -> None:
    window.stage.signed("Sample Bay")
    store = window.stage.workspace.store
    store.execute("DROP TRIGGER audit_is_kept")
    store.execute("DELETE FROM audit WHERE n = 3")
    shown(window)
    assert window.reads("The record is not whole: 1 fault was found.")
    assert window.reads("1 entry is missing from number 3 on.")
    back = window.desk.shell.findChild(QAbstractButton, "audit-back")
    assert isinstance(back, QAbstractButton)
    assert back.text() == "Back"
