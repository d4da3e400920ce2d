"""What an open form knows of its paper: the pages, and where each section was read from. No Qt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from hrcapp.model.faults import Fault
from hrcapp.officer.transcription import PaperPage, PaperPlace
from hrcapp.officer.workspace import Workspace

WIDTH = 1
"""The step of the view that fits the width of the page: handwriting can be read."""


@dataclass
class PaperOfForm:
    """`hidden`: a person wants the whole window for the questions. `shares`: of the two sides, when a person
    has drawn the line between them elsewhere."""

    pages: tuple[PaperPage, ...] = ()
    places: dict[str, PaperPlace] = field(default_factory=dict)
    last: PaperPlace | None = None
    hidden: bool = False
    shares: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, workspace: Workspace, draft: str) -> PaperOfForm:
        """On the store's thread. What was removed when the window closed can't be put back any more."""
        kept = workspace.transcription
        with suppress(Fault):  # a full disk keeps nobody from the form
            kept.let_go(draft)
        return cls(kept.of(draft), kept.places(draft))

    def place(self, section: str) -> PaperPlace:
        """Where the paper lay open with this section, else where it lies now, else its beginning."""
        there = {one.id for one in self.pages}
        for found in (self.places.get(section), self.last):
            if found is not None and found.page in there:
                return found
        return PaperPlace(self.pages[0].id if self.pages else "", WIDTH)

    def note(self, section: str, place: PaperPlace) -> bool:
        """Remember where it lies open; whether that is new."""
        self.last = place
        if self.places.get(section) == place:
            return False
        self.places[section] = place
        return True
