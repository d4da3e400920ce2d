"""Data protection: what is held of a person, for how long, and whether all of it is as it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.secretariat import audit_words
from hrcapp.secretariat.audit import Audited
from hrcapp.secretariat.erasure import Plan
from hrcapp.secretariat.persons import Held
from hrcapp.secretariat.retention import LONGEST, Due, Rule
from hrcapp.secretariat.traces import Trace
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import data_protection as said
from hrcapp.ui.secretariat.data_protection_cards import audit_card, persons_card, retention_card
from hrcapp.ui.secretariat.data_protection_traces import TraceActs
from hrcapp.ui.secretariat.page_work import PageWork
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import Dialog, Question, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class DataProtectionPage(Page):
    """What was found stays while the page is drawn anew; erasing asks twice."""

    name, menu_key = "data-protection", "data-protection"

    def __init__(self, office: Office, months: Mapping[Rule, int | None], desks: Mapping[str, str]) -> None:
        self._office, self._desks = office, desks
        self.months = {rule: str(value or "") for rule, value in months.items()}
        self.questions: dict[Rule, Question] = {}
        self.wanted = self._searched = ""
        self.held: list[Held] | None = None
        self.traces: list[Trace] = []
        self.trace_acts = TraceActs(office, self)
        self.due: list[Due] | None = None
        self.audited: Audited | None = None
        self.work = PageWork(office, self)

    @classmethod
    def read(cls, office: Office) -> DataProtectionPage:
        """On the store's thread."""
        desk = office.desk
        rows = desk.store.rows("SELECT DISTINCT desk FROM event")
        names = {row["desk"]: desk.disputes.desk_name(row["desk"]) for row in rows}
        return cls(office, desk.retention.months(), names)

    def title(self) -> str:
        return _("Data protection")

    def desk_name(self, fingerprint: str) -> str:
        """What the kits call a desk."""
        return self._desks.get(fingerprint, fingerprint)

    # -- building

    def build(self, look: Look) -> QWidget:
        told = _("What is held of people, for how long, and whether it is as it was written.")
        left = column(look, persons_card(look, self), None, gap=12)
        right = column(look, audit_card(look, self), retention_card(look, self), None, gap=12)
        cards = beside(look, (left, 1), (right, 1), gap=14)
        cards.setEnabled(not self.work.busy)
        return page(
            look,
            TopBar(look, self.title(), told),
            self._office.body(look, *self.work.panel(look), cards, gap=12),
        )

    # -- persons

    def search(self) -> None:
        """Look for a person in all that was sent, in what was set aside, and in invitations."""
        wanted, desk = self.wanted, self._office.desk
        if not wanted.strip():
            return

        def work(job: Job) -> tuple[list[Held], list[Trace]]:
            return desk.persons.search(wanted, job.report), desk.traces.search(wanted, job.report)

        def found(both: tuple[list[Held], list[Trace]]) -> None:
            self.held, self.traces = both
            self._searched = wanted.strip()

        self.work.run(_("Searching"), work, found)

    def searched_words(self) -> list[str]:
        """What covers the person who was searched for: what was typed, and the names that were found."""
        return [self._searched, *(word for one in self.held or [] for word in (one.name, one.email))]

    def ask_export(self, held: Held) -> None:
        """Ask for a folder, and write all that is held into it."""
        office = self._office
        ask_folder(
            office.shell, _("Folder for the file"), office.last_folder, lambda to: self.export(held, to)
        )

    def export(self, held: Held, folder: Path) -> None:
        """Write it."""
        office = self._office
        office.remember_folder(folder)
        office.store(
            lambda: office.desk.persons.export([held], folder),
            lambda path: office.say("success", lambda: (_("Saved"), isolated(str(path)))),
        )

    def ask_erase(self, held: Held) -> None:
        """Say what it takes, ask, and ask again."""
        office = self._office

        def first(plan: Plan) -> None:
            question, text = said.first_question(held, plan)
            self.ask("erase-first", question, text, _("Go on"), lambda: second(held))

        def second(held: Held) -> None:
            question, text = said.second_question(held.shown)
            self.ask("erase-second", question, text, _("Erase for ever"), lambda: self.erase(held))

        office.store(lambda: office.desk.erasure.plan([held]), first)

    def erase(self, held: Held) -> None:
        """Erase one person."""
        office = self._office

        def done(_plan: Plan) -> None:
            self.held = [one for one in self.held or [] if one != held]
            office.say("success", lambda: said.erased(held.shown))

        erasure = office.desk.erasure
        self.work.run(_("Erasing"), lambda job: erasure.erase([held], job.report), done)

    # -- times

    def write_months(self, rule: Rule, text: str) -> None:
        self.months[rule] = text

    def preview(self) -> None:
        """Keep the times that are written, and list what is due by them."""
        office, chosen = self._office, self._chosen()
        if chosen is None:
            return
        retention = office.desk.retention

        def work() -> list[Due]:
            retention.choose(chosen)
            return retention.due()

        def done(due: list[Due]) -> None:
            self.due = due
            self.work.refresh()

        office.store(work, done)

    def _chosen(self) -> dict[Rule, int | None] | None:
        """None where something is no number of months: the first such field says so."""
        wrong = [rule for rule, text in self.months.items() if text.strip() and not _is_time(text)]
        for rule, question in self.questions.items():
            told = _("Write a whole number from 1 to {limit}.").format(limit=LONGEST)
            question.set_error(told if rule in wrong else "", say=wrong[:1] == [rule])
        if wrong:
            self.questions[wrong[0]].focus_target.setFocus()
            return None
        return {rule: int(text) if text.strip() else None for rule, text in self.months.items()}

    def ask_apply(self) -> None:
        """Ask twice before what is listed is erased."""
        count = said.due_count(len(self.due or []), self._office.language)

        def again() -> None:
            question, text = said.second_question(count)
            self.ask("apply-second", question, text, _("Erase for ever"), self.apply)

        told = _("Of forms, the persons, the signed statements and the attached files are deleted.")
        self.ask("apply-first", _("Erase what is listed?"), told, _("Go on"), again)

    def apply(self) -> None:
        """Erase what is listed."""
        office, due = self._office, list(self.due or [])

        def done(count: int) -> None:
            self.due = []
            office.say("success", lambda: said.applied(count, office.language))

        retention = office.desk.retention
        self.work.run(_("Erasing"), lambda job: retention.apply(due, job.report), done)

    # -- the audit

    def check(self) -> None:
        """Check everything; it can be stopped."""
        audit = self._office.desk.audit

        def done(found: Audited) -> None:
            self.audited = found

        self.work.run(_("Checking"), lambda job: audit.run(job.report), done)

    def ask_save_audit(self) -> None:
        office = self._office
        ask_folder(office.shell, _("Folder for the file"), office.last_folder, self.save_audit)

    def save_audit(self, folder: Path) -> None:
        """Write what the audit found."""
        office, found = self._office, self.audited
        if found is None:
            return
        office.remember_folder(folder)
        name, data = f"audit-{office.now():%Y%m%d-%H%M%S}.json", audit_words.as_json(found, office.now())
        office.store(
            lambda: put(folder, name, data),
            lambda path: office.say("success", lambda: (_("Saved"), isolated(str(path)))),
        )

    def hidden(self) -> None:
        self.work.stop()

    def ask(self, name: str, question: str, text: str, verb: str, then: Callable[[], object]) -> None:
        """Ask before something that cannot be undone."""
        shell = self._office.shell
        dialog = Dialog(
            shell.look, shell, question, text, verb=verb, keep=_("Keep it"), on_confirm=then, danger=True
        )
        identified(dialog, name)
        dialog.open()


def _is_time(text: str) -> bool:
    return text.strip().isdecimal() and 1 <= int(text) <= LONGEST
