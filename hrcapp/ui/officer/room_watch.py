"""The room of this window: at most one, open only while somebody wants it, closed with the window.

What a room needs is imported when the first is opened, and is not on the way to the first window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.ui.access import announce, identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Banner, Button

if TYPE_CHECKING:
    from hrcapp.exchange.room import Closed, Room
    from hrcapp.ui.officer.desk import OfficerDesk

_BANNER = "room-banner"


class RoomWatch(QObject):
    """`changed`: it was opened or closed, or a file came in. `last`: why the one before is over."""

    changed = Signal()
    _heard = Signal()

    def __init__(self, desk: OfficerDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._room: Room | None = None
        self._ended = False
        self.opening = False
        self.last: Closed | None = None
        self._heard.connect(self._look, Qt.ConnectionType.QueuedConnection)
        desk.shell.closing.connect(self._end)

    @property
    def room(self) -> Room | None:
        """The open room, if there is one."""
        return self._room if self._room is not None and self._room.closed is None else None

    def open(self, host: str) -> None:
        """Open one on an address of this computer, unless one is open."""
        if self.room is not None or self.opening:
            return
        desk, self.last, self.opening = self._desk, None, True
        tasks, space = desk.tasks, desk.workspace

        def work(_job: object) -> None:
            from hrcapp.officer.room import open_room

            self._hold(open_room(space, host, in_turn=tasks.in_turn, told=self._hear))

        self.changed.emit()
        desk.run(work, lambda _none: self._opened(), self._failed)

    def close(self) -> None:
        """Close it; nothing more comes in when this returns."""
        room, self._room = self._room, None
        if room is not None:
            room.close()
            self.last = room.closed
            self.changed.emit()

    def banner(self, look: Look) -> Banner | None:
        """For every page, while the room is open."""
        room = self.room
        if room is None:
            return None
        show = Button(look, _("Show the room"), small=True, on_click=self._desk.go_room)
        identified(show, "show-room")
        title = _("The room is open: other laptops can send files to {address}").format(
            address=isolated(room.invitation.address)
        )
        made = Banner(look, "info", title, "", show, icon="lock-open")
        made.setObjectName(_BANNER)
        return made

    # -- from other threads

    def _hold(self, room: Room) -> None:
        """Keep what was opened; a window that closed meanwhile wants none."""
        self._room = room
        if self._ended:
            room.close()

    def _hear(self) -> None:
        if isValid(self):
            self._heard.emit()

    # -- on the window's thread

    def _opened(self) -> None:
        self.opening = False
        self.changed.emit()

    def _failed(self, fault: Fault) -> None:
        self.opening = False
        self.changed.emit()
        self._desk.tell(fault)

    def _look(self) -> None:
        """Something came in, or the room closed by itself."""
        if self._room is not None and self._room.closed is not None:
            self.close()
            self._say_closed()
        else:
            self.changed.emit()

    def _say_closed(self) -> None:
        """Whatever is being typed goes on: only the banner goes, and the words are said."""
        for each in self._desk.shell.findChildren(QWidget, _BANNER):
            each.hide()
        if self.last is not None:
            from hrcapp.ui.officer import room_words

            _kind, title, text = room_words.closed(self.last)
            announce(self._desk.shell, f"{title}. {text}", urgent=True)

    def _end(self) -> None:
        self._ended = True
        self.close()
