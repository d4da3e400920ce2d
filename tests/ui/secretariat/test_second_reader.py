"""Two desks, one rule: what the window of each shows while a form waits for its second reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from hrcapp.exchange.dropbox import FOLDER
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import rounds
from hrcapp.ui.secretariat.next_kit_page import NextKitPage
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.two_desks import Colleague, join
from tests.ui.secretariat.conftest import Opening, find

Settled = Callable[[], None]


@dataclass
class Pair:
    """Two desks that both know of one form, and the window of the first."""

    stage: DeskStage
    other: Colleague
    key: str
    office: Office

    def exchange(self) -> None:
        """Everybody hears everything; what the window has is on the same folder."""
        for _ in range(2):
            rounds.make(self.office.desk)
            self.other.round()


@pytest.fixture
def pair(stage: DeskStage, opened: Opening, settled: Settled, tmp_path: Path) -> Iterator[Pair]:
    shared = DropBoxSpec(FOLDER, str(tmp_path / "shared"))
    Path(shared.address).mkdir()
    other = join(tmp_path / "other", stage.home, stage.campaign, stage.clock, shared, second_reader=True)
    stage.desk.renew()
    taken = stage.take("sample-port.hrcb", stage.town("Sample port").pack().data)
    assert taken.submission is not None
    made = Pair(stage, other, taken.submission, opened(stage))
    made.exchange()
    yield made
    other.desk.close()


def review(pair: Pair, settled: Settled) -> None:
    pair.office.go_review(pair.key)
    settled()


def state(pair: Pair) -> ReviewState:
    return pair.office.desk.review.item(pair.key).state


def test_this_desk_proposes_and_the_other_accepts(pair: Pair, settled: Settled) -> None:
    office = pair.office
    review(pair, settled)
    find(office.shell, "review-accept", QPushButton).click()
    settled()
    assert state(pair) is ReviewState.PROPOSED
    assert office.notice is not None
    review(pair, settled)
    assert not find(office.shell, "review-accept", QPushButton).isEnabled()
    assert [one.kind for one in office.desk.outgoing.of(pair.key)] == ["received"]
    pair.exchange()
    assert pair.other.desk.review.accept(pair.key) is ReviewState.ACCEPTED
    pair.exchange()
    assert state(pair) is ReviewState.ACCEPTED
    assert [one.kind for one in office.desk.outgoing.of(pair.key)] == ["received", "accepted"]


def test_a_proposal_of_the_other_desk_is_shown_and_its_words_are_offered(
    pair: Pair, settled: Settled
) -> None:
    pair.other.desk.review.accept(pair.key, "Sample words of welcome.")
    pair.exchange()
    review(pair, settled)
    told = [one.text() for one in pair.office.shell.findChildren(QLabel)]
    assert any("Sample desk 2" in one for one in told)
    find(pair.office.shell, "review-accept", QPushButton).click()
    settled()
    assert state(pair) is ReviewState.ACCEPTED
    detail = pair.office.desk.review.detail(pair.key, "en")
    assert [message for message, _comments in detail.words] == ["Sample words of welcome."]


def test_a_proposal_is_taken_back_in_the_window(pair: Pair, settled: Settled) -> None:
    pair.office.desk.review.accept(pair.key)
    review(pair, settled)
    find(pair.office.shell, "take-proposal-back", QPushButton).click()
    settled()
    assert state(pair) is ReviewState.TO_REVIEW
    assert find(pair.office.shell, "review-accept", QPushButton).isEnabled()


def test_the_inbox_says_that_it_waits(pair: Pair, settled: Settled) -> None:
    pair.office.desk.review.accept(pair.key)
    pair.office.go_inbox()
    settled()
    page = pair.office.shell.page
    assert page is not None
    page.choose_group("to-review")  # type: ignore[attr-defined]
    [arrived] = [one for one in pair.office.desk.inbox.files() if one.item]
    assert arrived.item is not None
    assert arrived.item.state is ReviewState.PROPOSED


def test_the_rule_is_offered_only_where_there_are_two_desks(
    stage: DeskStage, opened: Opening, settled: Settled
) -> None:
    office = opened(stage)
    office.store(lambda: NextKitPage.read(office, "en"), office.show)
    settled()
    assert not find(office.shell, "second-reader", QCheckBox).isEnabled()
    page = office.shell.page
    assert isinstance(page, NextKitPage)
    page.draft.second_reader = True
    assert "second-reader" in {wrong.field for wrong in page.draft.problems(stage.clock().date())}
