"""What several pages show of the drop box: where it is, a run under way, the switch, the limit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.places import Place
from hrcapp.officer.sending import rate, set_automatic, set_rate
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.officer import send_words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send import Event
from hrcapp.ui.widgets import (
    Button,
    Card,
    Check,
    Chips,
    IconLabel,
    Label,
    Line,
    Note,
    ProgressPanel,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item


def route_notes(look: Look, route: Sequence[Place]) -> tuple[Note, ...]:
    """The drop box that is tried first, and those that stand in for it."""
    notes = [
        Note(look, send_words.place_icon(one), send_words.place(one), "body", "text") for one in route[:1]
    ]
    if len(route) > 1:
        notes.append(Note(look, "redo-2", send_words.then(route[1:])))
    return tuple(notes)


def last_note(look: Look, desk: OfficerDesk) -> tuple[Item, ...]:
    """When it was tried last and how that ended; nothing before the first time."""
    run = desk.exchange.last
    if run is None:
        return ()
    told = send_words.last(run, desk.workspace.clock(), look.language)
    failed = run.fault is not None
    return (
        Note(
            look,
            "triangle-alert" if failed else "history",
            told,
            icon_ink="warning" if failed else "text_soft",
        ),
    )


def run_panel(look: Look, desk: OfficerDesk) -> tuple[Item, ...]:
    """A run under way, with pause and stop; nothing where there is none."""
    exchange = desk.exchange
    if not exchange.running:
        return ()
    paused = exchange.paused
    hold = Button(
        look,
        _("Go on") if paused else _("Pause"),
        icon="redo-2" if paused else "",
        small=True,
        on_click=exchange.resume if paused else exchange.pause,
    )
    identified(hold, "resume-sending" if paused else "pause-sending")
    title = _("Paused") if paused else _("Sending and fetching answers")
    panel = ProgressPanel(
        look,
        title,
        on_cancel=exchange.stop,
        count=lambda done, total: send_words.sent_of(done, total, look.language),
        more=(hold,),
    )
    identified(panel.cancel_button, "stop-sending")
    named(panel.cancel_button, _("Stop sending"))
    panel.advance(*exchange.at)
    exchange.advanced.connect(panel.advance)
    return panel, Note(look, "info", send_words.goes_on(desk.automatic.on))


def automatic_switch(look: Look, desk: OfficerDesk) -> QWidget:
    """Off until a person switches it on, for this device alone."""
    on = desk.automatic.on
    told = send_words.automatic(on, desk.automatic.waits_for_person)
    switch = Check(look, _("Send by itself when there is a network"), checked=on)
    switch.setAccessibleDescription(told)
    identified(switch, "send-automatically")

    def toggled(now: bool) -> None:
        set_automatic(desk.workspace, now)
        desk.automatic.begin(0)
        desk.shell.refresh()

    switch.toggled.connect(toggled)
    return column(look, switch, Label(look, told, "small", "text_soft", wrap=True), gap=4)


def rate_choice(look: Look, desk: OfficerDesk) -> QWidget:
    """How much of the link sending may take."""
    name = _("At most")
    chips = Chips(look, name, send_words.rates(), str(rate(desk.workspace) or 0))
    identified(chips, "send-rate")

    def choose(value: str) -> None:
        limit = int(value) or None
        set_rate(desk.workspace, limit)
        desk.exchange.set_rate(limit)

    chips.chosen.connect(choose)
    hint = _("A limit leaves room for others on the same link.")
    return column(
        look,
        Label(look, name, "small_strong", wrap=True),
        chips,
        Label(look, hint, "small", "text_soft", wrap=True),
        gap=6,
    )


def event_lines(look: Look, events: Sequence[Event]) -> Card:
    """What went where and when, the last first."""
    lines: list[Item] = []
    for index, one in enumerate(events):
        lines += [Line(look)] if index else []
        when = Label(look, one.when, "small", "text_soft", wrap=look.narrow)
        sentence = Label(look, one.sentence, wrap=True)
        text = column(look, sentence, when, gap=0) if look.narrow else sentence
        items: list[Item] = [IconLabel(look, one.icon, "text_soft", 18), (text, 1)]
        lines.append(row(look, *items, *([] if look.narrow else [when]), gap=12, margins=(18, 7, 18, 7)))
    return Card(look, *lines, gap=0, margins=(1, 1, 1, 1))
