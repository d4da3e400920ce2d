"""A place of this desk: described, tried, used. Its secrets go into the vault and into no kit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.dropbox import FOLDER
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import _
from hrcapp.secretariat.places import Choosing
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.server_box_page import ServerBoxPage
from hrcapp.ui.common.wrong import Wrong
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.places_page import try_out
from hrcapp.ui.widgets import ActionBar, Button, TopBar, row

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class PlacePage(ServerBoxPage):
    """`choose` keeps what was described; `title` says whose place it is."""

    name, menu_key = "place", "places"

    def __init__(self, office: Office, title: Callable[[], str], choose: Choosing, *, shared: bool) -> None:
        super().__init__(office)
        self._office, self._title, self._choose_place, self._shared = office, title, choose, shared

    def title(self) -> str:
        return self._title()

    def build(self, look: Look) -> QWidget:
        told = _("Only this desk knows it. User name and password are kept encrypted.")
        questions = self.questions(look)
        if self.box.kind == FOLDER:
            questions.append(self._folder(look))
        body = self.form_body(look, *questions)
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def ask_folder(self) -> None:
        """Point at the folder instead of typing its path."""
        office = self._office
        ask_folder(office.shell, _("Folder that is shared"), office.last_folder, self.take_folder)

    def take_folder(self, folder: Path) -> None:
        """This one is meant."""
        self._office.remember_folder(folder)
        self.box.address = str(folder)
        self._office.shell.refresh()

    def test(self) -> None:
        """Put a small file there with what was typed; nothing is kept here."""
        if spec := self.place():
            self.check(())
            self.stop_working()
            try_out(self._office, (spec,), shared=self._shared)

    def use(self) -> None:
        """Keep it, and use it from now on."""
        if spec := self.place():
            office, name = self._office, spec.address

            def done(_none: None) -> None:
                office.go_places(Notice("success", lambda: (_("This place is used from now on"), name)))

            office.store(lambda: self._choose_place(office.context.home, spec), done)

    def place(self) -> DropBoxSpec | None:
        """What was typed, or None after showing what is wrong with it."""
        spec = self.spec()
        if spec is not None and spec.kind == FOLDER and not Path(spec.address).is_dir():
            self.check([Wrong("address", _("There is no such folder here."))])
            return None
        return spec

    def _folder(self, look: Look) -> QWidget:
        button = Button(
            look, _("Choose the folder"), icon="folder-open", small=True, on_click=self.ask_folder
        )
        identified(button, "choose-folder")
        return row(look, button, None)

    def _actions(self, look: Look) -> ActionBar:
        test = Button(look, _("Try it"), icon="refresh-cw", on_click=self.test)
        identified(test, "test-place")
        use = Button(look, _("Use this place"), "primary", "check", on_click=self.use)
        identified(use, "use-place")
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._office.shell.back)
        identified(back, "place-back")
        return ActionBar(look, [back], [test, use])
