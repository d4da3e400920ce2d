"""What must leave the computer: saved step by step, kept until then, gone afterwards."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_world import new_campaign

from hrcapp.exchange.kit import open_kit
from hrcapp.i18n import activate
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.campaign import publish_next
from hrcapp.secretariat.leaving import FILES, Leaving, Thing
from hrcapp.store import Home, recover_vault

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "desk")


def test_nothing_waits_before_a_campaign(home: Home) -> None:
    assert Leaving.waiting(home) is None


def test_a_power_cut_between_two_saves_loses_nothing(home: Home, tmp_path: Path) -> None:
    made = new_campaign(home)
    begun = Leaving.begin(home, made)
    begun.save(Thing.RECOVERY_KEY, tmp_path, "en", NOW)
    again = Leaving.waiting(home)
    assert again is not None
    assert set(again.saved) == {Thing.RECOVERY_KEY}
    root = again.save(Thing.ROOT_KEY, tmp_path, "en", NOW)
    assert open_kit(publish_next(home, root.read_bytes(), NOW)).content.version == 2


def test_all_five_are_saved_and_then_forgotten(home: Home, tmp_path: Path) -> None:
    made = new_campaign(home)
    leaving = Leaving.begin(home, made)
    with pytest.raises(ValueError, match="everything"):
        leaving.finish()
    for thing in Thing:
        path = leaving.save(thing, tmp_path, "en", NOW)
        assert path.name == FILES[thing]
    assert leaving.complete
    leaving.finish()
    assert Leaving.waiting(home) is None
    assert (tmp_path / "campaign.hrckit").read_bytes() == made.kit_bytes
    assert (tmp_path / "recovery.agekey").read_text().strip() == made.recovery_identity
    assert recover_vault(home, made.recovery_code).get("staff-key")


def test_a_missing_stick_is_told_and_ticks_nothing(home: Home, tmp_path: Path) -> None:
    leaving = Leaving.begin(home, new_campaign(home))
    with pytest.raises(Fault) as caught:
        leaving.save(Thing.KIT, tmp_path / "gone", "en", NOW)
    assert caught.value.code is Code.PLACE_MISSING
    assert not leaving.saved


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_letter_carries_the_safety_words(home: Home, tmp_path: Path, language: str) -> None:
    leaving = Leaving.begin(home, new_campaign(home))
    activate(language)
    path = leaving.save(Thing.LETTER, tmp_path, language, NOW)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    assert all(word in text for word in leaving.safety_words)
