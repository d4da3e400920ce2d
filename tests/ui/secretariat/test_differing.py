"""Two desks decided differently: both are shown at every desk with their words, and one more settles it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import rounds
from hrcapp.ui.secretariat import registry
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_page import PartyPage
from hrcapp.ui.widgets import Label
from tests.desk_stage import DeskStage
from tests.two_desks import NAME, Colleague, join
from tests.ui.secretariat.conftest import Opening, find


@pytest.fixture
def colleague(stage: DeskStage, tmp_path: Path) -> Iterator[Colleague]:
    shared = tmp_path / "shared"
    shared.mkdir()
    spec = DropBoxSpec("folder", str(shared))
    made = join(tmp_path / "second", stage.home, stage.campaign, stage.clock, spec)
    stage.desk.renew()
    yield made
    made.desk.close()


def _words(office: Office) -> str:
    return "\n".join(label.text() for label in office.shell.findChildren(Label) if label.isVisible())


def _hear(stage: DeskStage, colleague: Colleague) -> None:
    for _time in range(2):
        rounds.make(stage.desk)
        colleague.round()


def test_both_decisions_and_their_words_are_shown_and_settled(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], colleague: Colleague
) -> None:
    taken = stage.take("sample.hrcb", stage.town("Sample town").pack().data)
    key = str(taken.submission)
    _hear(stage, colleague)
    stage.desk.review.accept(key, "Welcome.")
    colleague.desk.review.return_(key, {"": "Please look again."}, "Sample: not yet.")
    _hear(stage, colleague)
    office = opened(stage)
    assert isinstance(office.shell.page, InboxPage)
    [row] = office.shell.page.rows
    assert (row.state.words, row.group) == ("Decisions differ", "to-review")
    assert (office.waiting, "Desks decided differently" in _words(office)) == (1, True)
    assert NAME in _words(office)
    find(office.shell, "step-review", QPushButton).click()
    settled()
    shown = _words(office)
    for words in ("Desks decided differently", NAME, "Welcome.", "Sample: not yet.", "Please look again."):
        assert words in shown
    find(office.shell, "review-accept", QPushButton).click()
    settled()
    _hear(stage, colleague)
    for desk in (stage.desk, colleague.desk):
        assert desk.review.item(key).state is ReviewState.ACCEPTED
    assert office.waiting == 0


def _filtered(office: Office, settled: Callable[[], None]) -> list[str] | None:
    """The parties that the registry calls not settled; None where it has no such filter."""
    office.go_registry()
    settled()
    rows = office.registry_rows.read("en")
    if registry.UNSETTLED not in dict(registry.chips(rows, "en")):
        return None
    return [row.reference for row in registry.shown(rows, registry.UNSETTLED, None)]


@pytest.mark.parametrize(("button", "reference"), [("settle-0-0", "first"), ("settle-0-1", "second")])
def test_a_party_named_twice_is_settled_on_its_page(
    stage: DeskStage,
    opened: Opening,
    settled: Callable[[], None],
    colleague: Colleague,
    button: str,
    reference: str,
) -> None:
    taken = stage.take("sample.hrcb", stage.town("Sample town").pack().data)
    submission = stage.desk.review.item(str(taken.submission)).submission
    _hear(stage, colleague)
    numbers = {"first": stage.desk.parties.create(submission)}
    stage.clock.later(minutes=1)
    numbers["second"] = colleague.desk.parties.create(submission, colleague.desk.parties.next_reference())
    _hear(stage, colleague)
    office = opened(stage)
    assert _filtered(office, settled) == [numbers["first"]]
    office.go_party(numbers["first"])
    settled()
    assert "Not settled" in _words(office)
    find(office.shell, button, QPushButton).click()
    settled()
    assert isinstance(office.shell.page, PartyPage)
    assert "Not settled" not in _words(office)
    _hear(stage, colleague)
    for desk in (stage.desk, colleague.desk):
        [party] = desk.parties.all()
        assert (party.reference, party.settled) == (numbers[reference], True)
    assert _filtered(office, settled) is None
