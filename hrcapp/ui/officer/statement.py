"""Statement and signing: who signs in which order, how, and why Sign can't be used yet. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrcapp.i18n import _, active_language
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import endonym
from hrcapp.model.party import Signatory
from hrcapp.officer.signing import Preview
from hrcapp.statement import SignatureKind, kind_label
from hrcapp.ui.common.words import Told
from hrcapp.ui.officer import words
from hrcapp.ui.officer.card import NO_CARD, CardState


class WayName(StrEnum):
    """The ways to sign; some of them make the same kind of signature."""

    DRAWN = "drawn"
    PICTURE = "picture"
    TYPED = "typed"
    SCAN = "scan"
    CERTIFICATE = "certificate"
    CARD = "card"

    @property
    def kind(self) -> SignatureKind:
        """What is said of it on the page."""
        alike = {WayName.PICTURE: SignatureKind.DRAWN, WayName.CARD: SignatureKind.CERTIFICATE}
        return alike[self] if self in alike else SignatureKind(self.value)


DRAW, PICTURE, TYPE, PAPER = WayName.DRAWN, WayName.PICTURE, WayName.TYPED, WayName.SCAN
CERTIFICATE, CARD = WayName.CERTIFICATE, WayName.CARD


@dataclass(frozen=True)
class Signer:
    """One signatory: name, office and mandate, and whether it is their turn."""

    name: str
    mandate: str
    state: Told


@dataclass(frozen=True)
class WayWords:
    """A way to sign and what it is worth, no more."""

    value: WayName
    title: str
    sentence: str
    icon: str


@dataclass(frozen=True)
class Readiness:
    """What the person has done so far towards a signature; `paper`: why the scans can't be sealed yet."""

    unread: Sequence[int] = ()
    way: WayName = DRAW
    marked: bool = False
    pictured: bool = False
    named: bool = False
    file_chosen: bool = False
    password_typed: bool = False
    card: CardState = NO_CARD
    paper: str = ""
    working: bool = False


def signers(preview: Preview, language: str) -> tuple[Signer, ...]:
    """All signatories, in the order in which they sign."""
    return tuple(
        Signer(
            one.name,
            mandate(one, language),
            turn(signed=index + 1 in preview.places, now=index == preview.next),
        )
        for index, one in enumerate(preview.signatories)
    )


def turn(*, signed: bool, now: bool) -> Told:
    """How far a signatory is."""
    if signed:
        return Told("success", _("Has signed"), "check")
    return Told("info", _("Signs now"), "pen-line") if now else Told("neutral", _("Signs after"), "clock")


def mandate(signatory: Signatory, language: str) -> str:
    """Office, and by what right: the office itself, a decision of the council, a delegation."""
    office = signatory.office
    if signatory.mandate == "council_resolution":
        by = _("by decision {reference}").format(reference=signatory.resolution_ref)
        if signatory.resolution_date:
            by = _("{decision} of {date}").format(
                decision=by.rstrip(), date=format_date(signatory.resolution_date, language)
            )
    elif signatory.mandate == "delegation":
        by = _("by delegation")
    else:
        by = _("by virtue of the office")
    return _("{office}, {by}").format(office=office, by=by.strip()) if office else by


def ways(*, begun: bool = False) -> tuple[WayWords, ...]:
    """The ways to sign, each with the label that will stand on the page; on paper only before any other."""
    language = active_language()
    title, label = _("Print, sign by hand, scan"), kind_label(PAPER.kind, language)
    on_paper = () if begun else (WayWords(PAPER, title, label, "printer"),)
    return (
        WayWords(DRAW, _("Draw on the screen"), kind_label(DRAW.kind, language), "signature"),
        WayWords(PICTURE, _("Picture of the signature"), kind_label(PICTURE.kind, language), "picture"),
        WayWords(TYPE, _("Type the name"), kind_label(TYPE.kind, language), "a-large-small"),
        *on_paper,
        WayWords(
            CERTIFICATE,
            _("Certificate, from a file"),
            _("Shows the name in the certificate and any later change."),
            "id-card",
        ),
        WayWords(
            CARD,
            _("Signature card or token"),
            _("Shows the name in the certificate and any later change."),
            "shield",
        ),
    )


def reason(ready: Readiness, language: str) -> str:
    """Why Sign can't be used yet, with what to do; "" when it can."""
    if ready.working:
        return _("Signing…")
    if ready.unread:
        return _("Read the statement to the end: page {page} is still unread.").format(
            page=words.number(ready.unread[0], language)
        )
    if ready.way == DRAW:
        return "" if ready.marked else _("Draw the signature in the field.")
    if ready.way == PICTURE:
        return "" if ready.pictured else _("Choose the picture of the signature.")
    if ready.way == TYPE:
        return "" if ready.named else _("Type the name of who signs.")
    if ready.way == PAPER:
        return ready.paper
    if ready.way == CARD:
        return ready.card.reason()
    if not ready.file_chosen:
        return _("Choose the certificate file.")
    return "" if ready.password_typed else _("Type the password of the certificate.")


def to_page(number: int, language: str) -> str:
    """The words of the button that leads to an unread page."""
    return _("Go to page {page}").format(page=words.number(number, language))


def subtitle(title: str, revision: int, preview: Preview) -> str:
    """The town, the version, and the language of the statement."""
    return _("{town}, version {version}, in {language}").format(
        town=words.title(title), version=revision, language=endonym(preview.language)
    )


def pill(signed: int, total: int, language: str) -> Told:
    """How far the signing has come."""
    if not signed:
        return Told("neutral", _("Not signed"), "lock-open")
    if signed < total:
        said = _("{signed} of {total} have signed").format(
            signed=words.number(signed, language), total=words.number(total, language)
        )
        return Told("info", said, "pen-line")
    return Told("success", _("Signed"), "lock")


def file_name(title: str, revision: int, paper: str = "") -> str:
    """The name offered for the statement's PDF, or for that of a paper beside it."""
    kept = "".join(each if each.isalnum() else "-" for each in words.title(title).casefold())
    name = "-".join(part for part in kept.split("-") if part)[:60]
    return "-".join(part for part in (name, paper, f"v{revision}.pdf") if part)
