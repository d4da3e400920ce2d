"""A statement that someone passed on, in words: who signs, what is signed already. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import endonym
from hrcapp.officer.guest import Guest
from hrcapp.statement import Place, kind_label
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told
from hrcapp.ui.officer import statement
from hrcapp.ui.officer.statement import Signer


def signers(guest: Guest, now: int) -> tuple[Signer, ...]:
    """All signatories; for who has signed, what the signature is. `now`: the place that is signed next."""
    return tuple(
        Signer(
            one.name,
            one.office if one.empty else label(one),
            statement.turn(signed=not one.empty, now=one.field == now),
        )
        for one in guest.traveller.places
    )


def label(place: Place) -> str:
    """What a signature is called, in the interface's language."""
    return kind_label(place.kind, active_language(), place.signed_as) if place.kind else ""


def signed_by(places: Sequence[Place]) -> str:
    """Each name with what the signature is called."""
    said = _("{name}: {kind}")
    return "\n".join(said.format(name=isolated(one.name), kind=label(one)) for one in places)


def subtitle(guest: Guest, language: str) -> str:
    """The file, and the language of the statement."""
    return _("{file}, in {language}").format(
        file=isolated(guest.name), language=endonym(guest.traveller.language)
    )


def pill(guest: Guest, language: str) -> Told:
    return statement.pill(len(guest.traveller.signed), len(guest.traveller.places), language)


def checked(guest: Guest) -> str:
    """What the file itself proves, and what it does not."""
    if guest.traveller.signed:
        return _("Nothing was changed since the first signature. Sign only what you know and agree with.")
    return _(
        "Nobody has signed it yet, so nothing in it proves who prepared it. Sign only what you know and "
        "agree with."
    )


def afterwards(guest: Guest) -> str:
    """Where the signed file goes."""
    if guest.traveller.next is None:
        return _("All have signed. Give the file back to who prepared it: it is sent from there.")
    return _("Give the file to who signs next, or back to who prepared it.")


def choices(guest: Guest) -> list[tuple[str, str]]:
    """The places that are empty, to say who signs here."""
    said = _("{name}, {office}")
    return [
        (str(one.field), said.format(name=one.name, office=one.office) if one.office else one.name)
        for one in guest.traveller.places
        if one.empty
    ]
