"""Sentences for the faults of the two sides and what they share."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
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
        N_("Both were kept. Compare them and ask the town; approve this sender if it is the next version."),
    ),
    Code.PRACTICE_CANNOT_BE_PACKED: (
        N_("A practice form can't be sent."),
        N_("Open the campaign's kit and start a real form."),
    ),
    Code.WORKSHOP_NO_FORM: (
        N_("There is no form for the campaign yet."),
        N_("Open the town with its PIN and begin one."),
    ),
    Code.WORKSHOP_NO_ANSWER: (
        N_("There is no answer for this town in that folder."),
        N_("It may come later, or lie on another stick."),
    ),
    Code.WORKSHOP_NOTHING_TO_PRINT: (
        N_("This form ends without a statement to sign."),
        N_("Open it and print its answers there."),
    ),
    Code.STATEMENT_NOT_SIGNED: (N_("The statement is not signed yet."), N_("Sign it first.")),
    Code.FORM_NOT_IN_KIT: (
        N_("This form is not one of the campaign’s: it can’t be sealed for the secretariat."),
        N_("Save its answers to a folder instead."),
    ),
    Code.FORM_NOT_FINISHED: (
        N_("This form is not finished yet."),
        N_("Check its answers, then finish it."),
    ),
    Code.FORM_VERSION_FIXED: (
        N_("The version of this form can’t be changed now."),
        N_("Begin a correction first, or look whether the form was moved."),
    ),
    Code.DRAFT_LOCKED: (
        N_("This version is signed and locked."),
        N_("Use “Correct this”: it makes a new version."),
    ),
    Code.DRAFT_MOVED: (
        N_("This form was moved to another computer."),
        N_("Go on there, or take it back here: then two copies exist, and both are marked."),
    ),
    Code.DRAFT_UNKNOWN: (N_("That form is not on this computer."), N_("Look at the list on Home.")),
    Code.ROLE_OTHER: (
        N_("This folder belongs to the other side: an officer’s app and a desk each have their own."),
        N_("Set HRCAPP_HOME to the right folder."),
    ),
    Code.DRAFT_FORGOTTEN: (
        N_("The answers of this form were forgotten on this computer."),
        N_("The receipt is kept. Ask the secretariat if you need what was sent."),
    ),
    Code.DRAFT_NOT_RECEIVED: (
        N_("The secretariat has not confirmed that it has this form."),
        N_("Import the receipt first, or confirm that the answers may be lost."),
    ),
    Code.PROFILE_UNKNOWN: (
        N_("This town is not on this laptop any more."),
        N_("Go back to the board and look again."),
    ),
    Code.PROFILE_KEY_MISSING: (
        N_("The keys of this town’s data are missing or damaged."),
        N_("Restore the second copy of this laptop: it holds them."),
    ),
    Code.PROFILE_NOT_BEGUN: (
        N_("Nobody has chosen a PIN for “{title}” yet."),
        N_("Let the town choose one first."),
    ),
    Code.PROFILE_BEGUN: (
        N_("“{title}” has a PIN already."),
        N_("Open it with that PIN, or ask the person who looks after this laptop for a new one."),
    ),
    Code.PROFILE_NOT_SHARED: (
        N_("“{title}” was protected before this administrator’s passphrase was made."),
        N_("Let the town open it once with the PIN; after that the administrator can open it too."),
    ),
    Code.PROFILE_TITLE: (
        N_("A town’s name on the board is one line of 1 to {longest} signs."),
        N_("Type the name of the municipality."),
    ),
    Code.PROFILE_TITLE_TAKEN: (
        N_("“{title}” is on the board already."),
        N_("Add the region or country, so that the two can be told apart."),
    ),
    Code.PROFILE_NOT_RECEIVED: (
        N_("The secretariat has not confirmed that it has everything of this town ({forms})."),
        N_("Import the receipts first, or confirm that the answers may be lost."),
    ),
    Code.ADMINISTRATOR_KNOWN: (
        N_("Somebody looks after this laptop already."),
        N_("Type that passphrase, or change it in the settings."),
    ),
    Code.ADMINISTRATOR_MISSING: (
        N_("Nobody looks after this laptop yet."),
        N_("Switch on “This laptop is used by several towns” in the settings first."),
    ),
    Code.FOLDER_NOT_EMPTY: (N_("The folder “{path}” is not empty."), N_("Choose a new or empty folder.")),
    Code.FILE_EXISTS: (
        N_("There is a file called “{name}” already."),
        N_("Choose another name; that file was left as it is."),
    ),
    Code.INTERRUPTED: (N_("The work was stopped."), N_("Start it again: what was done is kept.")),
}
