"""A full disk: it is told, nothing is lost, and what was tried works once there is room."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.officer.signing import Drawn
from hrcapp.store import blobs, create, open_store, proving
from tests.faults.conftest import SmallDisk
from tests.officer_stage import STROKES, Stage
from tests.unit.secretariat.desk_world import World

NAME = "/data/key_info/name_official"


def full(disk: SmallDisk, act: Callable[[], object]) -> None:
    """Do it on a full disk; it fails with the sentence for that."""
    disk.fill()
    try:
        with pytest.raises(Fault) as caught:
            act()
    finally:
        disk.empty()
    assert caught.value.code in (Code.DISK_FULL, Code.PLACE_FULL)
    assert sentence(caught.value, str).next


def test_typing_signing_packing_and_saving(disk: SmallDisk) -> None:
    stage = Stage(disk.folder / "home")
    stage.take_kit()
    draft = stage.town("Sample")
    space = stage.workspace
    editor = space.drafts.open(draft)
    editor.set(NAME, "Sample village " + "بلدية " * 30)
    full(disk, editor.save)
    assert editor.has_pending
    editor.save()
    assert space.drafts.open(draft).session.value(NAME) == editor.session.value(NAME)

    full(disk, lambda: space.signing.sign(draft, editor.session, Drawn(STROKES)))
    assert space.signing.version(draft) is None
    signed = space.signing.sign(draft, editor.session, Drawn(STROKES))
    assert space.signing.version(draft) == signed

    full(disk, lambda: space.outbox.pack(draft))
    assert space.outbox.package(draft) is None
    package = space.outbox.pack(draft)

    stick = disk.folder / "stick"
    stick.mkdir()
    full(disk, lambda: space.outbox.save_to(draft, stick))
    assert list(stick.iterdir()) == []
    assert space.outbox.history(draft) == []
    assert space.outbox.save_to(draft, stick).stat().st_size == package.size
    stage.close()


def test_attaching_a_file(disk: SmallDisk, tmp_path: Path) -> None:
    stage = Stage(disk.folder / "home")
    draft = stage.town("Sample")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 sample" * 4000)
    full(disk, lambda: stage.workspace.attachments.add(draft, scan, ()))
    kept = stage.workspace.attachments.add(draft, scan, ())
    assert stage.workspace.attachments.data(draft, kept.name) == scan.read_bytes()
    stage.close()


def test_a_kit_and_settings(disk: SmallDisk) -> None:
    stage = Stage(disk.folder / "home")
    full(disk, stage.take_kit)
    assert stage.workspace.kit.current() is None
    stage.take_kit()
    assert stage.workspace.kit.current() is not None
    before = stage.workspace.home.settings()
    full(disk, lambda: stage.workspace.home.change(language="ar", more="x" * 10_000))
    assert stage.workspace.home.settings() == before
    stage.close()


def test_importing_and_deciding(disk: SmallDisk, tmp_path: Path) -> None:
    world = World.make(disk.folder)
    mail = tmp_path / "mail"
    mail.mkdir()
    for number in range(3):
        world.town(f"Sample Town {number}").send(mail)
    full(disk, lambda: world.desk.intake.import_paths([mail]))
    there = len(world.desk.review.items())
    world.desk.intake.import_paths([mail])
    numbers = sorted(item.reference for item in world.desk.review.items())
    assert there <= 3
    assert numbers == [f"HRC-2026-{number:04d}" for number in range(1, 4)]

    item = world.desk.review.waiting()[0]
    full(disk, lambda: world.desk.review.accept(item.key, "Sample: thank you. " * 2000))
    assert world.desk.review.item(item.key).state is ReviewState.TO_REVIEW
    world.desk.review.accept(item.key, "Sample: thank you.")
    assert world.desk.review.item(item.key).state is ReviewState.ACCEPTED
    assert len(world.desk.outgoing.pending()) == 4
    world.desk.close()


def test_a_new_version_that_has_no_room_to_change_the_data(disk: SmallDisk) -> None:
    path, key = disk.folder / "a.db", bytes(range(32))
    store = open_store(path, key, [blobs.SCHEMA])
    for number in range(2):
        blobs.put(store, bytes([number]) * 1_000_000)
    store.close()
    before, filler = path.read_bytes(), disk.folder / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk.folder).free - 3_000_000))
    steps = [blobs.SCHEMA, create("CREATE TABLE note (text TEXT)")]
    with pytest.raises(Fault) as caught:
        open_store(path, key, steps)
    assert caught.value.code is Code.MIGRATION_NO_ROOM
    assert path.read_bytes() == before
    filler.unlink()
    opened = open_store(path, key, steps)
    with proving(opened):
        assert opened.rows("SELECT count(*) AS n FROM blob") == [{"n": 2}]
    opened.close()
    assert [one.name for one in disk.folder.iterdir()] == [path.name]
