"""What is open on a shared laptop: the board, a town's form, or the laptop's own desk; never two at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.late_answers import LateAnswers
from hrcapp.officer.profiles import Profiles
from hrcapp.officer.workspace import Workspace
from hrcapp.store import settle, vault_of
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.context import AppContext
from hrcapp.ui.officer.rescued import put_back, put_back_notice
from hrcapp.ui.workshop.desk import BoardDesk
from hrcapp.vault import Vault

if TYPE_CHECKING:
    from hrcapp.officer.profiles_administrator import Administrator
    from hrcapp.officer.profiles_index import ProfileEntry
    from hrcapp.officer.rescue import PutBack
    from hrcapp.ui.workshop.ceremony import Ceremony
    from hrcapp.ui.workshop.town_desk import TownDesk


class Workshop:
    """Opens the windows one after the other; `profiles` is used on the store's thread only."""

    def __init__(self, context: AppContext, profiles: Profiles | None = None) -> None:
        """`profiles`: others than those of the data folder with the usual costs."""
        self.context = context
        self._given = profiles
        self.town: TownDesk | None = None
        self.board: BoardDesk | None = None
        self.ceremony: tuple[Ceremony, Administrator] | None = None

    def begin(
        self,
        shown: Callable[[], object],
        failed: Callable[[Fault], None],
        notice: Notice | None = None,
    ) -> None:
        """Read the towns and show the board, then call `shown`; `failed` when the keys can't be had."""

        def read() -> tuple[Profiles, tuple[ProfileEntry, ...]]:
            made = self._given or Profiles(self.context.home, self._vault())
            return made, made.list()

        def opened(found: tuple[Profiles, tuple[ProfileEntry, ...]]) -> None:
            self.profiles, entries = found
            self._show(entries, notice)
            shown()

        self.context.tasks.store(read, opened, failed)

    def _vault(self) -> Vault:
        """What somebody has opened at the start, or what opens by itself."""
        context = self.context
        context.vault = context.vault or vault_of(context.home, keyring=context.keyring)
        settle(context.home, context.vault)
        return context.vault

    def _show(
        self, entries: tuple[ProfileEntry, ...], notice: Notice | None = None, chosen: str = ""
    ) -> None:
        self.town = None
        self.board = desk = BoardDesk(self.context, self)
        desk.show_board(entries, notice, chosen)
        ceremony, self.ceremony = self.ceremony, None
        if ceremony is not None and notice is None:
            desk.resume(*ceremony, chosen)
        self.context.take_over(desk.shell)
        self.context.given.taken_by(desk.not_now)

    def keep_answer(self, path: Path) -> None:
        """A receipt was given while no town's form is open: it counts when hers is opened next."""
        board = self.board
        if board is None:
            return
        name = path.name

        def keep() -> None:
            LateAnswers.of(self.context.home, self._vault()).keep(take(path), name)

        def words() -> tuple[str, str]:
            told = sentence(Fault(Code.RECEIPT_FOR_ANOTHER_TOWN, name=name), _)
            return told.what, told.next

        board.store(keep, lambda _none: board.say("success", words))

    # -- a town's form

    def enter(self, entry: ProfileEntry, workspace: Workspace, *, notice: Notice | None = None) -> None:
        """The town's own window, on a profile that was just opened."""

        def back(found: PutBack | None) -> None:
            told = put_back_notice(found, notice)
            self._enter(entry, workspace, lambda desk: desk.go_home(lambda: None, told))

        if workspace.rescue.waiting():
            self.context.tasks.store(lambda: put_back(workspace), back)
        else:
            back(None)

    def enter_to_sign(
        self, entry: ProfileEntry, workspace: Workspace, draft: str, back: tuple[Ceremony, Administrator]
    ) -> None:
        """The statement of a form; handing back by hand leads to the ceremony again."""
        self.ceremony = back
        self._enter(entry, workspace, lambda desk: desk.with_form(draft, lambda _form: desk.go_statement()))

    def enter_own(self, then: Callable[[TownDesk], object]) -> None:
        """The laptop's own desk, where files are gathered: nobody's town."""

        def opened(workspace: Workspace) -> None:
            self._enter(None, workspace, then)

        context = self.context
        if self.board is not None:
            self.board.store(lambda: Workspace.open(context.home, vault=self._vault()), opened)

    def _enter(
        self, entry: ProfileEntry | None, workspace: Workspace, go: Callable[[TownDesk], object]
    ) -> None:
        from hrcapp.ui.officer.given import take_given
        from hrcapp.ui.workshop.town_desk import TownDesk

        self.town = desk = TownDesk(self.context, workspace, self, entry)
        self.board = None
        go(desk)
        self.context.take_over(desk.shell)
        self.context.given.taken_by(lambda path: take_given(desk, path))

    def hand_back(self, *, by_itself: bool = False) -> None:
        """Write what was typed, lock the form and show the board; what can't be written keeps it open.

        `by_itself`: nobody was at the keyboard.
        """
        desk = self.town
        if desk is None or desk.leaving:
            return
        desk.leaving = True
        desk.flush()
        desk.store(lambda: None, lambda _none: self._settled(desk, by_itself=by_itself))

    def _settled(self, desk: TownDesk, *, by_itself: bool) -> None:
        fault = desk.forms.fault()
        if fault is not None or self.context.tasks.busy or desk.room.room is not None:
            desk.leaving = False
            desk.idle.touch()
            if fault is not None:
                desk.tell(fault)
            elif not by_itself:
                desk.say("info", _under_way)
            return
        desk.shell.setEnabled(False)  # nothing more is typed that nobody would write
        desk.forms.finish()
        context, chosen = self.context, desk.workspace.profile

        def closed(entries: tuple[ProfileEntry, ...]) -> None:
            self._show(entries, _locked(desk) if by_itself else None, chosen)

        def kept_open(fault: Fault) -> None:
            # It is locked; only the board could not be brought up to date.
            context.tasks.store(self.profiles.list, lambda entries: self._show(entries, Notice.of(fault)))

        context.tasks.store(lambda: self._lock(desk), closed, kept_open)

    def _lock(self, desk: TownDesk) -> tuple[ProfileEntry, ...]:
        if desk.entry is None:
            desk.workspace.close()
        else:
            self.profiles.lock(desk.workspace)
        return self.profiles.list()

    def close(self) -> None:
        """The app ends: what is open is locked."""
        if self.town is not None:
            self._lock(self.town)
            self.town = None


def _under_way() -> tuple[str, str]:
    return (
        _("Something is still under way here"),
        _("It is being sent or gathered. Let it end, or stop it where it was begun; then hand back."),
    )


def _locked(desk: TownDesk) -> Notice:
    title = desk.entry.title if desk.entry else ""
    return Notice(
        "info",
        lambda: (
            _("The form of {town} was locked").format(town=title) if title else _("The desk was locked"),
            _("Nobody used it for a while. Everything that was typed is saved."),
        ),
    )
