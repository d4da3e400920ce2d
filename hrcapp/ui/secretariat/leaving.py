"""What leaves the computer, in words: what each is for, where it belongs, whether it is there. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hrcapp.i18n import N_, _
from hrcapp.secretariat.leaving import SHEETS, Leaving, Thing
from hrcapp.ui.common.words import number

DRILL = "drill"
"""The step that saves nothing: two sheets are typed and a test file is opened with their key."""

_SHEET = N_("To print. Any two of the three sheets open what towns send when the desk's key is lost.")
_WORDS: Mapping[Thing, tuple[str, str]] = {
    Thing.ROOT_KEY: (
        N_("Root key"),
        N_("It signs every later kit. Keep it on a stick in a safe, never on this computer."),
    ),
    Thing.SHEET_1: (N_("First recovery sheet"), _SHEET),
    Thing.SHEET_2: (N_("Second recovery sheet"), N_("For another person, in another place.")),
    Thing.SHEET_3: (N_("Third recovery sheet"), N_("For a third place.")),
    Thing.RECOVERY_CODE: (
        N_("Recovery code"),
        N_("A sheet to print. It opens this computer's data when their key is lost."),
    ),
    Thing.KIT: (
        N_("Campaign kit"),
        N_("The file for everybody who takes part: form, keys and notice. It holds no secret."),
    ),
    Thing.LETTER: (
        N_("Letter with the safety words"),
        N_("A sheet to print or to send apart from the kit, so that towns can compare the eight words."),
    ),
    Thing.STAFF_KEY: (
        N_("Public key of this desk"),
        N_("For the first desk: the next kit names it, and towns believe receipts from here. No secret."),
    ),
}


@dataclass(frozen=True)
class Step:
    """One thing to do. `key` is the `Thing` or DRILL; `saved` the path it was read back from, "" before.

    `blocked` says why it can't be done yet, "" when it can.
    """

    key: str
    title: str
    sentence: str
    done: bool
    saved: str = ""
    blocked: str = ""


def steps(leaving: Leaving) -> tuple[Step, ...]:
    """What there is to do, in its order."""
    found: list[Step] = []
    for thing in leaving.things:
        if thing is Thing.KIT:
            found.append(_drill(leaving))
        title, sentence = _WORDS[thing]
        saved = leaving.saved.get(thing, "")
        waits = thing is Thing.KIT and not leaving.practised
        blocked = _("After the restore was practised.") if waits else ""
        found.append(Step(thing, _(title), _(sentence), bool(saved), saved, blocked))
    return tuple(found)


def _drill(leaving: Leaving) -> Step:
    return Step(
        DRILL,
        _("Practise the restore"),
        _("Type the words of two printed sheets. Only a key that was tried can be relied on later."),
        leaving.practised,
        blocked="" if leaving.sheets_saved else _("After the three sheets were saved."),
    )


def progress(leaving: Leaving, language: str) -> str:
    """How many of the steps are done."""
    found = steps(leaving)
    return _("{done} of {total} done").format(
        done=number(sum(step.done for step in found), language), total=number(len(found), language)
    )


def same_place(leaving: Leaving) -> bool:
    """Whether two sheets, or a sheet and the root key, lie side by side: whoever takes one takes both."""
    parents = Counter(
        Path(leaving.saved[one]).parent for one in (Thing.ROOT_KEY, *SHEETS) if one in leaving.saved
    )
    return any(count > 1 for count in parents.values())
