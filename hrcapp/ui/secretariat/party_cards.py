"""The cards of a party's page. What a button does is given by the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.language_names import language_name
from hrcapp.i18n.languages import endonym
from hrcapp.secretariat.naming import own_name
from hrcapp.secretariat.parties import HistoryEntry
from hrcapp.secretariat.party_rows import Alias, Party, Said
from hrcapp.secretariat.review import Item
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import day, number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import registry, words
from hrcapp.ui.widgets import (
    Button,
    Card,
    KeyValues,
    Label,
    Line,
    LinkButton,
    Note,
    Pill,
    Tag,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item as LayoutItem

Act = Callable[[], object]


@dataclass(frozen=True)
class Family:
    """Who a party belongs with: number and name of what it is a part of, and of its parts."""

    parent: tuple[str, str] | None
    parts: tuple[tuple[str, str], ...]


def who(
    look: Look, party: Party, family: Family, open_: Callable[[str], object], acts: Mapping[str, Act]
) -> Card:
    """Kind, place, what it is a part of, waves; `acts`: change-parent, add-wave, and one for each wave."""
    facts = party.facts
    pairs: list[tuple[str, str | QWidget]] = [
        (_("Number"), party.reference),
        (_("Kind"), words.party_kind(facts.kind)),
        (_("Country"), words.place(facts.country, look.language)),
    ]
    if facts.admin1:
        pairs.append((_("Region"), facts.admin1))
    if family.parent is not None:
        pairs.append((_("Part of"), _open(look, *family.parent, open_)))
    if family.parts:
        pairs.append(
            (_("Its parts"), column(look, *(_open(look, *part, open_) for part in family.parts), gap=2))
        )
    if party.waves:
        waves = (_removable(look, wave, f"wave-{wave}", acts[f"wave-{wave}"]) for wave in party.waves)
        pairs.append((_("Waves"), column(look, *waves, gap=2)))
    part = _("Part of none any more") if party.parent else _("Part of…")
    change = _link(look, part, "landmark", "change-parent", acts)
    wave = _link(look, _("Add a wave"), "plus", "add-wave", acts)
    return Card(
        look, Label(look, _("Who it is"), "h3"), KeyValues(look, pairs), flow(look, change, wave), gap=9
    )


def names(look: Look, party: Party, add: Act, remove: Callable[[Alias], object]) -> Card:
    """Names for print, then how it is written as well; those a person gave can be taken away."""
    items: list[LayoutItem] = [Label(look, _("Names"), "h3")]
    name, tag = own_name(party.facts, party.names)
    pairs: list[tuple[str, str]] = [(tag, name)]
    pairs += [(tag, name) for tag, name in sorted(party.names.items()) if (tag, name) != pairs[0]]
    for tag, name in pairs:
        shown = Label(look, name, wrap=True).selectable()
        shown.setAccessibleName(name)
        shown.setAccessibleDescription(endonym(tag) if tag else _("Name"))
        items.append(row(look, *(_tag(look, tag) if tag else ()), (shown, 1), gap=10))
    printed = {name for _tag, name in pairs}
    given = [alias for alias in party.given if alias.name not in printed]
    others = [one for one in party.aliases if one not in printed | {alias.name for alias in given}]
    if others or given:
        items += [Line(look), Label(look, _("Also written"), "small", "text_soft")]
        items += [Label(look, alias, wrap=True) for alias in others]
        items += [_given(look, alias, remove) for alias in given]
    button = LinkButton(look, _("Add a name"), "plus", flush=True, on_click=add)
    identified(button, "add-name")
    return Card(look, *items, row(look, button, None), gap=7)


def standing(look: Look, party: Party, said: Mapping[str, str], acts: Mapping[str, Act]) -> Card:
    """Whether it takes part, and its council's decision. `said`: the words by their hash."""
    told = registry.standing(party.standing)
    head = row(look, (Label(look, _("Takes part?"), "h3"), 1), Pill(look, told.kind, told.words, told.icon))
    items: list[LayoutItem] = [head]
    if party.since is not None:
        items.append(_since(look, _("Since {day}"), party.since, said))
    if party.council is not None:
        decided = _since(look, _("Decided by the council on {day}"), party.council, said)
        forget = LinkButton(look, _("Remove"), "x", on_click=acts["forget-council"])
        forget.setAccessibleName(_("Remove the council’s decision"))
        identified(forget, "forget-council")
        items.append(row(look, (decided, 1), forget, gap=8))
    change = _link(look, _("Change"), "pencil", "change-standing", acts)
    council = _link(look, _("Note the council’s decision"), "stamp", "record-council", acts)
    return Card(look, *items, flow(look, change, council), gap=8)


def merged(look: Look, party: Party, merge: Act, undo: Callable[[str], object]) -> Card:
    """Numbers that stand for this party as well, and the way to join another entry to it."""
    items: list[LayoutItem] = [Label(look, _("One party, two entries?"), "h3")]
    for reference in party.merged:
        told = _("{reference} was merged into it").format(reference=isolated(reference))
        apart = Button(look, _("Take apart"), small=True, on_click=partial(undo, reference))
        apart.setAccessibleName(f"{_('Take apart')}: {reference}")
        identified(apart, f"undo-merge-{reference}")
        items.append(row(look, (Label(look, told, wrap=True), 1), apart, gap=10))
    words = _("Merge them: one number stands for both, nothing is lost, and it can be undone.")
    items.append(Label(look, words, "small", "text_soft", wrap=True))
    button = Button(look, _("Merge into another party…"), small=True, icon="git-compare", on_click=merge)
    identified(button, "merge")
    return Card(look, *items, row(look, button, None), gap=9)


def sent(
    look: Look,
    party: Party,
    items: Sequence[Item],
    open_: Callable[[str], object],
    split: Callable[[str], object],
) -> Card:
    """Every version, the newest first; where several forms are joined, each can become its own party."""
    found: list[LayoutItem] = [Label(look, _("What was sent"), "h3")]
    several = len(party.submissions) > 1
    newest: set[str] = set()
    for at, item in enumerate(items):
        if at:
            found.append(Line(look))
        found.append(_version(look, party, item, open_))
        if several and item.submission not in newest:
            link = LinkButton(
                look,
                _("Not of this party…"),
                "git-compare",
                flush=True,
                on_click=partial(split, item.submission),
            )
            link.setAccessibleDescription(item.name)
            identified(link, f"split-{item.submission}")
            found.append(row(look, link, None))
        newest.add(item.submission)
    return Card(look, *found, gap=9)


def history(look: Look, entries: Sequence[HistoryEntry]) -> Card:
    """What happened, the newest first."""
    items: list[LayoutItem] = [Label(look, _("History"), "h3")]
    for icon, told, moment in registry.history(entries, look.language):
        note = Note(look, icon, told, "body", "text")
        items.append(row(look, (note, 1), Label(look, moment, "small", "text_soft")))
    return Card(look, *items, gap=7)


def _version(look: Look, party: Party, item: Item, open_: Callable[[str], object]) -> QWidget:
    told = words.state(item)
    version = _("Version {version}, {date}").format(
        version=number(item.revision, look.language), date=day(item.arrived_at, look.language)
    )
    button = Button(look, _("Open"), small=True, on_click=partial(open_, item.key))
    identified(button, f"open-{item.key}")
    button.setAccessibleName(f"{_('Open')}: {version}")
    what = column(
        look,
        Label(look, version, "strong", wrap=True),
        Label(look, _counts_as(party, item), "small", "text_soft", wrap=True),
        gap=0,
    )
    return row(look, (what, 1), Pill(look, told.kind, told.words, told.icon), button, gap=10)


def _counts_as(party: Party, item: Item) -> str:
    if item.origin == "reconstructed":
        return _("Reconstructed from the published report: counts as a form, not as a pledge")
    pledge = registry.pledges(item) and party.facts.kind.is_government
    form = registry.is_form(item)
    if pledge and form:
        return _("Counts as a pledge and as a form")
    if pledge:
        return _("Counts as a pledge")
    return _("Counts as a form") if form else _("Counts as nothing yet")


def _since(look: Look, told: str, said: Said, words: Mapping[str, str]) -> QWidget:
    since = format_date(said.day, look.language) if said.day else ""
    items: list[LayoutItem] = [Label(look, told.format(day=since), wrap=True)]
    if text := words.get(said.words, ""):
        items.append(Label(look, text, "small", "text_soft", wrap=True))
    return column(look, *items, gap=0)


def _given(look: Look, alias: Alias, remove: Callable[[Alias], object]) -> QWidget:
    shown = alias.name
    if alias.language:
        spoken = language_name(alias.language, look.language)
        shown = _("{name} ({language})").format(name=isolated(alias.name), language=spoken)
    return _removable(look, shown, f"alias-{alias.name}", partial(remove, alias))


def _removable(look: Look, text: str, name: str, act: Act) -> QWidget:
    button = LinkButton(look, _("Remove"), "x", on_click=act)
    button.setAccessibleName(f"{_('Remove')}: {text}")
    identified(button, f"remove-{name}")
    return row(look, (Label(look, text, wrap=True), 1), button, gap=8)


def _open(look: Look, reference: str, name: str, open_: Callable[[str], object]) -> QWidget:
    link = LinkButton(look, _("Open"), on_click=partial(open_, reference))
    link.setAccessibleName(f"{_('Open')}: {name}")
    identified(link, f"go-{reference}")
    return row(look, (Label(look, name, wrap=True), 1), link, gap=8)


def _link(look: Look, text: str, icon: str, name: str, acts: Mapping[str, Act]) -> LinkButton:
    link = LinkButton(look, text, icon, flush=True, on_click=acts[name])
    identified(link, name)
    return link


def _tag(look: Look, language: str) -> tuple[Tag]:
    made = Tag(look, language, "neutral")
    made.setFixedWidth(look.px(38))
    return (made,)
