"""“Open a form…”: the file is asked for, read away from the window's thread, and shown before it is begun."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.common.files import ask_file, ask_folder

if TYPE_CHECKING:
    from hrcapp.officer.open_form import FoundForm
    from hrcapp.ui.officer.desk import OfficerDesk


def ask(desk: OfficerDesk) -> None:
    """Say what can be opened, and ask for a file or a folder."""
    from hrcapp.ui.officer.open_form_page import AskFormPage

    desk.show(AskFormPage(desk))


def ask_for_folder(desk: OfficerDesk) -> None:
    """Ask for the folder of a form and look at what is in it."""

    def chosen(path: Path) -> None:
        desk.remember_folder(path)
        look_at(desk, path)

    ask_folder(desk.shell, _("Folder of a form"), desk.last_folder, chosen)


def ask_for_file(desk: OfficerDesk) -> None:
    """Ask for the file and look at it."""

    def chosen(path: Path) -> None:
        desk.remember_folder(path.parent)
        look_at(desk, path)

    filters = [_("Forms (*.xlsx *.md *.xml *.zip)"), _("All files (*)")]
    ask_file(desk.shell, _("Open a form"), filters, desk.last_folder, chosen)


def look_at(desk: OfficerDesk, path: Path) -> None:
    """Read the form in the pool: a spreadsheet takes a moment to become a form."""
    from hrcapp.officer import open_form
    from hrcapp.ui.officer.open_form_page import FormProblemsPage, OpenFormPage

    kit = desk.workspace.kit

    def found(form: FoundForm) -> None:
        desk.store(
            lambda: kit.has(form.definition.digest, form.files),
            lambda ours: desk.show(OpenFormPage(desk, form, in_kit=ours)),
        )

    def failed(fault: Fault) -> None:
        if fault.code is Code.FORM_PROBLEMS:
            desk.show(FormProblemsPage(desk, path, fault))
        else:
            desk.tell(fault)

    desk.say("info", lambda: (_("The form is being read…"), ""))
    desk.run(lambda _job: open_form.look(path), found, failed)
