"""Beginning a campaign: one page, everything that has to be decided, nothing that can wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.common.host import page
from hrcapp.ui.common.passphrase_fields import PassphraseFields
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import begin
from hrcapp.ui.secretariat.day_field import day_field
from hrcapp.ui.secretariat.title_fields import title_fields
from hrcapp.ui.widgets import ActionBar, Button, Check, Label, LineEdit, Question, TopBar, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.front import Front


class BeginPage(FormPage):
    """What was typed stays through a change of language; a passphrase is in memory only."""

    name = "begin"

    def __init__(self, front: Front, form: begin.Form) -> None:
        super().__init__(front)
        self._front, self.form = front, form
        self._passphrase = PassphraseFields(self, form)

    def title(self) -> str:
        return _("Begin a campaign")

    def build(self, look: Look) -> QWidget:
        self.form.language = look.language
        told = _("Made on this computer, without internet. Four keys are made; two of them leave it at once.")
        form = self.form
        passphrase = self._passphrase.items(
            look,
            _("Passphrase"),
            _("Asked whenever the desk is opened. Six random words are easy to type and hard to find."),
        )
        cards = (
            self.card(
                look,
                _("The campaign"),
                title_fields(self, look, form.titles),
                self.line(
                    look,
                    "email",
                    _("E-mail of the secretariat"),
                    form.email,
                    lambda text: setattr(form, "email", text),
                    latin=True,
                    hint=_("Towns see it in the kit and in the letter."),
                ),
                day_field(
                    self,
                    look,
                    "deadline",
                    _("Last day"),
                    form.deadline,
                    lambda day: setattr(form, "deadline", day),
                ),
            ),
            self.card(look, _("Forms"), *self._forms(look)),
            self.card(look, _("Where files may be dropped"), self._drop_box(look)),
            self.card(look, _("Passphrase of the desk"), *passphrase),
        )
        return page(look, TopBar(look, self.title(), told), self.form_body(look, *cards), self._actions(look))

    def _forms(self, look: Look) -> tuple[Item, ...]:
        """The pledge is always there; the assessment is offered beside it."""
        wanted = Check(look, _("Also a local human rights assessment"), checked=self.form.assessment)
        identified(wanted, "assessment")
        wanted.toggled.connect(lambda on: setattr(self.form, "assessment", on))
        told = _("Towns pledge in any case. The assessment is for those who want it; it counts nowhere.")
        return Label(look, told, "small", "text_soft", wrap=True), wanted

    def _drop_box(self, look: Look) -> Question:
        edit = LineEdit(look, self.form.drop_box, latin=True)
        identified(edit, "drop-box")
        edit.textChanged.connect(lambda text: setattr(self.form, "drop_box", text))
        choose = Button(look, _("Choose"), "secondary", "folder-open", on_click=self._choose_folder)
        identified(choose, "choose-drop-box")
        hint = _(
            "A folder that towns and this desk share, such as one that a cloud keeps in step. Only sealed "
            "files lie there."
        )
        return self.asked(
            look,
            "drop-box",
            _("Shared folder"),
            row(look, (edit, 1), choose, gap=10),
            hint=hint,
            focus=edit,
            optional=True,
        )

    def _actions(self, look: Look) -> ActionBar:
        make = Button(look, _("Make the campaign"), "primary", "check", on_click=self.make)
        identified(make, "make-campaign")
        join = Button(look, _("Join one that has begun"), "secondary", "usb", on_click=self._front.go_join)
        identified(join, "join-campaign")
        for each in (make, join):
            each.setEnabled(not self._working)
        back = Button(look, _("Back"), "secondary", "arrow-left", on_click=self._front.go_start)
        identified(back, "begin-back")
        reason = _("Making the keys…") if self._working else ""
        start = [back] if self._front.context.home.role is None else []
        return ActionBar(look, start, [join, make], reason=reason)

    # -- what a person does

    def make(self) -> None:
        """Check everything; make the campaign, or show what is wrong."""
        if self.check(begin.problems(self.form, self._front.now().date())):
            self._front.create(self.form, self._failed)

    def _failed(self, fault: Fault) -> None:
        self.stop_working()
        self._front.tell(fault)

    def _choose_folder(self) -> None:
        def chosen(folder: Path) -> None:
            self.form.drop_box = str(folder)
            self._front.shell.refresh()

        ask_folder(self._front.shell, _("Shared folder"), self._front.last_folder, chosen)
