"""The places of a desk in words: what waits, what was refused, what rounds did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrcapp.exchange.dropbox import place_name
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.place_words import told
from hrcapp.secretariat.rounds import Round
from hrcapp.secretariat.sync import Stage
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.box_words import kind_name
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import Told, number
from hrcapp.ui.theme import Kind

_STAGES = {
    Stage.COLLECT: N_("Taking what other desks did"),
    Stage.IMPORT: N_("Taking what towns have sent"),
    Stage.SHARE: N_("Telling the other desks"),
    Stage.ANSWER: N_("Putting the answers there"),
}


@dataclass(frozen=True)
class Found:
    """How things stand. `own`: the towns' place was chosen here; `desks` is None where this desk is alone.

    `waiting` entries of this desk are not with the others yet, `held` answers wait for that; `restored` are
    the numbers that a desk used twice, with the desk's name.
    """

    towns: tuple[DropBoxSpec, ...] = ()
    own: bool = False
    desks: DropBoxSpec | None = None
    automatic: bool = False
    last: Round | None = None
    history: tuple[Round, ...] = ()
    waiting: int = 0
    held: int = 0
    restored: tuple[tuple[str, int], ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is a place to exchange with."""
        return bool(self.towns or self.desks)


def stage(now: Stage) -> str:
    """What a round is doing."""
    return _(_STAGES[now])


def described(spec: DropBoxSpec) -> tuple[tuple[str, str], ...]:
    """Kind and address of a place; credentials are never shown."""
    return ((_("Kind"), kind_name(spec.kind)), (_("Address"), place_name(spec)))


def status(found: Found, language: str) -> tuple[Told, ...]:
    """Everything that is not as it should be, or that all is well."""
    lines = [*_waiting(found, language), *_unfinished(found.last, language), *_restored(found, language)]
    last = found.last
    if last is not None:
        lines += [Told("danger", str(told(fault)), "triangle-alert") for fault in last.faults]
        lines += [Told("warning", words, "shield-alert") for words in refused(last.refused, language)]
    if not lines and last is not None and not last.stopped:
        lines.append(Told("success", _("Nothing waits."), "circle-check"))
    return tuple(lines)


def refused(faults: Sequence[Fault], language: str) -> tuple[str, ...]:
    """Why entries of other desks were not taken, each reason once with its count."""
    counts = Counter(str(sentence(fault, _)) for fault in faults)
    return tuple(
        ngettext("An entry was refused. {why}", "{count} entries were refused. {why}", count).format(
            count=number(count, language), why=why
        )
        for why, count in counts.items()
    )


def _waiting(found: Found, language: str) -> list[Told]:
    lines: list[Told] = []
    if found.waiting and found.desks is not None:
        words = ngettext(
            "{count} entry of this desk is not with the other desks yet.",
            "{count} entries of this desk are not with the other desks yet.",
            found.waiting,
        )
        lines.append(Told("warning", words.format(count=number(found.waiting, language)), "hourglass"))
    if found.held:
        lines.append(Told("warning", held(found.held, language), "stamp"))
    return lines


def held(count: int, language: str) -> str:
    """That answers wait until their event is with the other desks."""
    words = ngettext(
        "{count} answer goes out once the other desks know of it.",
        "{count} answers go out once the other desks know of them.",
        count,
    )
    return words.format(count=number(count, language))


def _unfinished(last: Round | None, language: str) -> list[Told]:
    lines: list[Told] = []
    if last is not None and last.not_whole:
        words = ngettext(
            "{count} entry of another desk is not whole there yet; it is taken the next time.",
            "{count} entries of other desks are not whole there yet; they are taken the next time.",
            last.not_whole,
        )
        lines.append(Told("info", words.format(count=number(last.not_whole, language)), "hourglass"))
    if last is not None and last.unfinished:
        words = ngettext(
            "{count} file of a town is not whole there yet; it is taken the next time.",
            "{count} files of towns are not whole there yet; they are taken the next time.",
            last.unfinished,
        )
        lines.append(Told("info", words.format(count=number(last.unfinished, language)), "hourglass"))
    return lines


def _restored(found: Found, language: str) -> list[Told]:
    counts = Counter(desk for desk, _seq in found.restored)
    lines: list[Told] = []
    for desk, count in counts.items():
        words = ngettext(
            "{desk}: two entries have one number. A copy of that desk was put back. Both are kept.",
            "{desk}: {count} numbers were used for two entries each. A copy of that desk was put back. "
            "All are kept.",
            count,
        )
        line = words.format(desk=isolated(desk), count=number(count, language))
        lines.append(Told("warning", line, "git-compare"))
    return lines


@dataclass(frozen=True)
class Done:
    """One round in the history: its state, and what it did in a sentence each."""

    told: Told
    what: tuple[str, ...]


def done(made: Round, language: str) -> Done:
    """What one round did."""
    return Done(_state(made), tuple(_did(made, language)) or (_("Nothing new."),))


def trouble(fault: Fault) -> Notice:
    """What went wrong with a place, and what to do about it at a desk."""
    return Notice("danger", lambda: (told(fault).what, told(fault).next))


def finished(result: Round | Fault, language: str) -> tuple[Kind, Callable[[], tuple[str, str]]]:
    """What a person is told who pressed the button."""
    if isinstance(result, Fault):
        fault = result
        kind: Kind = "neutral" if fault.code is Code.INTERRUPTED else "danger"
        return kind, lambda: (told(fault).what, told(fault).next)
    made = result
    return _state(made).kind, lambda: (_state(made).words, " ".join(done(made, language).what))


def _state(made: Round) -> Told:
    if made.stopped:
        return Told("neutral", _("Stopped"), "circle-dashed")
    if made.faults:
        return Told("danger", _("Not everything went"), "triangle-alert")
    if made.refused:
        return Told("warning", _("Some entries were refused"), "shield-alert")
    return Told("success", _("Exchanged"), "check-check")


def _did(made: Round, language: str) -> list[str]:
    counted = (
        (made.new, ngettext("{count} new file of towns.", "{count} new files of towns.", made.new)),
        (
            made.aside,
            ngettext("{count} of them in quarantine.", "{count} of them in quarantine.", made.aside),
        ),
        (made.sent, ngettext("{count} answer put there.", "{count} answers put there.", made.sent)),
        (
            made.taken,
            ngettext("{count} entry of other desks.", "{count} entries of other desks.", made.taken),
        ),
        (
            made.published,
            ngettext("{count} entry for other desks.", "{count} entries for other desks.", made.published),
        ),
    )
    lines = [words.format(count=number(count, language)) for count, words in counted if count]
    lines += [told(fault).what for fault in made.faults]
    if made.refused:
        words = ngettext("{count} entry refused.", "{count} entries refused.", len(made.refused))
        lines.append(words.format(count=number(len(made.refused), language)))
    return lines
