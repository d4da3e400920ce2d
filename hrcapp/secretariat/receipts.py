"""Answers to the senders: each is signed, sealed to the device that packed the form, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hrcapp.exchange import receipt as receipts
from hrcapp.exchange import telephone
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.receipt import Comment, Receipt
from hrcapp.i18n import N_, catalog
from hrcapp.i18n.languages import SHIPPED
from hrcapp.secretariat.reading import Reading
from hrcapp.store import Store, blobs

MESSAGES = {
    "received": N_("The secretariat has received your form. Thank you."),
    "accepted": N_("The secretariat has accepted your form. Thank you for joining the campaign."),
    "returned": N_("The secretariat asks you to correct some answers and to send the form again."),
    "rejected": N_("The secretariat could not accept this form."),
}


def usual_message(kind: str, language: str) -> str:
    """What a receipt says where the desk has added no words of its own."""
    return catalog(language).gettext(MESSAGES[kind])


@dataclass(frozen=True)
class Issuer:
    """Makes receipts in the name of a desk."""

    store: Store
    staff: SigningKey
    campaign: str
    clock: Callable[[], datetime]

    def issue(
        self,
        kind: str,
        reading: Reading,
        reference: str,
        *,
        message: str = "",
        comments: Sequence[Comment] = (),
    ) -> str:
        """Make and keep a receipt; the hash of the file. Without a message it says the usual sentence."""
        language = language_of(reading)
        now = self.clock()
        content = reading.opened.content
        receipt = Receipt(
            kind=kind,
            campaign=self.campaign,
            submission_id=content.submission_id,
            revision=content.revision,
            content_hash=reading.opened.content_hash,
            reference=reference,
            at=now,
            message=message or usual_message(kind, language),
            language=language,
            comments=tuple(comments),
            desk=self.staff.public.fingerprint,
            short_code=short_code(reading, reference, kind),
        )
        return blobs.put(self.store, receipts.issue(receipt, self.staff, content.reply_to, now=now))


def short_code(reading: Reading, reference: str, kind: str) -> str:
    """What a desk reads out on the telephone: it says the same as the receipt."""
    return telephone.code(reading.opened.telephone_secret, reference, kind)


def language_of(reading: Reading) -> str:
    """The language to answer in: the contact's, the statement's or the answers', if we speak it."""
    facts = reading.facts
    wanted = (facts.contact.get("contact_language", ""), facts.statement_language, facts.answers_language)
    return next((language for language in wanted if language in SHIPPED), "en")
