"""The words of doing one thing with many forms: verbs, what came of it, and why not. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.i18n.sorting import sort_key
from hrcapp.officer.profiles_index import ProfileEntry, ProfileState
from hrcapp.officer.workshop import Act, Outcome
from hrcapp.ui.common.words import Told, number

ICONS: dict[Act, str] = {
    Act.CHECK: "list-checks",
    Act.FINALISE: "check-check",
    Act.PRINT: "printer",
    Act.PACK: "package-check",
    Act.TAKE_IN: "inbox",
}
_VERBS: dict[Act, str] = {
    Act.CHECK: N_("Check"),
    Act.FINALISE: N_("Make ready to sign"),
    Act.PRINT: N_("Print as PDF…"),
    Act.PACK: N_("Pack to a folder or stick…"),
    Act.TAKE_IN: N_("Take receipts in…"),
}
_DOING: dict[Act, str] = {
    Act.CHECK: N_("Checking forms"),
    Act.FINALISE: N_("Making forms ready to sign"),
    Act.PRINT: N_("Writing statements"),
    Act.PACK: N_("Packing forms"),
    Act.TAKE_IN: N_("Taking receipts in"),
}
_DONE: dict[Act, str] = {
    Act.CHECK: N_("Nothing is missing"),
    Act.FINALISE: N_("Ready"),
    Act.PRINT: N_("Written"),
    Act.PACK: N_("Packed, and read back"),
    Act.TAKE_IN: N_("Answer taken in"),
}


def verb(act: Act) -> str:
    """The button."""
    return _(_VERBS[act])


def doing(act: Act) -> str:
    """The progress."""
    return _(_DOING[act])


def by_name(entries: Iterable[ProfileEntry], language: str) -> list[ProfileEntry]:
    """All towns."""
    return sorted(entries, key=lambda one: sort_key(one.title, language))


def within_reach(entry: ProfileEntry) -> bool:
    """Whether there can be a form for the campaign that the administrator's key opens."""
    return entry.state is ProfileState.PROTECTED and not entry.training


def subtitle(chosen: int, count: int, language: str) -> str:
    """How many of how many are chosen."""
    told = ngettext("{chosen} of {count} town chosen", "{chosen} of {count} towns chosen", count)
    return told.format(chosen=number(chosen, language), count=number(count, language))


def result(one: Outcome) -> Told:
    """Done or failed."""
    if one.fault is None:
        return Told("success", _(_DONE[one.act]), "check")
    return Told("danger", _("Not done"), "circle-alert")


def detail(one: Outcome) -> str:
    """The file that was written, or why not."""
    if one.fault is not None:
        return str(sentence(one.fault, _))
    return one.path.name if one.path else ""


def failed_first(results: Sequence[Outcome]) -> list[Outcome]:
    """What asks for a person comes first, both in their order."""
    return sorted(results, key=lambda one: one.fault is None)


def summary(results: Sequence[Outcome], language: str, *, stopped: bool) -> tuple[str, str]:
    """What came of it, in two sentences."""
    done = sum(one.fault is None for one in results)
    failed = len(results) - done
    title = ngettext("{count} form done", "{count} forms done", done).format(count=number(done, language))
    rest = ""
    if failed:
        told = ngettext("{count} form is not done: see why.", "{count} forms are not done: see why.", failed)
        rest = told.format(count=number(failed, language))
    if stopped:
        rest = " ".join(filter(None, (rest, _("It was stopped: the other towns are as before."))))
    return title, rest
