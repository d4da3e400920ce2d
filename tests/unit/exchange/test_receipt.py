"""Receipts: only the kit's staff may speak, and only to the device that asked."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from exchange_world import NOW, World, told

from hrcapp.exchange import canonical_json, envelope, receipt
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.exchange.receipt_content import to_json
from hrcapp.model.faults import Code


def _open(world: World, data: bytes, **options: object) -> receipt.Receipt:
    return receipt.open_receipt(data, world.device.identity, world.kit(**options), "r.hrcr")


@pytest.mark.parametrize("kind", ["received", "accepted", "returned", "rejected"])
def test_a_receipt_comes_back(world: World, kind: str) -> None:
    made = world.receipt(kind=kind, message="تم الاستلام", language="ar")
    data = receipt.issue(made, world.desk.signing, world.device.recipient, now=NOW)
    assert _open(world, data) == made


def test_moments_are_kept_in_utc(world: World) -> None:
    local = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert _open(world, world.receipt_bytes(at=local)).at == NOW


def test_a_stranger_cannot_speak_for_the_desk(world: World) -> None:
    forged = receipt.issue(world.receipt(), SigningKey.generate(), world.device.recipient, now=NOW)
    assert told(lambda: _open(world, forged)) is Code.RECEIPT_NOT_SIGNED


def test_staff_without_the_role_or_revoked_cannot(world: World) -> None:
    data = world.receipt_bytes()
    signers = tuple(replace(one, roles=("kits",)) for one in world.kit_content().signers)
    assert told(lambda: _open(world, data, signers=signers)) is Code.RECEIPT_NOT_SIGNED
    revoked = (world.desk.signing.public.fingerprint,)
    assert told(lambda: _open(world, data, revoked=revoked)) is Code.RECEIPT_NOT_SIGNED


def test_a_receipt_for_another_device_is_told(world: World) -> None:
    data = receipt.issue(world.receipt(), world.desk.signing, DeviceKeys.generate().recipient, now=NOW)
    assert told(lambda: _open(world, data)) is Code.RECEIPT_NOT_FOR_US


def test_a_receipt_of_another_campaign_answers_nothing_here(world: World) -> None:
    data = world.receipt_bytes(campaign=str(uuid.uuid4()))
    assert told(lambda: _open(world, data)) is Code.RECEIPT_UNKNOWN_SUBMISSION


def test_damaged_and_foreign_files_are_told(world: World) -> None:
    data = world.receipt_bytes()
    middle = len(data) // 2
    for other in (b"", b"junk", data[:-3], data[:middle] + b"?" + data[middle + 1 :], world.sealed().data):
        assert told(lambda other=other: _open(world, other)) is Code.RECEIPT_UNREADABLE


def _issued(world: World, written: dict[str, object], kind: envelope.Kind = envelope.RECEIPT) -> bytes:
    return envelope.close(
        kind,
        "root",
        {"receipt.json": canonical_json.dump(written)},
        {},
        campaign=world.campaign,
        key=world.desk.signing,
        recipients=[world.device.recipient],
        now=NOW,
    ).data


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "paid"},
        {"revision": 0},
        {"at": "2026-03-01T09:30:00+00:00"},
        {"comments": [{"path": 1, "text": ""}]},
        {"comments": None},
        {"content_hash": "x"},
        {"submission_id": "1"},
        {"message": None},
        {"language": "../en"},
    ],
)
def test_nonsense_is_unreadable_even_when_signed(world: World, changes: dict[str, object]) -> None:
    written = {**to_json(world.receipt()), **changes}
    assert told(lambda: _open(world, _issued(world, written))) is Code.RECEIPT_UNREADABLE


def test_a_later_version_is_told(world: World) -> None:
    later = replace(envelope.RECEIPT, format="hrc-receipt/2")
    data = _issued(world, to_json(world.receipt()), later)
    assert told(lambda: _open(world, data)) is Code.RECEIPT_NEWER_FORMAT
