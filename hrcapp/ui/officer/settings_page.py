"""Settings: language, text size, colours, the recovery code, and where everything lies."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.officer.places import route
from hrcapp.store import Home, needs_passphrase
from hrcapp.ui.access import identified
from hrcapp.ui.colours import Colours
from hrcapp.ui.colours import offered as colour_choices
from hrcapp.ui.common.host import page
from hrcapp.ui.common.second_copy_items import second_copy_items, told
from hrcapp.ui.look import Look
from hrcapp.ui.officer import send_parts, words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.settings_passphrase import passphrase_items
from hrcapp.ui.pages import Page
from hrcapp.ui.theme import SCALES
from hrcapp.ui.widgets import Button, Card, Chips, Label, Note, TopBar, column, row
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item


class SettingsPage(Page):
    """Each choice counts at once."""

    name = menu_key = "settings"

    def __init__(self, desk: OfficerDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        return _("Settings")

    def shown(self) -> None:
        self._desk.second_copies.changed.connect(self._desk.shell.refresh)

    def hidden(self) -> None:
        self._desk.second_copies.changed.disconnect(self._desk.shell.refresh)

    def build(self, look: Look) -> QWidget:
        bar = TopBar(look, self.title())
        body = self._desk.body(
            look,
            self._appearance(look),
            self._drop_box(look),
            self._recovery(look),
            _card(look, _("Passphrase"), *passphrase_items(look, self._desk)),
            self._second_copy(look),
            self._workshop(look),
            self._audit(look),
            self._where(look),
            gap=14,
            width=820,
        )
        return page(look, bar, body)

    def _appearance(self, look: Look) -> Card:
        shell = self._desk.shell
        language = Chips(look, _("Language"), [(each, endonym(each)) for each in SHIPPED], look.language)
        identified(language, "set-language")
        language.chosen.connect(shell.set_language)
        sizes = [
            (str(each), _("{percent} %").format(percent=words.number(each, look.language))) for each in SCALES
        ]
        size = Chips(look, _("Text size"), sizes, str(round(look.theme.scale * 100)))
        identified(size, "set-size")
        size.chosen.connect(lambda value: shell.set_scale(int(value) / 100))
        offered = [(str(each), told) for each, told in colour_choices()]
        colours = Chips(look, _("Colours"), offered, str(look.colours))
        identified(colours, "set-colours")
        colours.chosen.connect(lambda value: shell.set_colours(Colours(value)))
        return _card(
            look,
            _("On the screen"),
            _named(look, _("Language of the app"), language),
            Note(look, "languages", _("The language of a form is chosen in the form.")),
            _named(look, _("Text size"), size),
            _named(look, _("Colours"), colours),
        )

    def _drop_box(self, look: Look) -> Card:
        """Which one is used, and whether by itself."""
        choose = Button(look, _("Choose the drop box"), icon="settings", on_click=self._desk.go_place)
        identified(choose, "choose-drop-box")
        found = route(self._desk.workspace)
        none = _("None is known: the kit names none, and none was chosen here.")
        where = send_parts.route_notes(look, found) or (Note(look, "info", none),)
        switch = send_parts.automatic_switch(look, self._desk)
        limit = send_parts.rate_choice(look, self._desk)
        return _card(look, _("Drop box"), *where, switch, limit, row(look, choose, None))

    def _recovery(self, look: Look) -> Card:
        vault = self._desk.workspace.vault
        there = vault.has_recovery_code
        state = (
            Note(
                look,
                "circle-check",
                _("A code was made for this computer."),
                "body",
                "text",
                icon_ink="success",
            )
            if there
            else Note(look, "triangle-alert", _("No code was made yet."), "body", "text", icon_ink="warning")
        )
        make = Button(
            look,
            _("Make a new code") if there else _("Make the code"),
            icon="shield-check",
            on_click=lambda: self._desk.go_recovery(self._desk.go_settings),
        )
        identified(make, "make-recovery")
        told = [
            _("The drafts on this computer are encrypted. With the printed code they can be opened again.")
        ]
        if there:
            told.append(_("A new code makes the older one worthless."))
        items: list[Item] = [state, Label(look, " ".join(told), "body", "text_soft", wrap=True)]
        return _card(look, _("Recovery code"), *items, row(look, make, None))

    def _second_copy(self, look: Look) -> Card:
        desk = self._desk
        has_code = desk.workspace.vault.has_recovery_code
        about = Label(look, told(), "body", "text_soft", wrap=True)
        items = second_copy_items(look, desk.second_copies, has_code=has_code)
        return _card(look, _("Second copy"), about, *items)

    def _workshop(self, look: Look) -> Card:
        told = _(
            "At a workshop each town has a form of its own, which only its PIN opens,"
            " and all stand on a board."
        )
        begin = Button(look, _("Set up the workshop"), icon="list-checks", on_click=self._desk.go_workshop)
        identified(begin, "set-up-workshop")
        about = Label(look, told, "body", "text_soft", wrap=True)
        return _card(look, _("This laptop is used by several towns"), about, row(look, begin, None))

    def _audit(self, look: Look) -> Card:
        told = _(
            "Each act is recorded with its time and the version of the app, without names and answers."
            " An entry that is changed or taken out shows."
        )
        show = Button(look, _("Show what was done"), icon="history", on_click=self._desk.go_audit)
        identified(show, "show-audit")
        about = Label(look, told, "body", "text_soft", wrap=True)
        return _card(look, _("What was done on this computer"), about, row(look, show, None))

    def _where(self, look: Look) -> Card:
        home, kit = self._desk.context.home, self._desk.workspace.kit.current()
        folder = Label(look, str(home.path), wrap=True, latin=True).selectable()
        folder.setAccessibleName(_("Data folder"))
        identified(folder, "data-folder")
        items: list[Item] = [folder, Note(look, "lock", _kept(home))]
        if kit is not None:
            title = (
                kit.content.title.get(look.language)
                or kit.content.title.get("en")
                or next(iter(kit.content.title.values()), "")
            )
            told = _("Campaign kit: {title}, version {version}").format(
                title=title, version=kit.content.version
            )
            items.append(Note(look, "file-check", told))
        return _card(look, _("Data folder"), *items)


def _card(look: Look, title: str, *items: Item) -> Card:
    return Card(look, Heading(look, title, "h2"), *items, gap=10, margins=(20, 14, 18, 16))


def _named(look: Look, name: str, control: QWidget) -> QWidget:
    return column(look, Label(look, name, "small_strong", wrap=True), control, gap=6)


def _kept(home: Home) -> str:
    """Where the key of the data lies, and what that is worth."""
    if needs_passphrase(home):
        return _("The key lies under your passphrase.")
    if home.settings().get("keystore", "file") == "file":
        return _("The key lies in a file in this folder: it does not protect a stolen computer.")
    return _("The key is kept by the key store of this system.")
