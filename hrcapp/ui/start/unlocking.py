"""Data that do not open by themselves: by the passphrase, by the printed code, or from a second copy."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.folder_passphrase import FolderPassphrase
from hrcapp.officer.workspace import Workspace, utc_now
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.context import AppContext
from hrcapp.ui.start.new_passphrase_page import ForgottenPassphrasePage
from hrcapp.ui.start.passphrase_page import PassphrasePage
from hrcapp.ui.start.unlock_page import OPENED_BY_CODE, TroublePage, UnlockPage
from hrcapp.vault import Vault

Asked = PassphrasePage | UnlockPage | TroublePage


class Unlocking:
    """Shows in the start's window what there is to do; `restore_instead` offers a second copy."""

    def __init__(
        self,
        context: AppContext,
        window: Callable[[], Host],
        show: Callable[[Asked], None],
        restore_instead: Callable[[], object],
    ) -> None:
        self._context, self._window, self._show = context, window, show
        self._restore_instead = restore_instead

    def cannot_open(self, fault: Fault) -> None:
        """Ask for what helps against this fault."""
        if fault.code is Code.PASSPHRASE_MISSING:
            self._ask_passphrase()
        elif fault.code in OPENED_BY_CODE:
            self._ask_code(fault)
        else:
            self.trouble(fault)

    def trouble(self, fault: Fault) -> None:
        """Say why the data can't be opened; where a second copy helps, offer it."""
        self._show(TroublePage(fault, self._window().shell.close, self._restore_instead))

    # -- the passphrase

    def _ask_passphrase(self) -> None:
        def try_it(typed: str) -> None:
            self._context.tasks.store(lambda: self._passphrase().open(typed), self._opened, failed)

        def failed(fault: Fault) -> None:
            if fault.code is Code.KEY_FILE_MISSING:
                self._ask_code(fault)
            else:
                page.refused(fault)

        page = PassphrasePage(try_it, self._forgotten)
        self._show(page)
        self._window().shell.focus_on(page.name)

    def _passphrase(self) -> FolderPassphrase:
        return FolderPassphrase(self._context.home, utc_now, keyring=self._context.keyring)

    def _opened(self, vault: Vault) -> None:
        self._context.vault = vault
        self._context.begin()

    def _forgotten(self) -> None:
        def told() -> tuple[str, str]:
            helps = _("The printed recovery code opens the data all the same.")
            return _("The passphrase is forgotten"), helps

        self._ask_code(Fault(Code.PASSPHRASE_MISSING), Notice("info", told), back=self._ask_passphrase)

    # -- the printed code

    def _ask_code(
        self, fault: Fault, notice: Notice | None = None, back: Callable[[], object] | None = None
    ) -> None:
        def try_it(typed: str) -> None:
            self._context.tasks.store(
                lambda: Workspace.recover(self._context.home, typed), self._recovered, page.refused
            )

        page = UnlockPage(fault, try_it, self._restore_instead, back)
        page.notice = notice
        self._show(page)

    def _recovered(self, workspace: Workspace) -> None:
        """The keys are back: what opens is what this laptop shows at any start."""
        context, vault = self._context, workspace.vault
        context.vault = vault

        def go_on(asks: bool) -> None:
            if asks:
                self._new_passphrase(vault)
            else:
                context.begin()

        def closed() -> bool:
            workspace.close()
            return self._passphrase().is_set

        context.tasks.store(closed, go_on)

    def _new_passphrase(self, vault: Vault) -> None:
        def change(_old: str, new: str) -> None:
            self._passphrase().set(vault, new)

        def go_on(_new: str = "") -> None:
            self._context.begin()

        host = self._window()
        host.show(ForgottenPassphrasePage(host, change, go_on, go_on, ask_old=False), root=True)
