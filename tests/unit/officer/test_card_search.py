"""Looking for cards in all readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.card_search import choose_library, find_cards, libraries
from hrcapp.store import Home
from tests.unit.statement.cards import empty_reader, shim


def test_a_card_is_listed_once_and_a_faulty_library_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = empty_reader(tmp_path, monkeypatch)
    reader.insert("Sample card")
    reader.give_key("Sample card", "Sample Card Holder", folder=tmp_path)
    nothing = tmp_path / "nothing.so"
    nothing.write_bytes(b"no library")
    steps: list[tuple[int, int]] = []
    found = find_cards(
        (nothing, reader.library, reader.library), lambda done, total: steps.append((done, total))
    )
    assert [(one.library, one.card.holder) for one in found.cards] == [(reader.library, "Sample Card Holder")]
    assert ([fault.code for fault in found.faults], found.libraries) == ([Code.CARD_LIBRARY_UNUSABLE], 3)
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_the_search_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = shim(empty_reader(tmp_path, monkeypatch), tmp_path, monkeypatch, mischief="hang")
    with pytest.raises(Fault) as told:
        find_cards((library,), stopped=lambda: True)
    assert told.value.code is Code.INTERRUPTED


def test_a_library_that_was_chosen_is_remembered(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    before = libraries(home)
    choose_library(home, tmp_path / "own.so")
    assert libraries(Home.open(tmp_path / "home")) == (tmp_path / "own.so", *before)
