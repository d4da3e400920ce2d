"""The page of a new passphrase: in the place of the old one, or where there is none that anybody knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.hidden_line import hidden_line
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.common.new_passphrase import NewPassphrase, with_passphrase
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import ActionBar, Button, Label, TopBar
from hrcapp.ui.widgets.layout import Item

Change = Callable[[str, str], object]
"""Gets the old passphrase ("" where none is asked) and the new one, on the store's thread."""
_OF_THE_OLD = (Code.PASSPHRASE_WRONG, Code.TRIES_WAIT)


class NewPassphraseForm(FormPage):
    """Nothing changes unless the old passphrase is right; each side says what the new one is for."""

    def __init__(
        self,
        host: Host,
        change: Change,
        done: Callable[[str], None],
        back: Callable[[], None],
        *,
        ask_old: bool,
    ) -> None:
        """`done` gets the new passphrase."""
        super().__init__(host)
        self._change, self._done, self._back, self._ask_old = change, done, back, ask_old
        self._old, self._typed = "", NewPassphrase()
        self._new = PassphraseFields(self, self._typed)

    def told(self) -> str:
        """What it does."""
        raise NotImplementedError

    def missing(self) -> str:
        """What to type in the first line."""
        raise NotImplementedError

    def verb(self) -> str:
        return _("Change the passphrase")

    def back_words(self) -> str:
        return _("Back")

    def hidden(self) -> None:
        self._old = ""
        self._typed.clear()

    def build(self, look: Look) -> QWidget:
        items: list[Item] = [Label(look, self.told(), "body", "text_soft", wrap=True)]
        if self._ask_old:
            edit = hidden_line(look, "old-passphrase", self._old, lambda text: setattr(self, "_old", text))
            items.append(self.asked(look, "old", _("Present passphrase"), edit))
        hint = _("Six random words are easy to type and hard to find.")
        items += self._new.items(look, _("New passphrase"), hint)
        body = self.form_body(look, *items, width=560)
        return page(look, TopBar(look, self.title()), body, self._actions(look))

    def _actions(self, look: Look) -> ActionBar:
        go = Button(look, self.verb(), "primary", "check", on_click=self.go)
        identified(go, "change-passphrase")
        go.setEnabled(not self._working)
        back = Button(look, self.back_words(), "secondary", "arrow-left", on_click=self._back)
        identified(back, "passphrase-back")
        return ActionBar(look, [back], [go], reason=_("Changing…") if self._working else "")

    def go(self) -> None:
        """Check what was typed and change."""
        old, new = self._old, self._typed.passphrase
        missing = [Wrong("old", self.missing())] if self._ask_old and not old else []
        if self.check([*missing, *with_passphrase(new, self._typed.again, self._host.language)]):
            self._host.store(lambda: self._change(old, new), lambda _none: self._done(new), self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._host.shell.refresh()
        if fault.code in _OF_THE_OLD and self._ask_old:
            question = self._fields["old"]
            question.set_error(str(sentence(fault, _)), say=True)
            question.focus_target.setFocus()
        else:
            self._host.tell(fault)
