"""The statement to read, and its signatures one after the other; afterwards locked, to print and to keep."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.signing import Preview
from hrcapp.officer.travel import TakenBack
from hrcapp.officer.versions import SignedVersion
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.files import ask_files
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import paper, parts, statement, words
from hrcapp.ui.officer.card_work import CardWork
from hrcapp.ui.officer.companions import companions
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.make_up_page import MakeUpPage, make_up_line
from hrcapp.ui.officer.paper_work import PaperWork
from hrcapp.ui.officer.passing import Passing, welcome
from hrcapp.ui.officer.picture_work import PictureWork
from hrcapp.ui.officer.printing import print_pdf, printer_there
from hrcapp.ui.officer.saving import save_pdf
from hrcapp.ui.officer.signing_files import ask_certificate, ask_library
from hrcapp.ui.officer.signing_panel import SigningPanel, who_signs
from hrcapp.ui.officer.signing_strip import SigningStrip
from hrcapp.ui.officer.signing_work import SigningWork
from hrcapp.ui.officer.statement_document import StatementDocument
from hrcapp.ui.officer.statement_signed import signed_bar, signed_side
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Button, LinkButton, Note, PageView, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

_SIDE = 604


class StatementPage(Page):
    """Made at once; the statement and its pictures arrive while it is on screen."""

    name, menu_key = "statement", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form
        self._document = StatementDocument(desk, form, self._drawn, self._cannot_make)
        self._way, self._working, self._failed = statement.DRAW, False, False
        self._paper = PaperWork(desk, form, self._paper_changed)
        self._cards = CardWork(desk, self._cards_changed)
        self.picture = PictureWork(desk, self._picture_changed)
        self._passing = Passing(desk, form, self._came_back)
        self._work = SigningWork(desk, form)
        self._file: Path | None = None
        self._panel: SigningPanel | None = None
        self._pages: PageView | None = None
        self._shown_places: tuple[int, ...] = ()

    def title(self) -> str:
        return _("Statement and signing")

    # -- making it

    def shown(self) -> None:
        self._passing.read()
        if self._document.preview is None:
            self._document.make(self._way.kind)

    def _drawn(self) -> None:
        preview, panel = self._document.preview, self._panel
        same = preview is not None and preview.places == self._shown_places
        if same and panel is not None and isValid(panel) and self._pages is not None:
            self._pages.set_pages(self._document.pictures)
            self._follow()
        elif self._desk.shell.page is self:
            self._desk.shell.refresh()

    def _cannot_make(self, fault: Fault) -> None:
        self._failed = True
        self._desk.tell(fault)

    # -- building

    def build(self, look: Look) -> QWidget:
        self._keep_choices()
        preview = self._document.preview
        if preview is None or not self._document.pictures:
            return self._waiting(look)
        self._shown_places = preview.places
        told = statement.pill(preview.signed, len(preview.signatories), look.language)
        pills: list[Item] = [parts.pill(look, told)]
        if self._form.draft.practice:
            pills.insert(0, parts.pill(look, words.practice()))
        bar = TopBar(look, self.title(), self._subtitle(preview), *pills)
        reader = self._reader(look)
        if self._document.done:
            self._panel = None
            side = signed_side(look, self._desk, self._form, preview, self._save_pdf)
            below: QWidget = signed_bar(look, self._desk, practice=self._form.draft.practice)
        else:
            side, below = self._side(look, preview), self._signing_bar(look)
        if look.narrow:
            reader.setMinimumHeight(look.px(420))
            return page(look, bar, self._desk.body(look, reader, side), below)
        right = column(look, (self._desk.body(look, side), 1), below, gap=0)
        right.setFixedWidth(look.px(_SIDE))
        return page(look, bar, row(look, (reader, 1), right, gap=0))

    def _subtitle(self, preview: Preview) -> str:
        return statement.subtitle(self._form.session_title(), self._form.draft.revision, preview)

    def _waiting(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), "", *parts.pills(look, self._form))
        wait: list[Item] = [] if self._failed else [Note(look, "hourglass", _("Making the statement…"))]
        return page(look, bar, self._desk.body(look, *wait), ActionBar(look, [self._back_button(look)]))

    def _reader(self, look: Look) -> PageView:
        self._pages = PageView(look, _("Statement"), self._document.pictures, self._out(look))
        self._pages.page_shown.connect(self._seen)
        self._document.seen(1)
        return self._pages

    def _out(self, look: Look) -> LinkButton:
        """To the printer; to a file, where there is no printer."""
        if printer_there():
            link = LinkButton(look, _("Print"), "printer", on_click=self._print)
            identified(link, "print")
        else:
            link = LinkButton(look, _("Save the PDF"), "download", on_click=self._save_pdf)
            identified(link, "save-to-print")
        return link

    def _side(self, look: Look, preview: Preview) -> QWidget:
        now = preview.signatories[preview.next or 0].name
        self._panel = panel = SigningPanel(
            look,
            now,
            way=self._way,
            file=self._file,
            cards=self._cards,
            picture=self.picture,
            paper=None if preview.signed else self._paper,
            pages=len(self._document.pictures),
        )
        if panel.paper is not None:
            panel.paper.print_wanted.connect(self._print)
            panel.paper.save_wanted.connect(self._save_pdf)
            panel.paper.files_wanted.connect(self._choose_scans)
        panel.changed.connect(self._follow)
        panel.way_changed.connect(self._choose_way)
        panel.file_wanted.connect(lambda: ask_certificate(self._desk, self._use_file))
        panel.library_wanted.connect(lambda: ask_library(self._desk, self._cards.use_library))
        signers = who_signs(look, statement.signers(preview, look.language))
        elsewhere = self._passing.section(look, preview)
        items: list[Item] = [signers, panel, elsewhere, companions(look, self._desk, self._form), None]
        if choices := self._document.choices:
            items.insert(0, make_up_line(look, choices, self._go_make_up))
        return column(look, *items, gap=14)

    def _signing_bar(self, look: Look) -> QWidget:
        later = Button(look, _("Sign later"), on_click=self._desk.go_home)
        identified(later, "later")
        self._sign_button = Button(look, _("Sign"), "primary", "pen-line", on_click=self._sign)
        identified(self._sign_button, "sign")
        self._strip = SigningStrip(look, self._go_unread, self._work.stop)
        preview = self._document.preview
        begun = preview is not None and preview.signed > 0
        start = [] if begun else [self._back_button(look)]
        self._follow()
        return column(look, self._strip, ActionBar(look, start, [later, self._sign_button]), gap=0)

    def _back_button(self, look: Look) -> Button:
        back = Button(look, _("Back to check answers"), on_click=self._back)
        identified(back, "back")
        return back

    def _back(self) -> None:
        if not self._desk.shell.back_to("check"):
            self._desk.go_check(replace=True)

    # -- how it looks

    def _go_make_up(self) -> None:
        if choices := self._document.choices:
            self._desk.show(MakeUpPage(self._desk, self._form, choices, self._look_changed))

    def _look_changed(self) -> None:
        """Make it anew: at once when it is on screen, else when someone comes back to it."""
        self._keep_choices()
        self._panel = self._pages = None
        self._document.forget()
        self._paper.compare_again()
        if self._desk.shell.page is self:
            self._desk.shell.refresh()
            self.shown()

    # -- what stands in the way

    def _keep_choices(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._way, self._file = self._panel.way, self._panel.file

    def _seen(self, number: int) -> None:
        self._document.seen(number)
        self._follow()

    def _go_unread(self) -> None:
        if self._document.unread and self._pages is not None:
            self._pages.go_to(self._document.unread[0])

    def _follow(self) -> None:
        """Sign can be used, or the reason why not stands above it."""
        panel = self._panel
        if panel is None or not hasattr(self, "_strip"):
            return
        if not (isValid(panel) and isValid(self._strip) and isValid(self._sign_button)):
            return
        if panel.paper is not None:
            panel.paper.set_printable(self._document.shown_as is statement.PAPER.kind)
        unread, language = self._document.unread, self._desk.language
        why = statement.reason(panel.ready(unread, working=self._working), language)
        self._strip.tell(why, unread, language, can_stop=self._work.can_stop)
        self._sign_button.setEnabled(not why)
        self._sign_button.setAccessibleDescription(why)

    # -- signing

    def _use_file(self, file: Path) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.set_file(file)

    def _cards_changed(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.show_cards()

    def _picture_changed(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.show_picture()

    def _choose_scans(self) -> None:
        filters = [_("Scans and photographs ({formats})").format(formats=paper.FORMATS)]
        ask_files(self._desk.shell, _("Choose the scan"), filters, self._desk.last_folder, self.add_scans)

    def add_scans(self, files: list[Path]) -> None:
        """Files that were chosen: each page in them is a scan."""
        if files:
            self._desk.remember_folder(files[0].parent)
            self._paper.add(files)

    def _paper_changed(self) -> None:
        panel = self._panel
        if panel is not None and isValid(panel) and panel.paper is not None:
            panel.paper.refresh()
            self._follow()

    def _choose_way(self) -> None:
        """The page says how it is signed: show it as it will be."""
        self._keep_choices()
        preview = self._document.preview
        if preview is not None and not preview.signed:
            self._document.make(self._way.kind, keep_read=True)

    def _sign(self) -> None:
        panel = self._panel
        if panel is None or self._working:
            return
        self._working = True
        self._work.sign(panel.way, panel.chosen(), self._signed, self._refused, self._follow)

    def _signed(self, version: SignedVersion, card: FormCard) -> None:
        self._working = False
        self._form.card = card
        self._way, self._file, self._panel = statement.DRAW, None, None
        self.picture.forget()
        told = (
            _("Signed. The answers are fixed from now on.")
            if version.complete
            else _("Signed. The next signatory can sign now.")
        )
        announce(self._desk.shell, told)
        self._desk.notice = None
        self._document.make(self._way.kind)

    def _came_back(self, found: TakenBack) -> None:
        """Someone signed elsewhere."""
        self._desk.show_notice(welcome(found))
        self.picture.forget()
        self._document.make(self._way.kind)
        self._passing.read()

    def _refused(self, fault: Fault) -> None:
        self._working = False
        self._follow()
        if fault.code is Code.INTERRUPTED:
            self._desk.say("info", lambda: (_("Stopped. Nothing was signed."), ""))
        elif self._panel is None or not isValid(self._panel) or not self._panel.refused(fault):
            self._desk.tell(fault)

    # -- afterwards

    def _save_pdf(self) -> None:
        preview = self._document.preview
        pdf = preview.pdf if preview else b""
        save_pdf(self._desk, self._file_name(), lambda: pdf)

    def _print(self) -> None:
        if preview := self._document.preview:
            print_pdf(self._desk, self._file_name(), preview.pdf)

    def _file_name(self) -> str:
        return statement.file_name(self._form.session_title(), self._form.draft.revision)
