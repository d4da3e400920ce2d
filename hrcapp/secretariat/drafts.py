"""What a reviewer has begun to write about a version: kept until it is sent, and through a power cut."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from hrcapp.store import Store


@dataclass(frozen=True)
class ReviewDraft:
    """Comments by the path of a question, words for the receipt, and the party that was chosen."""

    comments: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    choice: str = ""


class ReviewDrafts:
    """The table `review_draft`: this desk's own, never part of the log."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, version: str) -> ReviewDraft:
        """What was written so far about a version; empty where nothing was."""
        row = self._store.row("SELECT content FROM review_draft WHERE version = ?", (version,))
        return ReviewDraft(**json.loads(row["content"])) if row else ReviewDraft()

    def keep(self, version: str, draft: ReviewDraft) -> None:
        """Keep what is written now; an empty draft is forgotten."""
        if draft == ReviewDraft():
            self.forget(version)
            return
        content = json.dumps(vars(draft) | {"comments": dict(draft.comments)}, ensure_ascii=False)
        self._store.execute("INSERT OR REPLACE INTO review_draft VALUES (?, ?)", (version, content))

    def forget(self, version: str) -> None:
        """It was sent, or is not wanted any more."""
        self._store.execute("DELETE FROM review_draft WHERE version = ?", (version,))
