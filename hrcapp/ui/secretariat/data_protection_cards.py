"""The cards of the page on data protection: persons, times, and the audit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat import audit_words
from hrcapp.secretariat.audit import Audited, Found
from hrcapp.secretariat.persons import Held
from hrcapp.secretariat.retention import LONGEST, Rule
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import data_protection as said
from hrcapp.ui.secretariat.data_protection_traces import trace_lines
from hrcapp.ui.widgets import (
    Button,
    Card,
    Label,
    Line,
    LineEdit,
    LinkButton,
    Note,
    Pill,
    Question,
    column,
    flow,
    row,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.data_protection_page import DataProtectionPage

SHOWN = 60
"""More lines of a list say nothing more to a person: the count stands above them."""


def persons_card(look: Look, owner: DataProtectionPage) -> Card:
    """Search, and what can be done about each one who was found."""
    edit = LineEdit(look, owner.wanted)
    edit.setMaxLength(200)
    identified(edit, "person")
    edit.textChanged.connect(lambda text: setattr(owner, "wanted", text))
    edit.returnPressed.connect(owner.search)
    search = Button(look, _("Search"), small=True, icon="search", on_click=owner.search)
    identified(search, "search-person")
    items: list[Item] = [
        Label(look, _("One person"), "h3"),
        _soft(look, _("All that is held of somebody: to hand it out, or to erase it.")),
        Question(look, _("Name or e-mail address, or a part of it"), edit),
        row(look, search, None),
    ]
    if owner.held is not None:
        count = len(owner.held) + len(owner.traces)
        items.append(Label(look, said.found(count, look.language), "strong", wrap=True))
        for place, held in enumerate(owner.held[:SHOWN]):
            items += [Line(look), _person(look, owner, held, place)]
        items += trace_lines(look, owner, SHOWN)
    return Card(look, *items, gap=10)


def _person(look: Look, owner: DataProtectionPage, held: Held, place: int) -> QWidget:
    name = said.who(held)
    export = LinkButton(look, _("Hand out"), "download", flush=True, on_click=partial(owner.ask_export, held))
    erase = LinkButton(look, _("Erase"), "x", flush=True, on_click=partial(owner.ask_erase, held))
    for link, which in ((export, "export"), (erase, "erase")):
        identified(link, f"{which}-person-{place}")
        link.setAccessibleDescription(name)
    return column(
        look,
        Label(look, name, "strong", wrap=True),
        _soft(look, said.where(held, look.language)),
        flow(look, export, erase),
        gap=4,
    )


def retention_card(look: Look, owner: DataProtectionPage) -> Card:
    """The times, and what is due by them."""
    items: list[Item] = [
        Label(look, _("How long it is kept"), "h3"),
        _soft(
            look, _("In months; empty keeps it. Nothing is erased by itself: what is due is listed first.")
        ),
    ]
    owner.questions = {}
    for rule in Rule:
        edit = LineEdit(look, owner.months[rule], latin=True)
        edit.setMaxLength(len(str(LONGEST)))
        identified(edit, f"months-{rule}")
        edit.textChanged.connect(partial(owner.write_months, rule))
        owner.questions[rule] = Question(look, _(said.RULES[rule]), edit)
        items.append(owner.questions[rule])
    preview = Button(look, _("Keep these times, and list what is due"), small=True, on_click=owner.preview)
    identified(preview, "preview-retention")
    items.append(row(look, preview, None))
    if owner.due is not None:
        items += _due(look, owner)
    return Card(look, *items, gap=10)


def _due(look: Look, owner: DataProtectionPage) -> list[Item]:
    due = owner.due or []
    items: list[Item] = [Line(look), Label(look, said.due_count(len(due), look.language), "strong")]
    items += [Label(look, said.due(one, look.language), "small", wrap=True) for one in due[:SHOWN]]
    if due:
        button = Button(look, _("Erase what is listed"), "danger", small=True, on_click=owner.ask_apply)
        identified(button, "apply-retention")
        items.append(row(look, button, None))
    return items


def audit_card(look: Look, owner: DataProtectionPage) -> Card:
    """Checking every line and every kept byte."""
    button = Button(look, _("Check everything"), small=True, icon="shield-check", on_click=owner.check)
    identified(button, "audit")
    items: list[Item] = [
        Label(look, _("Audit"), "h3"),
        _soft(
            look,
            _("Every line of the log: its signature and its place after the one before; every kept byte."),
        ),
        row(look, button, None),
    ]
    if owner.audited is not None:
        items += _audited(look, owner, owner.audited)
    return Card(look, *items, gap=10)


def _audited(look: Look, owner: DataProtectionPage, found: Audited) -> list[Item]:
    kind, words, icon = ("success", _("Sound"), "check") if found.clean else ("danger", _("Faults"), "x")
    counted = _("{lines} lines, {kept} kept files, {receipts} answers").format(
        lines=number(found.lines, look.language),
        kept=number(found.kept, look.language),
        receipts=number(found.receipts, look.language),
    )
    items: list[Item] = [
        Line(look),
        row(look, Pill(look, kind, words, icon), None),  # type: ignore[arg-type]
        Label(look, audit_words.summary(found), "strong", wrap=True),
        _soft(look, counted),
    ]
    items += [_fault(look, owner, one) for one in found.faults[:SHOWN]]
    items += [Note(look, "info", note, "small") for note in audit_words.notes(found, owner.desk_name)]
    save = LinkButton(look, _("Save the result"), "download", flush=True, on_click=owner.ask_save_audit)
    identified(save, "save-audit")
    return [*items, row(look, save, None)]


def _fault(look: Look, owner: DataProtectionPage, one: Found) -> QWidget:
    told = _("{desk}, line {number}: {problem}").format(
        desk=isolated(owner.desk_name(one.desk)),
        number=number(one.seq, look.language),
        problem=audit_words.problem(one),
    )
    digest = Label(look, one.digest, "small", "text_soft", wrap=True, latin=True).selectable()
    return column(look, Note(look, "triangle-alert", told, "small", "danger"), digest, gap=2)


def _soft(look: Look, text: str) -> Label:
    return Label(look, text, "small", "text_soft", wrap=True)
