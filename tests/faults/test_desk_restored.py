"""A desk's computer is gone: its second copy, or the desks' place and two sheets, bring the desk back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.exchange import second_copy
from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import places, rehearsal, rounds
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.joining import join_with_sheets
from hrcapp.secretariat.rebuilding import rebuild
from hrcapp.store import Home, vault_of
from tests.unit.secretariat.desk_world import Clock, Town, new_campaign

PASSPHRASE = "seven sample words of the desk"


class Place:
    """A desk with a passphrase, a drop box of the towns, a place of the desks, and a stick."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, Clock()
        for name in ("towns", "desks", "STICK"):
            (folder / name).mkdir()
        self.box, self.stick = FolderDropBox(folder / "towns"), folder / "STICK"
        self.home = Home.open(folder / "desk")
        self.campaign = new_campaign(self.home, self.clock.now, passphrase=PASSPHRASE)
        places.choose_officers_place(self.home, DropBoxSpec("folder", str(folder / "towns")))
        places.choose_desks_place(self.home, DropBoxSpec("folder", str(folder / "desks")))
        self.code = vault_of(self.home).new_recovery_code()
        self.desk = self.opened()

    def opened(self) -> Desk:
        return Desk.open(self.home, passphrase=PASSPHRASE, clock=self.clock)

    def town(self, name: str) -> None:
        self.box.put_bundle(Town(self.campaign.kit, name).pack().data)

    def copy(self) -> Path:
        return second_copy.write(self.home, vault_of(self.home), self.stick, now=self.clock.now).path


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    made.town("One Town")
    made.town("Two Town")
    rounds.make(made.desk)
    made.desk.review.accept(made.desk.review.items(ReviewState.TO_REVIEW)[0].key, "Welcome.")
    rounds.make(made.desk)
    yield made
    made.desk.close()


def test_the_second_copy_comes_back_and_takes_from_the_box_what_came_since(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place.copy()
    place.clock.later(hours=3)
    place.town("Three Town")  # after the copy: read, and then the computer is gone
    rounds.make(place.desk)
    before = {(item.name, item.reference) for item in place.desk.review.items()}
    place.desk.close()
    shutil.rmtree(place.home.path)

    words = {"code": place.code, "passphrase": PASSPHRASE}
    for name, text in words.items():
        place.folder.joinpath(name).write_text(text, encoding="utf-8")
    place.home = Home.open(place.folder / "new computer")
    monkeypatch.setenv("HRCAPP_HOME", str(place.home.path))
    monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(place.folder / "passphrase"))
    [copy] = second_copy.copies(place.stick)
    assert main(["copy", "restore", str(copy.path), "--code-file", str(place.folder / "code")]) == 0
    capsys.readouterr()
    assert main(["desk", "sync"]) == 0
    assert main(["desk", "audit", "--json"]) == 0
    place.desk = place.opened()
    assert {(item.name, item.reference) for item in place.desk.review.items()} == before
    assert len(place.desk.review.items(ReviewState.ACCEPTED)) == 1


def test_the_box_and_two_sheets_alone_begin_the_desk_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = place.home.path.joinpath("kits", "1.hrckit").read_bytes()  # as every town has it
    before = {(item.name, item.reference, item.state) for item in place.desk.review.items()}
    events = {one.digest for one in place.desk.log.events()}
    place.desk.close()
    shutil.rmtree(place.home.path)

    place.home = Home.open(place.folder / "new computer")
    with pytest.raises(Fault) as caught:
        join_with_sheets(
            place.home, kit, place.campaign.sheets[:1], name="Sample desk", passphrase=PASSPHRASE
        )
    assert caught.value.code is Code.SHEETS_TOO_FEW
    assert place.home.role is None
    files = {"campaign.hrckit": kit, "passphrase": PASSPHRASE.encode()}
    files |= {f"{number}.txt": place.campaign.sheets[number].encode() for number in (2, 0)}
    for name, data in files.items():
        place.folder.joinpath(name).write_bytes(data)
    monkeypatch.setenv("HRCAPP_HOME", str(place.home.path))
    monkeypatch.setenv("HRCAPP_PASSPHRASE_FILE", str(place.folder / "passphrase"))
    sheets = [part for number in (2, 0) for part in ("--sheet", str(place.folder / f"{number}.txt"))]
    command = ["kit", "join", str(place.folder / "campaign.hrckit"), "--name", "Sample desk", *sheets]
    assert main([*command, "--out", str(place.folder / "out")]) == 0
    places.choose_officers_place(place.home, DropBoxSpec("folder", str(place.folder / "towns")))
    made = rebuild(place.home, passphrase=PASSPHRASE, folder=place.folder / "desks", clock=place.clock)
    assert (made.entries, made.versions, made.kept) == (len(events), 2, None)
    place.desk = place.opened()
    assert {(item.name, item.reference, item.state) for item in place.desk.review.items()} == before
    place.town("Three Town")
    assert rounds.make(place.desk).new == 1
    assert place.desk.audit.run().clean


class TestRehearsal:
    def rehearsed(self, place: Place, code: str) -> rehearsal.Rehearsed:
        copy = rehearsal.newest_copy(place.home, place.stick)
        return rehearsal.rehearse(place.home, copy, code, place.clock)

    def test_a_copy_is_opened_compared_and_remembered(self, place: Place) -> None:
        place.copy()
        place.town("Three Town")
        rounds.make(place.desk)
        place.clock.later(hours=1)
        made = self.rehearsed(place, place.code.lower())
        assert made.clean
        assert (made.counts.versions, made.here.versions, made.lost) == (2, 3, 0)
        assert made.later == made.here.entries - made.counts.entries > 0
        done = rehearsal.last(place.home)
        assert done is not None
        assert (done.at, done.copy_made_at) == (place.clock.now, place.clock.now - timedelta(hours=1))
        assert not rehearsal.is_old(done, place.clock.now + timedelta(days=30))
        assert rehearsal.is_old(done, place.clock.now + timedelta(days=31))
        assert rehearsal.is_old(None, place.clock.now)
        assert not any(place.home.path.joinpath("rehearsing").iterdir())

    def test_a_wrong_code_and_an_empty_stick_are_told_and_not_remembered(self, place: Place) -> None:
        with pytest.raises(Fault) as caught:
            rehearsal.newest_copy(place.home, place.stick)
        assert caught.value.code is Code.SECOND_COPY_NONE
        place.copy()
        other = vault_of(Home.open(place.folder / "other")).new_recovery_code()
        with pytest.raises(Fault) as caught:
            self.rehearsed(place, other)
        assert caught.value.code is Code.RECOVERY_CODE_WRONG
        assert rehearsal.last(place.home) is None

    def test_a_desk_that_lost_lines_of_its_log_is_told(self, place: Place) -> None:
        place.copy()
        [newest] = place.desk.store.rows("SELECT max(seq) AS seq FROM event")
        place.desk.store.execute("DELETE FROM event WHERE seq = ?", (newest["seq"],))
        made = self.rehearsed(place, place.code)
        assert (made.lost, made.later, made.faults, made.clean) == (1, 0, 0, False)
        assert rehearsal.last(place.home) is None

    def test_a_copy_of_a_log_that_does_not_hold_is_told(self, place: Place) -> None:
        place.desk.store.execute("DELETE FROM event WHERE seq = 2")
        place.copy()
        made = self.rehearsed(place, place.code)
        assert made.faults > 0
        assert not made.clean

    def test_the_command(
        self, place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        place.copy()
        code = place.folder / "code"
        code.write_text(place.code, encoding="utf-8")
        monkeypatch.setenv("HRCAPP_HOME", str(place.home.path))
        command = ["copy", "rehearse", str(place.stick), "--code-file", str(code)]
        assert main(command) == 0
        told = capsys.readouterr().out
        assert "It holds every line that this desk has." in told
        assert "The restore was never rehearsed." in told
        assert main(command) == 0
        assert "Rehearsed on" in capsys.readouterr().out
