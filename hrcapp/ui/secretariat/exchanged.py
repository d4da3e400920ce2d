"""What follows when a round of the exchange has ended: who asked is told, what is shown is read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.places import has_place
from hrcapp.secretariat.rounds import Round
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.secretariat import places
from hrcapp.ui.secretariat.exchanging import Exchanging
from hrcapp.ui.secretariat.inbox_page import InboxPage

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class Exchanged(QObject):
    """A round that began by itself changes what is shown and says nothing."""

    def __init__(self, office: Office, exchanging: Exchanging) -> None:
        super().__init__(office)
        self._office, self._exchanging = office, exchanging
        exchanging.ended.connect(self._ended)

    def now(self) -> None:
        """A round because somebody wants it; without a place, the page where one is chosen."""
        office, home = self._office, self._office.context.home

        def go(there: bool) -> None:
            if there:
                self._exchanging.go()
            else:
                office.go_places(places.trouble(Fault(Code.DROP_BOX_MISSING)))

        office.store(lambda: has_place(home, office.desk.kit), go)

    def _ended(self, result: Round | Fault) -> None:
        office, page = self._office, self._office.shell.page
        if office.closed or page is None:
            return
        notice = None
        if not self._exchanging.by_itself:
            notice = Notice(*places.finished(result, office.language))
        if page.name == "places":
            office.go_places(notice)
        elif page.name == "inbox":
            office.store(lambda: InboxPage.read(office), lambda read: self._renew(read, notice))
        else:
            office.store(office.count, office.recounted)
            if notice is not None:
                office.show_notice(notice)

    def _renew(self, read: InboxPage, notice: Notice | None) -> None:
        """What was sought and chosen stays, and so does the focus."""
        office, page = self._office, self._office.shell.page
        if isinstance(page, InboxPage):
            page.renew(read)
            office.show_notice(notice or office.notice)
        else:
            office.shell.refresh_menu()
