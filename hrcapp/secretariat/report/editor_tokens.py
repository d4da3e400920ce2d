"""What an editor can put into a text so that it stays right: figures, names, what was chosen most."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from hrcapp.i18n.sorting import fold
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.report import words
from hrcapp.secretariat.report.content import Content


class TokenKind(StrEnum):
    """What a token prints."""

    FIGURE = "n"
    PARTY = "party"
    MOST = "most"


@dataclass(frozen=True)
class Token:
    """Its text with the braces, what it prints ("" while it can't be printed), and what it is.

    `usable`: the report may print it.
    """

    kind: TokenKind
    text: str
    prints: str
    about: str
    usable: bool = True


def tokens(content: Content) -> list[Token]:
    """Every token of a report: figures, tallies, then parties in the order of their names."""
    return [*_figures(content), *_tallies(content), *_parties(content)]


def found(every: list[Token], typed: str) -> list[Token]:
    """Those in whose words all of what was typed occurs."""
    wanted = fold(typed).split()
    return [
        one for one in every if all(part in fold(f"{one.prints} {one.about} {one.text}") for part in wanted)
    ]


def _figures(content: Content) -> list[Token]:
    counts = asdict(content.snapshot.counts)
    return [
        Token(TokenKind.FIGURE, _braced(f"n:{key}"), content.number(counts[key]), content.say(name))
        for key, (name, _meaning) in words.MEANINGS.items()
    ]


def _tallies(content: Content) -> list[Token]:
    made = []
    for question, title in words.TALLIES.items():
        token = f"most:{question}"
        try:
            prints, usable = content.fill(token), True
        except Fault as fault:
            if fault.code is not Code.REPORT_TALLY_TOO_SMALL:
                raise
            prints, usable = "", False
        made.append(Token(TokenKind.MOST, _braced(token), prints, content.say(title), usable))
    return made


def _parties(content: Content) -> list[Token]:
    return [
        Token(
            TokenKind.PARTY,
            _braced(f"party:{member.reference}"),
            content.name(member),
            " · ".join(filter(None, (content.country(member), member.reference))),
            member.consents,
        )
        for member in content.listed(content.snapshot.members)
    ]


def _braced(token: str) -> str:
    return f"{{{{{token}}}}}"
