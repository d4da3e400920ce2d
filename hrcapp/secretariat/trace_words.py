"""Files that were set aside and invitations that name a person, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hrcapp.i18n import N_, _, ngettext
from hrcapp.secretariat.traces import Trace, Where

_WHERE: Mapping[Where, str] = {
    Where.ASIDE: N_("Set aside on {day}: {name}"),
    Where.INVITATION: N_("Invitation of {day}: {name}"),
}


def lines(traces: Iterable[Trace]) -> list[str]:
    """One for each."""
    return [_(_WHERE[one.where]).format(day=one.day, name=one.name) for one in traces]


def erasing(traces: Sequence[Trace]) -> list[str]:
    """What goes with the person."""
    files = sum(one.where is Where.ASIDE for one in traces)
    invitations = len(traces) - files
    told = []
    if files:
        told.append(
            ngettext(
                "{count} file that was set aside is deleted as a whole.",
                "{count} files that were set aside are deleted as a whole.",
                files,
            ).format(count=files)
        )
    if invitations:
        told.append(
            ngettext(
                "In {count} invitation the name is covered.",
                "In {count} invitations the name is covered.",
                invitations,
            ).format(count=invitations)
        )
    return told
