"""Reading a document that came with a form: its pages as pictures, drawn in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hrcapp.exchange.place import put
from hrcapp.i18n import _
from hrcapp.media import Picture, page_pictures
from hrcapp.model.faults import Fault
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.pictures import PAGE_WIDTH, image_of
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import Button, LinkButton, Note, PageView, TopBar, column, row
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class DocumentPage(Page):
    """`words` gives title and subtitle; `file` is the name it is saved under."""

    name, menu_key = "document", "review"

    def __init__(self, office: Office, words: Callable[[], tuple[str, str]], pdf: bytes, file: str) -> None:
        self._office, self._words, self._pdf, self._file = office, words, pdf, file
        self._pages: tuple[QImage, ...] = ()
        self._failed = False

    def title(self) -> str:
        return self._words()[0]

    def shown(self) -> None:
        if not self._pages and not self._failed:
            self._office.run(lambda _job: self._draw(), self._drawn, self._refused)

    def _draw(self) -> tuple[Picture, ...]:
        try:
            return page_pictures(self._pdf, width=PAGE_WIDTH)
        except Fault as fault:
            raise Fault(fault.code, name=self._file) from fault

    def _refused(self, fault: Fault) -> None:
        self._failed = True
        self._office.tell(fault)

    def _drawn(self, pictures: tuple[Picture, ...]) -> None:
        self._pages = tuple(map(image_of, pictures))
        if self._office.shell.page is self:
            self._office.shell.refresh()

    def build(self, look: Look) -> QWidget:
        back = Button(
            look, _("Back"), "secondary", "arrow-left", small=True, on_click=self._office.shell.back
        )
        identified(back, "document-back")
        bar = TopBar(look, *self._words(), back)
        save = LinkButton(look, _("Save a copy"), "download", on_click=self._save)
        identified(save, "document-save")
        if not self._pages:
            waiting = Note(look, "hourglass", _("Drawing the pages…"))
            shown = row(look, save, None) if self._failed else waiting
            return page(look, bar, self._office.body(look, shown))
        above: list[Item] = [*self._office.above(look)]
        view = PageView(look, self.title(), self._pages, save, turnable=True)
        return page(look, bar, column(look, *above, (view, 1), gap=0))

    def _save(self) -> None:
        ask_to_save(self._office, self._file, self._pdf)


def ask_to_save(office: Office, file: str, data: bytes) -> None:
    """Ask for a folder and put a copy there, read back."""

    def write(folder: Path) -> None:
        office.remember_folder(folder)
        office.store(lambda: put(folder, file, data), said)

    def said(path: Path) -> None:
        office.say("success", lambda: (_("Saved"), str(path)))

    ask_folder(office.shell, _("Folder for the copy"), office.last_folder, write)
