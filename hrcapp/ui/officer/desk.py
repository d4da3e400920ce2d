"""The officer's window: what it is made of, and its pages beside those of a form (`desk_forms`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.second_copies import SecondCopies
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.officer.automatic import Automatic
from hrcapp.ui.officer.desk_forms import FormPages
from hrcapp.ui.officer.exchanging import Exchanging
from hrcapp.ui.officer.open_forms import OpenForms
from hrcapp.ui.officer.room_watch import RoomWatch
from hrcapp.ui.pages import Desk, MenuItem
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.officer.workspace import Workspace


class OfficerDesk(FormPages):
    """Opens the officer's pages; `workspace` is used on the store's thread only."""

    def __init__(self, context: AppContext, workspace: Workspace) -> None:
        super().__init__(context, self._desk())
        self.workspace = workspace
        self.forms = OpenForms(self)
        self.exchange = Exchanging(self)
        self.automatic = Automatic(self, self.exchange)
        self.room = RoomWatch(self)
        self.second_copies = SecondCopies(self, lambda: workspace.vault)
        self.shell.may_close = self.forms.may_close
        self.shell.closing.connect(self.forms.finish)
        self.automatic.begin()

    def _desk(self) -> Desk:
        return Desk(
            lambda: _("Human Rights Cities"),
            lambda: _("Pledge desk"),
            (
                MenuItem("home", "house", lambda: _("Home"), self.go_home),
                MenuItem("send", "send", lambda: _("Send and receive"), self.go_exchange),
                MenuItem("settings", "settings", lambda: _("Settings"), self.go_settings),
                MenuItem("help", "circle-question-mark", lambda: _("Help"), self.go_help),
            ),
        )

    def tell(self, fault: Fault) -> None:
        """As any window does; a damaged store leads to what helps."""
        if fault.code is not Code.STORE_DAMAGED:
            super().tell(fault)
            return
        from hrcapp.ui.officer.rescued import damaged_notice

        restore = self._restore if self.may_restore else None
        self.show_notice(damaged_notice(fault, restore, typed=self.form is not None))

    @property
    def may_restore(self) -> bool:
        """Whether whoever sits here may put a second copy in the place of everything."""
        return True

    def _restore(self) -> None:
        self.flush()
        self.context.restore(self, self.workspace.close)

    def above(self, look: Look) -> tuple[Item, ...]:
        """Also that a room is open, on every page but its own."""
        banner = self.room.banner(look) if getattr(self.shell.page, "name", "") != "room" else None
        return (*((banner,) if banner else ()), *super().above(look))

    # -- pages

    def back(self) -> None:
        """The page before, or Home."""
        self.notice = None
        if self.shell.can_go_back():
            self.shell.back()
        else:
            self.go_home()

    def go_home(self, then: Callable[[], object] | None = None, notice: Notice | None = None) -> None:
        """Home, read anew; `then` follows once it is there."""
        from hrcapp.ui.officer.home_page import HomePage

        def show(page: HomePage) -> None:
            self.show(page, root=True, notice=notice)
            if then is not None:
                then()

        self.flush()
        self.store(lambda: HomePage.read(self), show)

    def go_exchange(self, notice: Notice | None = None) -> None:
        from hrcapp.ui.officer.exchange_page import ExchangePage

        self.flush()
        self.store(lambda: ExchangePage.read(self), lambda page: self.show(page, root=True, notice=notice))

    def go_place(self) -> None:
        """Which drop box is used, when, and how fast."""
        from hrcapp.ui.officer.send_place_page import PlacePage

        self.flush()
        self.store(lambda: PlacePage.read(self), self.show)

    def go_own_box(self) -> None:
        """A drop box on a server that the kit does not name."""
        from hrcapp.ui.officer.send_box_page import OwnBoxPage

        self.show(OwnBoxPage(self))

    def go_copies(self, draft: str = "") -> None:
        """Copies onto several sticks; of one form, or of those that wait."""
        from hrcapp.ui.officer.copies_page import CopiesPage

        self.flush()
        self.store(lambda: CopiesPage.read(self, draft), self.show)

    def go_courier(self) -> None:
        """Other people's sealed files."""
        from hrcapp.ui.officer.courier_page import CourierPage

        self.flush()
        self.store(lambda: CourierPage.read(self), self.show)

    def go_room(self) -> None:
        """Gather other laptops' sealed files on this one."""
        from hrcapp.ui.officer.room_page import RoomPage

        self.flush()
        self.show(RoomPage(self))

    def go_bring(self, draft: str = "") -> None:
        """Sealed files to a laptop that gathers; of one form, or of those that wait."""
        from hrcapp.ui.officer.room_bring_page import BringPage

        self.flush()
        self.store(lambda: BringPage.read(self, draft), self.show)

    def go_settings(self) -> None:
        from hrcapp.ui.officer.settings_page import SettingsPage

        self.show(SettingsPage(self), root=True)

    def go_workshop(self) -> None:
        """Several towns on this laptop: the board comes first from then on."""
        from hrcapp.ui.workshop.switch_on_page import SwitchOnPage

        self.flush()
        self.store(lambda: SwitchOnPage.read(self), self.show)

    def go_audit(self) -> None:
        """What was done on this computer, or in this town's form."""
        from hrcapp.ui.officer.audits import go_audit

        self.flush()
        go_audit(self)

    def go_help(self) -> None:
        from hrcapp.ui.officer.help_page import HelpPage

        self.show(HelpPage(self), root=True)

    def go_blank(self) -> None:
        """The blank form to print or to fill in elsewhere."""
        from hrcapp.ui.officer.blank_page import BlankPage

        self.flush()
        self.store(lambda: BlankPage.read(self), self.show)

    def go_privacy(self) -> None:
        from hrcapp.ui.officer.help_page import PrivacyPage

        self.show(PrivacyPage(self))

    def go_recovery(self, then: Callable[[], object] | None = None) -> None:
        """The recovery code; `then` follows when the person goes on."""
        from hrcapp.ui.start.recovery_page import RecoveryPage

        self.show(RecoveryPage(self, then or self.go_home))

    def go_first_steps(self) -> None:
        """The recovery code, and on a stick a passphrase: there a key beside the data protects nothing."""
        from hrcapp.ui.officer.settings_passphrase import go_set

        def then() -> None:
            if self.context.home.is_portable and self.workspace.vault.has_recovery_code:
                go_set(self, offered=True)
            else:
                self.go_home()

        self.go_recovery(then)

    # -- files

    def open_file(self) -> None:
        """A kit, a receipt or a filled-in form, told by its content."""
        from hrcapp.ui.officer.intake import ask

        ask(self)
