"""Sentences for the faults of store."""

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code

SENTENCES: dict[Code, tuple[str, str]] = {
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
    Code.MIGRATION_NO_ROOM: (
        N_("This version of the app keeps data in another way, and there is no room to change them safely."),
        N_("Free {size} on the disk with “{path}”, then start again. Nothing was changed."),
    ),
    Code.MIGRATION_FAILED: (
        N_(
            "The data file “{name}” could not be changed for this version of the app. It is as it was before."
        ),
        N_("Work on with the version that you had, and tell the secretariat."),
    ),
    Code.DISK_FULL: (
        N_("The disk is full: the last change is not saved."),
        N_("Free some space. The app tries again by itself."),
    ),
    Code.DISK_FAILS: (
        N_("The disk with “{path}” does not do what it should: the last change is not saved."),
        N_("Leave the window open, see that the disk is plugged in, and try again. Make a second copy soon."),
    ),
    Code.HOME_UNUSABLE: (
        N_("The folder “{path}” can't be used for the app's data."),
        N_("Set HRCAPP_HOME to a folder where you may write, and start again."),
    ),
}
