"""The key of the drafts is gone, or its passphrase forgotten: the printed recovery code opens them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.start.code_question import CodeQuestion
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    PageScroll,
    TopBar,
    column,
    page_body,
)

OPENED_BY_CODE = (Code.KEY_FILE_MISSING, Code.STORE_WRONG_KEY, Code.KEYRING_REFUSED)
"""Faults that the recovery code mends."""
HELPED_BY_COPY = (*OPENED_BY_CODE, Code.STORE_DAMAGED)
"""Faults after which a second copy brings the data back: a file whose beginning is spoilt looks like one with
another key."""


class UnlockPage(Page):
    """`try_code` is given what was typed; whoever gives it calls `refused` when it does not open."""

    name = "unlock"

    def __init__(
        self,
        fault: Fault,
        try_code: Callable[[str], object],
        on_restore: Callable[[], object],
        on_back: Callable[[], object] | None = None,
    ) -> None:
        """`on_back`: to another way of opening them."""
        self._fault, self._try, self._on_restore, self._on_back = fault, try_code, on_restore, on_back
        self.notice: Notice | None = None
        self._code = CodeQuestion(self._go)

    def title(self) -> str:
        return _("Recovery code")

    def build(self, look: Look) -> QWidget:
        said = (self.notice or Notice.of(self._fault)).banner(look)
        body = page_body(look, said, self._code.build(look), gap=18, width=740)
        go = Button(look, _("Open the data"), "primary", "lock-open", on_click=self._go)
        identified(go, "unlock")
        left = [_restore(look, self._on_restore)]
        if self._on_back is not None:
            back = Button(look, _("Back"), icon="arrow-left", on_click=self._on_back)
            identified(back, "unlock-back")
            left.insert(0, back)
        bar = TopBar(look, self.title())
        return column(look, bar, (PageScroll(look, body), 1), ActionBar(look, left, [go]), gap=0)

    def refused(self, fault: Fault) -> None:
        """Say what is wrong with the code; what was typed stays."""
        self._code.refused(fault)

    def _go(self) -> None:
        self._try(self._code.typed)


class TroublePage(Page):
    """The data folder can't be opened: what happened, what to do; a second copy, where that helps."""

    name = "trouble"

    def __init__(
        self,
        fault: Fault,
        on_close: Callable[[], object],
        on_restore: Callable[[], object] | None = None,
    ) -> None:
        self._fault, self._on_close, self._on_restore = fault, on_close, on_restore
        self.notice: Notice | None = None

    def title(self) -> str:
        return _("The app can't open its data")

    def build(self, look: Look) -> QWidget:
        close = Button(look, _("Close the app"), "primary", on_click=self._on_close)
        identified(close, "close-app")
        body = page_body(look, (self.notice or Notice.of(self._fault)).banner(look), gap=18, width=740)
        bar = TopBar(look, self.title())
        left = []
        if self._on_restore is not None and self._fault.code in HELPED_BY_COPY:
            left.append(_restore(look, self._on_restore))
        return column(look, bar, (PageScroll(look, body), 1), ActionBar(look, left, [close]), gap=0)


def _restore(look: Look, on_restore: Callable[[], object]) -> Button:
    button = Button(look, _("Restore a second copy"), icon="refresh-cw", on_click=on_restore)
    identified(button, "restore-instead")
    return button
