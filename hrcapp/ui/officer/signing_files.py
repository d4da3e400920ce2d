"""Asking for the files that a signature needs: a certificate, the driver of a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.i18n import _
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.officer.desk import OfficerDesk


def ask_certificate(desk: OfficerDesk, then: Callable[[Path], object]) -> None:
    """A PKCS#12 file; the next dialog begins where it lies."""

    def chosen(file: Path) -> None:
        desk.remember_folder(file.parent)
        then(file)

    filters = [_("Certificates (*.p12 *.pfx)")]
    ask_file(desk.shell, _("Choose the certificate file"), filters, desk.last_folder, chosen)


def ask_library(desk: OfficerDesk, then: Callable[[Path], object]) -> None:
    """The PKCS#11 library of a card's maker."""

    def chosen(file: Path) -> None:
        then(file)

    filters = [_("Drivers of cards (*.so *.so.* *.dll *.dylib)"), _("All files (*)")]
    ask_file(desk.shell, _("Choose the driver file"), filters, "", chosen)
