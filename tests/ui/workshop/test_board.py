"""What the board says of towns: counts, filters, order, and words for every state."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hrcapp.model.status import Status
from hrcapp.officer.profiles_index import ProfileEntry, ProfileState, ProfileSummary
from hrcapp.ui.workshop import board
from hrcapp.ui.workshop.board import Row

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ROWS = (
    Row("1", "Écija", 4, 4, begun=True, signed=True, collected=True),
    Row("2", "Zeta", 2, 4, begun=True, help=True),
    Row("3", "Eibar", prepared=True),
    Row("4", "Practice", 4, 4, begun=True, training=True),
)


def titles(group: str = "all", search: str = "", order: str = "name") -> list[str]:
    return [one.title for one in board.shown(ROWS, group, search, order, "es")]


def test_practice_is_in_no_count() -> None:
    found = board.counts(ROWS)
    assert (found.towns, found.signed, found.collected, found.help, found.idle) == (3, 1, 1, 1, 1)
    assert board.signed_of(found, "en")[0] == "1 of 3"
    assert board.bar(found) == (True, False, False)


def test_filters_hold_whom_they_say() -> None:
    assert titles("help") == ["Zeta"]
    assert titles("open") == ["Eibar", "Zeta"]
    assert titles("signed") == ["Écija"]
    assert dict(board.chips(ROWS, "en"))["open"] == "To sign 2"


def test_a_search_asks_for_no_accents() -> None:
    assert titles(search="ecija") == ["Écija"]
    assert titles(search=" EIB ") == ["Eibar"]
    assert titles(search="x") == []


def test_orders() -> None:
    assert titles() == ["Écija", "Eibar", "Practice", "Zeta"]
    assert titles(order="help") == ["Zeta", "Écija", "Eibar", "Practice"]
    assert titles(order="progress")[0] == "Eibar"


def test_the_bar_of_very_many_towns_stays_readable() -> None:
    many = [Row(str(at), str(at), signed=at < 100) for at in range(400)]
    found = board.bar(board.counts(many))
    assert (len(found), sum(found)) == (60, 15)
    assert board.bar(board.counts(())) == ()


@pytest.mark.parametrize(
    ("status", "signature", "file"),
    [
        (Status.DRAFT, "Draft", "Not yet"),
        (Status.READY, "Ready to sign", "Not yet"),
        (Status.SIGNING, "Signed in part", "Not yet"),
        (Status.SIGNED, "Signed", "Not yet"),
        (Status.PACKED, "Signed", "Not yet"),
        (Status.HANDED_OVER, "Signed", "Collected"),
        (Status.RECEIVED, "Signed", "Received"),
        (Status.ACCEPTED, "Signed", "Received"),
    ],
)
def test_each_state_has_its_words(status: Status, signature: str, file: str) -> None:
    last = ProfileSummary(done=3, total=4, status=status, at=NOON)
    entry = ProfileEntry("abcdef0123", "Town", NOON, ProfileState.PROTECTED, summary=last)
    found = board.row_of(entry)
    told = board.file(found)
    assert (board.signature(found).words, told.words if told else "") == (signature, file)


def test_a_practice_form_in_a_town_counts_as_nothing_signed() -> None:
    last = ProfileSummary(done=4, total=4, status=Status.SIGNED, practice=True, at=NOON)
    found = board.row_of(ProfileEntry("ab", "Town", NOON, ProfileState.PROTECTED, summary=last))
    assert not found.signed


def test_a_town_whose_title_is_lost_keeps_a_name() -> None:
    found = board.row_of(ProfileEntry("abcdef0123", "", None, ProfileState.KEYLESS))
    assert found.title == "Profile abcdef"
    assert "keys are missing" in board.second_line(found, NOON, "en")
