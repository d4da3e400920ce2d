"""A file that was opened from the file manager while this window is there."""

from __future__ import annotations

from pathlib import Path

from hrcapp.exchange.names import BUNDLE_EXTENSION, COPY_EXTENSION
from hrcapp.i18n import _
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.officer.desk import OfficerDesk


def take_given(desk: OfficerDesk, path: Path) -> None:
    """Take it in as if it had been chosen; what isn't opened here is told from what is."""
    from hrcapp.ui.officer.intake import take_in

    desk.flush()
    ending = path.suffix.lower()
    if ending == COPY_EXTENSION:
        desk.show_notice(
            Notice(
                "info",
                lambda: (
                    _("A second copy is not restored over forms that are here"),
                    _("It is for a computer on which the app starts for the first time."),
                ),
            )
        )
    elif ending == BUNDLE_EXTENSION:
        desk.show_notice(
            Notice(
                "info",
                lambda: (
                    _("“{name}” is sealed: only the secretariat can open it").format(name=path.name),
                    _("Sealed files are sent, and carried for others, under “Send and receive”."),
                ),
            )
        )
    else:
        take_in(desk, path)
