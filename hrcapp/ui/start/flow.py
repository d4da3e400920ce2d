"""Which window a start leads to: the officer's, the secretariat's, or the choice between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.names import COPY_EXTENSION, KIT_EXTENSION
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Role
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.context import AppContext
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Desk, Page
from hrcapp.ui.shell import Shell

if TYPE_CHECKING:
    from hrcapp.exchange.restoring import CopyFound
    from hrcapp.officer.incoming import OfferedKit
    from hrcapp.ui.start.welcome_page import Start
    from hrcapp.ui.workshop.workshop import Workshop

OpenDesk = Callable[[AppContext], object]
"""Opens the secretariat's window on the app's data folder."""


class StartFlow:
    """Decides by whose folder it is; asks where it is nobody's yet."""

    def __init__(self, context: AppContext, open_desk: OpenDesk) -> None:
        self._context, self._open_desk = context, open_desk
        self._shell: Shell | None = None
        self.officer: OfficerDesk | None = None
        self.workshop: Workshop | None = None
        context.begin = self.begin

    def begin(self) -> None:
        """Open the window that this data folder calls for."""
        self._context.given.taken_by(None)
        role = self._context.home.role
        if role is Role.SECRETARIAT:
            self._open_desk(self._context)
        elif role is Role.OFFICER and self._context.home.settings().get("workshop") is True:
            self._open_workshop()
        elif role is Role.OFFICER:
            self._context.tasks.store(self._open_workspace, self.open_officer, self._cannot_open)
        else:
            self._welcome()

    def open_officer(self, workspace: Workspace, then: Callable[[OfficerDesk], object] | None = None) -> None:
        """Show the officer's Home; `then` goes on from there."""
        from hrcapp.ui.officer.given import take_given

        self.officer = desk = OfficerDesk(self._context, workspace)
        self.workshop = None

        def shown() -> None:
            self._context.take_over(desk.shell)
            if then is not None:
                then(desk)
            self._context.given.taken_by(lambda path: take_given(desk, path))

        desk.go_home(shown)

    def _open_workshop(self) -> None:
        """The board of a laptop that several towns share."""
        from hrcapp.ui.workshop.workshop import Workshop

        before, self.officer = self.officer, None
        self.workshop = workshop = Workshop(self._context)

        def shown() -> None:
            if before is not None:
                self._context.tasks.store(before.workspace.close)

        workshop.begin(shown, self._cannot_open)

    def close(self) -> None:
        """The app ends: lock what is open."""
        if self.officer is not None:
            self.officer.workspace.close()
        if self.workshop is not None:
            self.workshop.close()

    def _open_workspace(self) -> Workspace:
        return Workspace.open(self._context.home, keyring=self._context.keyring)

    # -- the first start

    def _welcome(self) -> None:
        from hrcapp.ui.start.welcome_page import WelcomePage

        self._page = WelcomePage(self._window(), self._ways())
        self._show(self._page)
        self._context.given.taken_by(self._given)

    def _ways(self) -> tuple[Start, ...]:
        from hrcapp.ui.start.welcome_page import Start

        return (
            Start(
                "kit",
                "folder-open",
                lambda: _("I have a campaign kit"),
                lambda: _(
                    "A file of the secretariat, on a stick or from an e-mail. Its name ends in .hrckit."
                ),
                lambda: _("Open the kit"),
                self._choose_kit,
            ),
            Start(
                "practice",
                "hand",
                lambda: _("I want to practise"),
                lambda: _("Fill in, sign and print a sample form. It is marked, and can't be sent."),
                lambda: _("Practise"),
                self._practise,
            ),
            Start(
                "restore",
                "refresh-cw",
                lambda: _("I have a second copy"),
                lambda: _(
                    "The computer broke or was set up anew: take everything back from a stick or disk."
                ),
                lambda: _("Restore"),
                self._choose_copy,
            ),
            Start(
                "secretariat",
                "inbox",
                lambda: _("I am the secretariat"),
                lambda: _("Make a campaign, take in files, review them, and write the report."),
                lambda: _("Open the desk"),
                lambda: self._open_desk(self._context),
            ),
        )

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
            adopt, lambda workspace: self.open_officer(workspace, OfficerDesk.go_recovery), refused
        )

    def _practise(self) -> None:
        self._context.tasks.store(
            self._open_workspace,
            lambda workspace: self.open_officer(workspace, lambda desk: desk.new_form(practice=True)),
            self._tell,
        )

    def _choose_copy(self) -> None:
        from hrcapp.ui.common.files import ask_file

        filters = [_("Second copies ({pattern})").format(pattern=f"*{COPY_EXTENSION}"), _("All files (*)")]
        ask_file(self._window(), _("Restore a second copy"), filters, "", self._look_at_copy)

    def _look_at_copy(self, path: Path) -> None:
        from hrcapp.exchange import restoring

        self._context.tasks.store(lambda: restoring.look(path), self._offer_copy, self._tell)

    def _offer_copy(self, found: CopyFound) -> None:
        from hrcapp.exchange import restoring
        from hrcapp.ui.start.restore_page import RestorePage

        window, context = self._window(), self._context

        def restore(typed: str) -> None:
            context.tasks.store(
                lambda: restoring.restore(found.path, context.home, typed, keyring=context.keyring),
                lambda _found: self.begin(),
                page.refused,
            )

        page = RestorePage(found, restore, window.back)
        window.open(page)

    def _tell(self, fault: Fault) -> None:
        self._page.notice = Notice.of(fault)
        self._window().refresh()

    # -- what can't be opened

    def _cannot_open(self, fault: Fault) -> None:
        from hrcapp.ui.start.unlock_page import OPENED_BY_CODE, TroublePage, UnlockPage

        if fault.code not in OPENED_BY_CODE:
            self._show(TroublePage(fault, self._window().close))
            return
        page = UnlockPage(fault, self._try_code)
        self._unlock = page
        self._show(page)

    def _try_code(self, typed: str) -> None:
        self._context.tasks.store(
            lambda: Workspace.recover(self._context.home, typed), self.open_officer, self._unlock.refused
        )

    # -- the window

    def _window(self) -> Shell:
        if self._shell is None:
            desk = Desk(lambda: _("Human Rights Cities"), lambda: _("10, 100, 1000 by 2030"), ())
            self._shell = Shell(self._context.app, self._context.look, self._context.style, desk)
        return self._shell

    def _show(self, page: Page) -> None:
        window = self._window()
        window.open_root(page)
        if self._context.shell is not window:
            self._context.take_over(window)
