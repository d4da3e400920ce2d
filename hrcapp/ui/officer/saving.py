"""Saving a PDF where the officer says: asked first, made and written on the store thread, then told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.i18n import _
from hrcapp.model.files import write_whole
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.officer.desk import OfficerDesk


def save_pdf(desk: OfficerDesk, name: str, make: Callable[[], bytes]) -> None:
    """`name` is offered; a fault of `make` or of the disk becomes a notice."""

    def saved(path: Path) -> None:
        desk.say("success", lambda: (_("Saved: {name}").format(name=path.name), str(path.parent)))

    def chosen(path: Path) -> None:
        desk.remember_folder(path.parent)
        desk.store(lambda: write_whole(path, make(), mode=0o644), lambda _none: saved(path))

    filters = [_("PDF documents (*.pdf)")]
    ask_save(desk.shell, _("Save the PDF"), filters, desk.last_folder, name, chosen)
