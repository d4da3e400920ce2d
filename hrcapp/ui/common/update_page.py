"""An update file that a person chose: who signed it, what it is, and how it may come onto this computer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp import __version__
from hrcapp.exchange.names import UPDATE_EXTENSION
from hrcapp.exchange.safety_words import safety_words
from hrcapp.exchange.update import Kind
from hrcapp.exchange.update_check import Checked, Standing, check
from hrcapp.exchange.update_placing import beside, place
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.model.sizes import size_text
from hrcapp.store import Home, vault_of
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.common.words import stamp
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, Heading, KeyValues, Label, Note, TopBar
from hrcapp.vault import Vault


def ask(host: Host) -> None:
    """Ask for the file and check it; its page follows, or what is wrong with it."""
    filters = [_("Update files ({pattern})").format(pattern=f"*{UPDATE_EXTENSION}")]

    def chosen(path: Path) -> None:
        host.remember_folder(path.parent)
        host.run(lambda _job: check(path), lambda found: host.show(UpdatePage(host, found, beside())))

    ask_file(host.shell, _("Check an update file"), filters, host.last_folder, chosen)


class UpdatePage(Page):
    """Shows what was checked; `folder` is where a portable program's folder lies, None for any other."""

    name = "update"

    def __init__(self, host: Host, found: Checked, folder: Path | None) -> None:
        self._host, self._found, self._folder = host, found, folder
        self._busy = False
        self._made: Path | None = None

    def title(self) -> str:
        return _("Update file")

    def build(self, look: Look) -> QWidget:
        facts = KeyValues(look, self._facts(look), name_width=170)
        card = Card(
            look,
            Heading(look, _("What was checked"), "h2"),
            facts,
            Note(look, "shield-check", _("These words stand for the makers' key, on every release.")),
            gap=10,
            margins=(20, 14, 18, 16),
        )
        placed = self._made is not None
        items = (self._how(look), card) if placed else (self._verdict(look), card, self._how(look))
        body = self._host.body(look, *items, width=820)
        back = Button(look, _("Back"), on_click=self._host.shell.back)
        identified(back, "update-back")
        return page(look, TopBar(look, self.title()), body, ActionBar(look, [back], self._actions(look)))

    def _facts(self, look: Look) -> list[tuple[str, str | QWidget]]:
        update, package = self._found.update, self._found.package
        words = Label(look, " ".join(safety_words(self._found.signer)), wrap=True, latin=True).selectable()
        key = Label(look, self._found.signer.fingerprint, wrap=True, latin=True).selectable()
        name = Label(look, package.name, wrap=True, latin=True).selectable()
        for label in (words, key, name):
            label.setAccessibleName(label.text())
        return [
            (_("This version"), __version__),
            (_("Version in the file"), update.version),
            (_("Made on"), stamp(update.made_at, look.language)),
            (_("Package"), name),
            (_("Size"), size_text(package.size)),
            (_("Signed by"), key),
            (_("Safety words"), words),
        ]

    def _verdict(self, look: Look) -> Banner:
        version = self._found.update.version
        whole = _("The file carries the makers' signature, and the package beside it is the one they signed.")
        match self._found.standing:
            case Standing.NEWER:
                return Banner(look, "success", _("Version {version} is newer").format(version=version), whole)
            case Standing.SAME:
                return Banner(look, "info", _("This is the version that you have"), whole)
        older = _("It may lack repairs that this version has, and may not be able to read your data.")
        return Banner(look, "warning", _("Version {version} is older").format(version=version), older)

    def _how(self, look: Look) -> Card:
        """How it gets here; once it is here, how to begin with it."""
        notes = (Note(look, icon, text, "body", "text", icon_ink="brand") for icon, text in self._steps())
        return Card(look, Heading(look, _("How to go on"), "h2"), *notes, gap=10, margins=(20, 14, 18, 16))

    def _steps(self) -> list[tuple[str, str]]:
        if self._made is not None:
            stays = _(
                "This version stays where it is. If the new one has changed the data, this one says so"
                " and leaves them alone; the second copy holds them as they were."
            )
            return [
                (
                    "folder-open",
                    _("The new version is in {folder}.").format(folder=isolated(str(self._made))),
                ),
                ("circle-check", _("Close this app and start “hrcapp” there. The data are the same.")),
                ("undo-2", stays),
            ]
        if self._portable:
            return [
                ("copy", _("First a second copy of your data is written beside the program.")),
                (
                    "folder-open",
                    _("Then the version is put into a folder of its own, and tries itself there."),
                ),
                ("undo-2", _("This version stays. Nothing starts by itself.")),
            ]
        opened = _(
            "Make a second copy, close the app, then open this package with the system's installer: {name}"
        )
        return [
            ("info", _("This app was installed by the system: it does not replace itself.")),
            ("folder-open", opened.format(name=isolated(self._found.package.name))),
        ]

    @property
    def _portable(self) -> bool:
        return self._folder is not None and self._found.package.kind is Kind.PORTABLE

    def _actions(self, look: Look) -> list[QWidget]:
        if not self._portable or self._made is not None or self._found.standing is Standing.SAME:
            return []
        older = self._found.standing is Standing.OLDER
        words = _("Put the older version beside this one") if older else _("Put it beside this version")
        put = Button(
            look,
            _("One moment …") if self._busy else words,
            "danger" if older else "primary",
            "folder-open",
            on_click=self._put,
        )
        put.setEnabled(not self._busy)
        identified(put, "place-update")
        return [put]

    def _put(self) -> None:
        folder, found, home = self._folder, self._found, self._host.context.home
        if folder is None or self._busy:
            return
        self._busy = True
        self._host.show_notice(None)
        older, vault = found.standing is Standing.OLDER, self._host.context.vault

        def unlock(home: Home) -> Vault:
            return vault or vault_of(home)

        self._host.run(
            lambda _job: place(found, folder, home, now=datetime.now(UTC), older=older, unlock=unlock),
            self._placed,
            self._failed,
        )

    def _placed(self, made: Path) -> None:
        self._busy, self._made = False, made
        version = self._found.update.version
        self._host.say("success", lambda: (_("Version {version} is ready").format(version=version), ""))

    def _failed(self, fault: Fault) -> None:
        self._busy = False
        self._host.tell(fault)
