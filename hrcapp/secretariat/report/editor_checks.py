"""What is wrong with the texts of a report, or deserves a second thought, before it is printed. Pure.

A text that the report could not print is an error; the rest are remarks. Parties are named by tokens and by
the findings that a section prints; a party that does not agree to be named is never listed as missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.figures import reference_order
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.markdown import token_names
from hrcapp.secretariat.report.most import says_most
from hrcapp.secretariat.withheld import stands_in

OFTEN = 3
"""A party named more often than this takes the place of others."""
WITH_EXAMPLES = ("vision", "motivations", "focus", "networks")
"""Sections that live from examples."""

_TOKEN = re.compile(r"\{\{.*?\}\}")
_SENTENCE = re.compile(r"[^.!?؟\n]+")
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_YEAR = re.compile(r"(19|20)\d\d")
_TARGETS = frozenset({"10", "100", "1000"})


class Problem(StrEnum):
    """What a check found."""

    PROTECTED = "protected"
    FINDING_PROTECTED = "finding-protected"
    UNKNOWN = "unknown-token"
    WITHHELD = "withheld"
    TALLY_TOO_SMALL = "tally-too-small"
    MOST_UNBOUND = "most-unbound"
    TYPED_NUMBER = "typed-number"
    NO_EXAMPLE = "no-example"
    NEVER_NAMED = "never-named"
    TOO_OFTEN = "too-often"


ERRORS = frozenset(
    {
        Problem.PROTECTED,
        Problem.UNKNOWN,
        Problem.WITHHELD,
        Problem.TALLY_TOO_SMALL,
    }
)
_FAULTS = {
    Code.REPORT_TOKEN_UNKNOWN: Problem.UNKNOWN,
    Code.REPORT_NAME_WITHHELD: Problem.WITHHELD,
    Code.REPORT_TALLY_TOO_SMALL: Problem.TALLY_TOO_SMALL,
}


@dataclass(frozen=True)
class Check:
    """One thing: `section` is "" where it is about the whole report; `what` are tokens, words or names."""

    problem: Problem
    section: str
    what: tuple[str, ...]

    @property
    def is_error(self) -> bool:
        """Whether the report cannot be printed with it."""
        return self.problem in ERRORS


def check_section(content: Content, section: str, text: str) -> list[Check]:
    """What one text is to be looked at for, errors first."""
    found = [
        *_protected(content, section, text),
        *_tokens(content, section, text),
        *_bound(content, section, text),
    ]
    if section in WITH_EXAMPLES and not _named_in(content, section, text):
        found.append(Check(Problem.NO_EXAMPLE, section, ()))
    return found


def refuse_withheld(content: Content) -> None:
    """Print no words of a protected person. Raises Fault REPORT_WORDS_PROTECTED."""
    for section, text in content.texts.items():
        if stands_in(text, content.withheld):
            raise Fault(Code.REPORT_WORDS_PROTECTED, section=section)


def check_whole(content: Content, texts: Mapping[str, str]) -> list[Check]:
    """Who is never named, and who too often, over all sections."""
    counted: Counter[str] = Counter()
    for section, text in texts.items():
        counted.update(_named_in(content, section, text))
    may = {one.reference: one for one in content.snapshot.members if one.consents and one.has_form}
    never = [reference for reference in may if not counted[reference]]
    often = [reference for reference in may if counted[reference] > OFTEN]
    found = []
    for problem, who in ((Problem.NEVER_NAMED, never), (Problem.TOO_OFTEN, often)):
        if who:
            names = tuple(content.name(may[one]) for one in sorted(who, key=reference_order))
            found.append(Check(problem, "", names))
    return found


def _protected(content: Content, section: str, text: str) -> Iterator[Check]:
    """Words that must not be printed: in the text, and in the findings that its section prints."""
    if stands_in(text, content.withheld):
        yield Check(Problem.PROTECTED, section, ())
    for finding in content.snapshot.findings:
        told = f"{content.say(finding.theme)}. {content.say(finding.text)}"
        if finding.section == section and stands_in(told, content.withheld):
            yield Check(Problem.FINDING_PROTECTED, section, (told,))


def _tokens(content: Content, section: str, text: str) -> Iterator[Check]:
    for token in dict.fromkeys(token_names(text)):
        try:
            content.fill(token)
        except Fault as fault:
            what = str(fault.params.get("name") or f"{{{{{token}}}}}")
            yield Check(_FAULTS[fault.code], section, (what,))


def _bound(content: Content, section: str, text: str) -> Iterator[Check]:
    """Numbers and “most” that no token ties to what was counted."""
    for sentence in _SENTENCE.findall(_TOKEN.sub(lambda one: one[0].replace(".", "·"), text)):
        if says_most(sentence, content.language) and "{{most:" not in sentence.replace(" ", ""):
            yield Check(Problem.MOST_UNBOUND, section, (sentence.strip(),))
    bare = _TOKEN.sub(" ", re.sub(r"(?m)^\s*\d+[.)]\s", "", text))
    typed = [one for one in _DIGITS.findall(bare) if not _YEAR.fullmatch(one) and one not in _TARGETS]
    if typed:
        yield Check(Problem.TYPED_NUMBER, section, tuple(dict.fromkeys(typed)))


def _named_in(content: Content, section: str, text: str) -> list[str]:
    """References named in a section, once for each time."""
    by_token = [token.partition(":")[2] for token in token_names(text) if token.startswith("party:")]
    printed = [one for one in content.snapshot.findings if one.section == section]
    return [*by_token, *(reference for finding in printed for reference in finding.parties)]
