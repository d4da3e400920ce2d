"""From the choice of a second copy to the window on what was in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hrcapp.exchange import restoring, second_copy
from hrcapp.exchange.names import COPY_EXTENSION
from hrcapp.exchange.restoring import CopyFound
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.store import Role
from hrcapp.ui.common.drives import removable
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.words import stamp
from hrcapp.ui.context import AppContext
from hrcapp.ui.shell import Shell
from hrcapp.ui.start.restore_page import RestorePage


class CopyRestoring:
    """`instead`: in the place of data that can't be opened or are damaged, which are kept beside.

    `leave` closes them, on the store's thread; what fails after that is for `lost` to tell.
    """

    def __init__(
        self,
        context: AppContext,
        window: Shell,
        done: Callable[[CopyFound], None],
        tell: Callable[[Fault], None],
        *,
        instead: bool = False,
        leave: Callable[[], object] | None = None,
        lost: Callable[[Fault], object] | None = None,
    ) -> None:
        self._context, self._window = context, window
        self._done, self._tell, self._instead = done, tell, instead
        self._leave, self._lost, self._left = leave, lost, False

    def choose(self) -> None:
        """Ask for the file; the dialog begins on the stick, if one is there."""
        filters = [_("Second copies ({pattern})").format(pattern=f"*{COPY_EXTENSION}"), _("All files (*)")]
        sticks = removable()
        begin = str(sticks[0].path) if sticks else ""
        ask_file(self._window, _("Restore a second copy"), filters, begin, self.look_at)

    def look_at(self, path: Path) -> None:
        """Read what the file says it is, and ask for the code."""
        self._context.tasks.store(lambda: (restoring.look(path), _newest(path)), self._offer, self._tell)

    def _offer(self, looked: tuple[CopyFound, datetime | None]) -> None:
        (found, newest), context, instead = looked, self._context, self._instead

        def work(typed: str) -> CopyFound:
            home, keyring = context.home, context.keyring
            return restoring.restore(
                found.path, home, typed, keyring=keyring, instead=instead, leave=self._let_go
            )

        def failed(fault: Fault) -> None:
            if self._left and self._lost is not None:
                self._lost(fault)
            else:
                page.refused(fault)

        def restore(typed: str) -> None:
            context.tasks.store(lambda: work(typed), self._done, failed)

        page = RestorePage(found, restore, self._window.back, newest=newest, instead=instead)
        self._window.open(page)

    def _let_go(self) -> None:
        if self._leave is not None and not self._left:
            self._left = True
            self._leave()


def restored(found: CopyFound, language: str, *, shared: bool = False) -> tuple[str, str]:
    """What is there now, and what must be chosen anew on this computer; `shared`: by several towns."""
    title = _("Everything in the copy of {date} is here").format(date=stamp(found.made_at, language))
    if found.role is Role.SECRETARIAT:
        return title, _(
            "Choose under “Keys and backup” where the next second copies go: that is not taken over."
            " Then get what came since: “Get and send now”."
        )
    if shared:
        return title, _(
            "Choose where the next second copies go, and a passphrase if there was one: these are not taken"
            " over. The way there: “Facilitator”, “Desk of this laptop”, “Settings”."
        )
    return title, _(
        "Choose under Settings where the next second copies go, and a passphrase if there was one:"
        " these are not taken over."
    )


def _newest(path: Path) -> datetime | None:
    """When the newest copy of the same folder was made that lies beside this one."""
    this = next((one for one in second_copy.copies(path.parent) if one.path == path), None)
    return second_copy.copies(path.parent, this.owner)[0].made_at if this else None
