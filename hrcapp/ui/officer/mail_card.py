"""Sending by e-mail: a message for the person's own mail program; that it went out, they say themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hrcapp.exchange.mail import DEFAULT_LIMIT
from hrcapp.i18n import _, ngettext
from hrcapp.officer.mailing import LIMITS, Prepared
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.widgets import Button, Card, ComboBox, Heading, Label, Note, column, flow, row
from hrcapp.ui.widgets.layout import Item

_SETTING = "mail_limit"


class ByMail:
    """What the card does. `then` brings the page up to date and says what was done."""

    def __init__(self, desk: OfficerDesk, draft: str, then: Callable[[Notice], object]) -> None:
        self._desk, self._draft, self._then = desk, draft, then

    @property
    def limit(self) -> int:
        """The most that one message carries, as last chosen here."""
        found = self._desk.context.home.settings().get(_SETTING)
        return found if found in LIMITS else DEFAULT_LIMIT

    def choose_limit(self, value: str) -> None:
        self._desk.context.home.change(**{_SETTING: int(value)})

    def prepare(self) -> None:
        """Ask for a folder and write the messages there."""
        ask_folder(self._desk.shell, _("Folder for the message"), self._desk.last_folder, self.prepare_in)

    def prepare_in(self, folder: Path) -> None:
        """Write the messages into a folder."""
        desk, mailing, draft = self._desk, self._desk.workspace.mailing, self._draft
        language, limit = desk.language, self.limit

        def done(written: list[Path]) -> None:
            title = ngettext("{count} message is ready", "{count} messages are ready", len(written))
            count = words.number(len(written), desk.language)
            text = _("Open each with your mail program and send it. Nothing has gone out yet.")
            self._then(Notice("success", lambda: (title.format(count=count), text)))

        desk.remember_folder(folder)
        desk.store(lambda: mailing.prepare(draft, folder, language=language, limit=limit), done)

    def sent(self) -> None:
        """The person says that it went out."""
        mailing, draft = self._desk.workspace.mailing, self._draft

        def done(_none: None) -> None:
            told = (_("Noted as sent by e-mail"), _("The secretariat's receipt is next."))
            self._then(Notice("success", lambda: told))

        self._desk.store(lambda: mailing.sent(draft), done)


def mail_card(look: Look, do: ByMail, ready: Prepared | None, address: str) -> Card:
    """The card on the page of one form."""
    where = _("To {address}, as the kit says.").format(address=address) if address else _no_address()
    told = _("The app writes a message with the sealed file. Your own mail program sends it.")
    items: list[Item] = [Heading(look, _("By e-mail"), "h2"), Label(look, f"{told} {where}", wrap=True)]
    if ready is not None:
        items += _ready(look, do, ready)
    make = Button(look, _("Write the message"), icon="mail", small=True, on_click=do.prepare)
    identified(make, "write-mail")
    items += [_limit(look, do), flow(look, make)]
    return Card(look, *items, None, gap=10, margins=(20, 14, 18, 14))


def _no_address() -> str:
    return _("The kit names no address: take it from the secretariat's letter.")


def _ready(look: Look, do: ByMail, ready: Prepared) -> list[Item]:
    title = ngettext(
        "{count} message lies in {place}. Was it sent?",
        "{count} messages lie in {place}. Were they sent?",
        ready.messages,
    )
    said = title.format(count=words.number(ready.messages, look.language), place=words.place(ready.place))
    yes = Button(look, _("Yes, it was sent"), "primary", "check", small=True, on_click=do.sent)
    identified(yes, "mail-sent")
    url = QUrl.fromLocalFile(ready.place)
    show = Button(
        look,
        _("Open the folder"),
        icon="folder-open",
        small=True,
        on_click=lambda: QDesktopServices.openUrl(url),
    )
    identified(show, "open-mail-folder")
    return [Note(look, "mail", said, "body", "text"), flow(look, yes, show)]


def _limit(look: Look, do: ByMail) -> QWidget:
    offered = [(str(one), _megabytes(one, look.language)) for one in LIMITS]
    combo = ComboBox(look, offered)
    combo.set_value(str(do.limit))
    combo.setMinimumWidth(look.px(120))
    identified(combo, "mail-limit")
    combo.activated.connect(lambda _at: do.choose_limit(combo.value()))
    name = _("The most that one message carries")
    label = Label(look, name, "small_strong", wrap=True)
    label.setBuddy(combo)
    combo.setAccessibleName(name)
    return column(look, label, row(look, combo, None), gap=6)


def _megabytes(count: int, language: str) -> str:
    return _("{number} MB").format(number=words.number(count // 1_000_000, language))
