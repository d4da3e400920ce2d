"""A file that was opened from the file manager while the desk is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hrcapp.exchange.names import COPY_EXTENSION, HANDOVER_EXTENSION, KIT_EXTENSION, RECEIPT_EXTENSION
from hrcapp.i18n import _
from hrcapp.ui.common.notice import Notice

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

_OF_OFFICERS = (COPY_EXTENSION, HANDOVER_EXTENSION, KIT_EXTENSION, RECEIPT_EXTENSION)


def take_given(office: Office, path: Path) -> None:
    """Import it and show the inbox; what only officers open is not set aside as a stranger's."""
    office.flush()
    if path.suffix.lower() in _OF_OFFICERS:
        office.show_notice(
            Notice(
                "info",
                lambda: (
                    _("“{name}” is opened on an officer's computer").format(name=path.name),
                    _("The desk imports sealed files, lists, messages and signed statements."),
                ),
            )
        )
        return
    office.importing.begin([path])
    office.go_inbox()
