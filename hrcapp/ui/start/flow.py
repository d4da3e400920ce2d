"""Which window a start leads to: the officer's, the secretariat's, or the choice between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.names import COPY_EXTENSION, KIT_EXTENSION
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Role, settle
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.context import AppContext
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.rescued import put_back, put_back_notice
from hrcapp.ui.pages import Desk, Page
from hrcapp.ui.shell import Shell

if TYPE_CHECKING:
    from hrcapp.exchange.restoring import CopyFound
    from hrcapp.officer.incoming import OfferedKit
    from hrcapp.officer.rescue import PutBack
    from hrcapp.ui.start.copy_restoring import CopyRestoring
    from hrcapp.ui.start.unlocking import Asked, Unlocking
    from hrcapp.ui.start.welcome_page import WelcomePage
    from hrcapp.ui.workshop.workshop import Workshop

OpenDesk = Callable[[AppContext], object]
"""Opens the secretariat's window on the app's data folder."""


class StartFlow:
    """Decides by whose folder it is; asks where it is nobody's yet."""

    def __init__(self, context: AppContext, open_desk: OpenDesk) -> None:
        self._context, self._open_desk = context, open_desk
        self._host: Host | None = None
        self.officer: OfficerDesk | None = None
        self.workshop: Workshop | None = None
        self._page: WelcomePage | Asked
        self._put_back: PutBack | None = None
        context.begin, context.restore = self.begin, self._restore_at_work

    def begin(self) -> None:
        """Open the window that this data folder calls for."""
        self._context.given.taken_by(None)
        role = self._context.home.role
        if role is Role.SECRETARIAT:
            self._open_desk(self._context)
        elif role is Role.OFFICER and self._shows_board:
            self._open_workshop()
        elif role is Role.OFFICER:
            self._context.tasks.store(self._open_workspace, self.open_officer, self._cannot_open)
        else:
            self._welcome()

    def open_officer(self, workspace: Workspace, then: Callable[[OfficerDesk], object] | None = None) -> None:
        """Show the officer's Home; `then` goes on from there."""
        from hrcapp.ui.officer.given import take_given

        self._context.vault = workspace.vault
        self.officer = desk = OfficerDesk(self._context, workspace)
        self.workshop = None

        def shown() -> None:
            self._context.take_over(desk.shell)
            if then is not None:
                then(desk)
            self._context.given.taken_by(lambda path: take_given(desk, path))

        desk.go_home(shown, put_back_notice(self._put_back, self._context.greeted()))
        self._put_back = None

    @property
    def _shows_board(self) -> bool:
        return self._context.home.settings().get("workshop") is True

    def _open_workshop(self) -> None:
        """The board of a laptop that several towns share."""
        from hrcapp.ui.workshop.workshop import Workshop

        before, self.officer = self.officer, None
        self.workshop = workshop = Workshop(self._context)

        def shown() -> None:
            if before is not None:
                self._context.tasks.store(before.workspace.close)

        workshop.begin(shown, self._cannot_open, self._context.greeted())

    def close(self) -> None:
        """The app ends: lock what is open."""
        if self.officer is not None:
            self.officer.workspace.close()
        if self.workshop is not None:
            self.workshop.close()

    def _open_workspace(self) -> Workspace:
        context = self._context
        workspace = Workspace.open(context.home, keyring=context.keyring, vault=context.vault)
        settle(context.home, workspace.vault)
        self._put_back = put_back(workspace)
        return workspace

    # -- the first start

    def _welcome(self) -> None:
        from hrcapp.ui.start.ways import ways
        from hrcapp.ui.start.welcome_page import WelcomePage

        found = ways(
            self._choose_kit, self._practise, self._choose_copy, lambda: self._open_desk(self._context)
        )
        self._page = WelcomePage(self._window(), found)
        self._show(self._page)
        self._context.given.taken_by(self._given)

    def _given(self, path: Path) -> None:
        """A file that was opened from outside: two kinds are ways to begin."""
        ending = path.suffix.lower()
        if ending == KIT_EXTENSION:
            self._look_at(path)
        elif ending == COPY_EXTENSION:
            self._look_at_copy(path)
        else:
            self._page.notice = Notice(
                "info",
                lambda: (
                    _("“{name}” was not opened yet").format(name=path.name),
                    _("Choose how you begin, then open the file again."),
                ),
            )
            self._window().refresh()

    def _choose_kit(self) -> None:
        from hrcapp.ui.common.files import ask_file

        filters = [_("Campaign kits (*.hrckit)"), _("All files (*)")]
        ask_file(self._window(), _("Open the kit"), filters, "", self._look_at)

    def _look_at(self, path: Path) -> None:
        from hrcapp.exchange.place import take
        from hrcapp.officer.campaign_kit import CampaignKit
        from hrcapp.officer.incoming import OfferedKit

        def look() -> OfferedKit:
            data = take(path)
            return OfferedKit(CampaignKit(self._context.home).look(data, path.name), path.name, data)

        self._context.tasks.store(look, self._offer, self._tell)

    def _offer(self, offered: OfferedKit) -> None:
        from hrcapp.ui.start.kit_page import KitPage

        window = self._window()
        page = KitPage(
            window,
            offered,
            on_take=lambda: self._take(offered, page.refused),
            on_refuse=self._not_the_same,
        )
        window.open(page)

    def _not_the_same(self) -> None:
        self._page.notice = Notice(
            "warning",
            lambda: (
                _("The kit was not taken"),
                _("If the words are not the same, someone else may have made it. Ask the secretariat."),
            ),
        )
        self._window().back()

    def _take(self, offered: OfferedKit, refused: Callable[[Fault], None]) -> None:
        def adopt() -> Workspace:
            workspace = self._open_workspace()
            try:
                workspace.kit.adopt(offered.data, offered.name)
            except BaseException:
                workspace.close()  # the next try opens it again
                raise
            return workspace

        self._context.tasks.store(
            adopt, lambda workspace: self.open_officer(workspace, OfficerDesk.go_first_steps), refused
        )

    def _practise(self) -> None:
        self._context.tasks.store(
            self._open_workspace,
            lambda workspace: self.open_officer(workspace, lambda desk: desk.new_form(practice=True)),
            self._tell,
        )

    def _choose_copy(self) -> None:
        self._copies().choose()

    def _look_at_copy(self, path: Path) -> None:
        self._copies().look_at(path)

    def _copies(self, *, instead: bool = False) -> CopyRestoring:
        from hrcapp.ui.start.copy_restoring import CopyRestoring

        return CopyRestoring(self._context, self._window(), self._restored, self._tell, instead=instead)

    def _restored(self, found: CopyFound) -> None:
        """Open what was in it; the first page says what to do next."""
        from hrcapp.ui.start.copy_restoring import restored

        context, language = self._context, self._window().look.language
        shared = self._shows_board
        context.vault = None
        context.greeting = Notice("success", lambda: restored(found, language, shared=shared))
        self.begin()

    def _tell(self, fault: Fault) -> None:
        self._page.notice = Notice.of(fault)
        self._window().refresh()

    # -- what can't be opened

    def trouble(self, fault: Fault) -> None:
        """Say why the data can't be opened; where a second copy helps, offer it."""
        self._unlocking.trouble(fault)

    def _cannot_open(self, fault: Fault) -> None:
        self._unlocking.cannot_open(fault)

    @cached_property
    def _unlocking(self) -> Unlocking:
        from hrcapp.ui.start.unlocking import Unlocking

        return Unlocking(self._context, self._start_host, self._ask, self._restore_instead)

    def _ask(self, page: Asked) -> None:
        self._page = page
        self._show(page)

    def _restore_instead(self) -> None:
        """A second copy in the place of data that can't be opened."""
        self._copies(instead=True).choose()

    def _restore_at_work(self, host: Host, leave: Callable[[], object]) -> None:
        """The same for data that turned out to be damaged while somebody works; the way back is open."""
        from hrcapp.ui.start.copy_restoring import CopyRestoring

        CopyRestoring(
            self._context,
            host.shell,
            self._restored,
            host.tell,
            instead=True,
            leave=leave,
            lost=self.trouble,
        ).choose()

    # -- the window

    def _start_host(self) -> Host:
        """The window that a start shows before it is known whose data these are."""
        if self._host is None or self._host.closed:
            desk = Desk(lambda: _("Human Rights Cities"), lambda: _("10, 100, 1000 by 2030"), ())
            self._host = Host(self._context, desk)
        return self._host

    def _window(self) -> Shell:
        return self._start_host().shell

    def _show(self, page: Page) -> None:
        window = self._window()
        window.open_root(page)
        if self._context.shell is not window:
            self._context.take_over(window)
