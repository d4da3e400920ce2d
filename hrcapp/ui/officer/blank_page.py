"""A blank form to print, or to fill in with any PDF reader: language, second language, paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.model.faults import Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.forms import OfferedForm, offered
from hrcapp.submission.blank import blank
from hrcapp.submission.quick_start import quick_start
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.common.host import page
from hrcapp.ui.forms import language_code
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.printing import print_pdf
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, Card, ComboBox, Label, Note, TopBar, column, flow
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item
from hrcapp.xforms import FormDefinition


class BlankPage(Page):
    """The campaign's forms without answers, one at a time."""

    name, menu_key = "blank", "help"

    def __init__(self, desk: OfficerDesk, forms: Sequence[OfferedForm]) -> None:
        self._desk, self._forms = desk, tuple(forms)
        self._letter, self._working = False, False
        self._use(forms[0].definition)

    def _use(self, definition: FormDefinition) -> None:
        """In the language of the app, where the form has it."""
        self._definition = definition
        codes = {language_code(tag): tag for tag in definition.languages}
        self._language, self._second = codes.get(self._desk.language, definition.languages[0]), ""

    @classmethod
    def read(cls, desk: OfficerDesk) -> BlankPage:
        """On the store's thread."""
        return cls(desk, offered(desk.workspace))

    def title(self) -> str:
        return _("Blank form")

    def build(self, look: Look) -> QWidget:
        cards = (self._choices(look), self._paper(look), self._file(look), self._quick_start(look))
        body = self._desk.body(look, *cards, width=820)
        back = Button(look, _("Back"), on_click=self._desk.back)
        identified(back, "back")
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], []))

    def _choices(self, look: Look) -> Card:
        offered = [(tag, endonym(language_code(tag))) for tag in self._definition.languages]
        first = ComboBox(look, offered)
        first.set_value(self._language)
        identified(first, "blank-language")
        first.activated.connect(lambda _at: setattr(self, "_language", first.value()))
        second = ComboBox(look, [("none", _("No second language")), *offered])
        second.set_value(self._second or "none")
        identified(second, "blank-second")
        second.activated.connect(lambda _at: self._choose_second(second.value()))
        paper = ComboBox(look, [("a4", "A4"), ("letter", "Letter")])
        paper.set_value("letter" if self._letter else "a4")
        identified(paper, "blank-paper")
        paper.activated.connect(lambda _at: setattr(self, "_letter", paper.value() == "letter"))
        return Card(
            look,
            *self._which(look),
            _named(look, _("Language of the form"), first),
            _named(look, _("Second language, under each question"), second),
            _named(look, _("Paper size"), paper),
            gap=10,
        )

    def _which(self, look: Look) -> list[QWidget]:
        """The choice among several forms."""
        if len(self._forms) < 2:
            return []
        form = ComboBox(look, [(str(at), one.title(look.language)) for at, one in enumerate(self._forms)])
        form.set_value(str([one.definition for one in self._forms].index(self._definition)))
        identified(form, "blank-form-which")
        form.activated.connect(lambda _at: self._choose_form(self._forms[int(form.value())]))
        return [_named(look, _("Form"), form)]

    def _choose_form(self, form: OfferedForm) -> None:
        self._use(form.definition)
        self._desk.shell.refresh()

    def _choose_second(self, chosen: str) -> None:
        self._second = "" if chosen == "none" else chosen

    def _paper(self, look: Look) -> Card:
        make = partial(self._made, fillable=False)
        printed = Button(
            look,
            _("Print a blank form"),
            icon="printer",
            on_click=lambda: self._print(make, self._file_name()),
        )
        identified(printed, "print-blank")
        saved = Button(
            look,
            _("Save it as a PDF"),
            icon="download",
            on_click=lambda: self._save(make, self._file_name()),
        )
        identified(saved, "save-blank")
        told = _("To write on by hand. Somebody types the answers into the app afterwards.")
        return _card(look, _("On paper"), Label(look, told, wrap=True), flow(look, printed, saved, gap=10))

    def _file(self, look: Look) -> Card:
        make = partial(self._made, fillable=True)
        saved = Button(
            look,
            _("Save a fillable form"),
            icon="download",
            on_click=lambda: self._save(make, self._file_name()),
        )
        identified(saved, "save-fillable")
        told = _("For any PDF reader. “Open a file” on Home takes the saved file in and checks every answer.")
        shown = _("Some readers show Arabic and Korean badly while typing; the answers come back right.")
        note = Note(look, "info", shown)
        return _card(
            look, _("On another computer"), Label(look, told, wrap=True), note, flow(look, saved, gap=10)
        )

    def _quick_start(self, look: Look) -> Card:
        printed = Button(
            look,
            _("Print the quick start"),
            icon="printer",
            on_click=lambda: self._print(self._page, self._page_name()),
        )
        identified(printed, "print-quick-start")
        saved = Button(
            look,
            _("Save it as a PDF"),
            icon="download",
            on_click=lambda: self._save(self._page, self._page_name()),
        )
        identified(saved, "save-quick-start")
        saved.setAccessibleDescription(_("Quick start"))
        told = _("One page to keep beside the computer: from the first answer to the receipt.")
        return _card(look, _("Quick start"), Label(look, told, wrap=True), flow(look, printed, saved, gap=10))

    # -- making it

    def _page(self) -> bytes:
        language = language_code(self._language)
        return quick_start(language, letter=self._letter, now=self._desk.workspace.clock())

    def _page_name(self) -> str:
        return f"quick-start-{language_code(self._language)}.pdf"

    def _made(self, *, fillable: bool) -> bytes:
        second = self._second if self._second != self._language else ""
        return blank(
            self._definition,
            self._language,
            second=second,
            letter=self._letter,
            fillable=fillable,
            now=self._desk.workspace.clock(),
        )

    def _save(self, make: Callable[[], bytes], name: str) -> None:
        desk = self._desk

        def chosen(path: Path) -> None:
            desk.remember_folder(path.parent)
            desk.run(
                lambda _job: write_whole(path, make(), mode=0o644),
                lambda _none: desk.say(
                    "success", lambda: (_("Saved: {name}").format(name=path.name), str(path.parent))
                ),
            )

        filters = [_("PDF documents (*.pdf)")]
        ask_save(desk.shell, _("Save the PDF"), filters, desk.last_folder, name, chosen)

    def _print(self, make: Callable[[], bytes], name: str) -> None:
        if self._working:
            return
        self._working = True
        self._desk.say("info", lambda: (_("The pages are being prepared…"), ""))
        self._desk.run(lambda _job: make(), lambda pdf: self._ready(name, pdf), self._failed)

    def _ready(self, name: str, pdf: bytes) -> None:
        self._working = False
        self._desk.show_notice(None)
        print_pdf(self._desk, name, pdf)

    def _failed(self, fault: Fault) -> None:
        self._working = False
        self._desk.tell(fault)

    def _file_name(self) -> str:
        second = f"-{language_code(self._second)}" if self._second else ""
        return f"{self._definition.id}-{language_code(self._language)}{second}.pdf"


def _card(look: Look, title: str, *items: Item) -> Card:
    return Card(look, Heading(look, title, "h2"), *items, gap=10, margins=(20, 14, 18, 16))


def _named(look: Look, name: str, control: QWidget) -> QWidget:
    label = Label(look, name, "small_strong", wrap=True)
    label.setBuddy(control)
    control.setAccessibleName(name)
    return column(look, label, control, gap=6)
