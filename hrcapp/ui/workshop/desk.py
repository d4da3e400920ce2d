"""The window of the board and of what leads from it: adding towns, opening them, the facilitator's pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.names import RECEIPT_EXTENSION
from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.profiles_administrator import Administrator
from hrcapp.officer.profiles_index import ProfileEntry, ProfileState
from hrcapp.officer.workspace import utc_now
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.context import AppContext
from hrcapp.ui.officer.desk_forms import system_zone
from hrcapp.ui.pages import Desk, MenuItem
from hrcapp.ui.workshop import board, kiosk
from hrcapp.ui.workshop.board_page import BoardPage
from hrcapp.ui.workshop.idle import WARN_S, IdleWatch, idle_minutes

if TYPE_CHECKING:
    from hrcapp.officer.audit_check import Chain
    from hrcapp.officer.workshop_ceremony import CeremonyTurn
    from hrcapp.officer.workspace import Workspace
    from hrcapp.ui.workshop.ceremony import Ceremony
    from hrcapp.ui.workshop.workshop import Workshop


class BoardDesk(Host):
    """Nothing of a town's answers is reached from here without its PIN or the administrator's passphrase."""

    def __init__(self, context: AppContext, workshop: Workshop) -> None:
        super().__init__(context, self._menu())
        self.workshop = workshop
        self.entries: dict[str, ProfileEntry] = {}
        self.administrator: Administrator | None = None
        self.idle: IdleWatch | None = None
        self.shell.closing.connect(self._lock)
        kiosk.bind(self.shell)

    def _menu(self) -> Desk:
        return Desk(
            lambda: _("Human Rights Cities"),
            lambda: _("Workshop"),
            (
                MenuItem("board", "list-checks", lambda: _("Board"), self.go_board),
                MenuItem("add", "plus", lambda: _("Add a town"), self.go_add),
                MenuItem("facilitator", "shield-check", lambda: _("Facilitator"), self.go_facilitator),
                MenuItem("help", "circle-question-mark", lambda: _("Help"), self.go_help),
            ),
        )

    @staticmethod
    def now() -> datetime:
        """The device's clock."""
        return utc_now()

    def workshop_title(self) -> str:
        """As the facilitator calls it."""
        found = self.context.home.settings().get("workshop_title")
        return found if isinstance(found, str) and found else _("Workshop")

    def tell(self, fault: Fault) -> None:
        """As any window does; a damaged store of a town leads to the second copy, under the printed code."""
        if fault.code is not Code.STORE_DAMAGED:
            super().tell(fault)
            return
        from hrcapp.ui.officer.rescued import damaged_notice

        self.show_notice(damaged_notice(fault, lambda: self.context.restore(self, lambda: None)))

    # -- pages

    def show_board(
        self, entries: tuple[ProfileEntry, ...], notice: Notice | None = None, chosen: str = ""
    ) -> None:
        """The board with these towns."""
        self._lock()
        self.entries = {one.id: one for one in entries}
        self.show(BoardPage(self, tuple(map(board.row_of, entries)), chosen), root=True, notice=notice)
        self.focus_board()

    def focus_board(self) -> None:
        """The list takes the arrows at once."""
        self.shell.focus_on("board-table")

    def go_board(self, notice: Notice | None = None, chosen: str = "") -> None:
        """The board, read anew."""
        profiles = self.workshop.profiles
        self.store(profiles.list, lambda entries: self.show_board(entries, notice, chosen))

    def go_add(self) -> None:
        from hrcapp.ui.workshop.add_page import AddPage

        self.show(AddPage(self))
        self.shell.focus_on("town")

    def go_prepare(self) -> None:
        """Several towns in one go, by their names."""
        from hrcapp.ui.workshop.prepare_page import PreparePage

        self.show(PreparePage(self))

    def go_open(self, profile: str) -> None:
        """Ask for the PIN of a town; for a new one where it was prepared."""
        from hrcapp.ui.workshop.begin_page import BeginPage
        from hrcapp.ui.workshop.open_page import OpenPage

        entry = self.entries[profile]
        prepared = entry.state is ProfileState.PREPARED
        self.show(BeginPage(self, entry) if prepared else OpenPage(self, entry))
        self.shell.focus_on("pin")

    def go_facilitator(self) -> None:
        """The passphrase first."""
        from hrcapp.ui.workshop.passphrase_page import PassphrasePage

        if self.administrator is None:
            self.show(PassphrasePage(self, self._unlocked))
            self.shell.focus_on("administrator")
        else:
            self.go_facilitator_again()

    def go_facilitator_again(self, notice: Notice | None = None) -> None:
        """The facilitator's page, read anew while the passphrase counts."""
        from hrcapp.ui.workshop.facilitator_page import FacilitatorPage

        def show(entries: tuple[ProfileEntry, ...]) -> None:
            if self.administrator is not None:
                self.entries = {one.id: one for one in entries}
                self.show(FacilitatorPage(self), root=True, notice=notice)

        self.store(self.workshop.profiles.list, show)

    def _unlocked(self, found: Administrator) -> None:
        """The passphrase was right: it counts until the board is shown again, or nobody is there."""
        self._hold(found)
        self.go_facilitator_again()

    def _hold(self, found: Administrator) -> None:
        self.administrator = found
        quiet_ms = idle_minutes(self.context) * 60_000 - WARN_S * 1000
        self.idle = idle = IdleWatch(self.context.app, self, quiet_ms=quiet_ms)
        idle.lapsed.connect(self.go_board)

    def _lock(self) -> None:
        self.administrator = None
        if self.idle is not None:
            self.idle.stop()
            self.idle.deleteLater()
            self.idle = None

    def go_gather(self) -> None:
        """Where files of other laptops are gathered, and the list of the day is made."""
        self.workshop.enter_own(lambda desk: desk.go_courier())

    def go_own(self) -> None:
        """The laptop's own desk."""
        self.workshop.enter_own(lambda desk: desk.go_home())

    def go_ceremony(self, towns: Sequence[ProfileEntry]) -> None:
        """Those who sign for these towns, one after the other."""
        from hrcapp.officer.workshop_ceremony import turns
        from hrcapp.ui.workshop.ceremony import Ceremony
        from hrcapp.ui.workshop.ceremony_page import CeremonyPage

        profiles, administrator, in_turn = self.workshop.profiles, self.administrator, self.tasks.in_turn
        if administrator is not None:
            self.run(
                lambda job: turns(profiles, towns, administrator, in_turn=in_turn, progress=job.report),
                lambda found: self.show(CeremonyPage(self, Ceremony(found))),
            )

    def sign_at(self, found: Ceremony, now: CeremonyTurn) -> None:
        """Open a town's statement to be signed, and come back to the ceremony."""
        workshop, administrator, entry = self.workshop, self.administrator, self.entries[now.profile]
        if administrator is None:
            return

        def opened() -> Workspace:
            workshop.profiles.audit.note(Deed.CEREMONY, profile=entry.id, subject=now.draft)
            return workshop.profiles.open_as_administrator(entry.id, administrator)

        back = (found, administrator)
        self.store(opened, lambda space: workshop.enter_to_sign(entry, space, now.draft, back))

    def resume(self, found: Ceremony, administrator: Administrator, profile: str) -> None:
        """Back from a signature: look at that town again, and go on with whoever signs next."""
        from hrcapp.officer.workshop_ceremony import turns
        from hrcapp.ui.workshop.ceremony_page import CeremonyPage

        profiles, entry = self.workshop.profiles, self.entries.get(profile)
        self._hold(administrator)

        def renewed(new: list[CeremonyTurn]) -> None:
            found.renew(profile, new)
            self.show(CeremonyPage(self, found))

        self.store(lambda: turns(profiles, [entry] if entry else [], administrator), renewed)

    def go_audit(self) -> None:
        """What was done on this laptop."""
        from hrcapp.ui.officer.audit_page import AuditPage

        audit = self.workshop.profiles.audit
        titles = {one.id: one.title for one in self.entries.values()}

        def show(found: Chain) -> None:
            self.show(AuditPage(self, found, titles, audit.export, menu_key="facilitator"))

        self.store(audit.check, show)

    def leave(self) -> None:
        """No board any more; the profiles stay."""
        audit, home = self.workshop.profiles.audit, self.context.home

        def off() -> None:
            audit.note(Deed.WORKSHOP, detail="off")
            home.change(workshop=None)

        def gone(_none: None) -> None:
            self.context.begin()

        self.store(off, gone)

    def go_help(self) -> None:
        from hrcapp.ui.workshop.help_page import HelpPage

        self.show(HelpPage(self), root=True)

    # -- towns

    def enter(self, entry: ProfileEntry, workspace: Workspace) -> None:
        """A profile was opened: begin what was prepared in it, and go there."""
        profiles, language, zone = self.workshop.profiles, self.language, system_zone()
        self.store(
            lambda: profiles.begin_prepared(workspace, language=language, zone=zone),
            lambda _draft: self.workshop.enter(entry, workspace),
            lambda fault: self.workshop.enter(entry, workspace, notice=Notice.of(fault)),
        )

    def lower_flag(self, profile: str) -> None:
        """Help was given."""
        profiles = self.workshop.profiles
        self.store(
            lambda: profiles.ask_for_help(profile, needed=False),
            lambda _none: self.go_board(chosen=profile),
        )

    # -- the window

    def not_now(self, path: Path) -> None:
        """A file was opened from outside: it belongs to a town, and none is open. A receipt waits for her."""
        name = path.name
        if path.suffix.lower() == RECEIPT_EXTENSION:
            self.workshop.keep_answer(path)
            return
        self.say(
            "info",
            lambda: (
                _("“{name}” was not opened yet").format(name=name),
                _("Open a town first, then open the file again."),
            ),
        )
