"""Files that someone brings, and the shared folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange.dropbox import FolderDropBox
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.answers import Answer
from hrcapp.officer.incoming import OfferedKit, bring_in
from hrcapp.officer.places import add_own, chosen
from hrcapp.officer.signing import Typed
from hrcapp.officer.sync import sync
from hrcapp.officer.workspace import Workspace
from tests.exchange_world import World
from tests.sample import Clock, fill, open_workspace, pledge_form


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", Clock())
    yield opened
    opened.close()


def kit(world: World, **changes: object) -> bytes:
    return world.kit_bytes(forms={"pledge.xml": pledge_form()}, **changes)


def brought(workspace: Workspace, folder: Path, name: str, data: bytes) -> OfferedKit | Answer:
    path = folder / name
    path.write_bytes(data)
    return bring_in(workspace, path)


def signed(workspace: Workspace) -> str:
    draft = workspace.drafts.create(pledge_form(), language="en", practice=False)
    editor = workspace.drafts.open(draft)
    fill(editor)
    workspace.signing.sign(draft, editor.session, Typed("Sample Name"))
    return draft


def test_a_first_kit_is_only_offered(workspace: Workspace, world: World, tmp_path: Path) -> None:
    found = brought(workspace, tmp_path, "anything.bin", kit(world))
    assert isinstance(found, OfferedKit)
    assert workspace.kit.current() is None
    assert len(workspace.kit.words(found.kit)) == 8


def test_a_newer_kit_of_the_same_campaign_is_taken(
    workspace: Workspace, world: World, tmp_path: Path
) -> None:
    workspace.kit.adopt(kit(world), "first.hrckit")
    brought(workspace, tmp_path, "second.hrckit", kit(world, version=2))
    current = workspace.kit.current()
    assert current is not None
    assert current.content.version == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("holiday.jpg", b"\xff\xd8\xffsample", Code.FILE_NOT_OURS),
        ("empty", b"", Code.FILE_NOT_OURS),
        ("sample.hrckit", b"PK\x03\x04sample", Code.KIT_UNREADABLE),
        ("sample.hrcr", b"PK\x03\x04sample", Code.RECEIPT_UNREADABLE),
    ],
)
@pytest.mark.parametrize("known", [False, True])
def test_what_is_nothing_of_ours_is_told(
    workspace: Workspace, world: World, tmp_path: Path, name: str, data: bytes, code: Code, known: bool
) -> None:
    if known:
        workspace.kit.adopt(kit(world), "first.hrckit")
    with pytest.raises(Fault) as caught:
        brought(workspace, tmp_path, name, data)
    # A receipt can't be judged before there is a kit.
    expected = Code.KIT_MISSING if code is Code.RECEIPT_UNREADABLE and not known else code
    assert caught.value.code is expected


def test_a_kit_of_another_campaign_is_refused(workspace: Workspace, world: World, tmp_path: Path) -> None:
    workspace.kit.adopt(kit(world), "first.hrckit")
    with pytest.raises(Fault) as caught:
        brought(workspace, tmp_path, "other.hrckit", kit(World()))
    assert caught.value.code is Code.KIT_OTHER_CAMPAIGN


def test_the_shared_folder_is_the_kit_s_until_another_is_chosen(
    workspace: Workspace, world: World, tmp_path: Path
) -> None:
    assert chosen(workspace) is None
    workspace.kit.adopt(kit(world), "first.hrckit")
    assert [place.server for place in (chosen(workspace),) if place] == ["Shared/campaign"]
    add_own(workspace, DropBoxSpec("folder", str(tmp_path)))
    assert [place.server for place in (chosen(workspace),) if place] == [str(tmp_path)]


def test_sync_sends_what_is_signed_once(workspace: Workspace, world: World, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    workspace.kit.adopt(kit(world), "first.hrckit")
    draft = signed(workspace)
    assert sync(workspace, shared).sent == (draft,)
    assert workspace.drafts.card(draft).status is Status.HANDED_OVER
    assert sync(workspace, shared).sent == ()
    assert len(FolderDropBox(shared).list_bundles()) == 1


def test_sync_with_a_folder_that_is_gone_loses_nothing(
    workspace: Workspace, world: World, tmp_path: Path
) -> None:
    workspace.kit.adopt(kit(world), "first.hrckit")
    draft = signed(workspace)
    with pytest.raises(Fault) as caught:
        sync(workspace, tmp_path / "gone")
    assert caught.value.code is Code.PLACE_MISSING
    assert workspace.drafts.card(draft).status in (Status.SIGNED, Status.PACKED)
