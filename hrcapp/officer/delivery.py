"""The sealed files of several forms onto several sticks and folders, each read back, each told for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrcapp.exchange.place import check_space
from hrcapp.model.faults import Fault
from hrcapp.officer.outbox import Outbox, Package


@dataclass(frozen=True)
class Delivered:
    """One file at one place: where it lies now, or why it does not. No `place`: it could not be packed."""

    draft: str
    place: Path | None
    path: Path | None = None
    fault: Fault | None = None


Progress = Callable[[int, int], None]


def deliver(
    outbox: Outbox,
    drafts: Sequence[str],
    places: Sequence[Path],
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Delivered]:
    """Pack each form and put it into each place. What fails at one place holds up no other.

    Room for all is looked for before the first is written; a place without it gets nothing. `progress` gets
    (copies done, all copies); `cancelled` is asked before each copy.
    """
    packages, done = _packed(outbox, drafts)
    failed, total = len(done), len(packages) * len(places)
    for place in places:
        refused = _refused(place, packages)
        for package in packages:
            if cancelled and cancelled():
                return done
            done.append(_copy(outbox, package.draft, place, refused))
            refused = refused or _gone(done[-1])
            if progress:
                progress(len(done) - failed, total)
    return done


def _packed(outbox: Outbox, drafts: Sequence[str]) -> tuple[list[Package], list[Delivered]]:
    packages: list[Package] = []
    failed: list[Delivered] = []
    for draft in drafts:
        try:
            packages.append(outbox.pack(draft))
        except Fault as fault:
            failed.append(Delivered(draft, None, fault=fault))
    return packages, failed


def _refused(place: Path, packages: Sequence[Package]) -> Fault | None:
    try:
        check_space(place, sum(one.size for one in packages))
    except Fault as fault:
        return fault
    return None


def _copy(outbox: Outbox, draft: str, place: Path, refused: Fault | None) -> Delivered:
    if refused is not None:
        return Delivered(draft, place, fault=refused)
    try:
        return Delivered(draft, place, outbox.save_to(draft, place))
    except Fault as fault:
        return Delivered(draft, place, fault=fault)


def _gone(last: Delivered) -> Fault | None:
    """A stick that was pulled out is not asked for each of fifty files."""
    return last.fault if last.place is not None and not last.place.is_dir() else None
