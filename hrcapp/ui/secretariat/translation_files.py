"""Texts to a translator and back, and the choice of another language: what the translation desk asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.secretariat.translation_exchange import Preview, Sent
from hrcapp.secretariat.translation_units import MAX_FILE, Format
from hrcapp.ui.access import identified
from hrcapp.ui.common.files import ask_file, ask_folder
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import translation
from hrcapp.ui.secretariat.form_dialog import FormDialog
from hrcapp.ui.tasks import Job
from hrcapp.ui.widgets import Button, Check, Question, SearchCombo, Segmented, column

if TYPE_CHECKING:
    from hrcapp.ui.common.host import Host
    from hrcapp.ui.secretariat.translation_page import TranslationPage

_PATTERNS = "*.xlf *.xliff *.po"


class TranslationFiles:
    """The two ways between the desk and a translator."""

    def __init__(self, owner: TranslationPage) -> None:
        self._owner = owner

    def buttons(self, look: Look) -> list[Button]:
        made = []
        for name, told, icon, act in (
            ("export-texts", _("To a translator"), "download", self.ask_export),
            ("import-texts", _("From a translator"), "upload", self.ask_import),
        ):
            button = Button(look, told, "secondary", icon, on_click=act)
            identified(button, name)
            made.append(button)
        return made

    # -- out

    def ask_export(self) -> ExportDialog:
        """Ask which kind of file, then for a folder."""
        office = self._owner.office

        def then(format_: Format, *, everything: bool) -> None:
            ask_folder(
                office.shell,
                _("A folder for the files"),
                office.last_folder,
                lambda folder: self.export(folder, format_, everything=everything),
            )

        dialog = ExportDialog(office, self._owner.found.language, then)
        dialog.open()
        return dialog

    def export(self, folder: Path, format_: Format, *, everything: bool) -> None:
        """Write the files, and say how many answers went out."""
        office, language = self._owner.office, self._owner.found.language
        office.remember_folder(folder)
        exchange = office.desk.translation_exchange
        more = {"wanted": lambda _row: True} if everything else {}

        def work(job: Job) -> Sent:
            return exchange.write(language, format_, folder, progress=job.report, **more)

        def done(sent: Sent) -> None:
            office.show_notice(Notice("success", lambda: translation.sent(sent, office.language)))

        office.run(work, done, in_store=True)

    # -- in

    def ask_import(self) -> None:
        """Ask for the file that a translator has sent."""
        office = self._owner.office
        filters = (f"{_('Translations (XLIFF 2, PO)')} ({_PATTERNS})", _("All files (*)"))
        ask_file(office.shell, _("File of a translator"), filters, office.last_folder, self.read)

    def read(self, path: Path) -> None:
        """Read a file, then show what it would change."""
        from hrcapp.ui.secretariat.translation_import_page import TranslationImportPage

        office, language = self._owner.office, self._owner.found.language
        office.remember_folder(path.parent)

        def work() -> tuple[bytes, Preview]:
            data = take(path, MAX_FILE)
            return data, office.desk.translation_exchange.preview(data, path.name, language)

        def done(read: tuple[bytes, Preview]) -> None:
            office.show(TranslationImportPage(office, *read))

        office.store(work, done)


class ExportDialog(FormDialog):
    """Which kind of file; `then` gets it, and whether checked translations go with it."""

    def __init__(self, host: Host, language: str, then: Callable[..., object]) -> None:
        look = host.shell.look
        choices = ((Format.XLIFF, "XLIFF 2.1"), (Format.PO, "PO"))
        self.format = Segmented(look, _("Kind of file"), choices)
        identified(self.format, "export-format")
        self.everything = Check(look, _("Also what is checked"))
        identified(self.everything, "export-everything")
        hint = _("XLIFF for translation tools; PO for plainer ones such as Poedit.")
        kind = Question(look, _("Kind of file"), self.format, hint=hint)
        told = _("Into {language}. One file for each language in which answers were written.")
        super().__init__(
            look,
            host.shell,
            _("Texts to a translator"),
            told.format(language=translation.named(language, look.language)),
            verb=_("Choose a folder"),
            keep=_("Cancel"),
            on_confirm=lambda: then(Format(self.format.value()), everything=self.everything.isChecked()),
            body=column(look, kind, self.everything, gap=10),
        )
        self.keep_button.setDefault(False)

    def check(self) -> Sequence[Question]:
        return ()


class LanguageDialog(FormDialog):
    """Any language; `then` gets its tag."""

    def __init__(self, host: Host, then: Callable[[str], object]) -> None:
        look = host.shell.look
        self.combo = SearchCombo(look, translation.every_language(look.language))
        identified(self.combo, "another-language")
        self._asked = Question(look, _("Language"), self.combo)
        super().__init__(
            look,
            host.shell,
            _("Translate into another language"),
            "",
            verb=_("Choose it"),
            keep=_("Cancel"),
            on_confirm=lambda: then(self.combo.value()),
            body=self._asked,
        )
        self.keep_button.setDefault(False)
        self.combo.setFocus()

    def check(self) -> Sequence[Question]:
        known = self.combo.settle() and self.combo.value()
        self._asked.set_error("" if known else _("Choose a language from the list."))
        return (self._asked,)


def ask_language(host: Host, then: Callable[[str], object]) -> LanguageDialog:
    """Ask for a language that is not in the list yet."""
    dialog = LanguageDialog(host, then)
    dialog.open()
    return dialog
