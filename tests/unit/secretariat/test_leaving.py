"""What must leave the computer: saved step by step, kept until then, gone afterwards."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_world import begin_campaign, new_campaign

from hrcapp.exchange.kit import open_kit
from hrcapp.i18n import activate
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import drill, recovery
from hrcapp.secretariat.campaign import NewCampaign, publish_next, release
from hrcapp.secretariat.leaving import FILES, SHEETS, Leaving, Thing
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
    begun.save(Thing.SHEET_2, tmp_path, "en", NOW)
    again = Leaving.waiting(home)
    assert again is not None
    assert set(again.saved) == {Thing.SHEET_2}
    root = again.save(Thing.ROOT_KEY, tmp_path, "en", NOW)
    assert open_kit(publish_next(home, root.read_bytes(), NOW)).content.version == 2


def test_a_power_cut_before_the_first_save_loses_no_key(home: Home) -> None:
    """What must leave is kept before there is a campaign at all."""

    def cut(made: NewCampaign) -> None:
        Leaving.begin(home, made)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin_campaign(home, keep=cut)
    assert Leaving.waiting(home) is None
    made = begin_campaign(home, keep=lambda made: Leaving.begin(home, made))
    waiting = Leaving.waiting(home)
    assert waiting is not None
    assert waiting.secrets[Thing.ROOT_KEY].encode() == made.root_key


def test_the_kit_leaves_after_a_drill_with_sheets_that_were_saved(home: Home, tmp_path: Path) -> None:
    made = begin_campaign(home)
    leaving = Leaving.begin(home, made)
    assert not leaving.sheets_saved
    for thing in SHEETS:
        leaving.save(thing, tmp_path, "en", NOW)
    assert leaving.sheets_saved
    with pytest.raises(Fault) as caught:
        leaving.save(Thing.KIT, tmp_path, "en", NOW)
    assert caught.value.code is Code.DRILL_MISSING
    typed = [_words(tmp_path / FILES[thing]) for thing in (Thing.SHEET_3, Thing.SHEET_1)]
    drill.practise(home, typed, NOW)
    assert leaving.practised
    leaving.save(Thing.KIT, tmp_path, "en", NOW)


def _words(sheet: Path) -> str:
    """What somebody types who reads the printed table column by column."""
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, check=True, text=True)
    found = re.findall(r"\b([0-9]{1,2}) +([a-z]{4,8})\b", text.stdout)
    return " ".join(word for _place, word in sorted((int(place), word) for place, word in found))


def test_all_are_saved_and_then_forgotten(home: Home, tmp_path: Path) -> None:
    made = new_campaign(home)
    leaving = Leaving.begin(home, made)
    with pytest.raises(ValueError, match="everything"):
        leaving.finish()
    assert Thing.STAFF_KEY not in leaving.things
    for thing in leaving.things:
        path = leaving.save(thing, tmp_path, "en", NOW)
        assert path.name == FILES[thing]
    assert leaving.complete
    leaving.finish()
    assert Leaving.waiting(home) is None
    assert (tmp_path / "campaign.hrckit").read_bytes() == release(home)
    assert recovery.from_sheets([_words(tmp_path / FILES[one]) for one in SHEETS[:2]], made.kit)
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
