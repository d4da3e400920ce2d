"""Sentences for the faults of exchange."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
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
    Code.RECEIPT_FOR_ANOTHER_TOWN: (
        N_("“{name}” is an answer for another form on this laptop."),
        N_("It is kept. It counts when that town is opened next."),
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
    Code.UPDATE_UNREADABLE: (
        N_("“{name}” is not an update file, or it is incomplete."),
        N_("Copy it again from where you got it."),
    ),
    Code.UPDATE_NEWER_FORMAT: (
        N_("“{name}” was made for a newer version of the app."),
        N_("Install that version by hand: unpack its package beside this one, or use its installer."),
    ),
    Code.UPDATE_WITHOUT_KEY: (
        N_("This copy of the app knows no key that releases are signed with."),
        N_("It can't tell a good update from a false one. Get the package from where you got this one."),
    ),
    Code.UPDATE_NOT_SIGNED: (
        N_("“{name}” does not carry the signature of the app's makers."),
        N_("Do not use it, nor the packages beside it."),
    ),
    Code.UPDATE_NOT_FOR_US: (
        N_("Version {version} has no package for this computer ({system})."),
        N_("This version goes on working. Ask where you got the update."),
    ),
    Code.UPDATE_PACKAGE_MISSING: (
        N_("The package “{name}” does not lie beside the update file, or can't be read."),
        N_("Copy both into one folder and try again."),
    ),
    Code.UPDATE_PACKAGE_ALTERED: (
        N_("The package “{name}” is not the one that was signed."),
        N_("Do not use it. Copy it again from where you got it."),
    ),
    Code.UPDATE_OLDER: (
        N_("Version {version} is older than this one."),
        N_("Nothing was changed. To go back all the same, ask for the older version."),
    ),
    Code.UPDATE_BY_INSTALLER: (
        N_("“{name}” is installed by the system, not by this app."),
        N_("Open it with the system's installer; that may need an administrator."),
    ),
    Code.UPDATE_ALREADY_THERE: (
        N_("Version {version} is there already: {path}."),
        N_("Start it there, or remove that folder first."),
    ),
    Code.UPDATE_FAILS_HERE: (
        N_("Version {version} does not work on this computer: its own test failed."),
        N_("Nothing was changed. This version goes on working."),
    ),
}
