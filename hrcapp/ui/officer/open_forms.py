"""The forms of a window while something of theirs may not be on the disk yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.ui.common.host import Host

if TYPE_CHECKING:
    from hrcapp.ui.officer.form import MakeForm, OpenForm

_WRITE_WITHIN_MS = 400


class OpenForms(QObject):
    """`current` is the form on screen. Forms that were left stay until their last word is written."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._host = host
        self.current: OpenForm | None = None
        self._left: list[OpenForm] = []
        self._closing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_WITHIN_MS)
        self._timer.timeout.connect(self.flush)

    def take(self, make: MakeForm) -> OpenForm:
        """Put a form in the place of the current one."""
        if self.current is not None:
            self._left.append(self.current)
        self.current = made = make(self._host.tasks, self._wake)
        made.beside.on_damaged = self._host.tell
        return made

    def flush(self) -> None:
        """Write what was typed, now."""
        self._timer.stop()
        self._left = [each for each in self._left if each.save_state.kind != "saved"]
        for form in self._all():
            form.flush()

    def finish(self) -> None:
        """The window closes: write what waits behind what is on its way."""
        self._timer.stop()
        for form in self._all():
            form.finish()

    def drop(self) -> None:
        """What is open is about to go from the store: nothing of it is written any more."""
        self._timer.stop()
        self.current, self._left = None, []

    def fault(self) -> Fault | None:
        """Why something typed is not on the disk, where it is not."""
        found = (each.save_state.fault for each in self._all())
        return next((each for each in found if each is not None), None)

    def may_close(self) -> bool:
        """Ask first when something typed could not be saved."""
        fault = self.fault()
        if fault is None or self._closing:
            return True
        from hrcapp.ui.widgets import Dialog

        shell = self._host.shell
        Dialog(
            shell.look,
            shell,
            _("Close without saving the last answers?"),
            str(sentence(fault, _)),
            verb=_("Close and lose them"),
            keep=_("Stay"),
            on_confirm=self._close_all_the_same,
            danger=True,
        ).open()
        return False

    def _close_all_the_same(self) -> None:
        self._closing = True
        self._host.shell.close()

    def _all(self) -> list[OpenForm]:
        return [*self._left, *([self.current] if self.current is not None else [])]

    def _wake(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
