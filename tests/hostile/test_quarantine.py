"""Hostile files at an open desk: each ends in quarantine with a reason, and the desk goes on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from hrcapp.exchange import age, bundle, names
from hrcapp.model.faults import Code
from hrcapp.model.status import Outcome
from hrcapp.secretariat.intake import Imported
from tests.hostile import mutations
from tests.hostile.corpus import around
from tests.unit.secretariat.desk_world import Town, World

SEED, COUNT = 20260301, 150


@pytest.fixture
def desk(tmp_path: Path) -> World:
    return World.make(tmp_path)


def test_files_changed_on_their_way(desk: World) -> None:
    data, chance = desk.town("One Town").pack().data, Random(SEED)
    for number in range(COUNT):
        changed = chance.choice(mutations.ZIPS)(chance, data)
        if changed == data:
            continue
        found = desk.desk.intake.take_in(f"{number}.hrcb", changed)
        assert found.outcome is Outcome.QUARANTINED
        assert found.reason is not None
        assert found.reason.code is not Code.UNEXPECTED
    assert desk.desk.review.items() == []
    assert desk.desk.intake.take_in("good.hrcb", data).outcome is Outcome.IMPORTED


def test_answers_that_their_own_sender_spoilt(desk: World) -> None:
    """Whole outside and signed: what is inside must be taken or refused, and nothing else may happen."""
    town, chance = desk.town("One Town"), Random(SEED)
    told: Counter[str] = Counter(_outcome(desk, town, chance, number) for number in range(COUNT))
    assert Code.UNEXPECTED not in told, told
    assert told[Code.INSTANCE_UNREADABLE] > 10, told


def _outcome(desk: World, town: Town, chance: Random, number: int) -> str:
    inner = age.decrypt(bundle.inspect(town.pack().data).sealed, [desk.campaign.desk_identity])
    change = {"instance.xml": mutations.xml_piece, "statement.pdf": mutations.splice}
    spoilt = mutations.resigned(chance, inner, town.device.signing, names.SUBMISSION_NAMESPACE, change)
    data = around(desk.kit.content.campaign, spoilt, desk.kit.recipients, town.device.signing)
    found: Imported = desk.desk.intake.take_in(f"{number}.hrcb", data)
    return str(found.reason.code) if found.reason else str(found.outcome)
