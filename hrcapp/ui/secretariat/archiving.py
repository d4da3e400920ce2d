"""Archiving statements while people look at other pages: asked for once, told whom it asks, stopped at will.

The desk's store is used between the questions only, so a service that takes its time holds up nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat.archiving import OF_THE_SERVICE, Prepared, Run, Stamped, authority, hosts, stamp
from hrcapp.secretariat.review import Item
from hrcapp.ui.access import identified
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.secretariat import long_life
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets import Dialog

if TYPE_CHECKING:
    from hrcapp.statement import Authority
    from hrcapp.ui.secretariat.office import Office


class Archiver(QObject):
    """One run at a time: first it finds out whom it would ask, then a person says yes, then it asks.

    `title` says what is going on, "" while nothing is; `advanced` carries how far it is, `ended` a Notice of
    what came of it, or None.
    """

    advanced = Signal(int, int)
    changed = Signal()
    ended = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._items: list[Item] = []
        self._service: Authority | None = None
        self._made = 0
        self._refused: list[tuple[Item, Fault]] = []
        self._stopped = False
        self._alone = False
        self.title: Callable[[], str] = str
        self.running, self.at = False, (0, 1)

    def one(self, item: Item) -> None:
        """Archive the statement of one version."""
        self._begin(lambda: [item], alone=True)

    def every(self) -> None:
        """Archive all that is due."""
        self._begin(self._office.desk.archiving.due, alone=False)

    def stop(self) -> None:
        """End after the present statement; what was made stays."""
        self._stopped = True

    # -- whom it asks

    def _begin(self, find: Callable[[], list[Item]], *, alone: bool) -> None:
        if self.running:
            return
        self.running, self._stopped, self._alone = True, False, alone
        self._made, self._refused = 0, []
        self._say(lambda: _("Looking whom to ask"))
        desk = self._office.desk

        def work() -> tuple[list[Item], Authority, bool]:
            return find(), authority(desk.archiving.service), bool(desk.issuers.certificates())

        self._office.store(work, self._found, self._failed)

    def _found(self, found: tuple[list[Item], Authority, bool]) -> None:
        self._items, self._service, issuers = found
        named = list(hosts((), self._office.desk.archiving.service))
        if issuers:
            self._look(0, named)
        else:
            self._ask(named)

    def _look(self, place: int, named: list[str]) -> None:
        """Only certificates of trusted issuers name further services: each statement is looked at first."""
        if self._stopped:
            self._end()
        elif place == len(self._items):
            self._ask(list(dict.fromkeys(named)))
        else:
            self._advance(place)
            self._office.store(
                partial(self._hosts_of, self._items[place]),
                lambda found: self._look(place + 1, [*named, *found]),
                self._failed,
            )

    def _hosts_of(self, item: Item) -> tuple[str, ...]:
        try:
            prepared = self._office.desk.archiving.prepare(item.key)
        except Fault:
            return ()  # told when its turn comes
        return prepared.hosts if prepared else ()

    def _ask(self, named: list[str]) -> None:
        shell = self._office.shell
        dialog = Dialog(
            shell.look,
            shell,
            _("Ask over the network?"),
            long_life.asking(named),
            verb=_("Ask and archive"),
            keep=_("Cancel"),
            on_confirm=self._start,
        )
        identified(dialog, "ask-services")
        dialog.rejected.connect(lambda: self._end())
        dialog.open()

    # -- asking

    def _start(self) -> None:
        self._say(lambda: _("Archiving"))
        self._next(0)

    def _next(self, place: int) -> None:
        if self._stopped or place == len(self._items):
            self._done()
            return
        self._advance(place)
        item, desk = self._items[place], self._office.desk
        going_on = partial(self._next, place + 1)

        def refused(fault: Fault) -> None:
            if fault.code in OF_THE_SERVICE or self._alone:
                self._failed(fault)
            else:
                self._refused.append((item, fault))
                going_on()

        def prepared(found: Prepared | None) -> None:
            if found is None or self._service is None:
                going_on()
            else:
                service = self._service
                self._office.run(lambda _job: stamp(found, service), stamped, refused)

        def stamped(copy: Stamped) -> None:
            self._office.store(lambda: desk.archiving.keep(copy), kept, refused)

        def kept(_archive: object) -> None:
            self._made += 1
            going_on()

        self._office.store(lambda: desk.archiving.prepare(item.key), prepared, refused)

    def _done(self) -> None:
        result, language = Run(self._made, tuple(self._refused)), self._office.language
        kind: Kind = "warning" if result.refused else "success"
        self._end(Notice(kind, lambda: long_life.ran(result, language)))

    def _failed(self, fault: Fault) -> None:
        self._end(Notice.of(fault))

    def _end(self, notice: Notice | None = None) -> None:
        self.running, self.title, self._items = False, str, []
        self.ended.emit(notice)

    def _say(self, title: Callable[[], str]) -> None:
        self.title, self.at = title, (0, 1)
        self.changed.emit()

    def _advance(self, place: int) -> None:
        self.at = (place, len(self._items))
        self.advanced.emit(*self.at)
