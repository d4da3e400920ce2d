"""The audit in words: what each entry tells, and what a check found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_check import Found, Problem
from hrcapp.officer.audit_entry import By, Deed, Entry

DEEDS: Mapping[str, str] = {
    Deed.BEGUN: N_("The record began on this computer"),
    Deed.VERSION: N_("Opened by another version of the app"),
    Deed.KIT: N_("A campaign kit was taken"),
    Deed.KEYS: N_("How the key of this folder is kept"),
    Deed.RESTORED: N_("Restored from a second copy"),
    Deed.SECOND_COPY: N_("A second copy was written"),
    Deed.UPDATE: N_("A new version of the app was placed"),
    Deed.EXPORTED: N_("This record was exported"),
    Deed.FORM_BEGUN: N_("A form was begun"),
    Deed.FORM_REVISED: N_("A form’s next version was begun"),
    Deed.FORM_CHANGED: N_("A form changed to another version of its questions"),
    Deed.FORM_CHECKED: N_("A form’s answers were gone through"),
    Deed.FORM_PAPER: N_("Pictures of a form on paper were added"),
    Deed.FORM_FINISHED: N_("A form was finished"),
    Deed.FORM_SIGNED: N_("A statement was signed"),
    Deed.FORM_PASSED_ON: N_("A statement was passed on to be signed"),
    Deed.FORM_PACKED: N_("A form was packed"),
    Deed.FORM_WRITTEN: N_("A form was saved as a file"),
    Deed.FORM_HANDED_OVER: N_("A form’s file was handed over"),
    Deed.FORM_MAIL: N_("Messages with a form’s file were written"),
    Deed.FORM_ANSWERED: N_("An answer of the secretariat was taken in"),
    Deed.FORM_MOVED_OUT: N_("A form was moved to another computer"),
    Deed.FORM_MOVED_IN: N_("A form was moved here"),
    Deed.FORM_TAKEN_BACK: N_("A moved form was taken back"),
    Deed.FORM_FORGOTTEN: N_("A form was forgotten"),
    Deed.GUEST_SIGNED: N_("A statement from another computer was signed here"),
    Deed.CARRIED: N_("A sealed file was taken to carry"),
    Deed.CARRIED_ON: N_("A carried file was passed on"),
    Deed.CARRIED_RECEIPT: N_("A receipt was taken to carry"),
    Deed.CARRIED_LET_GO: N_("What was passed on was let go"),
    Deed.PROFILE_PREPARED: N_("A town was prepared"),
    Deed.PROFILE_BEGUN: N_("A town chose its PIN"),
    Deed.PROFILE_OPENED: N_("A town’s form was opened"),
    Deed.PROFILE_REFUSED: N_("A town’s form was not opened"),
    Deed.PROFILE_CLOSED: N_("A town’s form was locked"),
    Deed.PROFILE_ANEW: N_("Practice was begun anew"),
    Deed.PROFILE_FORGOTTEN: N_("A town was forgotten"),
    Deed.PIN: N_("A new PIN was set"),
    Deed.ADMINISTRATOR: N_("A new passphrase was made"),
    Deed.WORKSHOP: N_("The workshop began on this laptop"),
    Deed.CEREMONY: N_("Opened to sign"),
    Deed.MANY: N_("Done for many"),
}

DETAILS: Mapping[tuple[str, str], str] = {
    (Deed.WORKSHOP, "off"): N_("The workshop ended on this laptop"),
    (Deed.MANY, "check"): N_("Checked"),
    (Deed.MANY, "finalise"): N_("Made ready to sign"),
    (Deed.MANY, "print"): N_("Written as PDF"),
    (Deed.MANY, "pack"): N_("Packed"),
    (Deed.MANY, "take-in"): N_("Receipts taken in"),
    (Deed.FORM_PAPER, "removed"): N_("Pictures of a form on paper were removed"),
    (Deed.FORM_HANDED_OVER, "folder"): N_("A form’s file was saved to a folder or stick"),
    (Deed.FORM_HANDED_OVER, "dropbox"): N_("A form’s file was put into a drop box"),
    (Deed.FORM_HANDED_OVER, "mail"): N_("A form’s file was sent by e-mail, as a person said"),
    (Deed.FORM_HANDED_OVER, "room"): N_("A form’s file was brought to a room"),
    (Deed.PROFILE_REFUSED, ""): N_("A PIN or passphrase was not accepted"),
}

_WHO: Mapping[str, str] = {
    By.OWNER: N_("The user"),
    By.TOWN: N_("The town"),
    By.FACILITATOR: N_("The facilitator"),
    By.ANYBODY: N_("Not known"),
}

_KEPT: Mapping[str, str] = {
    "file": N_("in a file of this folder"),
    "keyring": N_("by the key store of this system"),
    "passphrase": N_("under a passphrase"),
}

_PROBLEMS: Mapping[Problem, str] = {
    Problem.UNREADABLE: N_("Entry {number} can’t be read."),
    Problem.CHANGED: N_("Entry {number} was changed, or another was put in its place."),
    Problem.REORDERED: N_("Entry {number} stands where another belongs."),
    Problem.OTHER_WAY: N_("From entry {number} on it is another record than the earlier one."),
    Problem.SIGNATURE: N_("The file is not signed by the computer that it names, or was changed since."),
    Problem.HEADING: N_("The first line of the file speaks of another record."),
    Problem.CONTRADICTED: N_("Entry {number} is another than the computer’s own record says."),
}


def deed(entry: Entry) -> str:
    """What was done, in a few words; a word of a later version as it stands."""
    if entry.deed == Deed.PROFILE_REFUSED and not entry.profile:
        return _(DETAILS[Deed.PROFILE_REFUSED, ""])
    told = DETAILS.get((entry.deed, entry.detail)) or DEEDS.get(entry.deed)
    return _(told) if told else entry.deed


def who(entry: Entry) -> str:
    """Who, without a name."""
    told = _WHO.get(entry.by)
    return _(told) if told else entry.by


def subject(entry: Entry, titles: Callable[[str], str] = lambda _id: "") -> str:
    """Which form or town: by its title where `titles` knows one, else by the beginning of its id."""
    parts: list[str] = []
    if entry.profile:
        parts.append(titles(entry.profile) or _("Profile {number}").format(number=entry.profile[:6]))
    if entry.subject:
        name = titles(entry.subject) or _("Form {number}").format(number=entry.subject[:6])
        words = _("{form}, version {version}") if entry.revision else "{form}"
        parts.append(words.format(form=name, version=entry.revision))
    if entry.deed == Deed.KIT:
        parts.append(_("version {version}").format(version=entry.count))
    if told := _KEPT.get(entry.detail) if entry.deed == Deed.KEYS else None:
        parts.append(_(told))
    return ": ".join((*parts, *filter(None, (why(entry.code),))))


def why(code: str) -> str:
    """Why it was not done: what the person was told, as far as no value of that sentence is missing."""
    if code not in set(Code):
        return code
    told = sentence(Fault(Code(code)), _).what
    return "" if "…" in told else told


def problem(found: Found) -> str:
    """One fault as a sentence."""
    if found.problem is Problem.MISSING:
        words = ngettext(
            "{count} entry is missing from number {number} on.",
            "{count} entries are missing from number {number} on.",
            found.count,
        )
    elif found.problem is Problem.CUT:
        words = ngettext(
            "{count} entry is missing at the end, from number {number} on.",
            "{count} entries are missing at the end, from number {number} on.",
            found.count,
        )
    else:
        words = _(_PROBLEMS[found.problem])
    return words.format(count=found.count, number=found.n)


def summary(count: int, faults: Iterable[Found]) -> str:
    """One sentence on the whole."""
    wrong = len(list(faults))
    if not wrong:
        return ngettext(
            "The record is whole: {count} entry.", "The record is whole: {count} entries.", count
        ).format(count=count)
    return ngettext(
        "The record is not whole: {count} fault was found.",
        "The record is not whole: {count} faults were found.",
        wrong,
    ).format(count=wrong)
