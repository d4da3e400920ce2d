"""Sealed files onto several places, a stick that is pulled out during the save, and files by mail."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange import bundle, mail, parts
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.delivery import deliver
from hrcapp.officer.incoming import FromMail, OfferedKit, bring_in
from hrcapp.officer.signing import Drawn
from tests.officer_stage import SECOND, STROKES, Stage
from tests.sample import pledge_form

LEFT = 96 * 1024


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


def large(stage: Stage, folder: Path, size: int) -> str:
    """A signed form with an attachment of that size."""
    paper, space = folder / "resolution.pdf", stage.workspace
    paper.write_bytes(b"%PDF-1.7\n" + os.urandom(size))
    draft = stage.town("Sample city", **SECOND)
    editor = space.drafts.open(draft)
    added = space.attachments.add(draft, paper, ())
    editor.set("/data/statement/signatories[1]/sig_resolution_file", added.name)
    editor.save()
    space.signing.sign(draft, editor.session, Drawn(STROKES))
    return draft


class Stick:
    """A file system on a device that can no longer be written to beyond some point: a stick pulled out."""

    def __init__(self, folder: Path) -> None:
        self.below, self.path = folder / "below", folder / "STICK"
        self.image = self.below / "image"

    def plug_in(self) -> None:
        for made in (self.below, self.path):
            made.mkdir()
        self._run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(self.below))
        with self.image.open("wb") as file:
            file.truncate(16 * 1024 * 1024)
        self._run("mkfs.ext2", "-q", "-F", str(self.image))
        self._mount()

    def fail_after(self, count: int) -> None:
        """From now on the device takes `count` bytes more."""
        os.sync()
        used = os.statvfs(self.below)
        size = (used.f_blocks - used.f_bfree) * used.f_frsize + count
        self._run("mount", "-o", f"remount,size={size}", str(self.below))

    def plug_in_again(self) -> None:
        self.pull_out()
        self._run("mount", "-o", "remount,size=30m", str(self.below))
        self._mount()

    def pull_out(self) -> None:
        if os.path.ismount(self.path):
            self._run("umount", str(self.path))

    def clear(self) -> None:
        self.pull_out()
        if os.path.ismount(self.below):
            self._run("umount", str(self.below))

    def _mount(self) -> None:
        self._run("mount", "-o", "loop", str(self.image), str(self.path))

    @staticmethod
    def _run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    made = Stick(tmp_path)
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a stick that fails needs the right to mount")
    try:
        made.plug_in()
    except (OSError, subprocess.CalledProcessError) as error:
        made.clear()
        pytest.skip(f"no stick can be made here: {error}")
    yield made
    made.clear()


def test_a_stick_pulled_during_the_save_leaves_packed_and_the_next_try_is_whole(
    stage: Stage, stick: Stick, tmp_path: Path
) -> None:
    draft, outbox = large(stage, tmp_path, 600_000), stage.workspace.outbox
    assert outbox.pack(draft).size > LEFT
    stick.fail_after(LEFT)
    with pytest.raises(Fault) as caught:
        outbox.save_to(draft, stick.path)
    # A loop device hands up that there is no room below it; a real stick says that it is gone.
    assert caught.value.code in (Code.PLACE_FULL, Code.PLACE_MISSING, Code.READ_BACK_DIFFERS)
    assert stage.workspace.drafts.card(draft).status is Status.PACKED
    assert outbox.history(draft) == []
    stick.plug_in_again()
    path = outbox.save_to(draft, stick.path)
    assert path.read_bytes() == outbox.data(draft)
    assert [each.name for each in stick.path.glob("*.hrcb")] == [path.name]
    assert list(stick.path.glob(".*.part")) == []
    assert stage.workspace.drafts.card(draft).status is Status.HANDED_OVER


@pytest.mark.parametrize("step", ["write", "fsync", "rename", "read back"])
def test_a_save_that_fails_at_any_step_is_not_handed_over(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The file layer fails as it does when a stick is gone: on every system, without the right to mount."""
    draft, outbox, place = stage.signed("Sample city"), stage.workspace.outbox, tmp_path / "STICK"
    place.mkdir()

    def gone(*_args: object, **_more: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as failing:
        if step == "fsync":
            failing.setattr(os, "fsync", gone)
        elif step == "rename":
            failing.setattr(Path, "rename", gone)
        else:
            whole = Path.open

            def opening(path: Path, mode: str = "r", *args: object, **more: object) -> object:
                wanted = "wb" if step == "write" else "rb"
                return (
                    gone() if mode == wanted and place in path.parents else whole(path, mode, *args, **more)
                )

            failing.setattr(Path, "open", opening)
        outbox.pack(draft)
        with pytest.raises(Fault) as caught:
            outbox.save_to(draft, place)
    assert caught.value.code is Code.PLACE_MISSING
    assert stage.workspace.drafts.card(draft).status is Status.PACKED
    assert outbox.save_to(draft, place).read_bytes() == outbox.data(draft)
    assert list(place.glob(".*")) == []


def test_one_bad_place_and_one_unsigned_form_hold_up_nothing(stage: Stage, tmp_path: Path) -> None:
    drafts = [stage.signed("Sample city"), stage.town("Sample town"), stage.signed("Sample village")]
    good, other, gone = tmp_path / "ONE", tmp_path / "TWO", tmp_path / "GONE"
    good.mkdir()
    other.mkdir()
    seen: list[tuple[int, int]] = []
    done = deliver(
        stage.workspace.outbox, drafts, [good, gone, other], progress=lambda n, of: seen.append((n, of))
    )
    assert seen == [(n, 6) for n in range(1, 7)]
    unsigned = [one for one in done if one.place is None]
    assert [(one.draft, one.fault.code) for one in unsigned if one.fault] == [
        (drafts[1], Code.STATEMENT_NOT_SIGNED)
    ]
    assert {one.fault.code for one in done if one.place == gone and one.fault} == {Code.PLACE_MISSING}
    for folder in (good, other):
        assert len(list(folder.glob("*.hrcb"))) == 2
    assert [one.place for one in stage.workspace.outbox.history(drafts[0])] == [str(other), str(good)]


def test_copying_stops_between_two_files(stage: Stage, tmp_path: Path) -> None:
    drafts = [stage.signed("Sample city"), stage.signed("Sample village")]
    seen: list[int] = []
    done = deliver(
        stage.workspace.outbox,
        drafts,
        [tmp_path],
        progress=lambda n, _of: seen.append(n),
        cancelled=lambda: bool(seen),
    )
    assert len(done) == 1
    assert stage.workspace.drafts.card(drafts[1]).status is Status.PACKED


def test_a_message_is_written_and_a_person_says_that_it_went_out(stage: Stage, tmp_path: Path) -> None:
    draft, mailing = stage.signed("Sample city"), stage.workspace.mailing
    assert mailing.prepared(draft) is None
    [path] = mailing.prepare(draft, tmp_path, language="fr")
    [file] = mail.attachments(path.read_bytes())
    assert file.data == stage.workspace.outbox.data(draft)
    assert bundle.inspect(file.data).eid[:6] in path.name
    assert stage.workspace.drafts.card(draft).status is Status.PACKED, "a draft of a message went nowhere yet"
    ready = mailing.prepared(draft)
    assert ready is not None
    assert (ready.address, ready.messages, ready.place) == ("sample@example.org", 1, str(tmp_path))
    mailing.sent(draft)
    assert stage.workspace.drafts.card(draft).status is Status.HANDED_OVER
    assert mailing.prepared(draft) is None
    assert [(one.way, one.place) for one in stage.workspace.outbox.history(draft)] == [
        ("mail", "sample@example.org")
    ]


def test_a_kit_without_an_address_leaves_it_to_the_person(stage: Stage, tmp_path: Path) -> None:
    stage.take_kit(version=2, contact={"post": "Sample street 1"})
    draft = stage.signed("Sample city")
    [path] = stage.workspace.mailing.prepare(draft, tmp_path, language="en")
    assert b"\r\nTo:" not in path.read_bytes()
    stage.workspace.mailing.sent(draft)
    assert stage.workspace.drafts.card(draft).status is Status.HANDED_OVER


def test_a_large_file_goes_out_in_several_messages(stage: Stage, tmp_path: Path) -> None:
    draft, space = large(stage, tmp_path, 1_200_000), stage.workspace
    written = space.mailing.prepare(draft, tmp_path, language="en", limit=parts.LEAST)
    assert len(written) >= 3
    found = [parts.read(mail.attachments(one.read_bytes())[0].data) for one in written]
    assert parts.join(found) == space.outbox.data(draft)
    assert stage.workspace.mailing.prepared(draft) is not None


def test_receipts_and_kits_come_out_of_messages(stage: Stage, tmp_path: Path) -> None:
    draft = stage.handed_over("Sample city", tmp_path / "STICK")
    receipt = stage.receipt(draft)
    path = tmp_path / "answer.eml"

    def message(*files: tuple[str, bytes]) -> Path:
        made = mail.compose(to="", subject="Sample", text="", attached=files, now=stage.clock())
        path.write_bytes(made)
        return path

    answer = bring_in(stage.workspace, message(("a.hrcr", receipt)))
    assert getattr(answer, "reference", "") == "HRC-2026-0148"
    assert stage.workspace.drafts.card(draft).status is Status.RECEIVED
    newer = stage.world.kit_bytes(version=2, forms={"pledge.xml": pledge_form()})
    accepted = stage.receipt(draft, "accepted")
    found = bring_in(stage.workspace, message(("k.hrckit", newer), ("b.hrcr", accepted), ("c.hrcr", b"cut")))
    assert isinstance(found, FromMail)
    assert isinstance(found.taken[0], OfferedKit)
    assert [fault.code for fault in found.refused] == [Code.RECEIPT_UNREADABLE]
    assert stage.workspace.drafts.card(draft).status is Status.ACCEPTED
    with pytest.raises(Fault) as caught:
        bring_in(stage.workspace, message(("photo.jpg", b"\xff\xd8")))
    assert caught.value.code is Code.MAIL_WITHOUT_FILE


def test_a_stick_with_saved_messages_brings_their_receipts(stage: Stage, tmp_path: Path) -> None:
    stick = tmp_path / "STICK"
    draft = stage.handed_over("Sample city", stick)
    made = mail.compose(
        to="", subject="", text="", attached=[("a.hrcr", stage.receipt(draft))], now=stage.clock()
    )
    (stick / "saved.eml").write_bytes(made)
    taken, refused = stage.workspace.answers.take_folder(stick)
    assert ([one.kind for one in taken], refused) == (["received"], [])
