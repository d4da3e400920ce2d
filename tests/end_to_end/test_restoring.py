"""A second copy from the settings to another computer, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrcapp.exchange import second_copy
from hrcapp.secretariat import rehearsal
from hrcapp.store import vault_of
from tests.desk_stage import DeskStage
from tests.end_to_end.person import Person, close
from tests.officer_stage import Stage

Start = Callable[..., Person]
NAME = "/data/key_info/name_official"


def test_what_was_typed_last_is_on_the_stick_and_comes_back(start: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "old")
    stage.take_kit()
    draft = stage.town("Sample")
    code = stage.workspace.vault.new_recovery_code()
    stage.close()
    stick = tmp_path / "STICK"
    stick.mkdir()

    person = start(tmp_path / "old")
    person.wait_for("home")
    desk = person.run.flow.officer
    assert desk is not None
    desk.go_settings()
    person.wait_for("settings")
    person.push("choose-second-copy")
    person.answer_dialog(str(stick))
    person.wait(lambda: len(second_copy.copies(stick)) == 1 and not person.context.tasks.busy)
    person.wait(lambda: person.reads("The second copy was made"))
    desk.open_draft(draft)
    person.wait(lambda: person.page == "tasks" and desk.form is not None)
    assert desk.form is not None
    desk.form.set(NAME, "Sample village")
    close(person.run)
    shutil.rmtree(tmp_path / "old")

    again = start(tmp_path / "new", "ar")
    again.wait_for("welcome")
    again.push("begin-restore")
    again.answer_dialog(str(second_copy.copies(stick)[0].path))
    again.wait_for("restore")
    again.write("recovery-code", code[:-1])
    again.push("restore")
    again.settle()
    assert again.page == "restore"
    again.write("recovery-code", code.lower().replace("-", " "))
    again.push("restore")
    again.wait_for("home")
    assert again.workspace.drafts.open(draft).session.value(NAME) == "Sample village"


def test_a_desk_rehearses_its_restore(start: Start, tmp_path: Path) -> None:
    stage = DeskStage(tmp_path)
    stage.accepted("Sample city")
    vault, stick = vault_of(stage.home), tmp_path / "STICK"
    code = vault.new_recovery_code()
    stick.mkdir()
    now = datetime.now(UTC)
    second_copy.write(stage.home, vault, stick, now=now)
    stage.home.change(second_copy=str(stick), second_copy_at=now.isoformat())
    stage.close()

    person = start(stage.home.path)
    person.wait_for("inbox")
    assert person.reads("Nobody has tried yet")
    person.push("rehearse")
    person.wait_for("rehearsal")
    person.write("recovery-code", code[:-1])
    person.push("rehearsal-begin")
    person.settle()
    assert rehearsal.last(stage.home) is None
    person.write("recovery-code", code)
    person.push("rehearsal-begin")
    person.wait(lambda: person.reads("The copy can be restored"))
    assert rehearsal.last(stage.home) is not None
    person.push("rehearsal-back")
    person.wait_for("inbox")
    assert not person.reads("Nobody has tried yet")


@pytest.mark.parametrize(("spoilt", "page"), [("the beginning", "unlock"), ("the rest", "trouble")])
def test_a_damaged_store_gives_way_to_the_second_copy_and_is_kept(
    start: Start, tmp_path: Path, spoilt: str, page: str
) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    draft = stage.town("Sample")
    code, store = stage.workspace.vault.new_recovery_code(), stage.workspace.store.path
    stick = tmp_path / "STICK"
    stick.mkdir()
    home, vault, now = stage.workspace.home, stage.workspace.vault, datetime.now(UTC)
    older = second_copy.write(home, vault, stick, now=now - timedelta(hours=1))
    copy = second_copy.write(home, vault, stick, now=now)
    stage.close()
    data = bytearray(store.read_bytes())
    begin, end = (0, 8192) if spoilt == "the beginning" else (4096, len(data))
    data[begin:end] = bytes(end - begin)
    store.write_bytes(data)

    person = start(tmp_path / "home")
    person.wait_for(page)
    person.push("restore-instead")
    person.answer_dialog(str(older.path))
    person.wait_for("restore")
    assert person.reads("A newer copy lies beside it")
    person.push("restore-back")
    person.wait_for(page)
    person.push("restore-instead")
    person.answer_dialog(str(copy.path))
    person.wait_for("restore")
    assert person.reads("are kept")
    assert not person.reads("A newer copy lies beside it")
    person.write("recovery-code", code[1:])
    person.push("restore")
    person.settle()
    assert store.read_bytes() == data, "nothing happens with a wrong code"
    person.write("recovery-code", code)
    person.push("restore")
    person.wait_for("home")
    assert person.reads("Choose under Settings where the next second copies go")
    assert person.workspace.drafts.open(draft).session.value(NAME) == "Sample"
    [kept] = tmp_path.glob("home/set-aside/*/profiles/default.db")
    assert kept.read_bytes() == data
