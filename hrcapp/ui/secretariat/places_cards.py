"""The cards of "Places": the exchange with its state, its history, the two places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.words import stamp, when
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import places
from hrcapp.ui.widgets import (
    Button,
    Card,
    Check,
    KeyValues,
    Label,
    Line,
    Note,
    Pill,
    ProgressPanel,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.exchange.kit import DropBoxSpec
    from hrcapp.ui.secretariat.exchanging import Exchanging
    from hrcapp.ui.secretariat.places_page import PlacesPage

Act = tuple[str, str, str, Callable[[], object]]
"""The words of a button, its identifier, its icon, what it does."""


def exchange(page: PlacesPage, look: Look) -> Card:
    """How things stand, the button, and the switch."""
    exchanging, found = page.office.exchanging, page.found
    items: list[Item] = []
    if exchanging.running:
        items.append(progress(look, exchanging))
    else:
        items += [
            Note(look, told.icon, told.words, "small", "text", icon_ink=told.kind)
            for told in places.status(found, look.language)
        ]
        go = Button(look, _("Get and send now"), "primary", "refresh-cw", small=True)
        go.clicked.connect(lambda: exchanging.go())
        go.setEnabled(found.any)
        identified(go, "exchange-now")
        items.append(flow(look, go))
    items += [Line(look), _switch(page, look)]
    return _card(look, _("Exchange"), _last(page, look), *items)


def progress(look: Look, exchanging: Exchanging) -> ProgressPanel:
    """The round that is under way, with a way to stop it."""
    panel = ProgressPanel(look, places.stage(exchanging.stage), on_cancel=exchanging.stop)
    named(panel.cancel_button, _("Stop the exchange"))
    if exchanging.at[1]:
        panel.advance(*exchanging.at)
    exchanging.advanced.connect(panel.advance)
    return panel


def _last(page: PlacesPage, look: Look) -> str:
    last = page.found.last
    if not page.found.any:
        return _("No place is known here: choose one, or make a kit that names a drop box.")
    if last is None:
        return _("Nothing was exchanged yet.")
    moment = when(last.ended, page.office.now(), look.language)
    return _("Last exchange {moment}.").format(moment=moment)


def _switch(page: PlacesPage, look: Look) -> QWidget:
    box = Check(look, _("Exchange by itself when there is a network"), checked=page.found.automatic)
    identified(box, "exchange-by-itself")
    box.toggled.connect(page.switch)
    told = _("Off, nothing is asked of a server before somebody presses the button.")
    if page.found.automatic and page.office.by_itself.waits_for_person:
        told = _("It rests until somebody has looked: what went wrong last does not mend by itself.")
    box.setAccessibleDescription(told)
    return column(look, box, Label(look, told, "small", "text_soft", wrap=True), gap=2)


def history(page: PlacesPage, look: Look) -> Card:
    """Rounds in which something happened."""
    items: list[Item] = []
    for made in page.found.history:
        if items:
            items.append(Line(look))
        done = places.done(made, look.language)
        moment = stamp(made.ended, look.language)
        if made.by_itself:
            moment = _("{moment}, by itself").format(moment=moment)
        head = row(
            look,
            (Label(look, moment, "small", "text_soft", wrap=True), 1),
            Pill(look, done.told.kind, done.told.words, done.told.icon),
            gap=8,
        )
        items.append(column(look, head, Label(look, " ".join(done.what), "small", wrap=True), gap=2))
    if not items:
        items.append(Label(look, _("Nothing yet."), "small", "text_soft"))
    return _card(look, _("History"), "", *items)


def towns(page: PlacesPage, look: Look) -> Card:
    """The drop boxes of the campaign, or the one that was chosen here."""
    found = page.found
    told = _("Towns put their forms there and fetch their answers. Its credentials are in every kit.")
    if found.own:
        told = _("Chosen here, in the stead of the drop boxes that the kit names.")
    acts: list[Act] = [(_("Use another place"), "choose-towns", "pencil", page.choose_towns)]
    if found.towns:
        acts.append((_("Try it"), "try-towns", "refresh-cw", page.try_towns))
    if found.own:
        acts.append((_("Use those of the kit"), "kit-again", "undo-2", page.back_to_kit))
    shown: list[Item] = [_place(look, one) for one in found.towns]
    if not shown:
        shown.append(Note(look, "info", _("The kit names no drop box."), "small", "text"))
    return _card(look, _("Place of the towns"), told, *shown, _buttons(look, acts))


def desks(page: PlacesPage, look: Look) -> Card:
    """What the desks share, with credentials that no kit has."""
    place = page.found.desks
    told = _(
        "Several desks of one campaign tell each other there what came and what was decided. Only desks may "
        "reach it: choose other credentials than those of the towns."
    )
    if place is None:
        alone = Note(look, "user", _("This desk works alone."), "small", "text")
        choose: Act = (_("Share with other desks"), "choose-desks", "plus", page.choose_desks)
        return _card(look, _("Place of the desks"), told, alone, _buttons(look, [choose]))
    acts: list[Act] = [
        (_("Use another place"), "choose-desks", "pencil", page.choose_desks),
        (_("Try it"), "try-desks", "refresh-cw", page.try_desks),
        (_("Work alone"), "work-alone", "x", page.ask_alone),
    ]
    safe = Note(look, "lock", _("Answers go out once they are noted there."), "small", "text")
    return _card(look, _("Place of the desks"), told, _place(look, place), safe, _buttons(look, acts))


def _place(look: Look, spec: DropBoxSpec) -> KeyValues:
    pairs: list[tuple[str, str | QWidget]] = []
    for name, value in places.described(spec):
        shown = Label(look, value, wrap=True, latin=name == _("Address")).selectable()
        shown.setAccessibleName(value)
        pairs.append((name, shown))
    return KeyValues(look, pairs, name_width=80)


def _card(look: Look, title: str, told: str, *items: Item) -> Card:
    heading: list[Item] = [Label(look, title, "h3")]
    if told:
        heading.append(Label(look, told, "small", "text_soft", wrap=True))
    return Card(look, *heading, *items, gap=10)


def _buttons(look: Look, acts: list[Act]) -> QWidget:
    made = []
    for words, identifier, icon, do in acts:
        button = Button(look, words, icon=icon, small=True, on_click=do)
        identified(button, identifier)
        made.append(button)
    return flow(look, *made)
