"""The editor's text of the report: by section and language, with what can be put in and what to look at."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _, pgettext
from hrcapp.secretariat.report.editor import Written
from hrcapp.secretariat.report.editor_checks import Check, check_section, check_whole
from hrcapp.secretariat.report.editor_quotations import Quotation, quotations
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import report, report_editing
from hrcapp.ui.secretariat.report_editing import Found
from hrcapp.ui.secretariat.report_editor_side import EditorSide
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    ComboBox,
    Essay,
    Label,
    PageScroll,
    Question,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

FOLLOW_MS = 400
_LINES, _SIDE = 12, 360


class ReportEditorPage(Page):
    """What is written is kept within a second at this desk; one button says it to all."""

    name, menu_key = "report-editor", "report"

    def __init__(self, office: Office, found: Found, section: str) -> None:
        self.office, self.found, self.section = office, found, section
        self.view = "insert"
        self.text = self.written.shown
        self.quotations: tuple[Quotation, ...] | None = None
        self._side: EditorSide | None = None
        self._essay: Essay | None = None
        self._share: Button | None = None
        self._later: QTimer | None = None

    @classmethod
    def read(cls, office: Office, day: date, language: str, section: str) -> ReportEditorPage:
        """On the store's thread."""
        return cls(office, report_editing.found(office.desk, day, language), section)

    @property
    def language(self) -> str:
        return self.found.content.language

    @property
    def written(self) -> Written:
        return self.found.texts[self.section]

    def title(self) -> str:
        return _("Text of the report")

    # -- building

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), report.as_of(self.found.content.snapshot.as_of, look.language))
        self._side = EditorSide(look, self)
        main = column(look, *self._choices(look), *self._differing(look), self._editor(look), None, gap=10)
        if look.narrow:
            middle: QWidget = self.office.body(look, main, self._side)
        else:
            self._side.setFixedWidth(look.px(_SIDE))
            scroll = PageScroll(look, main)
            parts = row(look, (scroll, 1), self._side, gap=16)
            middle = column(look, *self.office.above(look), (parts, 1), gap=12, margins=(24, 14, 24, 12))
        built = page(look, bar, middle, self._actions(look))
        QShortcut(QKeySequence("Ctrl+Return"), built).activated.connect(self.share)
        return built

    def _choices(self, look: Look) -> list[Item]:
        section = ComboBox(look, report_editing.sections(self.found.content))
        section.set_value(self.section)
        identified(section, "editor-section")
        section.activated.connect(lambda _at: self.go_to(section.value(), self.language))
        language = ComboBox(look, report.languages())
        language.set_value(self.language)
        identified(language, "editor-language")
        language.activated.connect(lambda _at: self.go_to(self.section, language.value()))
        asked = (
            Question(look, pgettext("of a report", "Section"), section),
            Question(look, _("Language of the report"), language),
        )
        return [*asked] if look.narrow else [row(look, (asked[0], 3), (asked[1], 2), gap=12)]

    def _differing(self, look: Look) -> list[Item]:
        """What another desk wrote without having heard of this text."""
        told = _("Another desk wrote this at the same time. Sharing a text settles it.")
        return [Banner(look, "warning", told, other, icon="git-compare") for other in self.written.others]

    def _editor(self, look: Look) -> QWidget:
        essay = Essay(look.speaking(self.language), self.text, least_lines=_LINES)
        named(essay, _("Text of the section"))
        identified(essay, "editor-text")
        self._rest()
        self._later = QTimer(essay)
        self._later.setSingleShot(True)
        self._later.setInterval(FOLLOW_MS)
        self._later.timeout.connect(self._follow)
        essay.textChanged.connect(lambda: self._typed(essay.toPlainText()))
        essay.textChanged.connect(self._later.start)
        self._essay = essay
        desk = self.found.desks.get(self.written.desk, _("another desk"))
        state = Label(
            look, report_editing.state(self.written, desk, look.language), "small", "text_soft", wrap=True
        )
        identified(state, "editor-state")
        help_ = _("Blank lines part paragraphs, “- ” begins a point, **two stars** make words bold.")
        return column(look, essay, Label(look, help_, "small", "text_soft", wrap=True), state, gap=6)

    def _actions(self, look: Look) -> ActionBar:
        back = Button(
            look, _("Back to the report"), "secondary", "arrow-left", on_click=self.office.go_report
        )
        identified(back, "editor-back")
        shipped = Button(look, _("Take the text of the app"), "quiet", "undo-2", on_click=self.take_shipped)
        identified(shipped, "editor-shipped")
        shipped.setEnabled(self.written.own or self.written.draft is not None)
        share = Button(look, _("Put it into the report"), "primary", "check", on_click=self.share)
        identified(share, "editor-share")
        self._share = share
        self._follow_share()
        return ActionBar(look, [back, shipped], [share])

    # -- what a person does

    def checks(self) -> list[Check]:
        """Of this section, then of the whole report with what stands in the editor now."""
        content = self.found.content
        texts = {section: one.text for section, one in self.found.texts.items()}
        return [
            *check_section(content, self.section, self.text),
            *check_whole(content, {**texts, self.section: self.text}),
        ]

    def _typed(self, text: str) -> None:
        self.text = text
        editor, place = self.office.desk.report.editor, (self.section, self.language)
        self.office.keeping.keep(("report", *place), partial(editor.keep_draft, *place, text))
        self._follow_share()

    def _follow(self) -> None:
        if self._side is not None and self.office.shell.page is self:
            self._side.follow()

    def _follow_share(self) -> None:
        """A text that the report could not print stays here."""
        if self._share is not None:
            changed = self.text.strip() != self.written.text.strip() or bool(self.written.others)
            self._share.setEnabled(changed and report_editing.readable(self.found.content, self.text))

    def show_view(self, view: str) -> None:
        self.view = view
        if view == "quotations" and self.quotations is None:
            self._read_quotations()
        if self._side is not None:
            self._side.show_view()

    def _read_quotations(self) -> None:
        desk, day, language = self.office.desk, self.found.content.snapshot.as_of, self.language

        def work() -> tuple[Quotation, ...]:
            return tuple(quotations(desk.records, desk.translations.book(day), day, language))

        def done(read: tuple[Quotation, ...]) -> None:
            if self.language == language:
                self.quotations = read
                if self.view == "quotations" and self._side is not None and self.office.shell.page is self:
                    self._side.show_view()

        self.office.store(work, done)

    def insert(self, text: str) -> None:
        """Put something where the cursor is, and go on writing there."""
        if self._essay is not None:
            self._essay.insertPlainText(text)
            self._essay.setFocus()

    def go_to(self, section: str, language: str) -> None:
        """Another section, or another language; what was written stays kept."""
        self.office.flush()
        open_editor(self.office, self.found.content.snapshot.as_of, language, section, self.view)

    def share(self) -> None:
        """Say this text to all desks."""
        if self._share is None or not self._share.isEnabled():
            return
        self._say(self.text)

    def take_shipped(self) -> None:
        """Back to what comes with the app."""
        self._say("")

    def _say(self, text: str) -> None:
        office, section, language = self.office, self.section, self.language
        office.flush()

        def done(_none: None) -> None:
            self.found = found[0]
            self.text = self.written.shown
            office.say("success", report_editing.kept)

        found: list[Found] = []

        def work() -> None:
            office.desk.report.editor.say(section, language, text)
            found.append(report_editing.found(office.desk, self.found.content.snapshot.as_of, language))

        office.store(work, done)

    def hidden(self) -> None:
        self._rest()
        self.office.flush()

    def _rest(self) -> None:
        later, self._later = self._later, None
        if later is not None and isValid(later):
            later.stop()


def open_editor(office: Office, day: date, language: str, section: str, view: str = "insert") -> None:
    """Show the text of one section, with figures as of the end of that day."""

    def show(page: ReportEditorPage) -> None:
        page.view = view
        office.show(page, root=True)
        page.show_view(view)

    office.store(lambda: ReportEditorPage.read(office, day, language, section), show)
