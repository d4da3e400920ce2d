"""The statement to read, and its signatures one after the other; afterwards locked, to print and to keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.signing import Certificate, Drawn, Preview, Typed, Way
from hrcapp.officer.versions import SignedVersion
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.files import ask_file, ask_save
from hrcapp.ui.common.host import page
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, statement, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.printing import print_pages
from hrcapp.ui.officer.signing_panel import SigningPanel, who_signs
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Ground,
    LinkButton,
    Note,
    PageView,
    TopBar,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item, show_if

_SIDE = 604
_PASSWORD = (Code.PKCS12_WRONG_PASSWORD,)


class StatementPage(Page):
    """Made at once; the statement and its pictures arrive while it is on screen."""

    name, menu_key = "statement", "home"

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form
        self._preview: Preview | None = None
        self._pictures: list[QImage] = []
        self._unread: tuple[int, ...] = (1,)
        self._way, self._working = statement.DRAW, False
        self._file: Path | None = None
        self._panel: SigningPanel | None = None
        self._pages: PageView | None = None
        self._sign_button: Button | None = None
        self._strip: Ground | None = None

    def title(self) -> str:
        return _("Statement and signing")

    # -- making it

    def shown(self) -> None:
        if self._preview is None:
            self._read()

    def _read(self) -> None:
        form, signing = self._form, self._desk.workspace.signing
        way = self._way
        self._desk.store(lambda: signing.preview(form.id, form.session, way), self._made)

    def _made(self, preview: Preview) -> None:
        self._preview = preview
        self._desk.tasks.run(
            lambda _job: page_pictures(preview.pdf, width=PAGE_WIDTH),
            self._drawn,
            self._desk.tell,
            owner=self._desk,
        )

    def _drawn(self, pictures: tuple[Picture, ...]) -> None:
        again = bool(self._pictures) and self._panel is not None and isValid(self._panel)
        self._pictures = [image_of(one) for one in pictures]
        if again and not self._done and self._pages is not None:
            # Only the line that names the kind of signature is another: what was read stays read.
            self._pages.set_pages(self._pictures)
            return
        self._unread = tuple(range(1, len(pictures) + 1)) if not self._done else ()
        if self._desk.shell.page is self:
            self._desk.shell.refresh()

    @property
    def _done(self) -> bool:
        found = self._preview
        return found is not None and found.signed == len(found.signatories)

    # -- building

    def build(self, look: Look) -> QWidget:
        self._keep_choices()
        preview = self._preview
        if preview is None or not self._pictures:
            bar = TopBar(look, self.title(), "", *parts.pills(look, self._form))
            self._strip = self._sign_button = None
            return page(look, bar, self._desk.body(look, Note(look, "hourglass", _("Making the statement…"))))
        told = statement.pill(preview.signed, len(preview.signatories), look.language)
        pills: list[Item] = [parts.pill(look, told)]
        if self._form.draft.practice:
            pills.insert(0, parts.pill(look, words.practice()))
        bar = TopBar(look, self.title(), statement.subtitle(self._form.card, preview), *pills)
        reader = self._reader(look)
        side = self._signed_side(look, preview) if self._done else self._side(look, preview)
        if look.narrow:
            reader.setMinimumHeight(look.px(420))
            bottom = column(look, *self._why(look), self._actions(look), gap=0)
            return page(look, bar, self._desk.body(look, reader, side), bottom)
        right = column(look, (self._desk.body(look, side), 1), *self._why(look), self._actions(look), gap=0)
        right.setFixedWidth(look.px(_SIDE))
        return page(look, bar, row(look, (reader, 1), right, gap=0))

    def _why(self, look: Look) -> list[QWidget]:
        """What stands in the way of signing, always in sight, with the way there when it is a page."""
        if self._done:
            return []
        self._reason = Note(look, "info", "", "body", "text", icon_ink="info")
        self._to_page = LinkButton(look, "", "arrow-right", trailing=True, on_click=self._go_unread)
        identified(self._to_page, "go-unread")
        margins = (20, 8, 20, 8) if look.narrow else (32, 9, 24, 9)
        made = Ground(
            look, (self._reason, 1), self._to_page, ground="info_soft", edge="top", gap=10, margins=margins
        )
        self._strip = made
        self._follow()
        return [made]

    def _reader(self, look: Look) -> PageView:
        printer = LinkButton(look, _("Print"), "printer", on_click=self._print)
        identified(printer, "print")
        self._pages = PageView(look, _("Statement"), self._pictures, printer)
        self._pages.page_shown.connect(self._seen)
        self._seen(1)
        return self._pages

    def _side(self, look: Look, preview: Preview) -> QWidget:
        signers = statement.signers(preview, look.language)
        now = preview.signatories[preview.signed].name
        self._panel = panel = SigningPanel(look, now, way=self._way, file=self._file)
        panel.changed.connect(self._follow)
        panel.way_changed.connect(self._choose_way)
        panel.file_wanted.connect(self._choose_file)
        return column(look, who_signs(look, signers), panel, None, gap=14)

    def _signed_side(self, look: Look, preview: Preview) -> QWidget:
        self._panel = self._sign_button = None
        items: list[Item] = [
            parts.locked_banner(self._form, look),
            who_signs(look, statement.signers(preview, look.language)),
        ]
        if self._form.draft.practice:
            items.insert(0, parts.practice_banner(look))
        save = Button(look, _("Save the PDF"), icon="download", on_click=self._save_pdf)
        identified(save, "save-pdf")
        correct = parts.correct_button(self._desk, self._form, look, small=False)
        items.append(flow(look, save, correct, gap=10))
        return column(look, *items, None, gap=14)

    def _actions(self, look: Look) -> ActionBar:
        desk = self._desk
        if self._done:
            home = Button(look, _("Home"), icon="house", on_click=desk.go_home)
            identified(home, "to-home")
            if self._form.draft.practice:
                home.setProperty("variant", "primary")
                return ActionBar(look, [], [home])
            go = Button(look, _("Send file"), "primary", "send", on_click=desk.go_send)
            identified(go, "to-send")
            return ActionBar(look, [home], [go])
        back = Button(look, _("Back to check answers"), on_click=self._back)
        identified(back, "back")
        later = Button(look, _("Sign later"), on_click=desk.go_home)
        identified(later, "later")
        self._sign_button = Button(look, _("Sign"), "primary", "pen-line", on_click=self._sign)
        identified(self._sign_button, "sign")
        begun = self._preview is not None and self._preview.signed > 0
        self._follow()
        return ActionBar(look, [] if begun else [back], [later, self._sign_button])

    def _back(self) -> None:
        if not self._desk.shell.back_to("check"):
            self._desk.go_check(replace=True)

    # -- what stands in the way

    def _keep_choices(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._way, self._file = self._panel.way, self._panel.file

    def _seen(self, number: int) -> None:
        self._unread = tuple(each for each in self._unread if each != number)
        self._follow()

    def _go_unread(self) -> None:
        if self._unread and self._pages is not None:
            self._pages.go_to(self._unread[0])

    def _follow(self) -> None:
        """Sign can be used, or the reason why not stands beside it."""
        panel, button, strip = self._panel, self._sign_button, self._strip
        if panel is None or button is None or strip is None:
            return
        if not (isValid(panel) and isValid(button) and isValid(strip)):
            return
        language = self._desk.language
        why = statement.reason(panel.ready(self._unread, working=self._working), language)
        show_if(strip, bool(why))
        self._reason.set_text(why)
        button.setEnabled(not why)
        button.setAccessibleDescription(why)
        show_if(self._to_page, bool(self._unread))
        if self._unread:
            self._to_page.setText(statement.to_page(self._unread[0], language))

    # -- signing

    def _choose_file(self) -> None:
        def chosen(file: Path) -> None:
            self._desk.remember_folder(file.parent)
            if self._panel is not None and isValid(self._panel):
                self._panel.set_file(file)

        ask_file(
            self._desk.shell,
            _("Choose the certificate file"),
            [_("Certificates (*.p12 *.pfx)")],
            self._desk.last_folder,
            chosen,
        )

    def _choose_way(self) -> None:
        """The page says how it is signed: show it as it will be."""
        self._keep_choices()
        if self._preview is not None and not self._preview.signed:
            self._read()

    def _sign(self) -> None:
        panel, form = self._panel, self._form
        if panel is None or self._working:
            return
        signing = self._desk.workspace.signing
        chosen = self._chosen(panel)

        def sign() -> tuple[SignedVersion, FormCard]:
            version = signing.sign(form.id, form.session, chosen())
            return version, self._desk.workspace.drafts.card(form.id)

        self._working = True
        self._follow()
        self._desk.store(sign, lambda result: self._signed(*result), self._refused)

    def _chosen(self, panel: SigningPanel) -> Callable[[], Way]:
        """The way with what it needs; a certificate's file is read on the store's thread."""
        if panel.way == statement.DRAW:
            drawn = Drawn(panel.strokes)
            return lambda: drawn
        if panel.way == statement.TYPE:
            typed = Typed(panel.name)
            return lambda: typed
        file, password = panel.file, panel.password
        return lambda: Certificate(take(file) if file else b"", password)

    def _signed(self, version: SignedVersion, card: FormCard) -> None:
        self._working = False
        self._form.card = card
        self._way, self._file, self._panel = statement.DRAW, None, None
        told = (
            _("Signed. The answers are fixed from now on.")
            if version.complete
            else _("Signed. The next signatory can sign now.")
        )
        announce(self._desk.shell, told)
        self._desk.notice = None
        self._read()

    def _refused(self, fault: Fault) -> None:
        self._working = False
        if fault.code in _PASSWORD and self._panel is not None and isValid(self._panel):
            self._panel.set_password_wrong(str(sentence(fault, _)))
            self._follow()
        else:
            self._desk.tell(fault)

    # -- afterwards

    def _save_pdf(self) -> None:
        pdf = self._preview.pdf if self._preview else b""

        def chosen(path: Path) -> None:
            self._desk.remember_folder(path.parent)
            self._desk.store(
                lambda: write_whole(path, pdf, mode=0o644),
                lambda _none: self._desk.say(
                    "success", lambda: (_("Saved: {name}").format(name=path.name), str(path.parent))
                ),
            )

        ask_save(
            self._desk.shell,
            _("Save the PDF"),
            [_("PDF documents (*.pdf)")],
            self._desk.last_folder,
            statement.file_name(self._form.card),
            chosen,
        )

    def _print(self) -> None:
        print_pages(self._desk.shell, statement.file_name(self._form.card), self._pictures)
