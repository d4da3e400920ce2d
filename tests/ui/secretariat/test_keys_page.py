"""The next kit needs the root key; a new recovery code replaces the old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from hrcapp.exchange.kit import open_kit
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.desk import Desk
from hrcapp.store import recover_vault
from hrcapp.ui.secretariat.keys_page import KeysPage
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


@pytest.fixture
def keys(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    office = opened(stage)
    office.go_keys()
    settled()
    return office


def _page(office: Office) -> KeysPage:
    assert isinstance(office.shell.page, KeysPage)
    return office.shell.page


def test_the_next_kit_is_signed_with_the_root_key_alone(
    keys: Office, stage: DeskStage, settled: Callable[[], None], tmp_path: Path
) -> None:
    root = tmp_path / "root-key.json"
    root.write_bytes(stage.campaign.root_key)
    for part, text in (("day", "10"), ("month", "12"), ("year", "2026")):
        find(keys.shell, f"next-deadline-{part}", QLineEdit).setText(text)
    _page(keys).publish(root)
    settled()
    page = _page(keys)
    assert page._found.kit.content.version == 2
    page.save(tmp_path, "kit.hrckit", page._found.data)
    settled()
    kit = open_kit((tmp_path / "kit.hrckit").read_bytes(), pinned=stage.campaign.kit.pin)
    assert str(kit.content.deadline) == "2026-12-10"
    assert keys.desk.kit.content.version == 2


def test_another_key_publishes_nothing(keys: Office, settled: Callable[[], None], tmp_path: Path) -> None:
    wrong = tmp_path / "other.json"
    wrong.write_text("{}")
    _page(keys).publish(wrong)
    settled()
    assert keys.notice is not None
    assert keys.notice.kind == "danger"
    assert _page(keys)._found.kit.content.version == 1


def test_a_day_that_is_none_is_told_before_the_key_is_asked_for(keys: Office) -> None:
    find(keys.shell, "next-deadline-day", QLineEdit).setText("41")
    find(keys.shell, "publish-kit", QPushButton).click()
    assert find(keys.shell, "next-deadline-day", QLineEdit).property("invalid")


def test_a_new_recovery_code_is_shown_once_and_replaces_the_old(
    keys: Office, stage: DeskStage, settled: Callable[[], None], tmp_path: Path
) -> None:
    page = _page(keys)
    page.make_code()
    settled()
    code = page._code
    page.save_sheet(tmp_path)
    settled()
    assert (tmp_path / "recovery-code.pdf").read_bytes().startswith(b"%PDF-")
    keys.go_inbox()
    settled()
    assert page._code == ""
    with pytest.raises(Fault) as caught:
        recover_vault(stage.home, stage.campaign.recovery_code)
    assert caught.value.code is Code.RECOVERY_CODE_WRONG
    assert recover_vault(stage.home, code).get("staff-key")
    Desk.open(stage.home).close()


def test_the_letter_is_saved_in_the_interfaces_language(
    keys: Office, settled: Callable[[], None], tmp_path: Path
) -> None:
    keys.shell.set_language("ar")
    _page(keys).save_letter(tmp_path)
    settled()
    assert (tmp_path / "letter-ar.pdf").read_bytes().startswith(b"%PDF-")
