"""What a person reads for each fault code: what happened, then what to do next.

Two messages a code, so that a face can set them apart. Placeholders are the fault's parameters by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code, Fault

_SENTENCES: dict[Code, tuple[str, str]] = {}


@dataclass(frozen=True)
class Sentence:
    """A fault in words: `what` happened and what to do `next`."""

    what: str
    next: str

    def __str__(self) -> str:
        return f"{self.what} {self.next}".strip()


class _Lenient(dict[str, object]):
    """A sentence must never fail for want of a value."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(fault: Fault, gettext: Callable[[str], str]) -> Sentence:
    """The fault's two sentences in the language of `gettext`."""
    what, then = _SENTENCES[fault.code]
    values: Mapping[str, object] = _Lenient(fault.params)
    return Sentence(gettext(what).format_map(values), gettext(then).format_map(values) if then else "")


def codes_with_sentences() -> frozenset[Code]:
    """The codes that have a sentence; the tests compare it with all codes."""
    return frozenset(_SENTENCES)


_SENTENCES.update(
    {
        # store
        Code.STORE_NEWER: (
            N_("These data were written by a newer version of the app."),
            N_("Install the newer version, then open them again. Nothing was changed."),
        ),
        Code.STORE_DAMAGED: (
            N_("The data file “{name}” is damaged."),
            N_("It was left as it is. Restore the second copy, or ask the secretariat for help."),
        ),
        Code.STORE_WRONG_KEY: (
            N_("The data on this computer can't be opened with the key found here."),
            N_("Enter the printed recovery code."),
        ),
        Code.STORE_READ_ONLY: (
            N_("The app can't write to “{path}”."),
            N_("Choose another folder for its data, or ask for the right to write there."),
        ),
        Code.STORE_BUSY: (
            N_("Another window of the app is writing to “{name}”."),
            N_("Wait a moment and try again, or close the other window."),
        ),
        Code.DISK_FULL: (
            N_("The disk is full: the last change is not saved."),
            N_("Free some space. The app tries again by itself."),
        ),
        Code.HOME_UNUSABLE: (
            N_("The folder “{path}” can't be used for the app's data."),
            N_("Set HRCAPP_HOME to a folder where you may write, and start again."),
        ),
        # vault
        Code.PASSPHRASE_WRONG: (N_("That passphrase is not right."), N_("Try again. Nothing was changed.")),
        Code.PASSPHRASE_MISSING: (
            N_("A passphrase is needed here."),
            N_("Type it, or set HRCAPP_PASSPHRASE_FILE to a file that holds it."),
        ),
        Code.RECOVERY_CODE_WRONG: (
            N_("That recovery code does not fit these data."),
            N_("Compare it with the printed sheet, letter by letter."),
        ),
        Code.RECOVERY_CODE_SLIP: (
            N_("There is a typing slip in group {group} of the recovery code."),
            N_("Compare that group with the printed sheet."),
        ),
        Code.RECOVERY_CODE_LENGTH: (
            N_("A recovery code has {groups} groups of four signs; this one is not complete."),
            N_("Type all groups from the printed sheet."),
        ),
        Code.SHEETS_TOO_FEW: (
            N_("{needed} of the three recovery sheets are needed."),
            N_("Type the words of a second sheet."),
        ),
        Code.SHEET_LENGTH: (
            N_("Sheet {sheet}: a recovery sheet has {words} words; {count} were typed."),
            N_("Look for a word that was left out or typed twice."),
        ),
        Code.SHEET_WORD_UNKNOWN: (
            N_("Sheet {sheet}: word {place}, “{word}”, is on no recovery sheet."),
            N_("Compare that word with the paper; its first four letters are enough."),
        ),
        Code.SHEET_SLIP: (
            N_("Sheet {sheet}: word {place} is not the one that was printed."),
            N_("Compare that word with the paper."),
        ),
        Code.SHEET_WRONG: (
            N_("Sheet {sheet}: some words are wrong or in another order than on the paper."),
            N_("Compare them one by one with the paper."),
        ),
        Code.SHEET_TWICE: (
            N_("The same sheet was typed twice."),
            N_("Type another one of the three: its number stands at the top of the paper."),
        ),
        Code.SHEETS_OTHER_SET: (
            N_("These two sheets do not belong together."),
            N_("Take two sheets that were printed on the same day for the same campaign."),
        ),
        Code.KEYRING_REFUSED: (
            N_("The key store of this system ({backend}) did not give out the key."),
            N_("Unlock it and start again, or enter the printed recovery code."),
        ),
        Code.KEY_FILE_MISSING: (
            N_("The key of the data on this computer is missing."),
            N_("Enter the printed recovery code to make it again."),
        ),
        # xforms
        Code.FORM_UNREADABLE: (
            N_("This file is not a form the app can read."),
            N_("Choose an XForm or XLSForm file."),
        ),
        Code.FORM_PROBLEMS: (
            N_("The form was not opened. Problems found: {count}."),
            N_("Send the list to whoever made the form: {problems}"),
        ),
        Code.FORM_TOO_LARGE: (N_("The form is larger than {limit}."), N_("Ask for a smaller one.")),
        Code.INSTANCE_UNREADABLE: (
            N_("The answers in this file can't be read."),
            N_("Ask the sender for the file again."),
        ),
        Code.FORM_LANGUAGE_UNKNOWN: (
            N_("This form is not written in the language “{language}”."),
            N_("Choose one of these: {known}."),
        ),
        Code.INSTANCE_OTHER_FORM: (
            N_("These answers belong to another form: {form}."),
            N_("Open them with that form."),
        ),
        Code.ANSWERS_INCOMPLETE: (
            N_("Answers still to be given or corrected: {count}."),
            N_("Open “Check your answers” and go through the list."),
        ),
        # statement
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
        # exchange
        Code.KIT_UNREADABLE: (
            N_("“{name}” is not a campaign kit, or it is incomplete."),
            N_("Copy the kit again from where you got it."),
        ),
        Code.KIT_NOT_SIGNED: (
            N_("This kit does not carry the campaign's signature."),
            N_("Do not use it. Ask the secretariat for the kit."),
        ),
        Code.KIT_OTHER_CAMPAIGN: (
            N_("This kit belongs to another campaign."),
            N_("Your kit was kept. To change campaign, ask the secretariat."),
        ),
        Code.KIT_OLDER: (
            N_("This kit (version {version}) is older than the one here (version {known})."),
            N_("Your newer kit was kept."),
        ),
        Code.KIT_SAME_VERSION: (
            N_("This kit says other things than the one here, but carries the same version ({version})."),
            N_("Your kit was kept. Ask the secretariat which one is right."),
        ),
        Code.KIT_NEEDS_NEWER_APP: (
            N_("This kit needs a newer version of the app: {version}."),
            N_("Install it first."),
        ),
        Code.KIT_MISSING: (
            N_("No campaign kit has been opened yet."),
            N_("Open the kit that the secretariat sent you."),
        ),
        Code.BUNDLE_NOT_A_BUNDLE: (
            N_("“{name}” is not a sealed file of this app."),
            N_("Ask the sender which file they meant."),
        ),
        Code.BUNDLE_TRUNCATED: (
            N_("“{name}” is incomplete: its end is missing."),
            N_("Copy it again. If it stays so, ask the sender to send it again."),
        ),
        Code.BUNDLE_ALTERED: (
            N_("“{name}” was changed on its way."),
            N_("It was set aside untouched. Ask the sender to send it again."),
        ),
        Code.BUNDLE_NEWER_FORMAT: (
            N_("“{name}” was made by a newer version of the app."),
            N_("It was kept. Install the newer version and import it again."),
        ),
        Code.BUNDLE_TOO_LARGE: (
            N_("“{name}” is larger than {limit}."),
            N_("Ask the sender for smaller attachments."),
        ),
        Code.BUNDLE_NOT_FOR_US: (
            N_("“{name}” is sealed for another key."),
            N_("It was kept. Try it on the desk it is meant for, or with the recovery key."),
        ),
        Code.BUNDLE_OTHER_CAMPAIGN: (
            N_("“{name}” belongs to another campaign."),
            N_("It was set aside untouched."),
        ),
        Code.BUNDLE_SIGNER_MISMATCH: (
            N_("“{name}” was packed by one device and sealed by another."),
            N_("It was set aside. Ask the sender how that came about."),
        ),
        Code.BUNDLE_REVOKED: (
            N_("“{name}” comes from a device that is no longer trusted."),
            N_("It was set aside. Ask the sender by another way."),
        ),
        Code.RECEIPT_UNREADABLE: (
            N_("“{name}” is not a receipt, or it is incomplete."),
            N_("Copy it again from where you got it."),
        ),
        Code.RECEIPT_NEWER_FORMAT: (
            N_("“{name}” was made by a newer version of the app."),
            N_("Install the newer version and open it again."),
        ),
        Code.RECEIPT_NOT_SIGNED: (
            N_("“{name}” is not signed by the campaign secretariat."),
            N_("Nothing was changed here. Ask the secretariat for the receipt."),
        ),
        Code.RECEIPT_NOT_FOR_US: (
            N_("“{name}” is for another computer."),
            N_("Open it on the computer the form was sent from."),
        ),
        Code.RECEIPT_UNKNOWN_SUBMISSION: (
            N_("“{name}” answers a form that is not on this computer."),
            N_("Open it on the computer the form was sent from."),
        ),
        Code.STAFF_KEY_UNREADABLE: (
            N_("“{name}” is not the key file of a desk, or it was changed on its way."),
            N_("Ask your colleague to save it again: Keys and backup, “Save this desk's key”."),
        ),
        Code.STAFF_KEY_OTHER_CAMPAIGN: (
            N_("The desk key in “{name}” belongs to another campaign."),
            N_("Ask your colleague which campaign that desk works for."),
        ),
        Code.EVENT_UNREADABLE: (
            N_("An entry in the log of the desk “{desk}” is damaged or not signed by it."),
            N_("It was left out. Compare the log with that desk's own copy."),
        ),
        Code.EVENT_UNKNOWN_DESK: (
            N_("The shared log has entries of the desk “{desk}”, which no kit of this campaign names."),
            N_("They wait until a kit names it. If nobody knows this desk, change the drop box's password."),
        ),
        Code.PART_DAMAGED: (
            N_("“{name}” is a part of a sealed file, and it is damaged."),
            N_("Ask the sender for that message again. The other parts are kept."),
        ),
        Code.PART_NEWER_FORMAT: (
            N_("“{name}” is a part made by a newer version of the app."),
            N_("It was kept. Install the newer version and import it again."),
        ),
        Code.PARTS_MISSING: (
            N_("“{name}” came in parts: {here} of {total} are here, missing: {missing}."),
            N_("Import the messages with the missing parts, in any order. Those that are here are kept."),
        ),
        Code.MANIFEST_UNREADABLE: (
            N_("“{name}” is not a courier's list, or it is incomplete."),
            N_("The files themselves count, not the list. Copy it again if you need it."),
        ),
        Code.MANIFEST_NEWER_FORMAT: (
            N_("“{name}” is a courier's list made by a newer version of the app."),
            N_("The files themselves can be imported all the same."),
        ),
        Code.HANDOVER_UNREADABLE: (
            N_("“{name}” is not a moved form, or it is incomplete."),
            N_("Copy it again from the stick, or have the form moved again."),
        ),
        Code.HANDOVER_NEWER_FORMAT: (
            N_("“{name}” was made by a newer version of the app."),
            N_("Install the newer version here and open it again."),
        ),
        Code.HANDOVER_CODE_WRONG: (
            N_("That code does not open “{name}”."),
            N_("Each file has its own code: compare it with what the other computer showed."),
        ),
        Code.HANDOVER_CODE_LENGTH: (
            N_("The code has {groups} groups of four signs; this one is not complete."),
            N_("Type all groups that the other computer showed."),
        ),
        Code.HANDOVER_CODE_SLIP: (
            N_("There is a typing slip in group {group} of the code."),
            N_("Compare that group with what the other computer showed."),
        ),
        Code.HANDOVER_TOO_LARGE: (
            N_("The form and its files come to {total}; a moved form carries at most {limit}."),
            N_("Take large files out first and add them on the other computer."),
        ),
        Code.HANDOVER_TAKEN: (
            N_("“{name}” was brought in here before."),
            N_("The form is on Home. Nothing was changed."),
        ),
        Code.MAIL_UNREADABLE: (
            N_("The message “{name}” can't be read."),
            N_("Save it again from the mail program, or save its attachment and import that."),
        ),
        Code.MAIL_WITHOUT_FILE: (
            N_("The message “{name}” carries no file of this app."),
            N_("Nothing in it was opened. If something was attached, ask the sender to send it again."),
        ),
        Code.MAIL_OTHER_FILES: (
            N_("The message “{name}” carries files that are not ours: {files}."),
            N_("They were not opened. The message is kept; what was ours in it was taken in."),
        ),
        Code.PLACE_MISSING: (
            N_("“{path}” is not there any more."),
            N_("Plug the stick in again, or choose another place."),
        ),
        Code.PLACE_FULL: (
            N_("There is not enough room on “{path}”: {needed} are needed, {free} are free."),
            N_("Free some space there, or choose another place."),
        ),
        Code.PLACE_READ_ONLY: (
            N_("“{path}” can't be written to."),
            N_("Choose another place, or unlock the stick."),
        ),
        Code.READ_BACK_DIFFERS: (
            N_("The copy on “{path}” is not the same as the file here."),
            N_("The faulty copy was removed. Try again, or use another stick."),
        ),
        Code.BOX_SETTINGS: (
            N_("The drop box “{server}” is described in a way that this app can't use."),
            N_("Update the app, or ask the secretariat for a newer kit. A stick or mail works meanwhile."),
        ),
        Code.BOX_NOT_PRIVATE: (
            N_("The connection to “{server}” would not be encrypted."),
            N_("Use an address that begins with https."),
        ),
        Code.BOX_UNREACHABLE: (
            N_("“{server}” can't be reached."),
            N_("Look whether the network is there, and try again. What was sent is kept."),
        ),
        Code.BOX_NAME_UNKNOWN: (
            N_("The name “{server}” was not found in the network."),
            N_("Look whether the internet is there, and try again."),
        ),
        Code.BOX_CERTIFICATE: (
            N_("“{server}” does not prove that it is the right server: its certificate is not valid here."),
            N_("Nothing was sent. Check the date of this computer, or try from another network."),
        ),
        Code.BOX_HOST_KEY: (
            N_("“{server}” does not prove that it is the right server: its key is another than in the kit."),
            N_("Nothing was sent. Ask the secretariat whether the server has changed."),
        ),
        Code.BOX_REFUSED: (
            N_("“{server}” does not let this app in, or not to this folder."),
            N_("The user name or password may have changed: ask the secretariat for a newer kit."),
        ),
        Code.BOX_FULL: (
            N_("There is no room left on “{server}”."),
            N_("Tell the secretariat, or hand the file over on a stick or by mail."),
        ),
        Code.BOX_FOLDER_MISSING: (
            N_("The folder of the drop box is not there on “{server}”."),
            N_("Tell the secretariat, or hand the file over on a stick or by mail."),
        ),
        Code.BOX_CLOCK: (
            N_("“{server}” refused because the clock of this computer is wrong."),
            N_("Set the date and time, and try again."),
        ),
        Code.BOX_SERVER_ERROR: (
            N_("“{server}” has a fault of its own."),
            N_("Try again later. What was sent is kept."),
        ),
        Code.BOX_TIMED_OUT: (
            N_("“{server}” did not answer in time."),
            N_("Try again, where the connection is better. What was sent is kept."),
        ),
        Code.ROOM_ADDRESS: (
            N_("“{address}” is not the address of a room."),
            N_("It looks like 192.168.1.20:40123. Read it again from the other laptop."),
        ),
        Code.ROOM_CODE_LENGTH: (
            N_("The code of a room has {groups} groups of four signs; this one is not complete."),
            N_("Read it again from the other laptop."),
        ),
        Code.ROOM_CODE_SLIP: (
            N_("There is a slip in group {group} of the code."),
            N_("Read that group again from the other laptop."),
        ),
        Code.ROOM_CODE_WRONG: (
            N_("The code is not that of the room at {server}."),
            N_("Read address and code again from the other laptop. After five wrong codes a room closes."),
        ),
        Code.ROOM_NOT_PROVEN: (
            N_("The computer at {server} does not prove that it knows the code."),
            N_("Nothing counts as handed over. Compare the address with the other laptop, or use a stick."),
        ),
        Code.ROOM_NEWER_FORMAT: (
            N_("The room at {server} was opened by a newer version of the app."),
            N_("Update the app here, or use a stick."),
        ),
        Code.ROOM_FULL: (
            N_("The laptop at {server} has no room for more files."),
            N_("What arrived stays there. Hand the rest over on a stick."),
        ),
        Code.ROOM_FILE_REFUSED: (
            N_("The laptop at {server} does not take this file."),
            N_("Its app may be older. Hand the file over on a stick, or update the app there."),
        ),
        Code.ROOM_NOT_OPENED: (
            N_("The room can't be opened at {address}."),
            N_("Look whether this computer is still in that network, then choose the network again."),
        ),
        # media
        Code.FILE_TYPE_REFUSED: (
            N_("“{name}” is of a kind that can't be attached."),
            N_("Attach a PDF, JPEG or PNG file."),
        ),
        Code.FILE_TOO_LARGE: (
            N_("“{name}” is larger than {limit}."),
            N_("Make it smaller, or attach another file."),
        ),
        Code.FILE_NOT_OURS: (
            N_("“{name}” is neither a campaign kit nor a receipt."),
            N_("Choose the file that the secretariat sent: its name ends in .hrckit or .hrcr."),
        ),
        Code.FILE_UNREADABLE: (
            N_("“{name}” can't be read."),
            N_("Check that it is still there and may be opened."),
        ),
        Code.ATTACHMENTS_TOO_LARGE: (
            N_("With “{name}” the attachments come to {total}; one sealed file carries at most {limit}."),
            N_("Take something out, or make the file smaller."),
        ),
        Code.ATTACHMENTS_TOO_MANY: (
            N_("One sealed file carries at most {limit} attachments."),
            N_("Take one out first, or put several documents into one PDF."),
        ),
        Code.PICTURE_FAILED: (N_("“{name}” can't be shown as a picture."), N_("The file itself was kept.")),
        Code.SCAN_TYPE_REFUSED: (
            N_("“{name}” can't be used as a scan."),
            N_("Choose a JPEG, PNG, HEIC or PDF file."),
        ),
        Code.SCAN_TOO_LARGE: (
            N_("“{name}” is larger than {limit}."),
            N_("Scan at 200 to 300 dots an inch, or take a smaller picture."),
        ),
        Code.SCAN_TOO_MANY_PAGES: (
            N_("“{name}” has more than {limit} pages."),
            N_("Choose a file that holds the signed pages alone."),
        ),
        Code.SCAN_UNREADABLE: (
            N_("“{name}” can't be read as a picture of a page."),
            N_("Scan or photograph the page again."),
        ),
        # submission and the two sides
        Code.SUBMISSION_FORM_UNKNOWN: (
            N_("The form “{form}”, version {version}, is not known here."),
            N_("It was kept. Add that version of the form and import it again."),
        ),
        Code.FILLED_FORM_FOREIGN: (
            N_("“{name}” is a PDF, but not a form that was saved from this app to be filled in."),
            N_("Open the file that was filled in and saved, not a printed or scanned copy of it."),
        ),
        Code.FILLED_FORM_OTHER: (
            N_("“{name}” was filled in on another form or another version of it: {form}."),
            N_("Save a new form to fill in, or copy the answers into the app by hand."),
        ),
        Code.FILLED_FORM_UNSIGNED: (
            N_("“{name}” is a filled-in form without a signed statement."),
            N_("Ask the town to open it in the app, sign and send it, or enter it as transcribed."),
        ),
        Code.SUBMISSION_CONFLICT: (
            N_("Two different files carry the same number and version."),
            N_("Both were kept. Compare them and decide."),
        ),
        Code.SUBMISSION_BRANCH: (
            N_("“{name}” was continued on two computers: it does not follow the version that is here."),
            N_(
                "Both were kept. Compare them and ask the town;"
                " approve this sender if it is the next version."
            ),
        ),
        Code.PRACTICE_CANNOT_BE_PACKED: (
            N_("A practice form can't be sent."),
            N_("Open the campaign's kit and start a real form."),
        ),
        Code.STATEMENT_NOT_SIGNED: (N_("The statement is not signed yet."), N_("Sign it first.")),
        Code.DRAFT_LOCKED: (
            N_("This version is signed and locked."),
            N_("Use “Correct this”: it makes a new version."),
        ),
        Code.DRAFT_MOVED: (
            N_("This form was moved to another computer."),
            N_("Go on there, or take it back here: then two copies exist, and both are marked."),
        ),
        Code.DRAFT_UNKNOWN: (N_("That form is not on this computer."), N_("Look at the list on Home.")),
        Code.COMMENT_REQUIRED: (
            N_("A return needs at least one comment."),
            N_("Write beside the answer what should be corrected."),
        ),
        Code.REASON_REQUIRED: (
            N_("A rejection needs a reason."),
            N_("Write it in one sentence; the sender will read it."),
        ),
        Code.ALREADY_DECIDED: (N_("This version was already decided."), N_("Open the next one.")),
        Code.SENDER_UNKNOWN: (
            N_("“{name}” comes from a device that nobody has approved yet."),
            N_("Check with the sender, then approve the device."),
        ),
        Code.PARTY_UNKNOWN: (
            N_("There is no party “{reference}” in the registry."),
            N_("Search it by name."),
        ),
        Code.PARTY_UNDECIDED: (
            N_("It is not decided yet which party “{name}” is."),
            N_("Choose one of those suggested, or make a new one; then decide."),
        ),
        Code.NAME_UNUSABLE: (
            N_("This is no name that can be kept."),
            N_("Write at least one character and at most {limit}."),
        ),
        Code.PARENT_CIRCULAR: (
            N_("“{reference}” is itself a part of this party."),
            N_("Choose another party, or change that one first."),
        ),
        Code.DAY_IN_FUTURE: (
            N_("This day has not come yet."),
            N_("Write the day on which it happened; today at the latest."),
        ),
        Code.MERGE_SAME: (
            N_("Both numbers stand for one party already: “{reference}”."),
            N_("Choose another party."),
        ),
        Code.SPLIT_LAST: (
            N_("This is all that “{reference}” has sent: nothing would be left."),
            N_("Change the party itself instead."),
        ),
        Code.TABLE_UNREADABLE: (
            N_("“{name}” can't be read as a table."),
            N_("Save it as XLSX or as CSV (UTF-8), then choose it again."),
        ),
        Code.TABLE_EMPTY: (
            N_("“{name}” has no rows below its first one."),
            N_("The first row must name the columns; the others are read."),
        ),
        Code.TABLE_TOO_LARGE: (
            N_("“{name}” is too large for this: {rows} rows and {columns} columns are read at most."),
            N_("Split it, or remove what isn't needed, such as very long texts."),
        ),
        Code.TABLE_NO_NAMES: (
            N_("No column of “{name}” is said to hold the names."),
            N_("Choose the column with the names of whom you invited."),
        ),
        Code.INVITATION_UNKNOWN: (
            N_("This invitation is not here any more."),
            N_("Open the list again."),
        ),
        Code.REFERENCE_UNKNOWN: (
            N_("There is no submission “{reference}” here."),
            N_("Look it up in the list."),
        ),
        Code.CAMPAIGN_EXISTS: (
            N_("A campaign is already kept in this folder."),
            N_("Use another folder for a new one."),
        ),
        Code.CAMPAIGN_MISSING: (N_("There is no campaign in this folder yet."), N_("Create one first.")),
        Code.KIT_CONTENT_BROKEN: (
            N_("The kit was not published. Problems in what it would bring: {count}."),
            N_("Send the list to whoever made the form or the text: {problems}"),
        ),
        Code.TEMPLATE_FILE_UNREADABLE: (
            N_("“{name}” holds no text of the statement."),
            N_("Choose a JSON file as docs/formats/kit.md describes it."),
        ),
        Code.TEMPLATE_PART_UNUSABLE: (
            N_("The text of the statement can't be used at “{place}”."),
            N_("Correct it there as the description of kits says, and try again."),
        ),
        Code.TEMPLATE_CHARACTERS: (
            N_("The statement's text in “{language}” has characters that the app can't print: {characters}"),
            N_("Write them in another way, and try again."),
        ),
        Code.TEMPLATES_TOO_LARGE: (
            N_("The texts of the statement are larger than {limit} together."),
            N_("Leave out what the kit doesn't need: languages that ship with the app have their text."),
        ),
        Code.TIMESTAMP_ADDRESS: (
            N_("“{address}” is not the address of a service."),
            N_("It begins with https:// or http://, as the service's description says."),
        ),
        Code.TIMESTAMP_SERVICE_MISSING: (
            N_("This desk has no timestamp service yet."),
            N_("Write its address under “Trust and time”; nothing is asked before that."),
        ),
        Code.NOTHING_TO_ARCHIVE: (
            N_("No signed statement came with “{name}”."),
            N_("Only what is signed can be archived. The answers stay here as they are."),
        ),
        Code.ARCHIVE_DIFFERS: (
            N_("An archived copy of “{name}” would be judged otherwise than the statement that came."),
            N_("No copy was kept; what came is as it was. Look at it in another program, too."),
        ),
        Code.ROOT_KEY_OTHER: (
            N_("This is not the root key of the campaign."),
            N_("Use the stick on which it was put when the campaign began."),
        ),
        Code.RECOVERY_KEY_OTHER: (
            N_("The sheets fit together, but their key opens nothing of this campaign."),
            N_(
                "They belong to another campaign, or to an earlier recovery key."
                " Look at the top of the paper."
            ),
        ),
        Code.RECOVERY_FILE_UNREADABLE: (
            N_("“{name}” holds no recovery key."),
            N_("Choose the file recovery.agekey, or type two recovery sheets."),
        ),
        Code.DRILL_MISSING: (
            N_("The kit can't leave yet: nobody has tried whether the recovery sheets work."),
            N_("Practise the restore: it takes two of the three sheets and a few minutes."),
        ),
        Code.KIT_VALUE_UNUSABLE: (
            N_("A kit can't be made of these values."),
            N_("Look at the names of the forms, the fingerprints and the lowest version of the app."),
        ),
        Code.DROP_BOX_INCOMPLETE: (
            N_("The drop box “{server}” is not described as it must be."),
            N_("Look at its kind, its address and its settings: the guide lists them for each kind."),
        ),
        Code.STAFF_KNOWN: (
            N_("The key of “{name}” is in the kit already."),
            N_("Nothing needs to be done."),
        ),
        Code.STAFF_LAST: (
            N_("The last key that may sign receipts can't be withdrawn."),
            N_("Add a colleague's key first."),
        ),
        Code.DESK_KEYS_UNREADABLE: (
            N_("“{name}” is not a key file for another desk, or it is incomplete."),
            N_("Ask the first desk to save it again: Keys and backup, “Keys for another desk”."),
        ),
        Code.DESK_KEYS_OLDER: (
            N_("“{name}” holds nothing that this desk does not have."),
            N_("Nothing was changed."),
        ),
        Code.REPORT_TOKEN_UNKNOWN: (
            N_("The text of the report holds “{token}”, which stands for nothing here."),
            N_("Correct it: {{{{party:REFERENCE}}}} prints a name, {{{{n:figure}}}} a figure."),
        ),
        Code.REPORT_NAME_WITHHELD: (
            N_("“{name}” has not agreed that its answers are published."),
            N_("Take its name out of the text, or ask for its consent."),
        ),
        Code.ROLE_OTHER: (
            N_("This folder belongs to the other side: an officer’s app and a desk each have their own."),
            N_("Set HRCAPP_HOME to the right folder."),
        ),
        Code.FOLDER_NOT_EMPTY: (N_("The folder “{path}” is not empty."), N_("Choose a new or empty folder.")),
        Code.FILE_EXISTS: (
            N_("There is a file called “{name}” already."),
            N_("Choose another name; that file was left as it is."),
        ),
        Code.DROP_BOX_MISSING: (
            N_("No drop box is known here."),
            N_("Name a shared folder in the settings, or publish a kit that names one."),
        ),
        Code.DESKS_PLACE_MISSING: (
            N_("This desk shares no place with other desks."),
            N_("Choose the place of the desks first, or name a folder that holds a copy of it."),
        ),
        Code.INTERRUPTED: (N_("The work was stopped."), N_("Start it again: what was done is kept.")),
        # the faces
        Code.PRINTER_FAILED: (
            N_("The printer “{name}” takes nothing."),
            N_("Choose another printer, or save the PDF and print it elsewhere."),
        ),
        Code.UNEXPECTED: (
            N_("Something went wrong in the app itself."),
            N_("What was saved is kept. Try once more, or start the app again."),
        ),
    }
)
