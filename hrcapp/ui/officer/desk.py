"""The officer's window: which page follows which, and the one form that is open in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimeZone

from hrcapp.i18n import _
from hrcapp.model.status import Status
from hrcapp.officer.answers import Answer
from hrcapp.officer.cards import Card
from hrcapp.officer.forms import OfferedForm, offered
from hrcapp.officer.workspace import Workspace
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.second_copies import SecondCopies
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.officer.automatic import Automatic
from hrcapp.ui.officer.exchanging import Exchanging
from hrcapp.ui.officer.form import MakeForm, OpenForm
from hrcapp.ui.officer.open_forms import OpenForms
from hrcapp.ui.officer.room_watch import RoomWatch
from hrcapp.ui.pages import Desk, MenuItem, Page
from hrcapp.ui.widgets.layout import Item


class OfficerDesk(Host):
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

    @property
    def form(self) -> OpenForm | None:
        """The form that is open."""
        return self.forms.current

    def flush(self) -> None:
        """Write what was typed, now."""
        self.forms.flush()

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

    def go_move(self) -> None:
        """Give the open form to another computer."""
        from hrcapp.ui.officer.move_page import MovePage

        self.flush()
        self._form_page(lambda form: MovePage(self, form))

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

    # -- forms

    def new_form(self, *, practice: bool) -> None:
        """Begin a form; which one is asked where the campaign has several."""
        from hrcapp.ui.officer.form_choice_page import FormChoicePage

        space = self.workspace

        def show(found: Sequence[OfferedForm]) -> None:
            if len(found) > 1:
                self.show(FormChoicePage(self, found, practice=practice))
            else:
                self.begin_form(practice=practice)

        self.store(lambda: offered(space) if len(space.kit.forms()) > 1 else (), show)

    def begin_form(self, data: bytes | None = None, *, practice: bool) -> None:
        """Begin one in the interface's language, the campaign's own or another, and open its sections."""
        language, zone, space = self.language, system_zone(), self.workspace

        def create() -> str:
            form = data or space.kit.form()
            return space.drafts.create(form, language=language, zone=zone, practice=practice)

        self.store(create, lambda draft: self.with_form(draft, lambda form: self.go_tasks()))

    def with_form(self, draft: str, then: Callable[[OpenForm], object], *, anew: bool = False) -> None:
        """Open a form, or take the one that is open, and go on with it."""
        form = self.forms.current
        if form is not None and form.id == draft and not anew:
            then(form)
            return
        self.forms.flush()

        def opened(make: MakeForm) -> None:
            then(self.forms.take(make))

        self.store(lambda: OpenForm.read(self.workspace, draft), opened)

    def reopen(self, draft: str, then: Callable[[OpenForm], object]) -> None:
        """Read a form from the store again: its state has changed there."""
        self.with_form(draft, then, anew=True)

    def open_draft(self, draft: str) -> None:
        """Go to where a form's next step is."""
        self.store(lambda: self.workspace.drafts.card(draft), self._next)

    def _next(self, card: Card) -> None:
        draft, status = card.draft, card.status
        if card.moved_at is not None:
            self.with_form(draft, lambda form: self.go_tasks())
        elif status is Status.DRAFT:
            self.with_form(draft, lambda form: self.go_where_left())
        elif status is Status.RETURNED:
            self.correct(draft)
        elif status in (Status.READY, Status.SIGNING) or card.practice:
            self.with_form(draft, lambda form: self.go_statement())
        else:
            self.with_form(draft, lambda form: self.go_send())

    def go_where_left(self) -> None:
        """The same page and field as last time."""
        form = self.form
        if form is None:
            return
        self.go_tasks()
        found = [one.path for one in form.sections() if form.position.startswith(one.path)]
        if found:
            self.go_section(found[0], form.position)

    def go_tasks(self) -> None:
        from hrcapp.ui.officer.task_list_page import TaskListPage

        self._form_page(lambda form: TaskListPage(self, form))

    def go_unread(self) -> None:
        """The answers of a filled-in file that a person must look at."""
        from hrcapp.ui.officer.filled_page import FilledPage

        self._form_page(lambda form: FilledPage(self, form))

    def go_tasks_again(self) -> None:
        """Back to the list of sections that one came from."""
        self.notice = None
        if not self.shell.back_to("tasks"):
            self.go_tasks()

    def go_section(
        self, path: str, question: str = "", *, to_check: bool = False, replace: bool = False
    ) -> None:
        """One section; `question` takes the focus. `to_check`: its way on leads back to Check answers."""
        from hrcapp.ui.officer.section_page import SectionPage

        self._form_page(
            lambda form: SectionPage(self, form, path, question, to_check=to_check), replace=replace
        )

    def go_check(self, *, replace: bool = False) -> None:
        from hrcapp.ui.officer.check_page import CheckPage

        form = self.form
        if form is None:
            return
        self.flush()
        self.store(
            lambda: {one.name: one.original for one in self.workspace.attachments.of(form.id)},
            lambda files: self.show(CheckPage(self, form, files), replace=replace),
        )

    def go_statement(self) -> None:
        from hrcapp.ui.officer.statement_page import StatementPage

        self._form_page(lambda form: StatementPage(self, form))

    def go_send(self, notice: Notice | None = None) -> None:
        """The page of the sealed file and its answers."""
        from hrcapp.ui.officer.send_page import SendPage

        form = self.form
        if form is not None:
            self.store(lambda: SendPage.read(self, form.id), lambda page: self.show(page, notice=notice))

    def _form_page(self, make: Callable[[OpenForm], Page], *, replace: bool = False) -> None:
        if self.form is not None:
            self.show(make(self.form), replace=replace)

    def correct(self, draft: str) -> None:
        """Begin the next version and go to the first commented question, or to the list of sections."""

        def begun(_revision: int) -> None:
            self.reopen(draft, lambda form: self._to_comments(form))

        self.store(lambda: self.workspace.drafts.correct(draft), begun)

    def correct_returned(self, answer: Answer) -> None:
        """After a return came in: its form at the first comment, unless it was corrected since."""
        drafts = self.workspace.drafts

        def look() -> bool:
            return drafts.card(answer.draft).status is Status.RETURNED

        def looked(open_now: bool) -> None:
            if open_now:
                self.correct(answer.draft)
            else:
                self.reopen(answer.draft, lambda form: self.go_tasks())

        self.store(look, looked)

    def _to_comments(self, form: OpenForm) -> None:
        self.go_tasks()
        asked = form.asked()
        if asked:
            self.go_question(asked[0][1])

    def go_question(self, path: str, *, replace: bool = False) -> None:
        """The section of a question, with the focus on it."""
        if self.form is not None:
            section = next((one.path for one in self.form.sections() if path.startswith(one.path)), "")
            if section:
                self.go_section(section, path, replace=replace)

    # -- files

    def open_file(self) -> None:
        """A kit, a receipt or a filled-in form, told by its content."""
        from hrcapp.ui.officer.intake import ask

        ask(self)


def system_zone() -> str:
    """The system's time zone as an IANA name that this Python knows, UTC otherwise."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        ZoneInfo(name)
    except (ValueError, OSError):
        return "UTC"
    return name
