"""Before the desk is open: begin or join a campaign, save what must leave, or type the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.secretariat import campaign, custody, drill, joining, recovery
from hrcapp.secretariat.desk import Desk as OpenDesk
from hrcapp.secretariat.leaving import Leaving
from hrcapp.secretariat.shipped_forms import shipped_forms
from hrcapp.store import recover_vault
from hrcapp.ui.common.host import Host
from hrcapp.ui.context import AppContext
from hrcapp.ui.pages import Desk, Page
from hrcapp.ui.secretariat import begin

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.join_page import Form as JoinForm
    from hrcapp.ui.start.flow import StartFlow

Failed = Callable[[Fault], None]


class Front(Host):
    """A window without a menu; it gives way to the office once the desk is open."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, Desk(lambda: _("Human Rights Cities"), lambda: _("Secretariat desk"), ()))

    def start(self) -> None:
        """Go to what this data folder needs first."""
        self.context.given.taken_by(None)
        home = self.context.home

        def look() -> tuple[bool, Leaving | None]:
            return custody.has_campaign(home), Leaving.waiting(home)

        def found(state: tuple[bool, Leaving | None]) -> None:
            there, leaving = state
            if not there:
                self.go_begin()
            elif leaving is not None:
                self.go_leaving(leaving)
            else:
                self.go_open()

        self.store(look, found, self._trouble)

    def now(self) -> datetime:
        return datetime.now(UTC)

    # -- pages

    def go_begin(self) -> None:
        from hrcapp.ui.secretariat.begin_page import BeginPage

        self._first(BeginPage(self, begin.Form(self.language)))

    def go_join(self) -> None:
        from hrcapp.ui.secretariat.join_page import Form, JoinPage

        self._first(JoinPage(self, Form()))

    def go_drill(self, leaving: Leaving, passphrase: str | None) -> None:
        """Practise the restore with two printed sheets; then on with what must leave."""
        from hrcapp.ui.secretariat.drill_words import drill_purpose
        from hrcapp.ui.secretariat.sheets_page import SheetsPage

        def done(_drill: drill.Drill) -> None:
            self.go_leaving(leaving, passphrase)

        self.show(SheetsPage(self, drill_purpose(self.context.home, self.now, done, self.shell.back)))

    def go_forgotten(self) -> None:
        """Two sheets in the place of a passphrase that nobody remembers; then a new one."""
        from hrcapp.ui.secretariat.drill_words import forgotten_purpose
        from hrcapp.ui.secretariat.sheets_page import SheetsPage

        self.show(SheetsPage(self, forgotten_purpose(self.context.home, self._take_over, self.shell.back)))

    def _take_over(self, identity: str) -> None:
        from hrcapp.ui.secretariat.new_passphrase_page import NewPassphrasePage

        home = self.context.home

        def change(_old: str, new: str) -> None:
            recovery.take_over(home, identity, new)

        self.show(NewPassphrasePage(self, change, self.open, self.go_open, ask_old=False), replace=True)

    def go_leaving(self, leaving: Leaving, passphrase: str | None = None) -> None:
        """The things to save; a passphrase typed just now need not be typed again."""
        from hrcapp.ui.secretariat.leaving_page import LeavingPage

        self._first(LeavingPage(self, leaving, passphrase))

    def go_open(self) -> None:
        """Ask for the passphrase where there is one, or open at once."""
        from hrcapp.ui.secretariat.passphrase_page import PassphrasePage

        if OpenDesk.needs_passphrase(self.context.home):
            self._first(PassphrasePage(self))
        else:
            self.open(None, self._trouble)

    def go_start(self) -> None:
        """Back to the choice of the first start: this folder is nobody's yet."""
        self._start_flow().begin()

    def _start_flow(self) -> StartFlow:
        from hrcapp.ui.secretariat import open_desk
        from hrcapp.ui.start.flow import StartFlow

        return StartFlow(self.context, open_desk)

    def _first(self, page: Page) -> None:
        self.show(page, root=True)
        if self.context.shell is not self.shell:
            self.context.take_over(self.shell)

    # -- what the pages ask for

    def create(self, form: begin.Form, failed: Failed) -> None:
        """Make the campaign with its keys; what must leave is kept until it is saved."""
        forms = shipped_forms(assessment=form.assessment)
        given = begin.campaign(form, forms, self.now())
        home, keyring = self.context.home, self.context.keyring

        def work() -> Leaving:
            kept: list[Leaving] = []
            campaign.create(
                home,
                keyring=keyring,
                keep=lambda made: kept.append(Leaving.begin(home, made)),
                **given,  # type: ignore[arg-type]
            )
            return kept[0]

        self.store(work, lambda leaving: self.go_leaving(leaving, form.passphrase), failed)

    def join(self, form: JoinForm, failed: Failed) -> None:
        """Begin a desk of a campaign that another one has begun."""
        home, keyring, keys = self.context.home, self.context.keyring, form.keys
        if keys is None:
            raise ValueError("no file was chosen")

        def work() -> Leaving:
            joined = joining.join(
                home,
                keys,
                form.travel,
                name=form.desk_name.strip(),
                passphrase=form.passphrase,
                keyring=keyring,
            )
            home.change(desk_name=form.desk_name.strip())
            return Leaving.begin_joined(home, joined.staff_key, joined.recovery_code)

        self.store(work, lambda leaving: self.go_leaving(leaving, form.passphrase), failed)

    def open(self, passphrase: str | None, failed: Failed | None = None) -> None:
        """Open the desk; the office takes the window's place."""
        home = self.context.home
        self.store(lambda: OpenDesk.open(home, passphrase=passphrase), self._opened, failed)

    def _opened(self, desk: OpenDesk) -> None:
        from hrcapp.ui.secretariat.given import take_given
        from hrcapp.ui.secretariat.office import Office

        office = Office(self.context, desk)

        def shown() -> None:
            self.context.take_over(office.shell)
            self.context.given.taken_by(lambda path: take_given(office, path))

        office.go_inbox(self.context.greeted(), shown)
        office.by_itself.begin()
        office.watching.begin()

    def _trouble(self, fault: Fault) -> None:
        """The folder's own key is gone: the printed recovery code makes it again."""
        from hrcapp.ui.start.unlock_page import OPENED_BY_CODE, UnlockPage

        if fault.code not in OPENED_BY_CODE:
            self._start_flow().trouble(fault)
            return

        def try_code(typed: str) -> None:
            self.store(
                lambda: recover_vault(self.context.home, typed), lambda _vault: self.start(), page.refused
            )

        page = UnlockPage(fault, try_code, lambda: self.context.restore(self, lambda: None))
        self._first(page)
