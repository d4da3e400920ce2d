"""Sentences for the faults of vault."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.PASSPHRASE_WRONG: (N_("That passphrase is not right."), N_("Try again. Nothing was changed.")),
    Code.PASSPHRASE_MISSING: (
        N_("A passphrase is needed here."),
        N_("Type it, or set HRCAPP_PASSPHRASE_FILE to a file that holds it."),
    ),
    Code.PASSPHRASE_WITHOUT_CODE: (
        N_("A passphrase that is forgotten would lose everything: no recovery code was made yet."),
        N_("Make the recovery code and print it, then set the passphrase."),
    ),
    Code.PASSPHRASE_SHORT: (
        N_("A passphrase that opens everything here needs {least} signs or more."),
        N_("Take several words that nobody would guess."),
    ),
    Code.PIN_WRONG: (N_("That PIN is not right."), N_("Try again. Nothing was changed.")),
    Code.PIN_SHORT: (
        N_("A PIN has {least} digits or more."),
        N_("Choose a longer one; letters and words are good too."),
    ),
    Code.PIN_SIMPLE: (
        N_("That PIN is one of the first that anybody would try."),
        N_("Choose one with more different signs, and not in a row such as 123456."),
    ),
    Code.TRIES_WAIT: (
        N_("There were too many wrong tries. The next one is possible in {minutes} min."),
        N_("Wait, or ask the person who looks after this laptop for a new PIN. Nothing is lost."),
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
    Code.RECOVERY_CODE_MISSING: (
        N_("A second copy could be opened by nobody: no recovery code was made yet."),
        N_("Make the recovery code and print it, then make the copy."),
    ),
    Code.SECOND_COPY_NONE: (
        N_("In “{path}” lies no second copy of this app’s data."),
        N_("Plug in the stick or disk that has it, or make a copy first."),
    ),
    Code.SECOND_COPY_UNREADABLE: (
        N_("“{name}” is not a second copy of this app’s data, or it is incomplete."),
        N_("Choose another copy: two of them are kept in the same folder."),
    ),
    Code.SECOND_COPY_NEWER: (
        N_("“{name}” was written by a newer version of the app."),
        N_("Install the newer version, then restore it."),
    ),
    Code.SECOND_COPY_INSIDE: (
        N_("This folder lies inside the app’s own data: it would be lost with them."),
        N_("Choose a folder on another disk or on a stick."),
    ),
    Code.SECOND_COPY_CHANGED: (
        N_("“{name}” was changed after it was made. Nothing of it was taken."),
        N_("Choose another copy: two of them are kept in the same folder."),
    ),
}
