"""The drop box in words: where it is, how far a run is, what it did, when the next one is. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.last_run import LastRun
from hrcapp.officer.places import Place
from hrcapp.officer.route import Exchanged, Missed
from hrcapp.officer.sending import RATES
from hrcapp.officer.sync import Synced
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.box_words import kind_name
from hrcapp.ui.officer import words
from hrcapp.ui.officer.send import told_answer

_OWN = {
    Code.BOX_SETTINGS: N_("Look at its address and settings under “Choose the drop box”."),
    Code.BOX_HOST_KEY: N_("Nothing was sent. Ask whoever runs the server whether it has changed."),
    Code.BOX_REFUSED: N_("Look at the user name, the password and the folder of your own drop box."),
    Code.BOX_FULL: N_("Make room there, or hand the file over on a stick or by mail."),
    Code.BOX_FOLDER_MISSING: N_("Look at its address: the folder must be there before."),
}
"""What to do where the sentence for a box of the kit would send people to the secretariat."""

_TOLD = 3
"""Answers that are told one by one; all of them stand among the signed forms."""

_HOW_RATE = {
    None: N_("No limit"),
    64_000 // 8: N_("64 kbit/s"),
    256_000 // 8: N_("256 kbit/s"),
}


def place(found: Place) -> str:
    """Kind and server, or the folder; never a credential."""
    where = isolated(found.server)
    if found.is_folder:
        return _("Shared folder: {place}").format(place=where)
    return _("{kind}: {server}").format(kind=kind_name(found.spec.kind), server=where)


def then(places: Sequence[Place]) -> str:
    """The drop boxes that are tried when the first does not work."""
    listed = ", ".join(isolated(one.server) for one in places)
    return _("If it does not work, the app tries: {servers}").format(servers=listed)


def place_icon(found: Place) -> str:
    return "folder-open" if found.is_folder else "hard-drive"


def rates() -> list[tuple[str, str]]:
    """The limits to choose from: value and words."""
    return [(str(one or 0), _(_HOW_RATE[one])) for one in RATES]


def fault(found: Fault, own: bool) -> tuple[str, str]:
    """What went wrong and what to do about it."""
    told = sentence(found, _)
    return told.what, _(_OWN[found.code]) if own and found.code in _OWN else told.next


def sent_of(done: int, total: int, language: str) -> str:
    """How far a run is."""
    if total == 0:
        return _("Looking for answers…")
    return _("{done} of {total} sent").format(
        done=words.size(done, language), total=words.size(total, language)
    )


def goes_on(automatic: bool) -> str:
    """What becomes of a file when the link or the app ends before it is there."""
    if automatic:
        return _("It continues by itself, also after a restart.")
    return _("What was sent is kept: the next time continues there.")


def result(sent: int, taken: int, language: str) -> str:
    """What one run did, in counts."""
    if not sent and not taken:
        return _("Nothing to send, no new answers")
    files = ngettext("{count} file sent", "{count} files sent", sent)
    answers = ngettext("{count} answer fetched", "{count} answers fetched", taken)
    out = files.format(count=words.number(sent, language))
    back = answers.format(count=words.number(taken, language))
    if not taken:
        return out
    return _("{sent}, {taken}").format(sent=out, taken=back) if sent else back


def synced(found: Synced, towns: Sequence[str], language: str) -> tuple[str, str]:
    """What one run did: the counts; the answers, by the towns they are for; what could be neither, once."""
    told = [told_answer(one, town) for one, town in zip(found.taken[:_TOLD], towns, strict=False)]
    told += dict.fromkeys(str(sentence(one, _)) for _name, one in found.refused)
    return result(len(found.sent), len(found.taken), language), " ".join(told)


def exchanged(made: Exchanged, towns: Sequence[str], language: str) -> tuple[str, str]:
    """The same, and which drop box stood in for which."""
    title, text = synced(made.found, towns, language)
    told = [text] if text else []
    for one in made.missed:
        instead = _("{other} was used, because {server} did not work: {reason}")
        told.append(_missed(instead, one, other=isolated(made.place.server)))
    told += [_missed(_("Answers on {server} could not be looked for: {reason}"), one) for one in made.unread]
    return title, " ".join(told)


def _missed(words: str, one: Missed, **more: str) -> str:
    return words.format(server=isolated(one.place.server), reason=sentence(one.fault, _).what, **more)


def returned(found: Synced) -> Sequence[str]:
    """The forms that came back with comments."""
    return list(dict.fromkeys(one.draft for one in found.taken if one.kind == "returned"))


def last(run: LastRun, now: datetime, language: str) -> str:
    """When and where it was tried last, and how that ended."""
    when = words.when(run.at, now, language)
    where = isolated(words.place(run.server))
    if run.fault is None:
        told = result(run.sent, run.taken, language)
        return _("Last {when} with {place}: {result}.").format(when=when, place=where, result=told)
    if run.fault.code is Code.INTERRUPTED:
        return _("Last {when} with {place}: stopped.").format(when=when, place=where)
    told = sentence(run.fault, _).what
    return _("Tried {when}: {reason}").format(when=when, reason=told)


def automatic(on: bool, waits: bool) -> str:
    """What the switch does, or why nothing goes by itself at the moment."""
    if on and waits:
        return _("It does not try again by itself until this is mended, the network changes or you send.")
    return _("Signed files go out and answers come in without a click. Never without this switch.")
