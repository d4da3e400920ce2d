"""Whether everything typed is on the disk, in words for the end of the top bar. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.ui.officer import words


@dataclass(frozen=True)
class SaveState:
    """Whether everything typed is on the disk; `at` is when that was last so."""

    kind: Literal["saved", "saving", "failed"]
    at: datetime
    fault: Fault | None = None

    def words(self, language: str, *, short: bool = False) -> str:
        """The sentence at the end of the top bar; `short` where there is no room."""
        if self.kind == "saving":
            return _("Saving")
        if self.fault is not None:
            return _("Not saved: {reason}").format(reason=sentence(self.fault, _))
        if short:
            return _("Saved {time}").format(time=words.clock(self.at, language))
        return _("Saved on this computer {time}").format(time=words.clock(self.at, language))

    def button(self) -> str:
        """The words of what helps against a failure."""
        return _("Try again") if self.kind == "failed" else ""
