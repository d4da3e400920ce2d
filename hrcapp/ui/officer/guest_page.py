"""A statement that someone passed on: read, signed by who is named in it, and saved to go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.guest import Guest, hand_back, note, turn
from hrcapp.officer.ways import Turn
from hrcapp.statement.travel import travelling_name
from hrcapp.ui.access import announce, identified
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.common.host import page
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.look import Look
from hrcapp.ui.officer import guest, parts, statement, words
from hrcapp.ui.officer.card_work import CardWork
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.picture_work import PictureWork
from hrcapp.ui.officer.signing_files import ask_certificate, ask_library
from hrcapp.ui.officer.signing_panel import SigningPanel, who_signs
from hrcapp.ui.officer.signing_strip import SigningStrip
from hrcapp.ui.officer.signing_work import give_apart
from hrcapp.ui.pages import Page
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import (
    ActionBar,
    Banner,
    Button,
    ComboBox,
    Note,
    PageView,
    Question,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item

_SIDE = 604


class GuestPage(Page):
    """Nothing of the statement stays on this computer: what is signed is written to the file at once."""

    name, menu_key = "guest", "home"

    def __init__(self, desk: OfficerDesk, found: Guest) -> None:
        self._desk, self.guest = desk, found
        self._cards = CardWork(desk, self._cards_changed)
        self.picture = PictureWork(desk, self._picture_changed)
        self._pictures: list[QImage] = []
        self._unread: tuple[int, ...] = (1,)
        self._way = statement.DRAW
        self._file: Path | None = None
        self._place = _first(found)
        self._panel: SigningPanel | None = None
        self._job: Job | None = None
        self._working, self._saved = False, False

    def title(self) -> str:
        return _("Statement to sign")

    def shown(self) -> None:
        if not self._pictures:
            self._draw()

    # -- building

    def build(self, look: Look) -> QWidget:
        self._keep_choices()
        if not self._pictures:
            return self._waiting(look)
        pills: list[Item] = [parts.pill(look, guest.pill(self.guest, look.language))]
        if self.guest.traveller.practice:
            pills.insert(0, parts.pill(look, words.practice()))
        bar = TopBar(look, self.title(), guest.subtitle(self.guest, look.language), *pills)
        reader = PageView(look, _("Statement"), self._pictures)
        self._pages = reader
        reader.page_shown.connect(self._seen)
        self._seen(1)
        side, below = self._side(look), self._below(look)
        if look.narrow:
            reader.setMinimumHeight(look.px(420))
            return page(look, bar, self._desk.body(look, reader, side), below)
        right = column(look, (self._desk.body(look, side), 1), below, gap=0)
        right.setFixedWidth(look.px(_SIDE))
        return page(look, bar, row(look, (reader, 1), right, gap=0))

    def _waiting(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title(), guest.subtitle(self.guest, look.language))
        wait = Note(look, "hourglass", _("The statement is being drawn…"))
        return page(look, bar, self._desk.body(look, wait), ActionBar(look, [self._home(look)]))

    def _side(self, look: Look) -> QWidget:
        items: list[Item] = [self._state(look)]
        items.append(who_signs(look, guest.signers(self.guest, self._place)))
        choices = guest.choices(self.guest)
        if len(choices) > 1:
            items.append(self._who(look, choices))
        if choices:
            items.append(self._signing(look))
        return column(look, *items, None, gap=14)

    def _state(self, look: Look) -> Banner:
        if self._saved:
            named = _("Signed and saved: {name}").format(name=self.guest.name)
            return Banner(look, "success", named, guest.afterwards(self.guest), icon="check")
        return Banner(look, "info", _("Read the statement to the end"), guest.checked(self.guest))

    def _who(self, look: Look, choices: list[tuple[str, str]]) -> Question:
        self._which = ComboBox(look, choices)
        self._which.set_value(str(self._place))
        identified(self._which, "guest-place")
        self._which.activated.connect(self._choose_place)
        return Question(look, _("Who signs on this computer?"), self._which)

    def _signing(self, look: Look) -> SigningPanel:
        name = next(one.name for one in self.guest.traveller.places if one.field == self._place)
        self._panel = panel = SigningPanel(
            look,
            name,
            way=self._way,
            file=self._file,
            cards=self._cards,
            picture=self.picture,
            paper=None,
            pages=0,
        )
        panel.changed.connect(self._follow)
        panel.way_changed.connect(self._keep_choices)
        panel.file_wanted.connect(lambda: ask_certificate(self._desk, self._use_file))
        panel.library_wanted.connect(lambda: ask_library(self._desk, self._cards.use_library))
        return panel

    def _below(self, look: Look) -> QWidget:
        home = self._home(look)
        if self.guest.traveller.next is None:
            self._panel = None
            return ActionBar(look, [], [home])
        said = _("Sign and save the file")
        self._sign_button = Button(look, said, "primary", "pen-line", on_click=self._ask)
        identified(self._sign_button, "sign")
        self._strip = SigningStrip(look, self._go_unread, self._stop)
        self._follow()
        return column(look, self._strip, ActionBar(look, [home], [self._sign_button]), gap=0)

    def _home(self, look: Look) -> Button:
        home = Button(look, _("Home"), icon="house", on_click=self._desk.go_home)
        identified(home, "to-home")
        return home

    # -- what stands in the way

    def _keep_choices(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._way, self._file = self._panel.way, self._panel.file

    def _choose_place(self, _index: int) -> None:
        self._place = int(self._which.value())
        self.picture.forget()
        self._desk.shell.refresh()

    def _use_file(self, file: Path) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.set_file(file)

    def _cards_changed(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.show_cards()

    def _picture_changed(self) -> None:
        if self._panel is not None and isValid(self._panel):
            self._panel.show_picture()

    def _seen(self, number: int) -> None:
        self._unread = tuple(each for each in self._unread if each != number)
        self._follow()

    def _go_unread(self) -> None:
        if self._unread:
            self._pages.go_to(self._unread[0])

    def _follow(self) -> None:
        panel = self._panel
        if panel is None or not hasattr(self, "_strip"):
            return
        if not (isValid(panel) and isValid(self._strip) and isValid(self._sign_button)):
            return
        language = self._desk.language
        why = statement.reason(panel.ready(self._unread, working=self._working), language)
        self._strip.tell(why, self._unread, language, can_stop=self._job is not None)
        self._sign_button.setEnabled(not why)
        self._sign_button.setAccessibleDescription(why)

    # -- signing

    def _ask(self) -> None:
        """Where the signed file goes is asked first: signed and saved are one step."""
        found = self.guest.traveller
        name = travelling_name(found.document_id, len(found.signed) + 1, len(found.places))
        folder = str(self.guest.folder)
        filters = [_("PDF documents (*.pdf)")]
        ask_save(self._desk.shell, _("Sign and save the file"), filters, folder, name, self.sign_to)

    def sign_to(self, path: Path) -> None:
        """Sign as chosen, and write the signed file there."""
        panel, desk = self._panel, self._desk
        if panel is None or self._working:
            return
        chosen, found, place = panel.chosen(), self.guest, self._place
        self._working = True
        self._follow()

        def begun(now: Turn) -> None:
            job = give_apart(desk, now, chosen, given, self._refused)
            self._job = job if self._working else None
            self._follow()

        def given(pdf: bytes) -> None:
            self._job = None
            desk.run(lambda _job: hand_back(found, pdf, path), noted, self._refused)

        def noted(signed: Guest) -> None:
            self._signed(signed)
            desk.store(lambda: note(desk.workspace, signed))

        desk.store(lambda: turn(desk.workspace, found, place), begun, self._refused)

    def _signed(self, found: Guest) -> None:
        self._working, self._saved = False, True
        self.guest, self._place = found, _first(found)
        self._way, self._file, self._panel = statement.DRAW, None, None
        self.picture.forget()
        self._desk.notice = None
        announce(self._desk.shell, _("Signed and saved: {name}").format(name=found.name))
        self._draw()

    def _refused(self, fault: Fault) -> None:
        self._working, self._job = False, None
        self._follow()
        if fault.code is Code.INTERRUPTED:
            self._desk.say("info", lambda: (_("Stopped. Nothing was signed."), ""))
        elif self._panel is None or not isValid(self._panel) or not self._panel.refused(fault):
            self._desk.tell(fault)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # -- reading

    def _draw(self) -> None:
        pdf = self.guest.traveller.pdf
        self._desk.run(lambda _job: page_pictures(pdf, width=PAGE_WIDTH), self._drawn)

    def _drawn(self, pictures: tuple[Picture, ...]) -> None:
        first = not self._pictures
        self._pictures = [image_of(one) for one in pictures]
        if first:
            self._unread = tuple(range(1, len(pictures) + 1))
        if self._desk.shell.page is self:
            self._desk.shell.refresh()


def _first(found: Guest) -> int:
    """The place that is signed next, 0 when all are."""
    return found.traveller.next.field if found.traveller.next else 0
