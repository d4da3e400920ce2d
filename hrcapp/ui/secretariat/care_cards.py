"""Beside a version under review: taking the decision back, protecting people, consents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.consents import Consent
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.protection import Guarded
from hrcapp.secretariat.withdrawal import Undo
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import care
from hrcapp.ui.secretariat.care import Care
from hrcapp.ui.widgets import Button, Card, Label, Line, LinkButton, Note, Pill, column, flow, row
from hrcapp.ui.widgets.layout import Item

Act = Callable[[], object]


def undo_card(
    look: Look,
    undo: Undo,
    cared: Care,
    on_undo: Act,
    on_instead: Callable[[ReviewState], object],
) -> Card:
    """The decision, and the way back while there is one; afterwards, what can be decided instead."""
    button = Button(look, _("Undo the decision"), small=True, icon="undo-2", on_click=on_undo)
    identified(button, "undo-decision")
    told = care.undo_told(undo, look.language)
    button.setAccessibleDescription(told)
    button.setEnabled(undo.possible)
    before = care.before(cared.replaced, look.language)
    acts: list[QWidget] = [button]
    for state in cared.instead:
        other = Button(look, _(care.INSTEAD[state]), small=True, on_click=partial(on_instead, state))
        identified(other, f"instead-{state}")
        acts.append(other)
    return _card(
        look,
        Label(look, care.decided(undo, look.language), "strong", wrap=True),
        Label(look, told, "small", "text_soft", wrap=True),
        *([Label(look, before, "small", "text_soft", wrap=True)] if before else []),
        flow(look, *acts),
    )


def protection_card(look: Look, guarded: Guarded, on_flag: Act, on_redact: Act, on_lift: Act) -> Card:
    """Whether somebody named here is protected, and what can be done about it."""
    told = care.protection(guarded)
    items: list[Item] = [
        row(
            look,
            (Label(look, _("Protected persons"), "strong", wrap=True), 1),
            Pill(look, told.kind, told.words, told.icon),
        ),
        Label(look, care.protection_told(guarded), "small", "text_soft", wrap=True),
    ]
    if guarded.reason:
        items.append(Note(look, "message-square-text", guarded.reason, "small"))
    acts: list[tuple[str, str, str, Act]] = []
    if guarded.guard is not Guard.BLOCKED or guarded.inherited:
        acts.append(("flag-person", _("Names a protected person"), "shield-alert", on_flag))
    acts.append(("redact", _("Take words out"), "pencil", on_redact))
    if guarded.guard is not Guard.OPEN:
        acts.append(("lift-flag", _("Names nobody to protect"), "x", on_lift))
    links = []
    for name, words, icon, act in acts:
        link = LinkButton(look, words, icon, flush=True, on_click=act)
        identified(link, name)
        links.append(row(look, link, None))
    return _card(look, *items, *links)


def consents_card(look: Look, consents: tuple[Consent, ...], on_record: Callable[[Consent], object]) -> Card:
    """What may be published, item by item; each can be changed on request."""
    items: list[Item] = [Label(look, _("Consents"), "strong")]
    for place, one in enumerate(consents):
        items += [Line(look)] if place else []
        items.append(_consent(look, one, on_record))
    return _card(look, *items)


def _consent(look: Look, one: Consent, on_record: Callable[[Consent], object]) -> QWidget:
    name, told = _(care.ITEMS[one.item]), care.consent(one)
    link = LinkButton(look, _("Record a request"), "pencil", flush=True, on_click=partial(on_record, one))
    identified(link, f"consent-{one.item}")
    link.setAccessibleDescription(name)
    lines: list[Item] = [Label(look, name, "small", wrap=True)]
    if since := care.consent_told(one, look.language):
        lines.append(Label(look, since, "small", "text_soft", wrap=True))
    pill = Pill(look, told.kind, told.words, told.icon)
    return column(look, *lines, flow(look, pill, link), gap=4)


def _card(look: Look, *items: Item) -> Card:
    return Card(look, *items, gap=6, margins=(16, 11, 14, 12))
