"""Sending: what travels, where it went, what came back. Only a signed receipt moves the last steps. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hrcapp.exchange.manifest import BY_ROOM
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Fault
from hrcapp.model.status import Status
from hrcapp.officer.answers import Answer
from hrcapp.officer.cards import Card
from hrcapp.officer.mailing import BY_MAIL, Prepared
from hrcapp.officer.outbox import Handover, Package
from hrcapp.officer.places import Place
from hrcapp.ui.bidi import isolated
from hrcapp.ui.officer import words


@dataclass(frozen=True)
class StepWords:
    title: str
    detail: str
    icon: str


@dataclass(frozen=True)
class Event:
    """One line of the history."""

    icon: str
    sentence: str
    when: str


@dataclass(frozen=True)
class Travels:
    """Where the files of one form went, and what came back."""

    title: str
    history: tuple[Handover, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class ReceiptView:
    """What the secretariat answered last."""

    kind: str
    title: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sending:
    """Everything the page of one form is made from; `form` is its title where there are several.

    `route` are the drop boxes to try.
    """

    card: Card
    package: Package | None
    history: tuple[Handover, ...]
    answers: tuple[Answer, ...]
    kit_title: str
    has_kit: bool
    route: tuple[Place, ...] = ()
    mail_address: str = ""
    mail_ready: Prepared | None = None
    form: str = ""


def steps(found: Sending, language: str) -> tuple[tuple[StepWords, ...], int]:
    """The four steps and how many of them are done."""
    card, package = found.card, found.package
    handed = next((one for one in found.history if one.revision == card.revision), None)
    ours = [one for one in found.answers if one.revision == card.revision]
    received = min((one.at for one in ours), default=None)
    accepted = next((one.at for one in ours if one.kind == "accepted"), None)
    never = _("not yet")
    made = (
        StepWords(_("Packed"), words.stamp(package.at, language) if package else never, "package-check"),
        StepWords(_("Handed over"), words.stamp(handed.at, language) if handed else never, "hand-helping"),
        StepWords(
            _("Received"),
            _("{date}, signed receipt").format(date=words.day(received, language)) if received else never,
            "stamp",
        ),
        StepWords(_last_title(card), _last_detail(found, language), "check-check"),
    )
    done = 4 if accepted else 3 if received else 2 if handed else 1 if package else 0
    return made, done


def _last_title(card: Card) -> str:
    if card.status is Status.RETURNED:
        return _("Returned")
    return _("Not accepted") if card.status is Status.REJECTED else _("Accepted")


def _last_detail(found: Sending, language: str) -> str:
    decided = next(
        (one for one in found.answers if one.revision == found.card.revision and one.kind != "received"), None
    )
    if decided is None:
        return _("not yet")
    return _("{date}, signed receipt").format(date=words.day(decided.at, language))


def facts(found: Sending, language: str) -> tuple[tuple[str, str], ...]:
    """Recipient, file and size, before or after packing."""
    package = found.package
    recipient = found.kit_title or _("The campaign secretariat")
    pairs = [
        (
            _("Recipient"),
            _("{campaign}. Only its secretariat can open the file.").format(campaign=isolated(recipient)),
        )
    ]
    if package:
        pairs += [
            (_("File name"), package.file_name),
            (_("Size"), _("{size}, encrypted").format(size=words.size(package.size, language))),
        ]
    if found.form:
        pairs.append((_("Form"), found.form))
    pairs.append((_("Contains"), _("Form, signed statement, attached files")))
    return tuple(pairs)


def history(found: Sending, language: str) -> tuple[Event, ...]:
    """Where the file went and what came back, the last first."""
    events: list[tuple[object, Event]] = []
    for handover in found.history:
        events.append((handover.at, _handed_over(handover, language)))
    for answer in found.answers:
        events.append((answer.at, Event("stamp", _answered(answer), words.stamp(answer.at, language))))
    if found.package:
        sentence = _("File packed, version {version} of the form").format(
            version=words.number(found.package.revision, language)
        )
        events.append(
            (found.package.at, Event("package-check", sentence, words.stamp(found.package.at, language)))
        )
    events.sort(key=lambda one: str(one[0]), reverse=True)
    return tuple(event for _at, event in events)


def recent(forms: Sequence[Travels], language: str, most: int) -> tuple[Event, ...]:
    """What went where and what came back, of all forms together, the last first."""
    events: list[tuple[datetime, Event]] = []
    for form in forms:
        told = [(one.at, _handed_over(one, language)) for one in form.history]
        told += [
            (one.at, Event("stamp", _answered(one), words.stamp(one.at, language))) for one in form.answers
        ]
        town = isolated(words.title(form.title))
        events += [
            (at, replace(one, sentence=_("{town}: {event}").format(town=town, event=one.sentence)))
            for at, one in told
        ]
    events.sort(key=lambda one: one[0], reverse=True)
    return tuple(event for _at, event in events[:most])


def _handed_over(handover: Handover, language: str) -> Event:
    on_server = "://" in handover.place
    ways = {
        "dropbox": _("Put into the drop box on {place}, there in full size")
        if on_server
        else _("Put into the drop box {place}, read back and the same"),
        BY_MAIL: _("Sent by e-mail to {place}, as noted here") if handover.place else _("Sent by e-mail"),
        BY_ROOM: _("Sent to the laptop at {place}, which has it whole"),
    }
    told = ways.get(handover.way, _("Copied to {place}, read back and the same"))
    icons = {BY_MAIL: "mail", BY_ROOM: "send"}
    icon = icons.get(handover.way, "hard-drive" if on_server else "usb")
    where = isolated(words.place(handover.place))
    return Event(icon, told.format(place=where), words.stamp(handover.at, language))


def _answered(answer: Answer) -> str:
    sentences = {
        "received": _("Receipt added, reference {reference}"),
        "accepted": _("Accepted by the secretariat, reference {reference}"),
        "returned": _("Returned by the secretariat with comments"),
        "rejected": _("Not accepted by the secretariat"),
    }
    return sentences.get(answer.kind, answer.kind).format(reference=isolated(answer.reference))


def receipt(answers: Sequence[Answer], language: str) -> ReceiptView | None:
    """The newest answer, for its card."""
    if not answers:
        return None
    newest = answers[0]
    titles = {
        "received": _("Receipt"),
        "accepted": _("Accepted"),
        "returned": _("Returned with comments"),
        "rejected": _("Not accepted"),
    }
    pairs = []
    if newest.reference:
        pairs.append((_("Reference"), newest.reference))
    if newest.short_code:
        pairs.append(
            (_("Short code"), _("{code} (to read out on the telephone)").format(code=newest.short_code))
        )
    pairs.append((_("Date"), words.day(newest.at, language)))
    if newest.message:
        pairs.append((_("Message"), newest.message))
    return ReceiptView(newest.kind, titles.get(newest.kind, newest.kind), tuple(pairs))


def told_answer(answer: Answer, name: str) -> str:
    """What an imported receipt did, in one sentence."""
    sentences = {
        "received": _("{town}: the secretariat has received it. Reference {reference}."),
        "accepted": _("{town}: accepted. Reference {reference}."),
        "returned": _("{town}: returned with comments. They stand beside the questions."),
        "rejected": _("{town}: not accepted. The message of the secretariat stands on its page."),
    }
    return sentences.get(answer.kind, "{town}").format(
        town=isolated(words.title(name)), reference=isolated(answer.reference)
    )


def told_mail(
    taken: Sequence[tuple[Answer, str]], kits: int, refused: Sequence[Fault], language: str
) -> tuple[str, str]:
    """What several files of a message did."""
    title = ngettext("{count} answer taken in", "{count} answers taken in", len(taken))
    said = [told_answer(answer, name) for answer, name in taken]
    said += [_("A newer campaign kit was taken in.")] * min(1, kits)
    said += [str(sentence(fault, _)) for fault in refused]
    return title.format(count=words.number(len(taken), language)), " ".join(said)
