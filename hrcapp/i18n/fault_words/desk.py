"""Sentences for the faults of the secretariat's desk."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
    Code.COMMENT_REQUIRED: (
        N_("A return needs at least one comment."),
        N_("Write beside the answer what should be corrected."),
    ),
    Code.REASON_REQUIRED: (
        N_("A rejection needs a reason."),
        N_("Write it in one sentence; the sender will read it."),
    ),
    Code.SECOND_READER_OTHER: (
        N_("This desk has proposed already to accept this version."),
        N_("Another desk of the campaign reads it as well, and accepts it."),
    ),
    Code.SECOND_READER_ALONE: (
        N_("A second reader needs a second desk: this kit names only one that may sign receipts."),
        N_("Add the key of another desk, or leave the rule out."),
    ),
    Code.TRANSLATION_CHECKED: (
        N_("This translation has been checked in the meantime."),
        N_("Read it first; a draft takes the place of a checked one only if you say so."),
    ),
    Code.TRANSLATION_TOO_LONG: (
        N_("This translation is too long: {limit} characters are kept at most."),
        N_("Make it shorter."),
    ),
    Code.TRANSLATION_LANGUAGE: (
        N_("“{language}” is no language that a translation can be in."),
        N_("Use a tag such as fr, es or pt-BR."),
    ),
    Code.TRANSLATION_SOURCE_CHANGED: (
        N_("This answer is not the one that was translated."),
        N_("A newer version has come in: open the list again."),
    ),
    Code.TRANSLATION_FILE_UNREADABLE: (
        N_("“{name}” can't be read as translations of this desk."),
        N_("Choose the XLIFF 2 or PO file that the translator has sent back."),
    ),
    Code.TRANSLATION_FILE_TOO_LARGE: (
        N_("“{name}” is too large for a file of translations."),
        N_("Have the translator send it in parts."),
    ),
    Code.ALREADY_DECIDED: (N_("This version was already decided."), N_("Open the next one.")),
    Code.WITHDRAWAL_LATE: (
        N_("This decision can't be taken back any more: its answer has left, or nothing is decided."),
        N_("Call the sender. A further version of the form can be decided anew."),
    ),
    Code.PROTECTION_REASON: (
        N_("This needs a few words: why, or who asked for it and how."),
        N_("Write them; only the desks read them."),
    ),
    Code.REDACTION_EMPTY: (
        N_("Nothing is marked."),
        N_("Mark the words that must not be published; or take the flag away if they name nobody."),
    ),
    Code.PERSON_UNKNOWN: (
        N_("Nothing is held here of a person like “{name}”."),
        N_("Search with another spelling, or with the e-mail address."),
    ),
    Code.RETENTION_MONTHS: (
        N_("This is no number of months."),
        N_("Write a whole number from 1 to {limit}, or nothing to keep it."),
    ),
    Code.SENDER_UNKNOWN: (
        N_("“{name}” comes from a device that nobody has approved yet."),
        N_("Check with the sender, then approve the device."),
    ),
    Code.ODK_FORM_OTHER: (
        N_("“{name}” does not belong to a form of this campaign."),
        N_("Export it with XML values as headers and values, or take in the kit that has its form."),
    ),
    Code.ODK_ENCRYPTED: (
        N_("The answers in “{name}” are encrypted by the software that sent them."),
        N_("Decrypt them there, then import them again."),
    ),
    Code.ODK_TABLE_UNREADABLE: (
        N_("“{name}” is no table of submissions that can be read."),
        N_("Export it again with the ids of the submissions, and bring all its files in one folder."),
    ),
    Code.ODK_ARCHIVE_UNREADABLE: (
        N_("“{name}” is an archive that can't be read here: damaged, encrypted or too large."),
        N_("Unpack it, then import the folder."),
    ),
    Code.PDF_ALONE: (
        N_("“{name}” holds neither a signed statement nor a filled-in form of this campaign."),
        N_("Ask the sender for the sealed file, or for the statement as it was signed."),
    ),
    Code.FILLED_FORM_TO_CHECK: (
        N_("Some answers in “{name}” don't fit the form."),
        N_("Ask the sender to correct them, or enter the form in the app."),
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
    Code.NEIGHBOUR_UNKNOWN: (
        N_("“{name}” is not among the places near this town that could be invited."),
        N_("Write its name as the list has it."),
    ),
    Code.MEETING_UNKNOWN: (
        N_("This meeting is not here any more."),
        N_("Open the list again."),
    ),
    Code.MEETING_UNUSABLE: (
        N_("The meeting can't be kept as it is: look at “{field}”."),
        N_("Correct it and try again."),
    ),
    Code.NOTHING_TO_PUBLISH: (
        N_("None of these parties has agreed that its answers are published: nothing was saved."),
        N_("The answers can be read here. Ask a party if it agrees, and note its consent at its answers."),
    ),
    Code.NOBODY_TO_WRITE: (
        N_("There is nobody to write to: nothing was saved."),
        N_("Look at who is in the list, and who is left out."),
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
        N_("They belong to another campaign, or to an earlier recovery key. Look at the top of the paper."),
    ),
    Code.RECOVERY_FILE_UNREADABLE: (
        N_("“{name}” holds no recovery key."),
        N_("Choose the file recovery.agekey, or type two recovery sheets."),
    ),
    Code.RECOVERY_NOT_RENEWED: (
        N_("No new recovery key waits here."),
        N_("Begin with “Renew the recovery key”, and save its three sheets."),
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
    Code.REPORT_TALLY_TOO_SMALL: (
        N_("“{token}” can't be printed: fewer than {least} governments have answered."),
        N_("Leave the sentence out until there are more."),
    ),
    Code.REPORT_WORDS_PROTECTED: (
        N_("The text of the section “{section}” has words of a form that names a protected person."),
        N_("Take them out of the text, or quote the form again as it is published now."),
    ),
    Code.REPORT_NAME_WITHHELD: (
        N_("“{name}” has not agreed that its answers are published."),
        N_("Take its name out of the text, or ask for its consent."),
    ),
    Code.DROP_BOX_MISSING: (
        N_("No drop box is known here."),
        N_("Name a shared folder in the settings, or publish a kit that names one."),
    ),
    Code.DESKS_PLACE_MISSING: (
        N_("This desk shares no place with other desks."),
        N_("Choose the place of the desks first, or name a folder that holds a copy of it."),
    ),
}
