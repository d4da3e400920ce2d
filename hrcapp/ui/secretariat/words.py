"""The desk's states in words and shapes, kinds of parties, ways a file came. No Qt."""

from __future__ import annotations

from hrcapp.demo.first_forms import BY_DESK
from hrcapp.i18n import N_, _
from hrcapp.i18n.countries import country_name
from hrcapp.model.party import PartyKind
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.arrivals import BY_DROP_BOX, BY_MAIL
from hrcapp.secretariat.review import Item
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind, Told

_STATES: dict[ReviewState, tuple[Kind, str, str]] = {
    ReviewState.TO_REVIEW: ("info", N_("To review"), "eye"),
    ReviewState.PROPOSED: ("info", N_("Waits for a second reader"), "hourglass"),
    ReviewState.ACCEPTED: ("success", N_("Accepted"), "check-check"),
    ReviewState.RETURNED: ("warning", N_("Correction asked for"), "undo-2"),
    ReviewState.REJECTED: ("danger", N_("Rejected"), "ban"),
    ReviewState.SUPERSEDED: ("neutral", N_("Older version"), "history"),
    ReviewState.CONFLICT: ("warning", N_("Decisions differ"), "git-compare"),
}

_KINDS: dict[PartyKind, str] = {
    PartyKind.GOVERNMENT: N_("Local government"),
    PartyKind.NETWORK: N_("Association or network"),
    PartyKind.CIVIL_SOCIETY: N_("Civil society"),
    PartyKind.NATIONAL_INSTITUTION: N_("National institution"),
}


def state(item: Item) -> Told:
    """The state of one version. One that waits and isn't plainly in order asks for a closer look."""
    if item.state is ReviewState.TO_REVIEW:
        if item.origin != "reconstructed" and (item.verdict != "intact" or not item.same_answers):
            return Told("warning", _("Needs a look"), "triangle-alert")
        if item.revision > 1:
            return Told("info", _("New version"), "git-compare")
    kind, words, icon = _STATES[item.state]
    return Told(kind, _(words), icon)


def states() -> tuple[str, ...]:
    """Every state of a version in words, but the one that only campaigns with a second reader know."""
    told = (words for state, (_kind, words, _icon) in _STATES.items() if state is not ReviewState.PROPOSED)
    return (_("Needs a look"), _("New version"), *map(_, told))


def decided(state: ReviewState) -> Told:
    """A decision by itself."""
    kind, words, icon = _STATES[state]
    return Told(kind, _(words), icon)


def party_kind(kind: str) -> str:
    return _(_KINDS[PartyKind(kind)])


def way(name: str) -> str:
    """How a file came."""
    if name == BY_DESK:
        return _("This desk")
    if name == BY_MAIL:
        return _("Mail")
    return _("Drop box") if name == BY_DROP_BOX else _("File or stick")


def place(country: str, language: str) -> str:
    """The country, or that nobody knows it."""
    return country_name(country, language) or _("Country not known")


def fingerprint(value: str) -> str:
    """The beginning of a device's fingerprint, in groups that can be read aloud and broken over lines."""
    start = value.removeprefix("SHA256:")[:12]
    return isolated(" ".join(start[at : at + 4] for at in range(0, len(start), 4)))
