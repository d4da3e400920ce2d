"""Finishing a form that has no statement, and saving its answers for other software."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.i18n import _
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.common.notice import Notice

if TYPE_CHECKING:
    from hrcapp.officer.versions import SignedVersion
    from hrcapp.ui.officer.desk import OfficerDesk
    from hrcapp.ui.officer.form import OpenForm


def finish(desk: OfficerDesk, form: OpenForm) -> None:
    """Fix the answers, once what was typed is written; then show where they can go."""
    from hrcapp.officer import finishing

    workspace, draft = desk.workspace, form.id
    if form.locked:
        desk.go_send()
        return

    def done(_version: SignedVersion) -> None:
        desk.reopen(draft, lambda _form: desk.go_send())

    desk.flush()
    desk.store(lambda: finishing.finish(workspace, draft, form.session), done)


def save_answers(desk: OfficerDesk, draft: str) -> None:
    """Ask for a folder and put the answers there, with their files."""
    from hrcapp.officer import finishing

    workspace = desk.workspace

    def done(folder: Path) -> None:
        desk.show_notice(
            Notice(
                "success",
                lambda: (
                    _("Saved: {name}").format(name=isolated(folder.name)),
                    _("The folder holds the answers as submission.xml, and the files beside them."),
                ),
            )
        )

    def chosen(folder: Path) -> None:
        desk.remember_folder(folder)
        desk.store(lambda: finishing.export(workspace, draft, folder), done)

    ask_folder(desk.shell, _("Save the answers to a folder"), desk.last_folder, chosen)
