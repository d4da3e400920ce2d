"""From the choice of a second copy to the window on what was in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.exchange import restoring
from hrcapp.exchange.names import COPY_EXTENSION
from hrcapp.exchange.restoring import CopyFound
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.ui.common.drives import removable
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.context import AppContext
from hrcapp.ui.shell import Shell
from hrcapp.ui.start.restore_page import RestorePage


class CopyRestoring:
    """`instead`: in the place of data that can't be opened, which are kept beside."""

    def __init__(
        self,
        context: AppContext,
        window: Shell,
        done: Callable[[], None],
        tell: Callable[[Fault], None],
        *,
        instead: bool = False,
    ) -> None:
        self._context, self._window = context, window
        self._done, self._tell, self._instead = done, tell, instead

    def choose(self) -> None:
        """Ask for the file; the dialog begins on the stick, if one is there."""
        filters = [_("Second copies ({pattern})").format(pattern=f"*{COPY_EXTENSION}"), _("All files (*)")]
        sticks = removable()
        begin = str(sticks[0].path) if sticks else ""
        ask_file(self._window, _("Restore a second copy"), filters, begin, self.look_at)

    def look_at(self, path: Path) -> None:
        """Read what the file says it is, and ask for the code."""
        self._context.tasks.store(lambda: restoring.look(path), self._offer, self._tell)

    def _offer(self, found: CopyFound) -> None:
        context, instead = self._context, self._instead

        def restore(typed: str) -> None:
            context.tasks.store(
                lambda: restoring.restore(
                    found.path, context.home, typed, keyring=context.keyring, instead=instead
                ),
                lambda _found: self._done(),
                page.refused,
            )

        page = RestorePage(found, restore, self._window.back, instead=instead)
        self._window.open(page)
