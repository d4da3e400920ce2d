"""The forms that the campaign offers, and what tells the forms on this computer apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hrcapp import submission, xforms
from hrcapp.officer.cards import Card

if TYPE_CHECKING:
    from hrcapp.officer.workspace import Workspace
    from hrcapp.xforms import FormDefinition


@dataclass(frozen=True)
class OfferedForm:
    """A form that can be begun."""

    definition: FormDefinition
    data: bytes = field(repr=False)

    def title(self, language: str) -> str:
        return submission.form_title(self.definition, language)

    def description(self, language: str) -> str:
        return submission.form_description(self.definition, language)

    @property
    def questions(self) -> int:
        return submission.count_questions(self.definition)


@dataclass(frozen=True)
class FormTitles:
    """Titles of forms by digest; none are known, and none are told, while there is one form only."""

    definitions: Mapping[str, FormDefinition] = field(default_factory=dict)

    def of(self, card: Card, language: str) -> str:
        """What tells a card's form from the others; empty where nothing has to."""
        found = self.definitions.get(card.form)
        return submission.form_title(found, language) if found else ""


def offered(workspace: Workspace) -> tuple[OfferedForm, ...]:
    """The forms of the kit in its order, or the one for practice. Raises Fault FORM_*, KIT_UNREADABLE."""
    return tuple(OfferedForm(xforms.load(data), data) for data in workspace.kit.forms())


def titles(workspace: Workspace, cards: Iterable[Card]) -> FormTitles:
    """What tells these cards' forms apart. Forms are read only where there is more than one."""
    found = {one.form: one.form_id for one in cards}
    if len(set(found.values())) < 2 and len(workspace.kit.forms()) < 2:
        return FormTitles()
    return FormTitles({digest: workspace.drafts.definition(digest) for digest in found})
