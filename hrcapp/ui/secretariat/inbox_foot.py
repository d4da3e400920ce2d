"""Below the inbox: the last import, answers that wait, the exchange, the watched folder, several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dates import from_text
from hrcapp.i18n import _, ngettext
from hrcapp.model.status import Outcome
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import inbox, places
from hrcapp.ui.secretariat.inbox_watch import watch_button, watched
from hrcapp.ui.widgets import Button, Label, Note, column, flow, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.inbox_page import InboxPage
    from hrcapp.ui.secretariat.office import Office


def foot(look: Look, owner: InboxPage) -> QWidget:
    """A line of state, with the buttons of what concerns all files."""
    last = Label(look, _last(look, owner.office), "small", "text_soft", wrap=True)
    identified(last, "last-import")
    buttons = _buttons(look, owner)
    above = (*_held(look, owner), *watched(look, owner.office))
    # Four buttons leave no room for a line of words beside them.
    if look.narrow or len(buttons) > 2:
        return column(look, *above, last, flow(look, *buttons), gap=6)
    return column(look, *above, row(look, (last, 1), *buttons, gap=10), gap=6)


def _buttons(look: Look, owner: InboxPage) -> list[QWidget]:
    office, waiting = owner.office, owner.found.by_file
    buttons: list[QWidget] = []
    if waiting:
        words = ngettext("Save {count} answer", "Save {count} answers", waiting)
        told = words.format(count=number(waiting, look.language))
        save = Button(look, told, icon="upload", small=True, on_click=owner.exchange.save_answers)
        identified(save, "save-answers")
        buttons.append(save)
    if office.waiting > 1:
        several = Button(look, _("Accept several"), icon="check-check", small=True, on_click=office.go_bulk)
        identified(several, "accept-several")
        buttons.append(several)
    if office.watching.folder is None:
        buttons.append(watch_button(look, office))
    box = Button(look, _("Get and send now"), icon="refresh-cw", small=True)
    identified(box, "exchange-drop-box")
    box.clicked.connect(office.exchanged.now)
    box.setEnabled(not office.exchanging.running)
    return [*buttons, box]


def _last(look: Look, office: Office) -> str:
    kept = office.context.home.settings().get("last_import")
    if not isinstance(kept, dict):
        return ""
    outcomes = [one for one in Outcome for _each in range(int(kept.get(str(one), 0)))]
    return inbox.summary(outcomes, from_text(str(kept["at"])), look.language)


def _held(look: Look, owner: InboxPage) -> tuple[Item, ...]:
    if not owner.found.held:
        return ()
    return (Note(look, "stamp", places.held(owner.found.held, look.language), "small", "text"),)
