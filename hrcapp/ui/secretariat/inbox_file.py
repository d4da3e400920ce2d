"""One file of the inbox in words: why it is where it is, and what can be done about it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.secretariat.inbox import Arrived
from hrcapp.secretariat.review import Item
from hrcapp.ui.common.words import Kind, Told, number, stamp
from hrcapp.ui.secretariat import differing, words
from hrcapp.ui.secretariat.inbox import Row

Action = Literal["review", "retry", "approve", "letter", "note"]


@dataclass(frozen=True)
class Step:
    """Something that can be done about a file."""

    action: Action
    words: str
    icon: str


@dataclass(frozen=True)
class Panel:
    """One file in full."""

    state: Told
    file: str
    kind: Kind
    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    advice: str
    steps: tuple[Step, ...]


def panel(row: Row, language: str) -> Panel:
    """Everything about one file, and what can be done."""
    if row.again is not None:
        return _panel_again(row)
    arrived = row.arrived
    if arrived is None:
        raise ValueError("a row is either here or came again")
    if arrived.reason is not None:
        return _panel_aside(row, arrived, arrived.reason, language)
    return _panel_imported(row, arrived, language)


def letter(row: Row, language: str) -> str:
    """The text of a letter to whoever sent a file that could not be taken in."""
    arrived = row.arrived
    if arrived is None or arrived.reason is None:
        return ""
    told = sentence(arrived.reason, _)
    return _(
        "Hello,\n\nyour file “{file}” reached us on {moment}, but we could not take it in. {what}\n\n"
        "Open the app on the computer where the form was filled in, go to “Send and receive” and save the "
        "file again, then send us the new one. Nothing is lost: the form is still on your computer.\n\n"
        "The campaign secretariat\n"
    ).format(file=row.file, moment=stamp(arrived.at, language), what=told.what)


def _came(arrived: Arrived, language: str) -> str:
    return _("{way}, {moment}").format(way=words.way(arrived.way), moment=stamp(arrived.at, language))


def _panel_again(row: Row) -> Panel:
    return Panel(
        state=row.state,
        file=row.file,
        kind="neutral",
        title=_("This file was here before"),
        text=_("Nothing was doubled. Its receipts go out once more, with the next answers."),
        facts=((_("Number"), row.again.reference or ""),) if row.again and row.again.reference else (),
        advice="",
        steps=(Step("review", _("Open"), "eye"),) if row.again and row.again.submission else (),
    )


def _panel_aside(row: Row, arrived: Arrived, reason: Fault, language: str) -> Panel:
    told = sentence(reason, _)
    kept = _("Untouched, in quarantine") if arrived.kept else _("Not kept: too large. The sender has it.")
    facts = [
        (_("Came"), _came(arrived, language)),
        (_("Size"), size_text(arrived.size)),
        (_("Kept as"), kept),
    ]
    if arrived.sender:
        facts.append((_("Sender's device"), words.fingerprint(arrived.sender)))
    facts += [(_("Note"), note) for note in arrived.notes]
    steps = []
    if reason.code in (Code.SENDER_UNKNOWN, Code.SUBMISSION_BRANCH) and arrived.sender:
        steps.append(Step("approve", _("Approve this sender"), "user"))
    if arrived.kept:
        steps.append(Step("retry", _("Try again"), "refresh-cw"))
    steps += [
        Step("letter", _("Write to the sender"), "mail"),
        Step("note", _("Set aside with a note"), "ban"),
    ]
    return Panel(row.state, row.file, "danger", told.what, "", tuple(facts), told.next, tuple(steps))


def _panel_imported(row: Row, arrived: Arrived, language: str) -> Panel:
    item = arrived.item
    if item is None:
        return Panel(
            row.state,
            row.file,
            "neutral",
            row.state.words,
            "",
            ((_("Came"), _came(arrived, language)),),
            "",
            (),
        )
    facts = [
        (_("Number"), item.reference),
        (_("From"), item.name),
        (_("Kind"), words.party_kind(item.kind)),
        (_("Came"), _came(arrived, language)),
        (_("Version"), number(item.revision, language)),
    ]
    if item.origin == "reconstructed":
        facts.append((_("Origin"), _("Reconstructed from the published report: nothing is signed.")))
    if item.origin == "imported":
        facts.append((_("Origin"), _("Brought in by the desk: no device of the campaign sealed it.")))
    if item.new_sender:
        facts.append((_("Sender"), _("New: accepting this form approves the device that sent it.")))
    waits = row.group == "to-review"
    if arrived.decisions:
        return _panel_differing(row, arrived, facts, language)
    return Panel(
        state=row.state,
        file=row.file,
        kind=row.state.kind,
        title=_("Waits for a decision") if waits else row.state.words,
        text=_look_at(item) if waits else _("The answer lies in the receipts or has gone out."),
        facts=tuple(facts),
        advice="",
        steps=(Step("review", _("Review") if waits else _("Open"), "eye"),),
    )


def _panel_differing(row: Row, arrived: Arrived, facts: list[tuple[str, str]], language: str) -> Panel:
    return Panel(
        state=row.state,
        file=row.file,
        kind=row.state.kind,
        title=differing.title(),
        text=differing.advice(),
        facts=(*differing.facts(arrived.decisions, language), *facts),
        advice="",
        steps=(Step("review", _("Review"), "eye"),),
    )


def _look_at(item: Item) -> str:
    if item.origin == "reconstructed":
        return ""
    if item.verdict == "none":
        return _("There is no statement in this file.")
    if item.verdict != "intact":
        return _("The statement is not as it was signed. Read it beside the answers.")
    if not item.same_answers:
        return _("The answers in the signed statement differ from those beside it.")
    return _("Everything that can be checked without a person is in order.")
