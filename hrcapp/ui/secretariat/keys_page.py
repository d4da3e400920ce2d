"""Keys and backup: safety words, kit, recovery, desks, devices; from here, what changes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.exchange.place import put, take
from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import campaign, custody, joining, letters
from hrcapp.secretariat.drill import Drill
from hrcapp.store import vault_of
from hrcapp.ui.common.files import ask_file, ask_folder
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.second_copies import SecondCopies
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import keys_cards as cards
from hrcapp.ui.secretariat import keys_found, rehearsing
from hrcapp.ui.secretariat.drill_words import drill_purpose
from hrcapp.ui.secretariat.keys_found import Found, found_at
from hrcapp.ui.widgets import Dialog, TopBar, beside, column

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class KeysPage(Page):
    """A recovery code is shown once, until the page is left."""

    name, menu_key = "keys", "keys"

    def __init__(self, office: Office, found: Found) -> None:
        self._office, self.found = office, found
        self.code = ""

    @classmethod
    def read(cls, office: Office) -> KeysPage:
        """On the store's thread."""
        return cls(office, found_at(office.context.home, office.desk))

    def title(self) -> str:
        return _("Keys and backup")

    def shown(self) -> None:
        self._office.second_copies.changed.connect(self._office.shell.refresh)

    def hidden(self) -> None:
        self._office.second_copies.changed.disconnect(self._office.shell.refresh)
        self.code = ""

    def build(self, look: Look) -> QWidget:
        told = _("What towns compare, what they open, and what helps when a key is lost.")
        start = (cards.words, cards.recovery, cards.code, cards.second_copy, cards.passphrase)
        end = (cards.kit, cards.desks, cards.devices)
        left = column(look, *(make(self, look) for make in start), None, gap=12)
        right = column(look, *(make(self, look) for make in end), None, gap=12)
        body = self._office.body(look, beside(look, (left, 1), (right, 1), gap=14))
        return page(look, TopBar(look, self.title(), told), body)

    @property
    def second_copies(self) -> SecondCopies:
        return self._office.second_copies

    # -- saving

    def ask_kit(self) -> None:
        self._ask_folder(self.save_kit)

    def ask_letter(self) -> None:
        self._ask_folder(self.save_letter)

    def ask_sheet(self) -> None:
        self._ask_folder(self.save_sheet)

    def ask_staff_key(self) -> None:
        self._ask_folder(self.save_staff_key)

    def save_kit(self, folder: Path) -> None:
        """The kit that was published last."""
        home, version = self._office.context.home, self.found.kit.content.version
        self._save(folder, f"campaign{KIT_EXTENSION}", lambda: campaign.release(home, version))

    def save_letter(self, folder: Path) -> None:
        """The letter with the safety words, in the interface's language."""
        office, kit, language = self._office, self.found.kit, self._office.language
        self._save(folder, f"letter-{language}.pdf", lambda: letters.invitation(kit, language, office.now()))

    def save_sheet(self, folder: Path) -> None:
        """The sheet with the new recovery code."""
        office, kit, code, language = self._office, self.found.kit, self.code, self._office.language
        self._save(
            folder,
            "recovery-code.pdf",
            lambda: letters.recovery_sheet(kit, code, language, office.now()),
        )

    def save_staff_key(self, folder: Path) -> None:
        """This desk's public key, for the desk that makes the next kit."""
        home = self._office.context.home
        name = self.found.staff_name or str(home.settings().get("desk_name") or _("Desk"))
        self._save(folder, "desk-key.json", lambda: joining.staff_card(home, name))

    def _ask_folder(self, then: Callable[[Path], None]) -> None:
        office = self._office
        ask_folder(office.shell, _("Folder or stick"), office.last_folder, then)

    def _save(self, folder: Path, name: str, made: Callable[[], bytes]) -> None:
        """Put a file somewhere and read it back."""
        office = self._office
        office.remember_folder(folder)

        def done(path: Path) -> None:
            office.say("success", lambda: (_("Saved and read back"), str(path)))

        office.store(lambda: put(folder, name, made()), done)

    # -- going on

    def go_next(self) -> None:
        """Put the next kit together."""
        from hrcapp.ui.secretariat.next_kit_page import NextKitPage

        office, language = self._office, self._office.language
        office.store(lambda: NextKitPage.read(office, language), office.show)

    def go_drill(self) -> None:
        """Practise the restore with two printed sheets."""
        from hrcapp.ui.secretariat.sheets_page import SheetsPage

        office = self._office

        def done(_drill: Drill) -> None:
            office.go_keys(Notice("success", keys_found.practised))

        purpose = drill_purpose(office.context.home, office.now, done, office.shell.back)
        office.show(SheetsPage(office, purpose))

    def go_rehearsal(self) -> None:
        """Restore the newest second copy aside, with the printed code."""
        rehearsing.go(self._office)

    def now(self) -> datetime:
        return self._office.now()

    def go_renew(self) -> None:
        """Another recovery key: make it, save its sheets, practise, then the next kit names it."""
        from hrcapp.ui.secretariat.renew_page import RenewPage

        office = self._office
        office.store(lambda: RenewPage.read(office), office.show)

    def go_passphrase(self) -> None:
        """Change the passphrase, or set one."""
        from hrcapp.ui.secretariat.new_passphrase_page import NewPassphrasePage

        office, home = self._office, self._office.context.home

        def change(old: str, new: str) -> None:
            custody.change_passphrase(home, vault_of(home), old or None, new)

        def done(_new: str) -> None:
            office.go_keys(Notice("success", keys_found.changed))

        asks = self.found.has_passphrase
        office.show(NewPassphrasePage(office, change, done, office.shell.back, ask_old=asks))

    def go_share(self) -> None:
        """The campaign's keys for another desk."""
        from hrcapp.ui.secretariat.share_page import SharePage

        self._office.show(SharePage(self._office))

    def ask_take(self) -> None:
        office = self._office
        filters = [_("Kits and desk keys (*.hrckit *.hrcdesk)"), _("All files (*)")]
        ask_file(office.shell, _("Kit or keys from the first desk"), filters, office.last_folder, self.take)

    def take(self, path: Path) -> None:
        """Take a newer kit at once; ask for the passphrase of a file with keys."""
        from hrcapp.ui.secretariat.share_page import TakePage

        office = self._office

        def work() -> bytes | None:
            data = take(path)
            try:
                campaign.adopt_kit(office.context.home, data, path.name)
            except Fault as fault:
                if fault.code is not Code.KIT_UNREADABLE:
                    raise
                joining.look(data, path.name)
                return data
            office.desk.renew()
            return None

        def done(keys: bytes | None) -> None:
            if keys is None:
                office.go_keys(Notice("success", keys_found.adopted))
            else:
                office.show(TakePage(office, keys, path.name))

        office.store(work, done)

    # -- what cannot be taken back

    def ask_revoke(self, fingerprint: str) -> None:
        """Ask before a device is revoked for ever."""
        if not fingerprint:
            return
        self._dialog(
            _("Revoke this device?"),
            _("What it sends from now on is set aside, here at once and everywhere with the next kit."),
            _("Revoke"),
            _("Keep it"),
            lambda: self.revoke(fingerprint),
        )

    def revoke(self, fingerprint: str) -> None:
        """Set aside what a device sends from now on."""
        office = self._office
        office.store(
            lambda: office.desk.senders.revoke(fingerprint),
            lambda _none: office.go_keys(Notice("success", keys_found.revoked)),
        )

    def ask_code(self) -> None:
        self._dialog(
            _("Make a new recovery code?"),
            _("The code that was printed before opens nothing any more."),
            _("Make a new code"),
            _("Keep the old one"),
            self.make_code,
        )

    def make_code(self) -> None:
        """A fresh code, shown until the page is left."""
        office = self._office

        def done(code: str) -> None:
            self.code = code
            if office.shell.page is self:
                office.shell.refresh()

        office.store(lambda: vault_of(office.context.home).new_recovery_code(), done)

    def _dialog(self, question: str, text: str, verb: str, keep: str, then: Callable[[], object]) -> None:
        shell = self._office.shell
        Dialog(shell.look, shell, question, text, verb=verb, keep=keep, on_confirm=then).open()
