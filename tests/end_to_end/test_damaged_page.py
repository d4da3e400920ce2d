"""A page of the store goes bad while somebody types: told, one press from the second copy, no word lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hrcapp.exchange import second_copy
from hrcapp.officer.workspace import profile_path
from hrcapp.store import Home
from hrcapp.store.database import open_bare
from tests.end_to_end.person import Person
from tests.officer_stage import Stage

Start = Callable[..., Person]
KEY = "/data/key_info"
NAME, REGION = f"{KEY}/name_official", f"{KEY}/admin1"


def spoil(path: Path, key: bytes) -> bytes:
    """Every page but the first goes bad, as on a disk that dies; what is open must read them anew."""
    other = open_bare(path, key)
    other.execute("UPDATE draft SET position = position || ''")
    other.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    return bytes(data)


def test_words_are_kept_and_put_back_after_the_second_copy(start: Start, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    draft, code = stage.town("Sample"), stage.workspace.vault.new_recovery_code()
    vault, stick = stage.workspace.vault, tmp_path / "STICK"
    stick.mkdir()
    copy = second_copy.write(stage.workspace.home, vault, stick, now=datetime.now(UTC))
    stage.close()

    person = start(tmp_path / "home")
    person.wait_for("home")
    desk = person.run.flow.officer
    assert desk is not None
    desk.open_draft(draft)
    person.wait(lambda: desk.form is not None)
    desk.go_section(KEY)
    person.wait_for_section(KEY)
    path = profile_path(Home.open(tmp_path / "home"))
    spoilt = spoil(path, vault.store_key)
    person.write(NAME, "Sample village")
    person.wait(lambda: person.reads("What you type stays on the screen"))
    assert person.page == "section"
    person.write(REGION, "Region typed after it")
    person.settle()
    person.wait(lambda: bool(list(tmp_path.glob("home/profiles/*.rescued"))))
    assert all(b"village" not in file.read_bytes() for file in tmp_path.rglob("*.rescued"))

    person.push("restore-now")
    person.answer_dialog(str(copy.path))
    person.wait_for("restore")
    person.push("restore-back")
    person.wait_for_section(KEY)
    assert desk.form is not None
    assert desk.form.session.value(NAME) == "Sample village"
    person.push("restore-now")
    person.answer_dialog(str(copy.path))
    person.wait_for("restore")
    person.write("recovery-code", code)
    person.push("restore")
    person.wait_for("home")
    assert person.reads("What you typed last is back in the form")
    session = person.workspace.drafts.open(draft).session
    assert (session.value(NAME), session.value(REGION)) == ("Sample village", "Region typed after it")
    assert not list(tmp_path.rglob("*.rescued"))
    [kept] = tmp_path.glob("home/set-aside/*/profiles/default.db")
    assert kept.read_bytes()[4096:] == spoilt[4096:]
