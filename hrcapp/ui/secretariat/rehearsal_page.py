"""Rehearsing the restore: the printed code is typed, the newest copy opened aside, and what came out told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import rehearsal, rehearsal_words
from hrcapp.secretariat.rehearsal import Rehearsed
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.start.code_question import CodeQuestion
from hrcapp.ui.widgets import ActionBar, Banner, Button, Label, Note, TopBar
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_OF_THE_CODE = (Code.RECOVERY_CODE_LENGTH, Code.RECOVERY_CODE_SLIP, Code.RECOVERY_CODE_WRONG)


class RehearsalPage(Page):
    """The desk can be used on meanwhile: nothing of it is touched."""

    name, menu_key = "rehearsal", "keys"

    def __init__(self, office: Office) -> None:
        self._office, self._code = office, CodeQuestion(self._go)
        self._busy = False
        self._made: Rehearsed | None = None

    def title(self) -> str:
        return _("Rehearse the restore")

    def build(self, look: Look) -> QWidget:
        told = _(
            "The newest second copy is opened with the printed code, in a folder that goes again afterwards, "
            "and compared with this desk. Nothing here is changed, and the code is not kept."
        )
        items: list[Item] = [Label(look, told, "lead", wrap=True)]
        if self._made is not None:
            items.append(self._result(look, self._made))
        elif self._busy:
            items.append(Note(look, "hourglass", _("Restoring and comparing…")))
        else:
            items.append(self._code.build(look))
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._office.shell.back)
        identified(back, "rehearsal-back")
        begin = Button(look, _("Begin"), "primary", "lock-open", on_click=self._go)
        begin.setEnabled(not self._busy)
        identified(begin, "rehearsal-begin")
        actions = ActionBar(look, [back], [begin] if self._made is None else [])
        return page(look, TopBar(look, self.title()), self._office.body(look, *items, width=740), actions)

    def _result(self, look: Look, made: Rehearsed) -> Banner:
        text = " ".join(rehearsal_words.told(made, look.language))
        if made.clean:
            return Banner(look, "success", _("The copy can be restored"), text)
        return Banner(look, "danger", _("The copy is not what it should be"), text)

    def _go(self) -> None:
        office, typed = self._office, self._code.typed
        place = office.second_copies.place
        if self._busy or place is None:
            return
        home, now = office.context.home, office.now
        self._show(busy=True)
        office.run(
            lambda _job: rehearsal.rehearse(home, rehearsal.newest_copy(home, place), typed, now),
            self._done,
            self._failed,
        )

    def _done(self, made: Rehearsed) -> None:
        self._made = made
        self._show(busy=False)
        announce(self._office.shell, " ".join(rehearsal_words.told(made, self._office.language)))

    def _failed(self, fault: Fault) -> None:
        self._show(busy=False)
        if fault.code in _OF_THE_CODE and self._office.shell.page is self:
            self._code.refused(fault)
        else:
            self._office.tell(fault)

    def _show(self, *, busy: bool) -> None:
        self._busy = busy
        if self._office.shell.page is self:
            self._office.shell.refresh()
