"""The record of an open workspace, read for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcapp.officer.audit_check import Chain, check_trail
from hrcapp.officer.audit_file import export
from hrcapp.ui.officer.audit_page import AuditPage

if TYPE_CHECKING:
    from hrcapp.ui.officer.desk import OfficerDesk


def go_audit(desk: OfficerDesk) -> None:
    """Read it, and show it; forms are told by their titles, as far as they are here."""
    space = desk.workspace

    def read() -> tuple[Chain, dict[str, str]]:
        return check_trail(space.audit), {one.draft: one.title for one in space.drafts.cards()}

    def show(found: tuple[Chain, dict[str, str]]) -> None:
        chain, titles = found
        page = AuditPage(
            desk,
            chain,
            titles,
            lambda folder: export(space.audit, space.device.signing, folder, space.clock()),
            menu_key="settings",
        )
        desk.show(page)

    desk.store(read, show)
