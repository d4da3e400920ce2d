"""What the form calls its coded questions and their answers, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from hrcapp.submission.questions import named
from hrcapp.xforms import FormDefinition, FormSession

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class QuestionWords:
    """The label of a question, and those of its choices by their codes."""

    label: str
    choices: Mapping[str, str]

    def choice(self, code: str) -> str:
        """The label of a code; the code itself where the form has none, as one of an older form may."""
        return self.choices.get(code, code)


def question_words(
    definition: FormDefinition, questions: Iterable[str], language: str
) -> dict[str, QuestionWords]:
    """By question, in the order asked for; without those that the form has not."""
    session = FormSession.new(definition, now=_ANY_TIME, language=language)
    found = {question: named(session, question) for question in questions}
    return {
        question: QuestionWords(
            state.label, {one.value: one.label_in(language) or one.label for one in state.choices}
        )
        for question, state in found.items()
        if state is not None
    }
