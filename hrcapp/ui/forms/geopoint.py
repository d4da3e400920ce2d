"""A point on Earth: its degrees, typed, or those of a place found by its name."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from hrcapp.i18n import _
from hrcapp.i18n.gazetteer import Place
from hrcapp.ui.access import identified
from hrcapp.ui.forms.lexical import LATITUDE, LONGITUDE, degrees, point_text
from hrcapp.ui.forms.place_search import PlaceSearch
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.typed_parts import PartsControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.layout import column, fill, row
from hrcapp.xforms import NodeState

_FIELD, _LONGEST = 150, 32


class GeopointControl(PartsControl):
    """Latitude and longitude, also in minutes and seconds; altitude and accuracy of a device are kept."""

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        parts = (("latitude", _("Latitude"), _FIELD), ("longitude", _("Longitude"), _FIELD))
        super().__init__(look, parts, _LONGEST)
        self._surroundings, self._path, self._rest = surroundings, "", ""
        self.search: PlaceSearch | None = None
        self._open = Button(look, _("Find a place"), icon="search", small=True, on_click=self._toggle)
        self._room = column(look, gap=0)
        self._room.hide()
        fill(self, look, self.fields, row(look, self._open, None), self._room, gap=8)
        for edit in self.edits.values():
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its digits
        self.edits["latitude"].setPlaceholderText("36.8")
        self.edits["longitude"].setPlaceholderText("10.18")

    def show_answer(self, node: NodeState, second: str) -> None:
        latitude, longitude, *rest = [*node.value.split(), "", ""][: max(2, len(node.value.split()))]
        numbers = _number(latitude), _number(longitude)
        if None in numbers and node.value:
            latitude, _comma, longitude = node.value.partition(", ")
        self._rest = " ".join(rest) if None not in numbers else ""
        if self.lexical() and _same(self.lexical(), node.value):
            return
        self.put(latitude=_short(latitude), longitude=_short(longitude))

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._open.setVisible(not locked)

    def lexical(self) -> str:
        latitude, longitude = self.typed("latitude"), self.typed("longitude")
        if not latitude and not longitude:
            return ""
        language = self.look.language
        read = degrees(latitude, language, LATITUDE), degrees(longitude, language, LONGITUDE)
        return point_text(read, self._rest) or f"{latitude}, {longitude}"

    def identify(self, path: str) -> None:
        super().identify(path)
        self._path = path
        identified(self._open, f"{path}#find")

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        self._open.setAccessibleName(f"{self._open.text()}: {name}")

    def _toggle(self) -> None:
        if self.search is None:
            self.search = PlaceSearch(self.look, self._surroundings)
            self.search.identify(self._path)
            self.search.chosen.connect(self._take)
            layout = self._room.layout()
            if layout is not None:
                layout.addWidget(self.search)
        self._room.setVisible(self._room.isHidden())
        if not self._room.isHidden():
            self.search.take_focus()

    def _take(self, place: Place) -> None:
        self._showing, self._rest = True, ""
        self.put(latitude=str(place.latitude), longitude=str(place.longitude))
        self._showing = False
        self.say(self.lexical())
        self._open.setFocus()
        self._room.hide()


def _number(text: str) -> Decimal | None:
    return degrees(text, "en", LONGITUDE) if text else None


def _short(text: str) -> str:
    """Degrees without the zeros that a device writes; what is no number as it was typed."""
    number = _number(text)
    return text if number is None else format(number.normalize(), "f")


def _same(one: str, other: str) -> bool:
    """Whether two answers are one point."""
    parts = [[_number(each) for each in text.split()[:2]] for text in (one, other)]
    return one == other or (parts[0] == parts[1] and None not in parts[0] and len(parts[0]) == 2)
