"""One message above a page: what just happened, or what went wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets import Banner, Button

Words = Callable[[], tuple[str, str]]
"""Title and text, made anew in the language of now."""


@dataclass(frozen=True)
class Action:
    """The one thing to do about a message: its button's identifier, words and what it does."""

    name: str
    words: Callable[[], str]
    go: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """A message that stays until the person goes on."""

    kind: Kind
    words: Words
    action: Action | None = None

    @classmethod
    def of(cls, fault: Fault) -> Notice:
        """What a fault means, in two sentences."""

        def words() -> tuple[str, str]:
            told = sentence(fault, _)
            return told.what, told.next

        return cls("danger", words)

    def banner(self, look: Look) -> Banner:
        title, text = self.words()
        button = None
        if self.action is not None:
            button = Button(look, self.action.words(), small=True, on_click=self.action.go)
            identified(button, self.action.name)
        made = Banner(look, self.kind, title, text, button)
        made.setObjectName("notice")
        return made
