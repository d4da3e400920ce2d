"""What the facilitator has done on this laptop, the last first, and whether the list is whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import N_, _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.workshop_log import Entry
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Column,
    EmptyState,
    State,
    Table,
    Text,
    TopBar,
    column,
    framed,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.workshop.desk import BoardDesk

_ACTS: dict[str, str] = {
    "on": N_("The workshop began on this laptop"),
    "off": N_("The workshop ended on this laptop"),
    "administrator": N_("A new passphrase was made"),
    "check": N_("Checked"),
    "finalise": N_("Made ready to sign"),
    "print": N_("Written as PDF"),
    "pack": N_("Packed"),
    "take-in": N_("Receipts taken in"),
    "ceremony": N_("Opened to sign"),
    "pin": N_("A new PIN was set"),
    "forget": N_("Forgotten"),
}


class LogPage(Page):
    """A town that was forgotten has only its number left."""

    name, menu_key = "workshop-log", "facilitator"

    def __init__(self, desk: BoardDesk, entries: Sequence[Entry]) -> None:
        self._desk, self._entries = desk, tuple(entries)

    def title(self) -> str:
        return _("What was done")

    def build(self, look: Look) -> QWidget:
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._desk.shell.back)
        identified(back, "log-back")
        bar, actions = TopBar(look, self.title()), ActionBar(look, [back])
        if not self._entries:
            empty = EmptyState(
                look, "history", _("Nothing was done yet"), _("Each act of the facilitator stands here.")
            )
            return page(look, bar, self._desk.body(look, empty), actions)
        frame = framed(look, self._table(look))
        above: list[Item] = [] if all(one.intact for one in self._entries) else [self._broken(look)]
        if look.narrow:
            frame.setFixedHeight(look.px(320))
            return page(look, bar, self._desk.body(look, *above, frame, gap=12), actions)
        return page(look, bar, column(look, *above, (frame, 1), gap=12, margins=(24, 14, 24, 12)), actions)

    def _table(self, look: Look) -> Table[Entry]:
        titles = {one.id: one.title for one in self._desk.entries.values()}

        columns = (
            Column[Entry](
                _("What"),
                lambda one: Text(_(_ACTS.get(one.act, one.act)), town(one, titles) or " ", strong=True),
            ),
            Column[Entry](_("When"), lambda one: Text(stamp(one.at, look.language)), 240),
            Column[Entry](_("Result"), result, 150),
        )
        table = Table[Entry](look, self.title(), columns, self._entries, two_lines=True, whole=True)
        identified(table, "log-table")
        table.choose(0)
        return table

    def _broken(self, look: Look) -> QWidget:
        return Notice(
            "danger",
            lambda: (
                _("This list is not whole"),
                _("A line was changed or is missing. What stands before it can’t be relied on."),
            ),
        ).banner(look)


def town(entry: Entry, titles: Mapping[str, str]) -> str:
    """Whom it was for, and why it failed."""
    whose = titles.get(entry.profile) or (
        _("Profile {number}").format(number=entry.profile[:6]) if entry.profile else ""
    )
    why = ""
    if entry.code in set(Code):
        # The values of its sentence are not kept: a log holds no names.
        what = sentence(Fault(Code(entry.code)), _).what
        why = "" if "…" in what else what
    return ": ".join(filter(None, (whose, why)))


def result(entry: Entry) -> State:
    """Done or not."""
    if entry.code:
        return State("danger", _("Not done"), "circle-alert")
    return State("success", _("Done"), "check")
