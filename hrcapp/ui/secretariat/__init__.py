"""The secretariat's window: begin or open a desk, then inbox, review, registry, report, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrcapp.ui.context import AppContext


def open_desk(context: AppContext) -> None:
    """Show the secretariat's window on the app's data folder, from whatever state it is in."""
    from hrcapp.ui.secretariat.front import Front

    Front(context).start()
