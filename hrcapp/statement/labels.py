"""What a signature is called, on the page and on screen (Regulation (EU) 910/2014, articles 3, 25 and 26).

A label never says more than was checked. "Qualified" is no label here: only a validation against the
trusted lists could say so.
"""

from __future__ import annotations

from enum import StrEnum

from hrcapp.i18n import CAMPAIGN, N_, catalog


class SignatureKind(StrEnum):
    """How a statement was signed."""

    DRAWN = "drawn"
    TYPED = "typed"
    SCAN = "scan"
    SEAL = "seal"
    CERTIFICATE = "certificate"


KINDS: dict[SignatureKind, str] = {
    SignatureKind.DRAWN: N_("Handwritten mark (a picture: cannot be verified by itself)"),
    SignatureKind.TYPED: N_("Typed name (cannot be verified by itself)"),
    SignatureKind.SCAN: N_("Scan of a paper signed by hand: keep the original"),
    SignatureKind.SEAL: N_("Integrity seal: shows later changes, does not prove who signed"),
    SignatureKind.CERTIFICATE: N_("Certificate signature: {name}"),
}

KIND_LINES: dict[SignatureKind, str] = {
    SignatureKind.DRAWN: N_("Signature: handwritten mark under an integrity seal of the device."),
    SignatureKind.TYPED: N_("Signature: typed name under an integrity seal of the device."),
    SignatureKind.SEAL: N_("Signature: integrity seal of the device."),
    SignatureKind.CERTIFICATE: N_("Signature: with a certificate."),
    SignatureKind.SCAN: N_("Signature: by hand, on paper."),
}
"""The line above the foot of the statement."""
EACH_LINE = N_("How each signature was made is said in its place.")
"""The same line where that is not known yet: several people may sign in different ways."""

SIGNED_ON = N_("Signed on {date}")
SIGNED_ON_PAPER = N_("Signed by hand on paper: see the scan")


def say(language: str, message: str) -> str:
    """The message in `language`: from the campaign's words first, then the interface's."""
    campaign = catalog(language, CAMPAIGN)
    return campaign.gettext(message) if campaign.has(message) else catalog(language).gettext(message)


def kind_label(kind: SignatureKind, language: str, name: str = "") -> str:
    """The honest name of a kind of signature; `name` fills the certificate's."""
    return say(language, KINDS[kind]).format(name=name)


def kind_line(kind: SignatureKind, language: str) -> str:
    """The sentence for `StatementData.signature_kind_line`."""
    return say(language, KIND_LINES[kind])
