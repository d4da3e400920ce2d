"""A page that follows the run with the drop box: drawn anew when it begins or pauses, told when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.ui.pages import Page

if TYPE_CHECKING:
    from hrcapp.ui.common.notice import Notice
    from hrcapp.ui.officer.desk import OfficerDesk


class WatchingPage(Page):
    """What is done is told on the page that is shown then; where none watches, on the next that does."""

    _desk: OfficerDesk

    def shown(self) -> None:
        self._desk.exchange.changed.connect(self._redraw)
        self._desk.exchange.listen(self._again)

    def hidden(self) -> None:
        self._desk.exchange.changed.disconnect(self._redraw)
        self._desk.exchange.listener = None

    def _again(self, notice: Notice) -> None:
        """Read everything once more and show it, with what happened on top."""
        raise NotImplementedError

    def _redraw(self) -> None:
        if self._desk.shell.page is self:
            self._desk.shell.refresh()
