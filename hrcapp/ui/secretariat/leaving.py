"""What leaves the computer, in words: what each is for, where it belongs, whether it is there. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hrcapp.i18n import N_, _
from hrcapp.secretariat.leaving import FILES, Leaving, Thing
from hrcapp.ui.common.words import number

_WORDS: Mapping[Thing, tuple[str, str]] = {
    Thing.ROOT_KEY: (
        N_("Root key"),
        N_("It signs every later kit. Keep it on a stick in a safe, never on this computer."),
    ),
    Thing.RECOVERY_KEY: (
        N_("Recovery key"),
        N_(
            "It opens what towns send when the desk's key is lost. Keep it on another stick, "
            "in another place."
        ),
    ),
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
}


@dataclass(frozen=True)
class Step:
    """One thing to save; `saved` is the path it was written to and read back from, "" before."""

    thing: Thing
    title: str
    sentence: str
    file: str
    saved: str


def steps(leaving: Leaving) -> tuple[Step, ...]:
    """The five things in their order."""
    return tuple(
        Step(thing, _(title), _(sentence), FILES[thing], leaving.saved.get(thing, ""))
        for thing, (title, sentence) in _WORDS.items()
    )


def progress(leaving: Leaving, language: str) -> str:
    """How many of them are where they belong."""
    return _("{done} of {total} saved").format(
        done=number(len(leaving.saved), language), total=number(len(Thing), language)
    )


def same_place(leaving: Leaving) -> bool:
    """Whether root key and recovery key lie side by side: whoever takes one takes both."""
    root, recovery = leaving.saved.get(Thing.ROOT_KEY), leaving.saved.get(Thing.RECOVERY_KEY)
    return bool(root and recovery) and Path(str(root)).parent == Path(str(recovery)).parent
