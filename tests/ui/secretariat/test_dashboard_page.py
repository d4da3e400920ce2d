"""The dashboard: every figure by keyboard, as a table, as of a day, and the parties behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.dashboard import Slice, Step, dashboard
from hrcapp.secretariat.figures import Counts, Member, Snapshot
from hrcapp.secretariat.positions import Position
from hrcapp.ui.secretariat import dashboard as words
from hrcapp.ui.secretariat.dashboard_page import DashboardPage
from hrcapp.ui.secretariat.figure_card import TABLE
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_page import PartyPage
from hrcapp.ui.secretariat.registry_page import RegistryPage
from hrcapp.ui.secretariat.world_map import WorldMap
from hrcapp.ui.widgets import Table
from hrcapp.ui.widgets.bar_list import BarList
from tests.desk_stage import DeskStage
from tests.ui.access import tab_order
from tests.ui.secretariat.conftest import Opening, find

AFRICA = {f"2022-{number}" for number in (2, 12, 31, 50, 54, 59)}


def _page(office: Office) -> DashboardPage:
    assert isinstance(office.shell.page, DashboardPage)
    return office.shell.page


def _registry(office: Office) -> RegistryPage:
    assert isinstance(office.shell.page, RegistryPage)
    return office.shell.page


def _listed(office: Office) -> set[str]:
    return {row.reference for row in _registry(office)._shown}


@pytest.fixture
def shown(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> Office:
    """The dashboard with the printed forms of 2022 and one town that has sent the whole form."""
    stage.with_first_results().accepted("Sample city")
    office = opened(stage)
    find(office.shell, "menu-dashboard", QPushButton).click()
    settled()
    return office


def test_enter_on_a_bar_leads_to_its_parties_and_back_again(
    shown: Office, settled: Callable[[], None]
) -> None:
    bars = find(shown.shell, "sections-chart", BarList)
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Home)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.currentIndex().data() == "Africa, 7"
    QTest.keyClick(bars, Qt.Key.Key_Return)
    settled()
    assert _listed(shown) == AFRICA | {"HRC-2026-0001"}
    find(shown.shell, "selection-back", QPushButton).click()
    settled()
    assert _page(shown).board.governments.count == 63


def test_the_selection_is_said_and_can_be_cleared(shown: Office, settled: Callable[[], None]) -> None:
    find(shown.shell, "open-partners", QPushButton).click()
    settled()
    assert _listed(shown) == {f"2022-{number}" for number in (1, 8, 11, 43, 51)}
    said = [label.text() for label in shown.shell.findChildren(QLabel) if label.isVisibleTo(shown.shell)]
    assert any("Partners" in text and "2026" in text for text in said)
    find(shown.shell, "clear-selection", QPushButton).click()
    assert len(_listed(shown)) == 68
    assert not shown.shell.findChildren(QPushButton, "clear-selection")


def test_a_click_on_a_bar_opens_it_too(shown: Office, settled: Callable[[], None]) -> None:
    bars = find(shown.shell, "themes-chart", BarList)
    place = bars.visualRect(bars.model().index(0, 0)).center()
    QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled()
    assert _listed(shown) == {"HRC-2026-0001"}


@pytest.mark.parametrize("figure", ["sections", "countries", "themes", "funnel", "months", "languages"])
def test_every_figure_has_its_table_with_the_same_numbers(shown: Office, figure: str) -> None:
    bars = find(shown.shell, f"{figure}-chart", BarList)
    drawn = [bars.model().index(row, 0).data() for row in range(bars.model().rowCount())]
    _page(shown).views = {figure: TABLE}
    shown.shell.refresh()
    table = find(shown.shell, f"{figure}-table", Table).model()
    told = [
        ", ".join(filter(None, (table.index(row, column).data() for column in range(table.columnCount()))))
        for row in range(table.rowCount())
    ]
    assert told == drawn
    assert drawn


def test_the_choice_of_the_table_stays_through_a_change_of_language(
    shown: Office, settled: Callable[[], None]
) -> None:
    switch = next(
        button
        for button in shown.shell.findChildren(QPushButton)
        if button.accessibleDescription() == "By section of UCLG: shown as" and button.text() == "Table"
    )
    switch.click()
    assert _page(shown).views == {"sections": TABLE}
    shown.shell.set_language("fr")
    settled()
    assert find(shown.shell, "sections-table", Table).model().rowCount() == 8
    assert find(shown.shell, "countries-chart", BarList).model().index(0, 0).data() == "Espagne, 15"


def test_another_question_of_the_form(shown: Office) -> None:
    combo = find(shown.shell, "theme-question", QComboBox)
    combo.setCurrentIndex(combo.findData("vision_themes"))
    figure = find(shown.shell, "themes-chart", BarList)
    chosen = _page(shown).board.themes["vision_themes"]
    assert figure.model().rowCount() == len(chosen) > 0


def test_a_click_on_the_map_opens_those_at_that_mark(shown: Office, settled: Callable[[], None]) -> None:
    world = find(shown.shell, "world-map", WorldMap)
    combo = find(shown.shell, "map-part", QComboBox)
    combo.setCurrentIndex(combo.findData("europe"))
    france = max(world._placed(), key=lambda one: one.mark.count)
    QTest.mouseClick(world, Qt.MouseButton.LeftButton, pos=france.centre.toPoint() + QPoint(-4, 2))
    settled()
    assert _listed(shown) == {"2022-4", "2022-14", "2022-15", "2022-26"}, "nobody knows where they lie"


def test_the_maps_table_lists_everybody_and_opens_a_party(shown: Office, settled: Callable[[], None]) -> None:
    _page(shown).views = {"map": TABLE}
    shown.shell.refresh()
    table = find(shown.shell, "map-table", Table)
    assert table.model().rowCount() == 68
    table.setFocus()
    table.choose(3)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settled()
    assert isinstance(shown.shell.page, PartyPage)
    assert shown.shell.page.title() == "Amsterdam"


def test_a_part_of_the_world_brings_its_marks_apart(shown: Office) -> None:
    world = find(shown.shell, "world-map", WorldMap)
    combo = find(shown.shell, "map-part", QComboBox)

    def spread() -> float:
        xs = [one.centre.x() for one in world._placed() if one.mark.words in ("Lyon", "Vienna")]
        return max(xs) - min(xs)

    before = spread()
    combo.setCurrentIndex(combo.findData("europe"))
    assert spread() > 4 * before


def test_an_earlier_day_counts_what_was_here_then(shown: Office, settled: Callable[[], None]) -> None:
    for part, text in (("day", "31"), ("month", "12"), ("year", "2025")):
        find(shown.shell, f"as-of-{part}", QLineEdit).setText(text)
    QTest.keyClick(find(shown.shell, "as-of-year", QLineEdit), Qt.Key.Key_Return)
    settled()
    assert _page(shown).board.as_of.isoformat() == "2025-12-31"
    assert _page(shown).board.governments.count == 0
    assert find(shown.shell, "to-inbox", QPushButton)


def test_no_such_day_is_told_and_changes_nothing(shown: Office) -> None:
    day = _page(shown).board.as_of
    find(shown.shell, "as-of-day", QLineEdit).setText("32")
    find(shown.shell, "count-as-of", QPushButton).click()
    assert find(shown.shell, "as-of-day", QLineEdit).property("invalid")
    assert _page(shown).board.as_of == day


def test_every_figure_can_be_reached_with_tab(shown: Office) -> None:
    order = [widget.objectName() for widget in tab_order(shown.shell)]
    wanted = [
        "as-of-day",
        "open-governments",
        "open-pledged",
        "map-part",
        "theme-question",
        "countries-chart",
    ]
    wanted += ["funnel-chart", "sections-chart", "months-chart", "languages-chart"]
    assert [name for name in wanted if name not in order] == []


def test_a_step_says_its_share_of_the_step_before(shown: Office) -> None:
    board = replace(
        _page(shown).board,
        funnel=(
            Slice(Step.INVITED, (), 300),
            Slice(Step.REPLIED, (), 120),
            Slice(Step.PLEDGED, ("HRC-2026-0001",)),
            Slice(Step.FORM, tuple(f"2022-{number}" for number in range(60))),
        ),
    )
    lines = words.funnel(board, "en").lines
    assert [line.note for line in lines] == ["", "40%", "1%", ""]
    assert [round(line.share, 2) for line in lines] == [1, 0.4, 0, 0.2]
    assert "300 more are on the list" in words.without_party(lines[0].slice, "en")
    assert "1 more waits for review" in words.without_party(Slice(Step.PLEDGED, (), 1), "en")
    assert words.without_party(lines[2].slice, "en") == ""


def test_nothing_here_says_so(stage: DeskStage, opened: Opening, settled: Callable[[], None]) -> None:
    office = opened(stage)
    office.go_dashboard()
    settled()
    assert not office.shell.findChildren(BarList)
    find(office.shell, "to-inbox", QPushButton).click()
    settled()
    assert office.shell.page is not None
    assert office.shell.page.name == "inbox"


def test_a_thousand_parties_are_drawn_and_listed(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    stage.accepted("Sample city")
    office = opened(stage)
    office.go_dashboard()
    settled()
    board = dashboard(_thousand(), {}, _somewhere)
    found = _page(office).found
    office.show(DashboardPage(office, replace(found, board=board)), root=True)
    world = find(office.shell, "world-map", WorldMap)
    assert len(world._placed()) == len(board.spots) == 920
    world.grab()
    assert find(office.shell, "sections-chart", BarList).model().index(0, 0).data() == "Europe, 900"
    _page(office).views = {"map": TABLE}
    office.shell.refresh()
    assert find(office.shell, "map-table", Table).model().rowCount() == 1000


def _thousand() -> Snapshot:
    """900 governments of Germany and 100 partners."""

    def member(number: int) -> Member:
        kind = PartyKind.GOVERNMENT if number % 10 else PartyKind.NETWORK
        facts = PartyFacts(kind, f"Sample {number:04d}", country="DE")
        return Member(f"HRC-2026-{number:04d}", facts, consents=True, has_form=True)

    return Snapshot(
        as_of=date(2026, 11, 23),
        counts=Counts(1000, 900, 100, 0, 1000, 1),
        members=tuple(map(member, range(1000))),
        sections={},
        pledges=(),
        codes={},
        answered=frozenset(),
        languages={},
        reconstructed=0,
        findings=(),
    )


def _somewhere(facts: PartyFacts, _names: Mapping[str, str]) -> Position:
    """Governments each at a place of its own, partners five to a place."""
    number = int(facts.name.split()[1])
    number -= 0 if facts.kind.is_government else number % 50
    return Position(6 + number % 37 / 5, 47 + number / 130, exact=facts.kind.is_government)
