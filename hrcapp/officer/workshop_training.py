"""Practice begun anew: every practice form of a profile goes, as if it had never been."""

from __future__ import annotations

from hrcapp.officer.workspace import Workspace

_LEFT = ("forgotten_package", "forgotten", "moved", "origin", "handover", "answer", "card")
"""What a form that is forgotten leaves behind; of practice nobody needs it."""


def begin_anew(workspace: Workspace) -> int:
    """How many went; whatever is no practice stays. Close them before. Raises Fault DISK_FULL."""
    gone = [one.draft for one in workspace.drafts.cards() if one.practice]
    for draft in gone:
        workspace.forgetting.forget(draft, confirmed=True)
    store = workspace.store
    with store.transaction():
        for draft in gone:
            for table in _LEFT:
                store.execute(f"DELETE FROM {table} WHERE draft = ?", (draft,))  # noqa: S608
            store.execute("DELETE FROM draft WHERE id = ?", (draft,))
    return len(gone)
