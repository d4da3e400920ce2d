"""The parts of the inbox that change while the page stays: filters, table, panel, progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import inbox
from hrcapp.ui.secretariat.inbox_panel import InboxPanel
from hrcapp.ui.secretariat.places_cards import progress
from hrcapp.ui.widgets import Checked, Chips, Column, ProgressPanel, State, Table, Text
from hrcapp.ui.widgets.cells import pill_column
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.inbox_page import InboxPage
    from hrcapp.ui.secretariat.office import Office


_STATE_WIDTH = 164


class InboxParts:
    """The widgets of one build that change without a rebuild."""

    def __init__(self, look: Look, owner: InboxPage) -> None:
        self.chips = Chips(look, _("Filter"), inbox.chips(owner.counts, look.language), owner.listed.group)
        self.chips.chosen.connect(owner.choose_group)
        columns = _columns(look, owner.found.second_reader)
        self.table = Table[inbox.Row](look, _("Files"), columns, (), two_lines=True)
        identified(self.table, "inbox-table")
        self.table.chosen.connect(owner.choose)
        self.table.opened.connect(owner.open)
        self.panel = InboxPanel(look, owner.actions.do)
        self.search: tuple[Item, ...] = (
            (owner.folder_button(look), owner.search_field(look)) if look.narrow else ()
        )
        self.progress = progress_of(look, owner.office)


def progress_of(look: Look, office: Office) -> tuple[Item, ...]:
    """Whatever is under way: an import, an exchange."""
    shown: list[Item] = []
    if office.importing.running:
        importing = office.importing
        panel = ProgressPanel(look, _("Importing files"), on_cancel=importing.stop)
        named(panel.cancel_button, _("Stop the import"))
        panel.advance(importing.done, importing.total)
        importing.advanced.connect(panel.advance)
        shown.append(panel)
    if office.exchange.running:
        exchange = office.exchange
        panel = ProgressPanel(look, exchange.title(), on_cancel=exchange.stop)
        panel.advance(*exchange.at)
        exchange.advanced.connect(panel.advance)
        shown.append(panel)
    if office.exchanging.running:
        shown.append(progress(look, office.exchanging))
    return tuple(shown)


def _columns(look: Look, second_reader: bool) -> tuple[Column[inbox.Row], ...]:
    def check(place: int) -> Callable[[inbox.Row], Checked]:
        return lambda found: Checked(found.checks[place])

    wide = pill_column(look, inbox.states(second_reader=second_reader), _STATE_WIDTH)
    return (
        Column(_("File"), lambda found: Text(found.file, found.came, strong=True)),
        Column(_("From"), lambda found: Text(found.who, found.where)),
        Column(_("Opens"), check(0), 66),
        Column(_("Signed"), check(1), 72),
        Column(_("Form"), check(2), 60),
        Column(_("New"), check(3), 60),
        Column(_("State"), lambda found: State(found.state.kind, found.state.words, found.state.icon), wide),
    )
