"""What every kind of storage must do. What one of them does otherwise is in docs/formats/dropbox.md."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from hrcapp.exchange.dropbox import FileLedger, Item, OfficerBox, open_officer_box
from hrcapp.exchange.dropbox.layout import day_folder
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.transfer import LARGEST, PASSING
from hrcapp.model.faults import Code, Fault
from tests.exchange_servers.conftest import Restarting, Site

LARGE = 700_000
SMALL = 40_000


def found(box: OfficerBox, digest: str) -> list[Item]:
    return [item for item in box.list_bundles() if item.sha256 == digest]


@pytest.mark.parametrize("size", [1, SMALL, LARGEST, LARGEST + 1, LARGE])
def test_what_is_put_is_listed_and_comes_back(site: Site, size: int) -> None:
    data = site.bytes(size)
    reports: list[tuple[int, int]] = []
    digest = site.officer().put_bundle(data, lambda done, total: reports.append((done, total)))
    assert digest == hashlib.sha256(data).hexdigest()
    assert reports[-1] == (size, size)
    assert reports == sorted(reports)
    reader = site.officer()
    [item] = found(reader, digest)
    assert item.name == f"{digest}.hrcb"
    assert reader.get(item) == data


def test_putting_again_changes_nothing(site: Site) -> None:
    for data in (site.bytes(SMALL), site.bytes(LARGE)):
        digest = site.officer().put_bundle(data)
        assert site.officer().put_bundle(data) == digest
        [item] = found(site.officer(), digest)
        assert site.officer().get(item) == data


def test_listings_are_by_day(site: Site) -> None:
    digest = site.officer().put_bundle(site.bytes(SMALL))
    today = datetime.now(UTC).date()
    box = site.officer()
    assert digest in {item.sha256 for item in box.list_bundles(today - timedelta(days=1))}
    later = {item.sha256 for item in box.list_bundles(today + timedelta(days=2))}
    assert (digest in later) == (site.server.name == "folder"), "a folder keeps no days"


def test_receipts_lie_apart_for_each_device(site: Site) -> None:
    one, two = SigningKey.generate().public, SigningKey.generate().public
    box = site.officer()
    first, second = site.bytes(2000), site.bytes(3000)
    box.put_receipt(one, first)
    box.put_receipt(one, second)
    box.put_receipt(two, first)
    reader = site.officer()
    assert {reader.get(item) for item in reader.list_receipts(one)} == {first, second}
    assert [reader.get(item) for item in reader.list_receipts(two)] == [first]
    assert reader.list_receipts(SigningKey.generate().public) == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_copy_of_the_wrong_size_is_not_read_and_is_put_again(site: Site, size: int) -> None:
    data = site.bytes(size)
    writer = site.officer()
    digest = writer.put_bundle(data)
    [item] = found(writer, digest)
    whole = writer.storage.get(item.path, LARGE)
    assert whole is not None
    writer.storage.put(item.path, whole[: len(whole) // 2])
    assert site.officer().get(item) is None
    writer.put_bundle(data)
    assert site.officer().get(item) == data


def test_a_file_that_lies_about_its_name_is_not_read(site: Site) -> None:
    box = site.officer()
    digest = box.put_bundle(site.bytes(LARGE))
    other = box.put_bundle(site.bytes(LARGE))
    [item], [another] = found(box, digest), found(box, other)
    stolen = box.storage.get(another.path, LARGE)
    assert stolen is not None
    box.storage.put(item.path, stolen)
    assert site.officer().get(item) is None


def test_two_writers_of_one_name(site: Site) -> None:
    data = site.bytes(LARGE)
    failed: list[BaseException] = []

    def write(box: OfficerBox) -> None:
        try:
            box.put_bundle(data)
        except Fault as fault:
            failed.append(fault)

    writers = [threading.Thread(target=write, args=(site.another(),)) for _ in range(3)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert failed == []
    [item] = found(site.officer(), hashlib.sha256(data).hexdigest())
    assert site.officer().get(item) == data


@pytest.mark.slow
def test_three_hundred_files_are_listed(site: Site) -> None:
    device = SigningKey.generate().public
    box = site.officer()
    digests = {box.put_receipt(device, f"sample {number}".encode()) for number in range(300)}
    assert {item.sha256 for item in site.officer().list_receipts(device)} == digests


def test_foreign_names_are_not_listed(site: Site) -> None:
    box = site.officer()
    digest = box.put_bundle(site.bytes(SMALL))
    folder = found(box, digest)[0].path.rpartition("/")[0]
    for name in (
        "desktop.ini",
        f"{'0' * 64}.hrcr",
        f"{'0' * 64}.hrcb.part",
        "été ünï 文.hrcb",
        f"{'0' * 63}.hrcb",
    ):
        box.storage.put(f"{folder}/{name}", b"x")
    listed = {item.path for item in site.officer().list_bundles()}
    assert not any("0" * 60 in path or "desktop" in path or "文" in path for path in listed)
    assert any(digest in path for path in listed)


def test_what_is_not_there_is_no_error(site: Site) -> None:
    box = site.officer()
    gone = Item(f"{day_folder(datetime.now(UTC).date())}/{'1' * 64}.hrcb", "1" * 64, 5)
    assert box.get(gone) is None
    assert box.storage.size(gone.path) is None
    assert box.storage.entries("nothing/here") == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_an_upload_that_was_cut_is_not_there(site: Site, size: int) -> None:
    way = site.proxy()
    data = site.bytes(size)
    writer = site.another(through=way, attempts=1)
    writer.list_bundles()
    way.cut_after(size // 2)
    digest = hashlib.sha256(data).hexdigest()
    with pytest.raises(Fault) as caught:
        writer.put_bundle(data)
    assert way.was_cut
    assert caught.value.code in PASSING
    assert [site.officer().get(item) for item in found(site.officer(), digest)] in ([], [None])
    site.officer().put_bundle(data)
    assert data in [site.officer().get(item) for item in found(site.officer(), digest)]


@pytest.mark.slow
def test_a_server_killed_in_mid_transfer_gets_only_the_rest(site: Site) -> None:
    way = site.proxy()
    data = site.bytes(LARGE)
    # Started again by the one that waits: a server ends with the thread that started it.
    writer = site.another(through=way, back_off=Restarting(site.server, way))
    writer.list_bundles()
    before = way.sent
    way.cut_after(LARGE // 2, site.server.kill)
    digest = writer.put_bundle(data)
    assert way.was_cut
    assert way.sent - before < LARGE * 1.15
    if site.server.name != "moto":  # which keeps all in memory: what was sent is lost with it
        [item] = found(site.officer(), digest)
        assert site.officer().get(item) == data


@pytest.mark.slow
def test_a_later_start_goes_on_where_the_first_was_cut(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    way = site.proxy()
    ledger = FileLedger(tmp_path_factory.mktemp("ledger"))
    data = site.bytes(LARGE)
    first = site.another(through=way, attempts=1, ledger=ledger)
    first.list_bundles()
    way.cut_after(LARGE * 2 // 3)
    with pytest.raises(Fault):
        first.put_bundle(data)
    way.mend()
    before = way.sent
    second = site.another(through=way, attempts=1, ledger=ledger)
    digest = second.put_bundle(data)
    assert way.sent - before < LARGE / 2
    [item] = found(site.officer(), digest)
    assert site.officer().get(item) == data


def test_wrong_credentials_are_told(site: Site) -> None:
    if not site.server.checks_credentials:
        pytest.skip(f"{site.server.name} lets everybody in")
    box = open_officer_box(site.server.with_wrong_secret(), line=site.line())
    with box, pytest.raises(Fault) as caught:
        box.list_bundles()
    assert caught.value.code is Code.BOX_REFUSED
    assert "not-the-password" not in f"{caught.value} {caught.value.params}"


def test_the_desks_place_takes_files_by_path(site: Site) -> None:
    desk = site.desk()
    small, large = site.bytes(500), site.bytes(LARGE)
    folder = f"events/{site.bytes(8).hex()}/0"
    desk.put(f"{folder}/1-aa.json", small)
    desk.put(f"{folder}/large.hrcb", large)
    reader = site.desk()
    assert "1-aa.json" in reader.names(folder)
    assert reader.get(f"{folder}/1-aa.json", 1000) == small
    assert reader.get(f"{folder}/1-aa.json", 499) is None
    assert reader.get(f"{folder}/large.hrcb") == large
    assert reader.get(f"{folder}/gone") is None
    assert reader.names("events/nobody") == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_a_desk_deletes_is_gone_and_nothing_else(site: Site, size: int) -> None:
    """For erasure alone. Again does no harm, also where nothing ever was."""
    desk, name = site.desk(), f"bundles/ab/{uuid4().hex}"
    gone, stays = site.bytes(size), site.bytes(size)
    desk.put(f"{name}-1.hrcb", gone)
    desk.put(f"{name}-2.hrcb", stays)
    for _ in range(2):
        desk.delete(f"{name}-1.hrcb")
    desk.delete(f"{name}-3.hrcb")
    assert desk.get(f"{name}-1.hrcb") is None
    assert desk.get(f"{name}-2.hrcb") == stays
    assert not [one for one in desk.names("bundles/ab") if one.startswith(f"{name.rpartition('/')[2]}-1")]
