"""Sentences for the faults of statement."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.PKCS12_UNREADABLE: (
        N_("The file “{name}” is not a certificate file."),
        N_("Choose the .p12 or .pfx file you were given."),
    ),
    Code.PKCS12_WRONG_PASSWORD: (
        N_("The password does not open this certificate."),
        N_("Try again. Nothing was signed and nothing is lost."),
    ),
    Code.CERTIFICATE_EXPIRED: (
        N_("This certificate ended on {date}."),
        N_("Ask its issuer for a new one, or sign in another way."),
    ),
    Code.CERTIFICATE_NOT_YET_VALID: (
        N_("This certificate is valid only from {date}."),
        N_("Check the date of this computer, or sign later."),
    ),
    Code.CERTIFICATE_WRONG_PURPOSE: (
        N_("This certificate is not made for signing documents."),
        N_("Choose another one, or sign in another way."),
    ),
    Code.CARD_LIBRARY_UNUSABLE: (
        N_("“{name}” is not a library for signing cards, or it does not run on this computer."),
        N_("Choose the PKCS#11 file that came with the card's software, or sign in another way."),
    ),
    Code.CARD_LIBRARY_CRASHED: (
        N_("The software of the card (“{name}”) broke down."),
        N_("Nothing was signed. Try again; if it happens again, install it anew or sign in another way."),
    ),
    Code.CARD_MISSING: (
        N_("No such card is in a reader."),
        N_("Connect the reader, put the card in, then try again."),
    ),
    Code.CARD_CHOOSE: (
        N_("There is more than one card: {labels}."),
        N_("Choose the card you want to sign with."),
    ),
    Code.CARD_PIN_WRONG: (
        N_("The card does not accept this PIN."),
        N_("Nothing was signed. A card blocks itself after a few wrong PINs: look the PIN up first."),
    ),
    Code.CARD_PIN_LAST_TRY: (
        N_("The card does not accept this PIN, and only one try is left."),
        N_("Nothing was signed. One more wrong PIN blocks the card: look the PIN up first."),
    ),
    Code.CARD_PIN_UNSET: (
        N_("The PIN of this card was never set, or it has to be changed first."),
        N_("Do that with the software of the card, then sign here."),
    ),
    Code.CARD_PIN_BLOCKED: (
        N_("The PIN of this card is blocked after too many wrong tries."),
        N_("Unblock it with the software of the card or at its issuer, or sign in another way."),
    ),
    Code.CARD_WITHOUT_KEY: (
        N_("This card holds no key with a certificate for signing."),
        N_("Choose another card, or sign in another way."),
    ),
    Code.CARD_SILENT: (
        N_("The card or its software did not answer in time."),
        N_("Nothing was signed. Take the card out, put it in again, then try again."),
    ),
    Code.CARD_FAILED: (
        N_("The card could not sign."),
        N_("Nothing was signed. Take the card out, put it in again, then try again."),
    ),
    Code.TIMESTAMP_FAILED: (
        N_("The timestamp service gave no usable answer."),
        N_("The statement is as it was, and valid without it. Try again later."),
    ),
    Code.TIMESTAMP_UNREACHABLE: (
        N_("The timestamp service “{host}” can't be reached."),
        N_("The statement is as it was. Check the network and the service's address, then try again."),
    ),
    Code.TIMESTAMP_REFUSED: (
        N_("The timestamp service “{host}” refused: {reason}."),
        N_("The statement is as it was. Ask the service what it needs, or choose another one."),
    ),
    Code.TIMESTAMP_OTHER: (
        N_("The answer of “{host}” is for another file or another question."),
        N_("It was thrown away and the statement is as it was. Try again, or choose another service."),
    ),
    Code.TIMESTAMP_AUTHORITY_EXPIRED: (
        N_("The certificate of “{host}” ended on {date}: it can't vouch for an hour any more."),
        N_("The statement is as it was. Choose another timestamp service."),
    ),
    Code.ISSUER_UNREADABLE: (
        N_("“{name}” holds no certificate that the app can read."),
        N_("Choose a certificate of an issuer as a PEM or DER file."),
    ),
    Code.ISSUER_NOT_ONE: (
        N_("“{name}” may not issue certificates to others."),
        N_("Choose the certificate of the issuer, not that of a person or a computer."),
    ),
    Code.SIGNATURE_EMPTY: (
        N_("Nothing is drawn yet."),
        N_("Draw the signature in the field, then sign."),
    ),
    Code.SIGNATURE_PICTURE_UNREADABLE: (
        N_("The picture of the signature can't be used."),
        N_("Choose a PNG, JPEG or HEIC of at most {limit}."),
    ),
    Code.SIGNATURE_PICTURE_EMPTY: (
        N_("No signature is found on the picture."),
        N_("Choose a picture of dark ink on light paper, with nothing else on it."),
    ),
    Code.STATEMENT_BROKEN: (
        N_("The signed part of “{name}” is not what it was when it was signed."),
        N_("Ask for the file again, and do not sign this one."),
    ),
    Code.STATEMENT_CHANGED: (
        N_("“{name}” was changed after someone signed it."),
        N_("Ask for the file as it was signed, and do not sign this one."),
    ),
    Code.STATEMENT_COMPLETE: (
        N_("All signatories have signed this statement."),
        N_("Send it back to whoever prepared it."),
    ),
    Code.STATEMENT_OTHER: (
        N_("“{name}” does not continue the statement that went out, or nobody signed it."),
        N_("Ask the signatory for the file they signed."),
    ),
    Code.STATEMENT_NOT_OURS: (
        N_("“{name}” is not a statement that was made with this app to be signed."),
        N_("Ask for the file that was passed on for signing, not a printed or scanned copy of it."),
    ),
    Code.STATEMENT_FOREIGN: (
        N_("“{name}” is the statement of another form."),
        N_("Open that form, or open the file from Home."),
    ),
    Code.STATEMENT_NOT_FURTHER: (
        N_("Nobody has signed “{name}” since it was passed on."),
        N_("Nothing was changed here. Ask the signatory for the file they signed."),
    ),
    Code.STATEMENT_FORKED: (
        N_("Someone signed on this computer after “{name}” was passed on."),
        N_("One statement can't take both. Pass on the one that is signed here, to be signed again."),
    ),
    Code.STATEMENT_OLDER: (
        N_("“{name}” is an earlier version of this form, corrected since."),
        N_("Nothing was changed here. Pass on the present version."),
    ),
    Code.STATEMENT_ANSWERS_CHANGED: (
        N_("The answers were changed while someone else was signing."),
        N_("Change them back and try again, or pass the new statement on."),
    ),
    Code.STATEMENT_LANGUAGE: (
        N_("The statement is not available in “{language}”."),
        N_("Choose one of the languages listed."),
    ),
    Code.TEMPLATE_UNREADABLE: (
        N_("The text of the statement in this kit can't be read."),
        N_("Ask the secretariat for a new kit."),
    ),
    Code.TEMPLATE_PLACEHOLDER: (
        N_("The text of the statement asks for “{placeholder}”, which nobody can fill in: “{sentence}”"),
        N_("Correct the sentence, and publish the kit again."),
    ),
    Code.TEMPLATE_INCOMPLETE: (
        N_("The text of the statement in “{language}” lacks “{key}”."),
        N_("Add it, and publish the kit again."),
    ),
    Code.EMBLEM_UNREADABLE: (
        N_("The picture of the arms or logo can't be used."),
        N_("Choose a PNG, JPEG or HEIC of at most 4 MB."),
    ),
    Code.EMBLEM_SHAPE: (
        N_("The picture of the arms or logo does not fit its place on the page."),
        N_(
            "Choose one that is at most {widest} times as wide as high, "
            "and at most {tallest} times as high as wide."
        ),
    ),
    Code.PDF_UNREADABLE: (N_("The PDF “{name}” can't be read."), N_("Ask for the file again.")),
    Code.FIELD_TAKEN: (N_("This place is already signed."), N_("Choose the next signatory.")),
    Code.PAPER_FOREIGN: (
        N_("Scan {number} is of another document."),
        N_("Remove it, and add the pages of this statement."),
    ),
    Code.PAPER_OTHER_VERSION: (
        N_("Scan {number} is of another version of this statement."),
        N_("The answers were changed after it was printed. Print this version and let it be signed."),
    ),
    Code.PAPER_WITHOUT_CODE: (
        N_("No QR code of a statement can be read in scan {number}."),
        N_("Say which page it is, turn it upright, or take a sharper picture."),
    ),
    Code.PAPER_PAGE_MISSING: (
        N_("Page {page} of the statement is not among the scans."),
        N_("Add a scan of it."),
    ),
}
