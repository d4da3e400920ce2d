"""At the foot of the inbox: which folder is watched, and switching that on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_folder
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Note, flow, row

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office
    from hrcapp.ui.secretariat.watching import Watching


def state(watching: Watching) -> str:
    """What the watched folder does now; "" while none is watched."""
    folder = watching.folder
    if folder is None:
        return ""
    name = isolated(folder.name or str(folder))
    if watching.paused:
        return _("The import was stopped, so the folder {folder} is not looked at for now.").format(
            folder=name
        )
    if not watching.there:
        return _("The folder {folder} is not there. It is looked for again.").format(folder=name)
    return _("New files in {folder} are taken in by themselves and left where they are.").format(folder=name)


def watch_button(look: Look, office: Office) -> Button:
    """Choose a folder; the import is a person's wish, so nothing is watched until then."""
    button = Button(look, _("Watch a folder"), icon="folder-open", small=True)
    identified(button, "watch-folder")
    button.clicked.connect(
        lambda: ask_folder(office.shell, _("Folder to watch"), office.last_folder, office.watching.choose)
    )
    return button


def watched(look: Look, office: Office) -> tuple[QWidget, ...]:
    """The line about the watched folder, with what can be done; nothing while none is watched."""
    told = state(office.watching)
    if not told:
        return ()
    note = Note(look, "eye", told, "small", "text")
    identified(note, "watched-folder")
    stop = Button(look, _("Stop watching"), icon="x", small=True)
    identified(stop, "stop-watching")
    stop.clicked.connect(lambda: office.watching.choose(None))
    buttons = [stop]
    if office.watching.paused:
        again = Button(look, _("Watch again"), icon="refresh-cw", small=True)
        identified(again, "watch-again")
        again.clicked.connect(lambda: office.watching.choose(office.watching.folder))
        buttons.insert(0, again)
    if look.narrow:
        return (note, flow(look, *buttons))
    return (row(look, (note, 1), *buttons, gap=10),)
