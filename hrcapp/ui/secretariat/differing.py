"""Decisions of several desks about one version, and parties that desks named differently, in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hrcapp.i18n import _
from hrcapp.secretariat.disputes import Decision, Dispute
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, stamp
from hrcapp.ui.secretariat import words


@dataclass(frozen=True)
class Said:
    """What one desk decided: the state, who and when, and the words that its answer has."""

    told: Told
    who: str
    lines: tuple[str, ...]


def title() -> str:
    """What has happened."""
    return _("Desks decided differently")


def advice() -> str:
    """What to do about it."""
    return _("Each had not heard of the other yet. Decide once more: that settles it at every desk.")


def said(decision: Decision, labels: Mapping[str, str], language: str) -> Said:
    """One decision; `labels` are those of the questions by their path."""
    who = _("{desk}, {moment}").format(desk=isolated(decision.desk), moment=stamp(decision.at, language))
    lines = [decision.message] if decision.message else []
    for path, text in decision.comments.items():
        label = labels.get(path, "")
        lines.append(_("{question}: {text}").format(question=isolated(label), text=text) if label else text)
    return Said(words.decided(decision.state), who, tuple(lines))


def facts(decisions: tuple[Decision, ...], language: str) -> list[tuple[str, str]]:
    """Who decided what and said what, in pairs, for the panel beside the inbox."""
    shown = ((one, said(one, {}, language)) for one in decisions)
    return [(told.told.words, "\n".join(filter(None, (told.who, one.message)))) for one, told in shown]


def settled() -> tuple[str, str]:
    """What follows when a person has said which party it is."""
    return _("Settled"), _("Other desks hear of it with the next exchange.")


def set_apart(before: str) -> tuple[str, str]:
    """What follows when a form of the party `before` founded one of its own, and others stayed there."""
    told = _(
        "Look at the forms that stayed with {reference}: what was joined to it meanwhile may be of this town."
    )
    return _("Settled"), told.format(reference=isolated(before))


@dataclass(frozen=True)
class Choice:
    """One way to settle a party: the number it leads to, "" for a new one, and who has said so."""

    party: str
    verb: str
    told: str


def choices(dispute: Dispute, language: str) -> tuple[Choice, ...]:
    """How a person can settle it."""
    if dispute.is_second_founder:
        party = dispute.claims[0].party
        one = _("It is the same party")
        return (
            Choice(party, one, _("Both forms are of {party}.").format(party=isolated(party))),
            Choice("", _("It is another one"), _("It gets a number of its own.")),
        )
    return tuple(
        Choice(
            claim.party,
            _("It is {party}").format(party=isolated(claim.party)),
            _("So said {desk}, {moment}.").format(
                desk=isolated(claim.desk), moment=stamp(claim.at, language)
            ),
        )
        for claim in dispute.claims
    )
