"""The secretariat's window with an open desk: which page follows which, and the import that runs in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.desk import Desk as OpenDesk
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.store import vault_of
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.second_copies import SecondCopies
from hrcapp.ui.common.words import number
from hrcapp.ui.context import AppContext
from hrcapp.ui.pages import Desk, MenuItem
from hrcapp.ui.secretariat.archiving import Archiver
from hrcapp.ui.secretariat.by_itself import ByItself
from hrcapp.ui.secretariat.exchange import Exchange
from hrcapp.ui.secretariat.exchanged import Exchanged
from hrcapp.ui.secretariat.exchanging import Exchanging
from hrcapp.ui.secretariat.followup_ways import FollowUpWays
from hrcapp.ui.secretariat.importing import Importing
from hrcapp.ui.secretariat.keeping import Keeping
from hrcapp.ui.secretariat.registry_rows import RegistryRows
from hrcapp.ui.secretariat.selection import Selection
from hrcapp.ui.secretariat.watching import Watching

T = TypeVar("T")


class Office(Host):
    """Opens the desk's pages. `desk` is used on the store's thread only."""

    def __init__(self, context: AppContext, desk: OpenDesk) -> None:
        self.desk = desk
        self.waiting = 0
        self.aside = 0
        self.registry_rows = RegistryRows(desk)
        self.followup = FollowUpWays(self)
        super().__init__(context, self._menu())
        self.importing = Importing(self.tasks, desk, self)
        self.importing.finished.connect(self._imported)
        self.exchange = Exchange(self)
        self.exchanging = Exchanging(self)
        self.exchanged = Exchanged(self, self.exchanging)
        self.by_itself = ByItself(self, self.exchanging)
        self.watching = Watching(self)
        self.second_copies = SecondCopies(self, lambda: vault_of(context.home))
        self.archiver = Archiver(self)
        self.archiver.changed.connect(self._archiving)
        self.archiver.ended.connect(self._archived)
        self.importing.failed.connect(self.tell)
        self.keeping = Keeping(self)

    def _menu(self) -> Desk:
        return Desk(
            lambda: _("Human Rights Cities"),
            lambda: _("Secretariat desk"),
            (
                MenuItem(
                    "inbox", "inbox", lambda: _("Inbox"), self.go_inbox, lambda: self._count(self.aside)
                ),
                MenuItem(
                    "review", "eye", lambda: _("Review"), self.go_review, lambda: self._count(self.waiting)
                ),
                MenuItem("translation", "languages", lambda: _("Translation"), self.go_translation),
                MenuItem("registry", "landmark", lambda: _("Registry"), self.go_registry),
                MenuItem("outreach", "send", lambda: _("Outreach"), self.go_outreach),
                MenuItem("followup", "handshake", lambda: _("Follow-up"), self.followup.open),
                MenuItem("dashboard", "chart-column", lambda: _("Dashboard"), self.go_dashboard),
                MenuItem("report", "book-open", lambda: _("Report of results"), self.go_report),
                MenuItem("export", "download", lambda: _("Export"), self.go_export),
                MenuItem("places", "hard-drive", lambda: _("Places"), self.go_places),
                MenuItem("trust", "stamp", lambda: _("Trust and time"), self.go_trust),
                MenuItem("data-protection", "shield", lambda: _("Data protection"), self.go_data_protection),
                MenuItem("keys", "shield-check", lambda: _("Keys and backup"), self.go_keys),
                MenuItem("about", "info", lambda: _("About this app"), self.go_about),
            ),
        )

    def _count(self, count: int) -> str:
        return number(count, self.language) if count else ""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def count(self) -> tuple[int, int]:
        """How many versions wait and how many files are in quarantine. On the store's thread."""
        return self.desk.inbox.to_do()

    def counted(self, counts: tuple[int, int]) -> None:
        """Show these counts in the menu from the next page on."""
        self.waiting, self.aside = counts

    # -- pages

    def go_inbox(self, notice: Notice | None = None, then: Callable[[], object] | None = None) -> None:
        """The inbox, read anew; `then` follows once it is there."""
        from hrcapp.ui.secretariat.inbox_page import InboxPage

        def show(page: InboxPage) -> None:
            self.show(page, root=True, notice=notice)
            if then is not None:
                then()

        self.store(lambda: InboxPage.read(self), show)

    def go_review(self, key: str = "", notice: Notice | None = None) -> None:
        """A version by its key, or the oldest one that waits."""
        from hrcapp.ui.secretariat.review_empty_page import NothingWaitsPage
        from hrcapp.ui.secretariat.review_page import ReviewPage

        language = self.language

        def show(page: ReviewPage | None) -> None:
            self.show(page or NothingWaitsPage(self), root=True, notice=notice)

        self.store(lambda: ReviewPage.read(self, key, language), show)

    def go_bulk(self) -> None:
        """The forms that wait, and which of them can be accepted together."""
        from hrcapp.ui.secretariat.bulk_page import BulkPage

        page = BulkPage(self)
        self.show(page, root=True)
        page.look_through()

    def go_registry(self, selection: Selection | None = None) -> None:
        """Everybody, or those whom another page has selected; then Back leads there."""
        from hrcapp.ui.secretariat.registry_page import RegistryPage

        def show(page: RegistryPage) -> None:
            self.show(page, root=selection is None)

        self.store(lambda: RegistryPage.read(self, selection), show)

    def go_dashboard(self) -> None:
        from hrcapp.ui.secretariat.dashboard_page import DashboardPage

        self.store(lambda: DashboardPage.read(self), lambda page: self.show(page, root=True))

    def go_translation(self, language: str = "", version: str = "", notice: Notice | None = None) -> None:
        """Answers in other languages: in this one, or the one chosen last; beginning with a version."""
        from hrcapp.ui.secretariat.translation_page import TranslationPage

        shown_in = self.language

        def show(page: TranslationPage) -> None:
            self.show(page, root=True, notice=notice)

        self.store(lambda: TranslationPage.read(self, language, version, shown_in), show)

    def go_outreach(self, notice: Notice | None = None) -> None:
        """The list of whom the campaign invited, read anew."""
        from hrcapp.ui.secretariat.outreach_page import OutreachPage

        self.store(lambda: OutreachPage.read(self), lambda page: self.show(page, root=True, notice=notice))

    def go_party(self, reference: str) -> None:
        from hrcapp.ui.secretariat.party_page import PartyPage

        self.store(lambda: PartyPage.read(self, reference), self.show)

    def go_report(self, notice: Notice | None = None) -> None:
        from hrcapp.ui.secretariat.report_page import ReportPage

        def show(page: ReportPage) -> None:
            self.show(page, root=True, notice=notice)

        self.store(lambda: ReportPage.read(self), show)

    def go_export(self) -> None:
        from hrcapp.ui.secretariat.export_page import ExportPage

        page = ExportPage(self)
        self.show(page, root=True)
        page.look_through()

    def go_keys(self, notice: Notice | None = None) -> None:
        from hrcapp.ui.secretariat.keys_page import KeysPage

        self.store(lambda: KeysPage.read(self), lambda page: self.show(page, root=True, notice=notice))

    def go_data_protection(self) -> None:
        """Persons, retention times and the audit."""
        from hrcapp.ui.secretariat.data_protection_page import DataProtectionPage

        self.store(lambda: DataProtectionPage.read(self), lambda page: self.show(page, root=True))

    def go_about(self) -> None:
        from hrcapp.ui.secretariat.about_page import AboutPage

        self.show(AboutPage(self), root=True)

    def go_places(self, notice: Notice | None = None) -> None:
        from hrcapp.ui.secretariat.places_page import PlacesPage

        self.store(lambda: PlacesPage.read(self), lambda page: self.show(page, root=True, notice=notice))

    def go_trust(self, notice: Notice | None = None) -> None:
        from hrcapp.ui.secretariat.trust_page import TrustPage

        self.store(lambda: TrustPage.read(self), lambda page: self.show(page, root=True, notice=notice))

    def _archiving(self) -> None:
        """An archiving has begun or goes on to its next step."""
        if not self.closed and self.shell.page is not None and self.shell.page.name in ("trust", "review"):
            self.shell.refresh()

    def _archived(self, notice: Notice | None) -> None:
        """It ended: a page that shows what came of it is read again."""
        from hrcapp.ui.secretariat.review_page import ReviewPage

        page = self.shell.page
        if self.closed or page is None:
            return
        if isinstance(page, ReviewPage):
            self.flush()
            self.go_review(page.item.key, notice)
        elif page.name == "trust":
            self.go_trust(notice)
        elif notice is not None:
            self.show_notice(notice)

    # -- what is being written

    def keep_draft(self, key: str, draft: ReviewDraft) -> None:
        """Keep what is written about a version within a second."""
        self.keeping.keep(key, partial(self.desk.drafts.keep, key, draft))

    def flush(self) -> None:
        """Keep it now."""
        self.keeping.flush()

    # -- the import

    def _imported(self) -> None:
        """An import ended: the page that shows the inbox reads it again; elsewhere only the counts change."""
        if self.closed:
            return
        self.context.home.change(last_import=self.importing.summary(self.now()))
        page = self.shell.page
        if page is not None and page.name == "inbox":
            self._renew_inbox()
        else:
            self.store(self.count, self.recounted)

    def _renew_inbox(self) -> None:
        """Read it again; whoever has gone elsewhere by the time it is read stays there."""
        from hrcapp.ui.secretariat.inbox_page import InboxPage

        def show(found: InboxPage) -> None:
            if self.shell.page is not None and self.shell.page.name == "inbox":
                self.show(found, root=True)
            else:
                self.shell.refresh_menu()

        self.store(lambda: InboxPage.read(self), show)

    def recounted(self, counts: tuple[int, int]) -> None:
        self.counted(counts)
        self.shell.refresh_menu()

    # -- the exchange

    def in_turn(self, work: Callable[[], T], /) -> T:
        """From another thread: a piece of work for the store. Raises Fault INTERRUPTED once closed."""

        def piece() -> T:
            if self.closed:
                raise Fault(Code.INTERRUPTED)
            return work()

        return self.tasks.in_turn(piece)

    def after(self, work: Callable[[], object], then: Callable[[], None]) -> None:
        """Do something at the desk, then go on."""
        self.store(work, lambda _result: then())

    def _shut(self) -> None:
        self.importing.stop()
        self.exchange.stop()
        self.exchanging.stop()
        self.archiver.stop()
        self.flush()
        super()._shut()
        self.tasks.store(self.desk.close)
