"""Sending over the network: real WebDAV on loopback, killed in the midst of it; secrets stay in the vault."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange.attempts import LOOK_AGAIN, Attempts
from hrcapp.exchange.dropbox import open_officer_box
from hrcapp.exchange.dropbox.host_key import ask_host_key
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import BackOff, Control, Line
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer import last_run
from hrcapp.officer.last_run import LastRun
from hrcapp.officer.places import add_own, choose, chosen, forget_own, places, try_place
from hrcapp.officer.sending import RATES, is_automatic, rate, set_automatic, set_rate
from hrcapp.officer.sync import sync
from hrcapp.store import Home
from tests.dav import SECRET, Dav, running
from tests.exchange_servers.processes import free_port, program
from tests.exchange_servers.servers import MAKERS
from tests.exchange_world import told
from tests.officer_stage import Stage

KIT = DropBoxSpec("webdav", "https://cloud.example.org/box", {"user": "town", "password": "of-the-kit"})
OTHER = DropBoxSpec("s3", "https://storage.example.org/bucket", {"key": "town", "secret": "of-the-kit"})
OWN = DropBoxSpec("webdav", "https://own.example.org/box", {"user": "me", "password": "of-my-own-34871"})


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    yield made
    made.close()


@pytest.fixture
def dav() -> Iterator[Dav]:
    with running() as made:
        yield made


def line(control: Control | None = None) -> Line:
    return Line(control, attempts=1, timeout=20, back_off=BackOff(1))


def used(stage: Stage) -> str:
    place = chosen(stage.workspace)
    return place.server if place else ""


def test_the_kit_s_are_offered_and_one_of_one_s_own_comes_first(stage: Stage, tmp_path: Path) -> None:
    space = stage.workspace
    assert places(space) == ()
    later = DropBoxSpec("carrier-pigeon", "loft", {})
    stage.take_kit(drop_boxes=(later, KIT, OTHER))
    assert [one.server for one in places(space)] == ["cloud.example.org", "storage.example.org"]
    assert used(stage) == "cloud.example.org"
    choose(space, places(space)[1])
    assert used(stage) == "storage.example.org"
    add_own(space, OWN)
    assert used(stage) == "own.example.org"
    choose(space, places(space)[2])
    assert used(stage) == "storage.example.org", "the own one is kept, and not used"
    choose(space, places(space)[0])
    assert used(stage) == "own.example.org"
    add_own(space, DropBoxSpec("folder", str(tmp_path)))
    assert [one.own for one in places(space)] == [True, False, False]
    assert used(stage) == str(tmp_path)
    forget_own(space)
    assert used(stage) == "cloud.example.org"


def test_credentials_of_an_own_server_lie_nowhere_in_the_open(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    add_own(stage.workspace, OWN)
    for path in stage.folder.rglob("*"):
        if path.is_file():
            assert b"of-my-own" not in path.read_bytes(), path.name
    place = chosen(stage.workspace)
    assert place is not None
    assert place.spec == OWN
    assert "of-my-own" not in f"{place!r} {place.name} {caplog.text}"


def test_a_kit_without_the_chosen_box_falls_back_to_its_first(stage: Stage) -> None:
    stage.take_kit(drop_boxes=(KIT, OTHER))
    choose(stage.workspace, places(stage.workspace)[1])
    stage.take_kit(version=2, drop_boxes=(KIT,))
    assert used(stage) == "cloud.example.org"


def test_it_is_off_until_it_is_switched_on_and_limits_are_those_offered(stage: Stage) -> None:
    space = stage.workspace
    assert not is_automatic(space)
    set_automatic(space, True)
    assert is_automatic(space)
    set_automatic(space, False)
    assert "drop_box_automatic" not in space.home.settings()
    assert rate(space) is None
    for limit in reversed(RATES):
        set_rate(space, limit)
        assert rate(space) == limit
    space.home.change(drop_box_rate=7)
    assert rate(space) is None


def test_both_ways_over_webdav(stage: Stage, dav: Dav, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stage.take_kit(drop_boxes=(dav.spec,))
    space, draft = stage.workspace, stage.signed("Sample city")
    reports: list[tuple[int, int]] = []
    found = sync(space, dav.spec, line=line(), progress=lambda *at: reports.append(at))
    assert (found.sent, found.taken, found.refused) == ((draft,), (), ())
    package = space.outbox.package(draft)
    assert package is not None
    assert reports[-1] == (package.size, package.size)
    assert space.drafts.card(draft).status is Status.HANDED_OVER
    [gone] = space.outbox.history(draft)
    assert (gone.way, gone.place) == ("dropbox", dav.spec.address)
    with open_officer_box(dav.spec) as box:
        box.put_receipt(space.device.signing.public, stage.receipt(draft))
    again = sync(space, dav.spec, line=line())
    assert again.sent == ()
    assert [one.kind for one in again.taken] == ["received"]
    assert sync(space, dav.spec, line=line()).taken == (), "told once"
    assert SECRET not in caplog.text


def test_killed_in_mid_transfer_it_stays_packed_and_goes_on_from_there(stage: Stage, dav: Dav) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    space, draft = stage.workspace, stage.signed_with("Sample city", attached=700_000)
    size = space.outbox.pack(draft).size
    dav.cut_after(size * 2 // 3)
    with pytest.raises(Fault) as caught:
        sync(space, dav.spec, line=line())
    assert caught.value.code in (Code.BOX_UNREACHABLE, Code.BOX_SERVER_ERROR)
    assert SECRET not in f"{caught.value!r} {caught.value}"
    assert space.drafts.card(draft).status is Status.PACKED
    dav.mend()
    before = dav.way.sent
    assert sync(space, dav.spec, line=line()).sent == (draft,)
    assert dav.way.sent - before < size * 2 // 3, "what had arrived is not sent again"
    assert space.drafts.card(draft).status is Status.HANDED_OVER
    with open_officer_box(dav.spec) as box:
        [item] = box.list_bundles()
        assert box.get(item) == space.outbox.data(draft)


def test_stopped_by_a_person_it_stays_packed(stage: Stage, dav: Dav) -> None:
    stage.take_kit(drop_boxes=(dav.spec,))
    draft, control = stage.signed_with("Sample city", attached=400_000), Control()

    def progress(done: int, _total: int) -> None:
        if done:
            control.stop()

    with pytest.raises(Fault) as caught:
        sync(stage.workspace, dav.spec, line=line(control), progress=progress)
    assert caught.value.code is Code.INTERRUPTED
    assert stage.workspace.drafts.card(draft).status is Status.PACKED


def test_a_form_that_is_corrected_meanwhile_holds_up_no_other(stage: Stage, tmp_path: Path) -> None:
    stage.take_kit()
    first, second, third = (stage.signed(f"Sample {name}") for name in ("one", "two", "three"))
    corrected: list[int] = []

    def progress(done: int, _total: int) -> None:
        if done and not corrected:
            corrected.append(stage.workspace.drafts.correct(second))

    found = sync(stage.workspace, tmp_path, progress=progress)
    assert found.sent == (first, third)
    assert [(name, fault.code) for name, fault in found.refused] == [(second, Code.STATEMENT_NOT_SIGNED)]


def test_a_connection_is_tested_without_putting_anything_there(
    stage: Stage, dav: Dav, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    try_place(stage.workspace, dav.spec)
    assert dav.server.files is not None
    assert list(dav.server.files.iterdir()) == []
    wrong = DropBoxSpec("webdav", dav.spec.address, {"user": "sample", "password": "not-it-81736"})
    assert told(lambda: try_place(stage.workspace, wrong)) is Code.BOX_REFUSED
    nowhere = DropBoxSpec("webdav", f"http://127.0.0.1:{free_port()}/", wrong.options)
    assert told(lambda: try_place(stage.workspace, nowhere)) is Code.BOX_UNREACHABLE
    assert "not-it-81736" not in caplog.text


def test_the_key_of_an_sftp_server_is_shown_as_ssh_keygen_does(stage: Stage) -> None:
    server = MAKERS["openssh"]().start()
    try:
        key = ask_host_key(server.spec.address)
        public = (server.folder / "host.pub").read_text()
        assert public.startswith(key.line)
        shown = subprocess.run(
            [program("ssh-keygen"), "-l", "-f", str(server.folder / "host.pub")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert key.fingerprint == shown.stdout.split()[1]
        pinned = DropBoxSpec("sftp", server.spec.address, {**server.spec.options, "host_key": key.line})
        try_place(stage.workspace, pinned)
    finally:
        server.end()
    assert told(lambda: ask_host_key(server.spec.address)) is Code.BOX_UNREACHABLE
    for wrong in ("", "https://server.example.org/", "sftp://", "sftp://[x/"):
        assert told(lambda wrong=wrong: ask_host_key(wrong)) is Code.BOX_SETTINGS


def test_a_server_of_another_kind_has_no_key_to_show(dav: Dav) -> None:
    code = told(lambda: ask_host_key(f"sftp://127.0.0.1:{dav.way.port}/box"))
    assert code in (Code.BOX_SERVER_ERROR, Code.BOX_UNREACHABLE)


def test_waits_grow_and_what_only_a_person_can_mend_is_left_alone() -> None:
    attempts = Attempts(BackOff(3, first=30.0, longest=3600.0))
    waits = [attempts.failed(Fault(Code.BOX_UNREACHABLE)) for _each in range(12)]
    bounds = [min(30.0 * 2**n, 3600.0) for n in range(12)]
    assert all(wait and most / 2 <= wait <= most for wait, most in zip(waits, bounds, strict=True))
    assert not attempts.waits_for_person
    for code in (Code.BOX_REFUSED, Code.BOX_CERTIFICATE, Code.BOX_HOST_KEY, Code.INTERRUPTED):
        assert attempts.failed(Fault(code)) is None
        assert attempts.waits_for_person
    assert attempts.went() == LOOK_AGAIN
    assert not attempts.waits_for_person
    first = attempts.failed(Fault(Code.PLACE_MISSING))
    assert first is not None
    assert first <= 30.0, "counting begins anew"


def test_the_last_run_is_remembered_and_an_unreadable_one_is_none(stage: Stage, tmp_path: Path) -> None:
    home, now = Home.open(tmp_path / "home"), stage.clock()
    assert last_run.recall(home) is None
    last_run.keep(home, LastRun(now, "cloud.example.org", 2, 1))
    assert last_run.recall(home) == LastRun(now, "cloud.example.org", 2, 1)
    fault = Fault(Code.BOX_REFUSED, server="cloud.example.org")
    last_run.keep(home, LastRun(now, "cloud.example.org", fault=fault))
    found = last_run.recall(home)
    assert found is not None
    assert found.fault is not None
    assert (found.fault.code, found.fault.params) == (fault.code, fault.params)
    for junk in (b"", b"[]", b'{"at": 3}', b'{"at": "x", "server": "y", "sent": 1, "taken": 0}', b"\xff"):
        (home.folder("sending") / "last.json").write_bytes(junk)
        assert last_run.recall(home) is None
