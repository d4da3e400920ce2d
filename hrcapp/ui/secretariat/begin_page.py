"""Beginning a campaign: one page, everything that has to be decided, nothing that can wait."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.model.faults import Fault
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import begin
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Check,
    ErrorSummary,
    Label,
    LineEdit,
    Note,
    Problem,
    Question,
    Tag,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.front import Front


class BeginPage(Page):
    """What was typed stays through a change of language; a passphrase is in memory only."""

    name = "begin"

    def __init__(self, front: Front, form: begin.Form) -> None:
        self._front, self.form = front, form
        self._wrong: tuple[begin.Wrong, ...] = ()
        self._working = False
        self._shown = False
        self._fields: dict[str, Question] = {}
        self._labels: dict[str, str] = {}

    def title(self) -> str:
        return _("Begin a campaign")

    # -- building

    def build(self, look: Look) -> QWidget:
        self.form.language = look.language
        self._fields = {}
        told = _("Made on this computer, without internet. Four keys are made; two of them leave it at once.")
        items: list[Item] = [
            self._card(look, _("The campaign"), self._titles(look), self._email(look), self._deadline(look)),
            self._card(look, _("Where files may be dropped"), self._drop_box(look)),
            self._card(look, _("Passphrase of the desk"), *self._passphrases(look)),
        ]
        if self._wrong:
            items.insert(0, self._summary(look))
        body = self._front.body(look, *items, gap=14, width=740)
        self._body = body
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def _card(self, look: Look, title: str, *items: Item) -> Card:
        return Card(look, Label(look, title, "h2"), *items, gap=16, margins=(20, 14, 20, 18))

    def _titles(self, look: Look) -> Question:
        lines: list[Item] = []
        first: LineEdit | None = None
        for language in SHIPPED:
            other = look.speaking(language)
            edit = LineEdit(other, self.form.titles.get(language, ""))
            edit.setLayoutDirection(other.direction)
            identified(edit, f"title-{language}")
            edit.textChanged.connect(lambda text, language=language: self._title(language, text))
            tag = Tag(look, language, "neutral")
            tag.setFixedWidth(look.px(34))
            lines.append(row(look, tag, (edit, 1), gap=10))
            named(edit, f"{_('Name of the campaign')}: {endonym(language)}")
            first = edit if language == look.language else first
        asked = self._asked(
            look,
            "title",
            _("Name of the campaign"),
            column(look, *lines, gap=8),
            hint=_("Where a language is left empty, the name in your language stands there."),
            focus=first,
        )
        if first is not None:
            named(
                first, f"{_('Name of the campaign')}: {endonym(look.language)}", first.accessibleDescription()
            )
        return asked

    def _email(self, look: Look) -> Question:
        edit = LineEdit(look, self.form.email, latin=True)
        identified(edit, "email")
        edit.textChanged.connect(self._keeper("email"))
        hint = _("Towns see it in the kit and in the letter.")
        return self._asked(look, "email", _("E-mail of the secretariat"), edit, hint=hint)

    def _deadline(self, look: Look) -> Question:
        fields = DateFields(look, _("Last day"))
        for part, text in zip(fields.edits.values(), self.form.deadline, strict=True):
            part.setText(text)
        fields.identify("deadline")
        fields.edited.connect(lambda: setattr(self.form, "deadline", fields.text()))
        asked = self._asked(look, "deadline", _("Last day"), fields, focus=fields.edits["day"], optional=True)
        named(
            fields.edits["day"], f"{_('Last day')}: {_('Day')}", fields.edits["day"].accessibleDescription()
        )
        return asked

    def _drop_box(self, look: Look) -> Question:
        edit = LineEdit(look, self.form.drop_box, latin=True)
        identified(edit, "drop-box")
        edit.textChanged.connect(self._keeper("drop_box"))
        choose = Button(look, _("Choose"), "secondary", "folder-open", on_click=self._choose_folder)
        identified(choose, "choose-drop-box")
        hint = _(
            "A folder that towns and this desk share, such as one that a cloud keeps in step. Only sealed "
            "files lie there."
        )
        return self._asked(
            look,
            "drop-box",
            _("Shared folder"),
            row(look, (edit, 1), choose, gap=10),
            hint=hint,
            focus=edit,
            optional=True,
        )

    def _passphrases(self, look: Look) -> list[Item]:
        edits = []
        for name, text in (("passphrase", self.form.passphrase), ("again", self.form.again)):
            edit = LineEdit(look, text, latin=True)
            edit.setEchoMode(self._echo())
            identified(edit, name)
            edit.textChanged.connect(self._keeper(name))
            edits.append(edit)
        self._hint = Note(look, "info", "", "small", "text_soft")
        edits[0].textChanged.connect(lambda _text: self._follow_strength())
        self._follow_strength()
        show = Check(look, _("Show the passphrases"), checked=self._shown)
        identified(show, "show-passphrase")
        show.toggled.connect(lambda on: self._reveal(edits, on))
        hint = _("Asked whenever the desk is opened. Six random words are easy to type and hard to find.")
        return [
            self._asked(look, "passphrase", _("Passphrase"), edits[0], hint=hint, note=self._hint),
            self._asked(look, "again", _("The same once more"), edits[1]),
            show,
        ]

    def _asked(
        self,
        look: Look,
        name: str,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        focus: QWidget | None = None,
        optional: bool = False,
        note: QWidget | None = None,
    ) -> Question:
        asked = Question(look, label, control, hint=hint, focus=focus, optional=optional, note=note)
        for wrong in self._wrong:
            if wrong.field == name:
                asked.set_error(wrong.sentence)
        self._fields[name], self._labels[name] = asked, label
        return asked

    def _summary(self, look: Look) -> ErrorSummary:
        problems = [Problem(one.field, one.sentence, self._labels[one.field]) for one in self._wrong]
        summary = ErrorSummary(look, problems)
        identified(summary, "error-summary")
        summary.followed.connect(self._go_to)
        return summary

    def _actions(self, look: Look) -> ActionBar:
        make = Button(look, _("Make the campaign"), "primary", "check", on_click=self.make)
        identified(make, "make-campaign")
        make.setEnabled(not self._working)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._front.go_start)
        identified(back, "begin-back")
        reason = _("Making the keys…") if self._working else ""
        start = [back] if self._front.context.home.role is None else []
        return ActionBar(look, start, [make], reason=reason)

    # -- what a person does

    def make(self) -> None:
        """Check everything; make the campaign, or show what is wrong."""
        self._wrong = begin.problems(self.form, self._front.now().date())
        self._working = not self._wrong
        self._front.notice = None
        self._front.shell.refresh()
        if self._wrong:
            summary = self._body.findChild(ErrorSummary)
            if summary is not None:
                summary.setFocus()
        else:
            self._front.create(self.form, self._failed)

    def _failed(self, fault: Fault) -> None:
        self._working = False
        self._front.tell(fault)

    def _go_to(self, name: str) -> None:
        self._fields[name].focus_target.setFocus()

    def _title(self, language: str, text: str) -> None:
        self.form.titles[language] = text

    def _keeper(self, name: str) -> Callable[[str], None]:
        return lambda text: setattr(self.form, name, text)

    def _choose_folder(self) -> None:
        def chosen(folder: Path) -> None:
            self.form.drop_box = str(folder)
            self._front.shell.refresh()

        ask_folder(self._front.shell, _("Shared folder"), self._front.last_folder, chosen)

    def _follow_strength(self) -> None:
        told = begin.strength(self.form.passphrase)
        if told is None:
            self._hint.hide()
        elif self._hint.parentWidget() is not None:
            self._hint.show()
        if told is not None:
            self._hint.icon.set_icon(told.icon, told.kind)
            self._hint.set_text(told.words)

    def _echo(self) -> QLineEdit.EchoMode:
        return QLineEdit.EchoMode.Normal if self._shown else QLineEdit.EchoMode.Password

    def _reveal(self, edits: list[LineEdit], shown: bool) -> None:
        self._shown = shown
        for edit in edits:
            edit.setEchoMode(self._echo())
