"""The map in its card, with its legend, whom it cannot show, its sources, and the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.gazetteer import ATTRIBUTION
from hrcapp.secretariat.dashboard import Dashboard
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import dashboard_map
from hrcapp.ui.secretariat.dashboard_map import PlaceRow
from hrcapp.ui.secretariat.figure_card import CHART, TABLE, Switched, held, switch, titled
from hrcapp.ui.secretariat.world_map import MarkSign, WorldMap
from hrcapp.ui.widgets import Card, Column, ComboBox, Label, Table, Text, column, flow, row


class MapCard(Card):
    """`on_open` gets the references of those at a mark, or of one row of the table."""

    def __init__(
        self,
        look: Look,
        board: Dashboard,
        view: str,
        part: str,
        on_view: Callable[[str, str], object],
        on_part: Callable[[str], object],
        on_open: Callable[[Iterable[str]], object],
    ) -> None:
        self._board, self._part = board, part
        self._on_view, self._on_part, self._on_open = on_view, on_part, on_open
        self._map: WorldMap | None = None
        self._title = _("Where they are")
        makers = {CHART: lambda: self._drawn(look), TABLE: lambda: self._table(look)}
        self._body = Switched(look, makers, view)
        chosen = switch(look, self._title, _("Map"), view, lambda one: self.show_view(one))
        super().__init__(look, titled(look, self._title, _("Governments and partners"), chosen), self._body)

    def show_view(self, view: str) -> None:
        self._body.show_view(view)
        self._on_view("map", view)

    def _drawn(self, look: Look) -> QWidget:
        board = self._board
        marks = dashboard_map.marks(board, look.language)
        self._map = WorldMap(
            look,
            _("Map of governments and partners. The table says the same."),
            marks,
            dashboard_map.extent(board, self._part),
        )
        identified(self._map, "world-map")
        self._map.opened.connect(lambda places: self._open_marks(places))
        return column(look, self._parts(look), self._map, self._legend(look), self._sources(look), gap=8)

    def _parts(self, look: Look) -> QWidget:
        combo = ComboBox(look, dashboard_map.parts(self._board), width=None if look.narrow else 300)
        combo.set_value(self._part)
        identified(combo, "map-part")
        label = Label(look, _("Part of the world"), "small", "text_soft")
        label.setBuddy(combo)
        named(combo, _("Part of the world"))
        combo.currentIndexChanged.connect(lambda _at: self._show_part(combo.value()))
        return column(look, label, combo, gap=3) if look.narrow else row(look, label, combo, None, gap=10)

    def _legend(self, look: Look) -> QWidget:
        board, signs = self._board, []
        kinds = {(spot.government, spot.position.exact) for spot in board.spots}
        for government, exact in ((True, True), (True, False), (False, True), (False, False)):
            if (government, exact) in kinds:
                words = Label(look, _mark_words(government, exact), "small")
                signs.append(row(look, MarkSign(look, government=government, exact=exact), words, gap=6))
        if board.unplaced:
            signs.append(Label(look, dashboard_map.unplaced(board, look.language), "small", "text_soft"))
        return column(look, *signs, gap=2) if look.narrow else flow(look, *signs, gap=12)

    def _sources(self, look: Look) -> Label:
        told = [
            _("Outline: Natural Earth, public domain. Borders are for orientation and express no opinion.")
        ]
        if any(spot.position.exact for spot in self._board.spots):
            told.append(_("Positions: {source}.").format(source=ATTRIBUTION))
        return Label(look, " ".join(told), "tiny", "text_soft", wrap=True)

    def _table(self, look: Look) -> QWidget:
        rows = dashboard_map.rows(self._board, look.language)
        columns = (
            Column[PlaceRow](_("Name"), lambda one: Text(one.name, one.country, strong=True)),
            Column[PlaceRow](_("On the map"), lambda one: Text(one.where), 260),
        )
        made = Table[PlaceRow](look, self._title, columns, rows, two_lines=True)
        identified(made, "map-table")
        made.opened.connect(lambda place: self._on_open([rows[place].reference]))
        return held(look, made, len(rows))

    def _show_part(self, part: str) -> None:
        if part and self._map is not None:
            self._part = part
            self._on_part(part)
            self._map.show_extent(dashboard_map.extent(self._board, part))

    def _open_marks(self, places: list[int]) -> None:
        spots = self._board.spots
        self._on_open([reference for place in places for reference in spots[place].parties])


def _mark_words(government: bool, exact: bool) -> str:
    if government:
        return _("Government at its place") if exact else _("Governments, at the centre of their country")
    return _("Partner at its place") if exact else _("Partners, at the centre of their country")
