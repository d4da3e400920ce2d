"""What a person sees of one version and what can be decided about it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hrcapp.i18n import N_, _, ngettext
from hrcapp.model.sizes import size_text
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.answers import Answer
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.items import OPEN
from hrcapp.secretariat.review import Detail
from hrcapp.secretariat.suggesting import Reason
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, day, number
from hrcapp.ui.secretariat import words
from hrcapp.ui.secretariat.second_reading import SecondReading

NEW = "new"
"""The choice "New in the registry"."""


@dataclass
class Draft:
    """What a person has written about a version and not sent yet: comments by question, choice of party."""

    comments: dict[str, str] = field(default_factory=dict)
    message: str = ""
    choice: str = ""

    @classmethod
    def of(cls, kept: ReviewDraft) -> Draft:
        """Go on with what was kept."""
        return cls(dict(kept.comments), kept.message, kept.choice)

    def to_keep(self) -> ReviewDraft:
        """What it says now."""
        return ReviewDraft(dict(self.comments), self.message, self.choice)

    def comment(self, path: str, text: str) -> None:
        """Write, change or take away the comment of a question; "" is the whole form."""
        if text.strip():
            self.comments[path] = text
        else:
            self.comments.pop(path, None)


@dataclass(frozen=True)
class Candidate:
    """A party that may be meant: its number, name, place, and why it is suggested."""

    reference: str
    name: str
    place: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Option:
    """One answer to "Same as?"."""

    value: str
    title: str
    sentence: str


@dataclass(frozen=True)
class SameAs:
    """Who this is: told (`options` empty), or for a person to choose."""

    told: Told
    sentence: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """Which of the three can be taken now; `reason` says why Accept can't, or what will be sent."""

    accept: bool
    ask: bool
    reject: bool
    reason: str


FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All answers {count}")),
    ("changed", N_("Changed since version {version}: {count}")),
    ("comments", N_("With comments: {count}")),
)

_REASONS: Mapping[Reason, str] = {
    Reason.SAME_NAME: N_("same name"),
    Reason.SAME_BUT_KIND: N_("same name but for words such as “city of”"),
    Reason.ALIKE: N_("name spelt alike"),
    Reason.PART: N_("one name is a part of the other"),
    Reason.ACRONYM: N_("initials of the name"),
    Reason.SAME_PLACE: N_("two names of one place (GeoNames)"),
    Reason.OTHER_NUMERAL: N_("other number in the name"),
    Reason.OTHER_BODY: N_("other kind of body in the name"),
    Reason.HOMONYMS: N_("several places of this name in the country"),
    Reason.SAME_COUNTRY: N_("same country"),
    Reason.OTHER_COUNTRY: N_("other country"),
    Reason.COUNTRY_UNKNOWN: N_("country not known"),
    Reason.OTHER_KIND: N_("other kind"),
    Reason.OTHER_LEVEL: N_("other level"),
    Reason.OTHER_DIVISION: N_("other region"),
}


def subtitle(detail: Detail, language: str) -> str:
    """Version, date and kind below the name."""
    item = detail.item
    return _("{reference}, version {version} of {date}, {kind}").format(
        reference=isolated(item.reference),
        version=number(item.revision, language),
        date=day(item.arrived_at, language),
        kind=words.party_kind(item.kind),
    )


def chips(detail: Detail, draft: Draft, language: str) -> tuple[tuple[str, str], ...]:
    """The filters; "changed" only where there is an earlier version."""
    counts = {key: len(answers(detail, draft, key)) for key, _words in FILTERS}
    before = number(detail.item.revision - 1, language)
    return tuple(
        (key, _(told).format(count=number(counts[key], language), version=before))
        for key, told in FILTERS
        if key != "changed" or detail.previous is not None
    )


def answers(detail: Detail, draft: Draft, group: str) -> list[Answer]:
    """The answers of one filter."""
    if group == "changed":
        return [answer for answer in detail.answers if answer.changed]
    if group == "comments":
        said = {**_sent(detail), **draft.comments}
        return [answer for answer in detail.answers if answer.path in said]
    return list(detail.answers)


def sent_comment(detail: Detail, path: str) -> str:
    """The comment of a decision already taken."""
    return _sent(detail).get(path, "")


def _sent(detail: Detail) -> dict[str, str]:
    return {path: text for _message, comments in detail.words for path, text in comments.items()}


def same_as(detail: Detail, candidates: Sequence[Candidate], party: Candidate | None) -> SameAs:
    """Whether it is decided who this is, and between whom to choose if not."""
    if party is not None:
        linked = _("{name}, {reference}").format(
            name=isolated(party.name), reference=isolated(party.reference)
        )
        if detail.item.state is ReviewState.TO_REVIEW and detail.previous is None:
            return SameAs(
                Told("info", _("Linked by the desk"), "check"),
                _("{party}. Name, country, kind, level and region are the same.").format(party=linked),
            )
        return SameAs(Told("info", _("In the registry"), "landmark"), linked)
    if not candidates:
        return SameAs(
            Told("info", _("New in the registry"), "plus"),
            _("Nobody in the registry has this name. Accepting adds it."),
        )
    options = [
        Option(
            one.reference,
            _("{name}, {reference}").format(name=isolated(one.name), reference=isolated(one.reference)),
            _why(one),
        )
        for one in candidates
    ]
    options.append(
        Option(NEW, _("New in the registry"), _("Another one of the same name: nothing is joined"))
    )
    return SameAs(
        Told("warning", _("You decide"), "user"),
        _("Names alone never join two parties."),
        tuple(options),
    )


def _why(one: Candidate) -> str:
    told = ", ".join(_(_REASONS[reason]) for reason in one.reasons)
    return _("{place}: {reasons}").format(place=isolated(one.place), reasons=told) if one.place else told


def decisions(
    detail: Detail, draft: Draft, same: SameAs, language: str, second: SecondReading | None = None
) -> Decisions:
    """What can be decided now."""
    if detail.item.state not in OPEN:
        return Decisions(False, False, False, _decided(detail))
    count = len(draft.comments)
    undecided = bool(same.options) and not draft.choice
    if undecided:
        reason = _("Choose first who this is.")
    elif count:
        sent = ngettext("{count} comment will be sent", "{count} comments will be sent", count)
        reason = sent.format(count=number(count, language))
    else:
        reason = _("A correction needs a comment.")
    waits = second.reason() if second else ""
    return Decisions(
        not (undecided or count or waits), bool(count), True, reason if count else waits or reason
    )


def _decided(detail: Detail) -> str:
    if detail.item.state is ReviewState.SUPERSEDED:
        return _("A newer version has come: that one is reviewed.")
    return _("Decided: {state}.").format(state=words.state(detail.item).words)


def attachments(detail: Detail) -> tuple[tuple[str, str], ...]:
    """Name and size of each attached file."""
    return tuple((name, size_text(size)) for name, size in detail.attachments)


def after(kind: ReviewState, name: str) -> tuple[str, str]:
    """What was decided, in words, and what happens next."""
    if kind is ReviewState.PROPOSED:
        title = _("Proposed to accept: {name}").format(name=isolated(name))
        return title, _("Another desk has to read it as well. The answer goes out after that.")
    titles = {
        ReviewState.ACCEPTED: _("Accepted: {name}"),
        ReviewState.RETURNED: _("Correction asked for: {name}"),
        ReviewState.REJECTED: _("Rejected: {name}"),
    }
    return titles[kind].format(name=isolated(name)), _(
        "The signed answer waits in the inbox to go out to the sender."
    )
