"""The words of the follow-up in one language: answers, zones, reasons. For letters and screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hrcapp.i18n import N_
from hrcapp.i18n.dates import format_datetime
from hrcapp.i18n.language_names import language_name
from hrcapp.i18n.numbers import format_integer
from hrcapp.secretariat.assessments.form import KEY_MARK
from hrcapp.secretariat.followup.meetings import Plan
from hrcapp.secretariat.followup.pairing import Pair, Reason, Why
from hrcapp.secretariat.followup.people import QUESTIONS
from hrcapp.secretariat.followup.said import TERM, YEARLY
from hrcapp.secretariat.question_words import QuestionWords, question_words
from hrcapp.typeset import isolate_name
from hrcapp.xforms import FormDefinition

Say = Callable[[str], str]

WHY: Mapping[Why, str] = {
    Why.THEMES: N_("{giver} offers what {taker} would like to learn: {themes}"),
    Why.PRACTICE: N_("{giver} has what {taker} plans, as their assessments say: {practices}"),
    Why.BOTH_WAYS: N_("Each can learn from the other"),
    Why.LANGUAGE: N_("Common working languages: {languages}"),
    Why.LEVEL: N_("Governments of the same level"),
    Why.SIZE: N_("Of similar size"),
    Why.REGION: N_("From different regions of the world"),
}
REMINDERS: Mapping[str, str] = {
    TERM: N_("The term of office ends"),
    YEARLY: N_("Yearly follow-up"),
}
EVERYBODY = N_("Everybody who takes part")
ANSWERED = N_("{question} — {answer}")
"""The name of a list of those who gave an answer in an assessment."""

Questions = Mapping[str, QuestionWords]


class Wording:
    """`form` gives the labels of answers, `say` translates everything else.

    `assessed` gives the questions of assessments by `question_key`, and is asked when one of them is named.
    """

    def __init__(
        self, form: FormDefinition, language: str, say: Say, assessed: Callable[[str], Questions]
    ) -> None:
        self.language, self.say = language, say
        self._questions = question_words(form, QUESTIONS, language)
        self._assessed = assessed

    def answer(self, question: str, code: str) -> str:
        """What the form calls an answer; languages by their names in CLDR."""
        if question == "c2c_languages":
            return language_name(code, self.language)
        return self._question(question).choice(code)

    def _question(self, question: str) -> QuestionWords:
        nothing = QuestionWords("", {})
        if KEY_MARK in question:
            return self._assessed(self.language).get(question, nothing)
        return self._questions.get(question, nothing)

    def listed(self, question: str, codes: Iterable[str]) -> str:
        """Several answers in a row."""
        return ", ".join(self.answer(question, code) for code in codes)

    def group(self, key: str) -> str:
        """The name of a list of sign-ups."""
        question, _slash, code = key.rpartition("/")
        if KEY_MARK in question:
            told = self._question(question).label, self.answer(question, code)
            return self.say(ANSWERED).format(question=told[0], answer=told[1])
        return self.answer(question, code) if key else self.say(EVERYBODY)

    def when(self, plan: Plan) -> str:
        """Day, time and zone as they were planned."""
        return f"{format_datetime(plan.starts, self.language)} ({zone_name(plan.zone)})"

    def languages(self, plan: Plan) -> str:
        return self.listed("c2c_languages", plan.languages)

    def reason(self, pair: Pair, reason: Reason) -> str:
        """One reason as a sentence without its points."""
        giver, taker = (
            (pair.other, pair.one) if reason.giver == pair.other.reference else (pair.one, pair.other)
        )
        of: dict[Why, Callable[[], dict[str, str]]] = {
            Why.THEMES: lambda: {"themes": self.listed("offers", reason.codes)},
            Why.LANGUAGE: lambda: {"languages": self.listed("c2c_languages", reason.codes)},
            Why.PRACTICE: lambda: {"practices": self.practices(reason.codes)},
        }
        return self.say(WHY[reason.why]).format(
            giver=isolate_name(giver.name_in(self.language)),
            taker=isolate_name(taker.name_in(self.language)),
            **of.get(reason.why, dict)(),
        )

    def practices(self, questions: Iterable[str]) -> str:
        """What an assessment asks about, in its own words."""
        return " · ".join(filter(None, (self._question(one).label for one in questions)))

    def number(self, count: int) -> str:
        return format_integer(count, self.language)


def zone_name(zone: str) -> str:
    """The zone's name as people read it: its city stands last."""
    return zone.replace("_", " ")
