"""Finding where a place lies by its name, offline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.i18n.countries import countries
from hrcapp.i18n.gazetteer import ATTRIBUTION, Place
from hrcapp.i18n.numbers import format_integer
from hrcapp.ui.access import announce, identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.combo import SearchCombo
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import beside, column, fill
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.ui.widgets.question import Question

_SHOWN = 6
_PAUSE_MS = 120
_LEAST = 2


class PlaceSearch(QWidget):
    """A country and the first letters of a name; `chosen` carries the place that was taken."""

    chosen = Signal(object)

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        super().__init__()
        self._look, self._surroundings = look, surroundings
        self._country = SearchCombo(look, countries(look.language))
        self._country.set_value(surroundings.country)
        self._name = LineEdit(look)
        self._found = column(look, gap=2)
        self._none = Label(look, "", "small", "text_soft", wrap=True)
        fields = beside(
            look,
            (Question(look, _("Country"), self._country), 1),
            (Question(look, _("Name of the place"), self._name), 1),
            gap=16,
        )
        source = Label(look, _("Places: {source}").format(source=ATTRIBUTION), "tiny", "text_soft", wrap=True)
        inside = Card(
            look, fields, self._none, self._found, source, gap=8, margins=(14, 10, 14, 10), radius="sm"
        )
        fill(self, look, inside, gap=0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self._name.textChanged.connect(lambda _text: self._pause.start())
        self._country.currentIndexChanged.connect(lambda _index: self._pause.start())
        self._show(())

    def identify(self, path: str) -> None:
        identified(self._country, f"{path}#country")
        identified(self._name, f"{path}#place")

    def take_focus(self) -> None:
        (self._name if self._country.value() else self._country).setFocus()

    def look_up(self) -> None:
        """Look for what is typed now."""
        asked = (self._name.text().strip(), self._country.value())

        def take(places: Sequence[Place]) -> None:
            if isValid(self) and asked == (self._name.text().strip(), self._country.value()):
                self._show(places)

        if len(asked[0]) < _LEAST or not asked[1]:
            self._show(())
        else:
            self._surroundings.find_places(*asked, take)

    def _show(self, places: Sequence[Place]) -> None:
        layout = self._found.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place in places[:_SHOWN]:
            button = self._offer(place)
            if layout is not None:
                layout.addWidget(button)
        self._found.setVisible(bool(places))
        self._none.setText(self._words(places))

    def _offer(self, place: Place) -> LinkButton:
        people = format_integer(place.population, self._look.language)
        where = isolated(f"{place.latitude}, {place.longitude}")  # tells places of one name apart
        told = _("{place}, {people} inhabitants ({where})").format(
            place=isolated(place.name), people=people, where=where
        )
        button = LinkButton(self._look, told, "place", flush=True, on_click=lambda: self.chosen.emit(place))
        identified(button, f"place-{place.latitude}-{place.longitude}")
        return button

    def _words(self, places: Sequence[Place]) -> str:
        if places:
            told = _("Take one of these places:")
        elif len(self._name.text().strip()) < _LEAST or not self._country.value():
            return _("Choose a country and type the first letters of the place, in any script.")
        else:
            told = _("No place of that name is known there. Type the degrees instead.")
        announce(self._name, told)
        return told
