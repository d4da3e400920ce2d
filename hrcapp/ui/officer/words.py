"""The officer's states in words, shapes and kinds. No Qt."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.languages import is_rtl
from hrcapp.model.status import SectionStatus, Status
from hrcapp.officer.cards import Card
from hrcapp.officer.forms import FormTitles
from hrcapp.officer.sections import Section
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind
from hrcapp.ui.common.words import Told as Told
from hrcapp.ui.common.words import clock as clock
from hrcapp.ui.common.words import day as day
from hrcapp.ui.common.words import local as local
from hrcapp.ui.common.words import number as number
from hrcapp.ui.common.words import stamp as stamp
from hrcapp.ui.common.words import when as when

_RLM = "\u200f"

_STATES: dict[Status, tuple[Kind, str, str]] = {
    Status.DRAFT: ("neutral", N_("Draft"), "pencil"),
    Status.READY: ("info", N_("Ready to sign"), "pen-line"),
    Status.SIGNING: ("info", N_("Signed in part"), "pen-line"),
    Status.SIGNED: ("success", N_("Signed"), "lock"),
    Status.PACKED: ("info", N_("Packed, not handed over yet"), "package-check"),
    Status.HANDED_OVER: ("warning", N_("Handed over, no receipt yet"), "hourglass"),
    Status.RECEIVED: ("success", N_("Received"), "circle-check"),
    Status.ACCEPTED: ("success", N_("Accepted"), "check-check"),
    Status.RETURNED: ("danger", N_("Returned with comments"), "message-square-text"),
    Status.REJECTED: ("danger", N_("Not accepted"), "ban"),
}

_WITHOUT_STATEMENT: dict[Status, tuple[Kind, str, str]] = {
    Status.READY: ("info", N_("Checked"), "list-checks"),
    Status.SIGNED: ("success", N_("Finished"), "lock"),
}

_ACTIONS: dict[Status, str] = {
    Status.DRAFT: N_("Continue"),
    Status.READY: N_("Read and sign"),
    Status.SIGNING: N_("Read and sign"),
    Status.SIGNED: N_("Send file"),
    Status.PACKED: N_("Send file"),
    Status.HANDED_OVER: N_("Add receipt"),
    Status.RECEIVED: N_("Open"),
    Status.ACCEPTED: N_("Open"),
    Status.RETURNED: N_("Correct"),
    Status.REJECTED: N_("Open"),
}

_ACTIONS_WITHOUT_STATEMENT: dict[Status, str] = {
    Status.READY: N_("Check and finish"),
}

_SECTIONS: dict[SectionStatus, tuple[Kind, str, str]] = {
    SectionStatus.NOT_STARTED: ("neutral", N_("Not started"), "circle"),
    SectionStatus.IN_PROGRESS: ("neutral", N_("In progress"), "circle-dot"),
    SectionStatus.TO_CORRECT: ("danger", "", "circle-alert"),
    SectionStatus.COMPLETE: ("success", N_("Complete"), "circle-check"),
}


def state(card: Card) -> Told:
    """The state of one form; a receipt's reference belongs to it."""
    other = {} if card.statement else _WITHOUT_STATEMENT
    kind, words, icon = other.get(card.status) or _STATES[card.status]
    told = _(words)
    if card.reference and card.status in (Status.RECEIVED, Status.ACCEPTED):
        told = _("{state}, {reference}").format(state=told, reference=card.reference)
    return Told(kind, told, icon)


def states(card: Card, language: str) -> tuple[Told, ...]:
    """Every pill of a form's card."""
    found = [state(card)]
    if card.moved_at is not None:
        found.append(Told("neutral", _("On another computer"), "hand-helping"))
    if card.forgotten_at is not None:
        found.append(Told("neutral", _("Answers forgotten here"), "circle-dashed"))
    if card.branch:
        found.append(Told("warning", _("Another copy exists"), "git-compare"))
    if card.wrong and not card.locked:
        found.append(Told("danger", to_correct(card.wrong, language), "circle-alert"))
    if card.practice:
        found.append(practice())
    return tuple(found)


def practice() -> Told:
    """The mark of a form that is not in earnest."""
    return Told("warning", _("Practice"), "hand")


def action(card: Card) -> str:
    """The verb of a form's button on Home."""
    if (
        card.moved_at is not None
        or card.forgotten_at is not None
        or (card.practice and card.status is Status.SIGNED)
    ):
        return _("Open")
    if card.opened and card.status is Status.SIGNED:
        return _("Save the answers")
    other = {} if card.statement else _ACTIONS_WITHOUT_STATEMENT
    return _(other.get(card.status) or _ACTIONS[card.status])


def to_correct(count: int, language: str) -> str:
    return ngettext("{count} to correct", "{count} to correct", count).format(count=number(count, language))


def section_state(section: Section, language: str) -> Told:
    """The state of one section."""
    kind, words, icon = _SECTIONS[section.status]
    if section.status is SectionStatus.TO_CORRECT:
        return Told(kind, to_correct(section.wrong, language), icon)
    return Told(kind, _(words), icon)


def sections_done(done: int, total: int, language: str) -> str:
    return ngettext(
        "{done} of {total} section complete", "{done} of {total} sections complete", total
    ).format(done=number(done, language), total=number(total, language))


def title(name: str) -> str:
    """The name of a form's municipality, or what stands for it before it is typed."""
    return name or _("Form without a name yet")


def form_of(card: Card, forms: FormTitles, language: str) -> str:
    """The name of a form's municipality, and which form it is where there are several."""
    told = forms.of(card, language)
    if not told:
        return title(card.title)
    return _("{town} ({form})").format(town=isolated(title(card.title)), form=isolated(told))


def side_by_side(language: str, *parts: str) -> str:
    """Parts that stand on one line, each in its own direction; a single one as it is."""
    known = [part for part in parts if part]
    if len(known) < 2:
        return "".join(known)
    # Isolates give a line no direction: without the mark it would always run from left to right.
    return (_RLM if is_rtl(language) else "") + " · ".join(map(isolated, known))


def place(path: str) -> str:
    """A folder or stick as people call it: its last name; a whole drive by its letter; a server by its name.

    "" is by e-mail.
    """
    if "://" in path:
        return urlsplit(path).hostname or path
    return PurePath(path).name or path or _("e-mail")


def size(count: int, language: str) -> str:
    """A file's size in kB, from ten megabytes on in MB (powers of ten, rounded up)."""
    if count < 10_000_000:
        return _("{number} kB").format(number=number(-(-count // 1000), language))
    return _("{number} MB").format(number=number(-(-count // 1_000_000), language))
