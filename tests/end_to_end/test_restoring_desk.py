"""A desk restored by the guide: on another computer, and on one whose data can't be opened any more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrcapp.exchange import second_copy
from hrcapp.secretariat.desk import Desk
from hrcapp.store import vault_of
from tests.desk_stage import DeskStage
from tests.end_to_end.person import Person, close

Start = Callable[..., Person]


def restore(person: Person, copy: Path, code: str) -> None:
    """From the choice of the file to the desk."""
    person.answer_dialog(str(copy))
    person.wait_for("restore")
    person.write("recovery-code", code)
    person.push("restore")
    person.wait_for("inbox")


@pytest.mark.parametrize("where", ["another computer", "a damaged store", "spoilt keys"])
def test_what_was_decided_is_there(start: Start, tmp_path: Path, where: str) -> None:
    stage = DeskStage(tmp_path)
    stage.accepted("Sample city")
    vault, stick, home = vault_of(stage.home), tmp_path / "STICK", stage.home.path
    code = vault.new_recovery_code()
    stick.mkdir()
    copy = second_copy.write(stage.home, vault, stick, now=datetime.now(UTC))
    events = _events(stage.desk)
    stage.close()
    if where == "another computer":
        person = start(tmp_path / "new")
        person.wait_for("welcome")
        person.push("begin-restore")
    elif where == "a damaged store":
        data = (home / "desk.db").read_bytes()
        (home / "desk.db").write_bytes(data[:4096] + bytes(len(data) - 4096))
        person = start(home)
        person.wait_for("trouble")
        person.push("restore-instead")
    else:
        (home / "keys" / "probe.wrapped").write_bytes(bytes(40))
        person = start(home)
        person.wait_for("unlock")
        person.push("restore-instead")
    restore(person, copy.path, code)
    assert person.reads("Choose under “Keys and backup”")
    close(person.run)
    with closing(Desk.open(person.context.home)) as desk:
        assert _events(desk)[: len(events)] == events


def _events(desk: Desk) -> list[bytes]:
    return [bytes(row["line"]) for row in desk.store.rows("SELECT line FROM event ORDER BY rowid")]
