"""What a side's window is given to start with: one value, made by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hrcapp.store import Home
from hrcapp.ui.given_files import GivenFiles
from hrcapp.ui.look import Look
from hrcapp.ui.shell import Shell
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Tasks
from hrcapp.vault import Vault

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host
    from hrcapp.ui.common.notice import Notice


@dataclass
class AppContext:
    """One running app on one data folder. `shell` is the window now open, whichever side's it is.

    `greeting` is what the next first page says. `vault` is the officer's, once it was opened: what somebody
    typed at the start is not asked again.
    `begin` shows the window that the settings of the data folder call for now. `restore` offers a second copy
    in a window whose data are damaged; its second argument lets go of them.
    """

    app: QApplication
    style: Style
    home: Home
    tasks: Tasks
    look: Look
    keyring: bool = False
    vault: Vault | None = field(default=None, repr=False)
    shell: Shell | None = field(default=None, repr=False)
    greeting: Notice | None = field(default=None, repr=False)
    given: GivenFiles = field(default_factory=GivenFiles, repr=False)
    begin: Callable[[], object] = field(default=lambda: None, repr=False)
    restore: Callable[[Host, Callable[[], object]], object] = field(
        default=lambda _host, _leave: None, repr=False
    )

    def greeted(self) -> Notice | None:
        """What the first page says, once."""
        found, self.greeting = self.greeting, None
        return found

    def take_over(self, shell: Shell) -> None:
        """Show a window in the place of the one before, remembering what is chosen in it."""
        shell.look_changed.connect(self._keep)
        before, self.shell = self.shell, shell
        if before is not None:
            shell.resize(before.normalGeometry().size() if before.isFullScreen() else before.size())
            shell.move(before.pos())
        if before is not None and before.isFullScreen():
            shell.showFullScreen()
        else:
            shell.show()
        shell.activateWindow()
        if before is not None:
            before.close()
            before.deleteLater()

    def _keep(self, look: Look) -> None:
        self.look = look
        self.home.change(language=look.language, scale=look.theme.scale, colours=str(look.colours))
