"""The audit of a laptop: each deed once, in the transaction of what it tells, in a chain."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrcapp import __version__
from hrcapp.exchange.names import RESTORED
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_check import Chain, Found, Problem, check, check_trail, goes_on
from hrcapp.officer.audit_entry import FIRST, By, Deed, Entry, digest
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.officer_stage import Stage
from tests.sample import NOON as NOW
from tests.sample import TOWN


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "home")
    made.take_kit()
    yield made
    made.close()


def deeds(stage: Stage) -> list[str]:
    return [one.deed for one in check_trail(stage.workspace.audit).entries]


def problems(chain: Chain) -> list[tuple[Problem, int]]:
    return [(one.problem, one.n) for one in chain.faults]


def test_a_form_leaves_an_entry_at_each_step_of_its_way(stage: Stage, tmp_path: Path) -> None:
    draft = stage.received("Sample Bay", tmp_path / "stick")
    stage.workspace.drafts.correct(draft)
    stage.workspace.forgetting.forget(draft, confirmed=True)
    assert deeds(stage) == [
        *(Deed.BEGUN, Deed.KEYS, Deed.KIT, Deed.FORM_BEGUN, Deed.FORM_SIGNED, Deed.FORM_PACKED),
        *(Deed.FORM_HANDED_OVER, Deed.FORM_ANSWERED, Deed.FORM_REVISED, Deed.FORM_FORGOTTEN),
    ]
    chain = check_trail(stage.workspace.audit)
    assert chain.is_whole
    about = [one for one in chain.entries if one.subject]
    assert {one.subject for one in about} == {draft}
    assert {one.app for one in chain.entries} == {__version__}
    assert {one.by for one in chain.entries} == {By.OWNER}
    [form] = {one.form for one in about}
    assert len(form) == 64
    assert [one.revision for one in about] == [1, 1, 1, 1, 1, 2, 2]


def test_no_answer_and_no_name_is_in_it(stage: Stage, tmp_path: Path) -> None:
    stage.received("Sample Bay", tmp_path / "stick")
    text = b"\n".join(stage.workspace.audit.lines()).decode()
    assert "Sample" not in text
    assert "stick" not in text
    assert not [value for value in TOWN.values() if len(value) > 3 and value in text]


def test_forgetting_leaves_the_chain_whole_and_keeps_no_bytes_for_its_hashes(
    stage: Stage, tmp_path: Path
) -> None:
    draft = stage.received("Sample Bay", tmp_path / "stick")
    space = stage.workspace
    named = {one.file for one in check_trail(space.audit).entries if one.deed == Deed.FORM_PACKED}
    held = {row["sha256"] for row in space.store.rows("SELECT sha256 FROM blob")}
    assert named <= held
    space.forgetting.forget(draft)
    assert check_trail(space.audit).is_whole
    assert not named & {row["sha256"] for row in space.store.rows("SELECT sha256 FROM blob")}


def test_what_is_undone_is_not_told(stage: Stage) -> None:
    before = deeds(stage)

    def undone() -> None:
        with stage.workspace.store.transaction():
            stage.town("Sample Bay")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert deeds(stage) == before
    assert stage.workspace.drafts.cards() == []


def test_the_same_receipt_twice_is_one_entry(stage: Stage, tmp_path: Path) -> None:
    draft = stage.handed_over("Sample Bay", tmp_path / "stick")
    receipt = stage.receipt(draft)
    stage.workspace.answers.take_in(receipt)
    stage.workspace.answers.take_in(receipt)
    assert deeds(stage).count(Deed.FORM_ANSWERED) == 1


def test_typing_writes_no_entry(stage: Stage) -> None:
    draft = stage.town("Sample Bay")
    before = deeds(stage)
    editor = stage.workspace.drafts.open(draft)
    for letter in "Sample Bay of the North":
        editor.set("/data/key_info/admin1", letter)
    editor.save()
    assert deeds(stage) == before


def test_opening_again_tells_only_what_is_new(stage: Stage) -> None:
    before = deeds(stage)
    again = Workspace.open(Home.open(stage.folder), clock=stage.clock)
    again.close()
    assert deeds(stage) == before
    again.vault.new_recovery_code()
    again.home.change(**{RESTORED: "5a" * 32})
    Workspace.open(Home.open(stage.folder), clock=stage.clock).close()
    assert deeds(stage) == [*before, Deed.RESTORED, Deed.KEYS]


def test_another_version_of_the_app_tells_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrcapp.officer.audit.__version__", "9.9.9")
    Workspace.open(Home.open(stage.folder), clock=stage.clock).close()
    last = check_trail(stage.workspace.audit).entries[-1]
    assert (last.deed, last.app) == (Deed.VERSION, "9.9.9")


def test_rows_of_the_table_do_not_change_and_do_not_go(stage: Stage) -> None:
    store = stage.workspace.store
    for sql in ("UPDATE audit SET line = 'x' WHERE n = 1", "DELETE FROM audit WHERE n = 2"):
        with pytest.raises(Exception, match="an entry of the audit"):
            store.execute(sql)
    assert check_trail(stage.workspace.audit).is_whole


def free(stage: Stage) -> None:
    """Somebody who has the key, and takes the table's guards away."""
    for name in ("audit_stays", "audit_is_kept"):
        stage.workspace.store.execute(f"DROP TRIGGER {name}")


def test_each_changed_line_is_found(stage: Stage) -> None:
    stage.signed("Sample Bay")
    free(stage)
    store = stage.workspace.store
    count = stage.workspace.audit.head().count
    assert count > 4
    for n in range(1, count + 1):
        row = store.row("SELECT line FROM audit WHERE n = ?", (n,))
        assert row is not None
        store.execute(
            "UPDATE audit SET line = ? WHERE n = ?", (row["line"].replace('"by":"owner"', '"by":"town"'), n)
        )
        assert (Problem.CHANGED, n) in problems(check_trail(stage.workspace.audit))
        store.execute("UPDATE audit SET line = ? WHERE n = ?", (row["line"], n))
    assert check_trail(stage.workspace.audit).is_whole


def test_a_missing_line_is_found_in_the_midst_and_at_the_end(stage: Stage) -> None:
    stage.signed("Sample Bay")
    free(stage)
    count = stage.workspace.audit.head().count
    stage.workspace.store.execute("DELETE FROM audit WHERE n = 3")
    assert problems(check_trail(stage.workspace.audit)) == [(Problem.MISSING, 3)]
    stage.workspace.store.execute("DELETE FROM audit WHERE n = ?", (count,))
    found = check_trail(stage.workspace.audit).faults
    assert Found(Problem.CUT, count) in found


def lines(count: int, *, other_from: int = 0) -> list[bytes]:
    made, before = [], FIRST
    for n in range(1, count + 1):
        word = "other" if other_from and n >= other_from else "same"
        entry = Entry(n, NOW, By.OWNER, Deed.FORM_BEGUN, "0.1.0", before, detail=word)
        made.append(entry.line)
        before = digest(entry.line)
    return made


def test_every_single_exchange_of_two_lines_is_found() -> None:
    made, chance = lines(30), random.Random(8)
    for _time in range(40):
        one, other = sorted(chance.sample(range(30), 2))
        swapped = list(made)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        found = problems(check(swapped))
        assert found
        assert {problem for problem, _n in found} == {Problem.REORDERED}


def test_a_line_that_is_none_is_told_at_its_place() -> None:
    made = lines(5)
    for junk in (b"", b"{}", b"[" * 3000, made[2].replace(b'"by"', b'"By"'), made[2] + b" ", b"\xff"):
        assert (Problem.UNREADABLE, 3) in problems(check([*made[:2], junk, *made[3:]]))


def test_an_earlier_look_shows_what_was_cut_off_or_written_anew() -> None:
    whole, earlier = lines(12), check(lines(9))
    assert goes_on(earlier, check(whole)) == []
    assert goes_on(check(whole), check(whole[:9])) == [Found(Problem.CUT, 10, 3)]
    assert goes_on(check(whole), check(lines(20, other_from=7))) == [Found(Problem.OTHER_WAY, 7)]


def test_a_copy_that_was_put_back_goes_another_way_and_says_so() -> None:
    whole, kept = lines(12), lines(6)
    back = Entry(7, NOW, By.OWNER, Deed.RESTORED, "0.1.0", digest(kept[-1]), file="ab" * 32)
    assert goes_on(check(whole), check([*kept, back.line])) == []


def test_an_entry_holds_nothing_but_words_ids_and_hashes() -> None:
    for said in (
        {"detail": "Sample Bay"},
        {"subject": "a town"},
        {"file": "ab"},
        {"by": "Ms Sample"},
        {"code": "two words"},
        {"count": -1},
        {"n": 0},
    ):
        usual: dict[str, Any] = {"n": 1, "at": NOW, "by": By.OWNER, "deed": Deed.BEGUN, "app": "0.1.0"}
        with pytest.raises(ValueError, match=r".+"):
            Entry(**{**usual, **said})


def test_a_full_disk_leaves_neither_the_deed_nor_its_entry(stage: Stage) -> None:
    before = deeds(stage)
    [row] = stage.workspace.store.rows("PRAGMA page_count")
    stage.workspace.store.rows(f"PRAGMA max_page_count = {row['page_count']}")

    def fill() -> None:
        for _time in range(50):
            stage.town("Sample Bay")

    with pytest.raises(Fault) as caught:
        fill()
    assert caught.value.code is Code.DISK_FULL
    found = deeds(stage)
    assert found[len(before) :] == [Deed.FORM_BEGUN] * len(stage.workspace.drafts.cards())
    assert check_trail(stage.workspace.audit).is_whole
