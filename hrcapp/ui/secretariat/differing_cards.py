"""What desks said differently, as cards: of a review, and of a party."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from hrcapp.i18n import _
from hrcapp.secretariat.disputes import Dispute
from hrcapp.secretariat.review import Detail, Item
from hrcapp.ui.access import identified
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import differing
from hrcapp.ui.widgets import Button, Card, IconLabel, Label, Line, Pill, column, row
from hrcapp.ui.widgets.layout import Item as LayoutItem


def decisions_card(look: Look, detail: Detail) -> Card:
    """Both decisions about a version with their words."""
    labels = {answer.path: answer.label for answer in detail.answers}
    items: list[LayoutItem] = [*_head(look, differing.title(), differing.advice())]
    for decision in detail.decisions:
        said = differing.said(decision, labels, look.language)
        who = Label(look, said.who, "small", "text_soft", wrap=True)
        items += [
            Line(look),
            row(look, Pill(look, said.told.kind, said.told.words, said.told.icon), None),
            who,
        ]
        items += [Label(look, line, "small", wrap=True) for line in said.lines]
    return Card(look, *items, gap=6, margins=(16, 11, 14, 12))


def party_card(
    look: Look,
    disputes: Sequence[Dispute],
    items: Sequence[Item],
    on_choose: Callable[[Dispute, str], object],
) -> Card:
    """What is not settled about a party; `on_choose` gets the number that a person says it is, "" for new."""
    shown: list[LayoutItem] = [
        *_head(
            look,
            _("Not settled"),
            _("Desks named this party differently before they heard of each other. Say what it is."),
        )
    ]
    for place, dispute in enumerate(disputes):
        shown += [Line(look), Label(look, _version(dispute, items, look), "strong", wrap=True)]
        for at, choice in enumerate(differing.choices(dispute, look.language)):
            button = Button(look, choice.verb, small=True, on_click=partial(on_choose, dispute, choice.party))
            identified(button, f"settle-{place}-{at}")
            button.setAccessibleDescription(choice.told)
            told = Label(look, choice.told, "small", "text_soft", wrap=True)
            shown.append(row(look, (told, 1), button, gap=10))
    return Card(look, *shown, gap=8)


def _version(dispute: Dispute, items: Sequence[Item], look: Look) -> str:
    """The form that it is about."""
    of = [item for item in items if item.submission == dispute.submission]
    if not of:
        return dispute.submission
    newest = max(of, key=lambda item: item.revision)
    return _("Version {version}, {date}").format(
        version=number(newest.revision, look.language), date=day(newest.arrived_at, look.language)
    )


def _head(look: Look, title: str, told: str) -> tuple[LayoutItem, ...]:
    icon = IconLabel(look, "git-compare", "warning", 19)
    return (
        row(look, icon, (Label(look, title, "strong", wrap=True), 1), gap=8),
        column(look, Label(look, told, "small", "text_soft", wrap=True)),
    )
