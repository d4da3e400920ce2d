"""The pages of a form, from its beginning to its receipt, and which of them comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimeZone

from hrcapp.model.status import Status
from hrcapp.officer.sections import section_of
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.officer.open_forms import OpenForms
from hrcapp.ui.pages import Page

if TYPE_CHECKING:
    from hrcapp.officer.answers import Answer
    from hrcapp.officer.cards import Card
    from hrcapp.officer.forms import OfferedForm
    from hrcapp.officer.workspace import Workspace
    from hrcapp.ui.officer.desk import OfficerDesk
    from hrcapp.ui.officer.form import MakeForm, OpenForm


class FormPages(Host):
    """The part of the officer's window that is about the one form that is open in it."""

    workspace: Workspace
    forms: OpenForms

    @property
    def _officer(self) -> OfficerDesk:
        """The whole window, which every page may lead out of the form to."""
        return cast("OfficerDesk", self)

    @property
    def form(self) -> OpenForm | None:
        """The form that is open."""
        return self.forms.current

    def flush(self) -> None:
        """Write what was typed, now."""
        self.forms.flush()

    # -- beginning and opening

    def new_form(self, *, practice: bool) -> None:
        """Begin a form; which one is asked where the campaign has several."""
        from hrcapp.officer.forms import offered
        from hrcapp.ui.officer.form_choice_page import FormChoicePage

        space = self.workspace

        def show(found: Sequence[OfferedForm]) -> None:
            if len(found) > 1:
                self.show(FormChoicePage(self._officer, found, practice=practice))
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

    def open_form(self) -> None:
        """Any form from a file: looked at first, then begun."""
        from hrcapp.ui.officer.form_opening import ask

        ask(self._officer)

    def with_form(self, draft: str, then: Callable[[OpenForm], object], *, anew: bool = False) -> None:
        """Open a form, or take the one that is open, and go on with it."""
        from hrcapp.ui.officer.form import OpenForm

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
        if card.forgotten_at is not None:
            self._go_forgotten(card)
        elif card.moved_at is not None:
            self.with_form(draft, lambda form: self.go_tasks())
        elif status is Status.DRAFT:
            self.with_form(draft, lambda form: self.go_where_left())
        elif status is Status.RETURNED:
            self.correct(draft)
        elif status is Status.READY and not card.statement:
            self.with_form(draft, lambda form: self.go_tasks_and_check())
        elif status in (Status.READY, Status.SIGNING) or card.practice:
            self.with_form(draft, lambda form: self.go_statement())
        else:
            self.with_form(draft, lambda form: self.go_send())

    def _go_forgotten(self, card: Card) -> None:
        from hrcapp.ui.officer.forgotten_page import ForgottenPage

        answers = self.workspace.answers
        self.store(
            lambda: answers.of(card.draft),
            lambda found: self.show(ForgottenPage(self._officer, card, found)),
        )

    def go_where_left(self) -> None:
        """The same page and field as last time."""
        form = self.form
        if form is None:
            return
        self.go_tasks()
        section = section_of(form.sections(), form.position)
        if section:
            self.go_section(section, form.position)

    def go_tasks(self) -> None:
        from hrcapp.ui.officer.task_list_page import TaskListPage

        self._form_page(lambda form: TaskListPage(self._officer, form))

    def go_unread(self) -> None:
        """The answers of a filled-in file that a person must look at."""
        from hrcapp.ui.officer.filled_page import FilledPage

        self._form_page(lambda form: FilledPage(self._officer, form))

    def go_paper(self) -> None:
        """The pages of a form that was filled in by hand."""
        from hrcapp.ui.officer.transcription_page import TranscriptionPage

        self.flush()
        self._form_page(lambda form: TranscriptionPage(self._officer, form))

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
            lambda form: SectionPage(self._officer, form, path, question, to_check=to_check), replace=replace
        )

    def go_check(self, *, replace: bool = False) -> None:
        from hrcapp.ui.officer.check_page import CheckPage

        form = self.form
        if form is None:
            return
        self.flush()
        self.store(
            lambda: {one.name: one.original for one in self.workspace.attachments.of(form.id)},
            lambda files: self.show(CheckPage(self._officer, form, files), replace=replace),
        )

    def go_tasks_and_check(self) -> None:
        """Where a checked form is finished; the list of sections lies behind it."""
        self.go_tasks()
        self.go_check()

    def go_statement(self) -> None:
        """The statement; a form that has none shows its answers."""
        from hrcapp.ui.officer.statement_page import StatementPage

        if self.form is not None and not self.form.card.statement:
            self.go_check()
            return
        self._form_page(lambda form: StatementPage(self._officer, form))

    def go_send(self, notice: Notice | None = None) -> None:
        """The page of the sealed file and its answers; of the answers alone for a form from elsewhere."""
        from hrcapp.officer.open_form import settle
        from hrcapp.ui.officer.form_done_page import FormDonePage
        from hrcapp.ui.officer.send_page import SendPage

        form = self.form
        if form is None:
            return

        def read() -> Page:
            if form.card.opened and not settle(self.workspace, form.id):
                return FormDonePage.read(self._officer, form.id)
            return SendPage.read(self._officer, form.id)

        self.store(read, lambda page: self.show(page, notice=notice))

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
            section = section_of(self.form.sections(), path)
            if section:
                self.go_section(section, path, replace=replace)

    def go_move(self) -> None:
        """Give the open form to another computer."""
        from hrcapp.ui.officer.move_page import MovePage

        self.flush()
        self._form_page(lambda form: MovePage(self._officer, form))


def system_zone() -> str:
    """The system's time zone as an IANA name that this Python knows, UTC otherwise."""
    from zoneinfo import ZoneInfo

    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        ZoneInfo(name)
    except (ValueError, OSError):
        return "UTC"
    return name
