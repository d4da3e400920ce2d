"""What an open form does when its store is damaged: its answers go into a file beside it. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.rescue import Rescue, answers_of
from hrcapp.ui.officer.runner import Runner
from hrcapp.xforms import FormSession


class KeptBeside:
    """For one form; `on_damaged` is called once, when its answers are kept, or when not even that goes."""

    def __init__(self, rescue: Rescue, runner: Runner, draft: str) -> None:
        self._rescue, self._runner, self._draft = rescue, runner, draft
        self._kept = False
        self.on_damaged: Callable[[Fault], None] = lambda _fault: None

    def refused(self, fault: Fault, session: FormSession) -> None:
        """A batch could not be written; where the store is damaged, keep all that stands on the screen."""
        if fault.code is not Code.STORE_DAMAGED:
            return
        answers, first = answers_of(session), not self._kept
        self._kept = True
        self._runner.store(
            lambda: self._rescue.keep(self._draft, answers),
            (lambda _path: self.on_damaged(fault)) if first else None,
            self.on_damaged,
        )

    def written(self) -> None:
        """A batch went through: the store is whole after all, and the file would only be older."""
        if self._kept:
            self._kept = False
            self._runner.store(lambda: self._rescue.drop(self._draft))
