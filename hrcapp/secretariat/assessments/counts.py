"""How many parties gave which answer, by question. Nothing is summed over questions: nobody is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.secretariat.assessments.form import Asked, Part
from hrcapp.secretariat.assessments.results import Assessed, Results


@dataclass(frozen=True)
class Count:
    """One answer to one question, the parties whose latest assessment has it, and how many answered it."""

    part: Part
    asked: Asked
    code: str
    parties: tuple[Assessed, ...]
    answered: int

    @property
    def label(self) -> str:
        """The answer in the form's words; the code where it has none, as one of an older form may."""
        return self.asked.choices.get(self.code, self.code)


def counts(results: Results, parts: Sequence[Part]) -> list[Count]:
    """Every answer that somebody chose, in the form's order."""
    return [
        Count(part, asked, code, who, results.answered(asked.path))
        for part in parts
        for asked in part.questions
        for code in _codes(results, asked)
        if (who := results.who(asked.path, code))
    ]


def _codes(results: Results, asked: Asked) -> list[str]:
    """Those of the form, then those of older forms."""
    given = (code for one in results.parties for code in one.latest.codes.get(asked.path, ()))
    return list(dict.fromkeys((*asked.choices, *given)))
