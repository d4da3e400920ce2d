"""Where this desk meets the officers and the other desks: what the kit names, or what was chosen here.

The desks' place is reached with credentials that no kit has; they lie in the vault.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeVar

from hrcapp.exchange.dropbox import (
    FOLDER,
    KINDS,
    DeskBox,
    FileLedger,
    OfficerBox,
    open_desk_box,
    open_officer_box,
    place_name,
    spec_from_bytes,
    spec_to_bytes,
)
from hrcapp.exchange.kit import DropBoxSpec, Kit
from hrcapp.exchange.transfer import Line
from hrcapp.model.faults import Code, Fault
from hrcapp.store import Home, vault_of

Choosing = Callable[[Home, DropBoxSpec | None], None]
"""What keeps a place, or forgets it."""

_Box = TypeVar("_Box", OfficerBox, DeskBox)

_SETTING, _OFFICERS, _DESKS = "drop_box", "drop-box", "desks-place"
_SHARED, _AUTOMATIC = "desks_place", "exchange_automatic"


def officers_places(home: Home, kit: Kit) -> tuple[DropBoxSpec, ...]:
    """The drop boxes: the one chosen here, or all of the kit that this app can use, for towns use any."""
    if folder := home.settings().get(_SETTING):
        return (DropBoxSpec(FOLDER, str(folder)),)
    own = spec_from_bytes(vault_of(home).get(_OFFICERS) or b"")
    return (own,) if own else tuple(one for one in kit.content.drop_boxes if one.kind in KINDS)


def choose_officers_place(home: Home, spec: DropBoxSpec | None) -> None:
    """Use this one alone from now on, such as a folder that is one of the kit's; None goes back to those."""
    is_folder = spec is not None and spec.kind == FOLDER
    vault_of(home).put(_OFFICERS, spec_to_bytes(spec) if spec and not is_folder else b"")
    home.change(**{_SETTING: spec.address if spec and is_folder else None})


def is_own(home: Home) -> bool:
    """Whether the officers' place was chosen here, in the place of the kit's."""
    return bool(home.settings().get(_SETTING) or vault_of(home).get(_OFFICERS))


def desks_place(home: Home) -> DropBoxSpec | None:
    """Where the desks keep their common log; None where this desk works alone."""
    return spec_from_bytes(vault_of(home).get(_DESKS) or b"")


def desks_place_name(home: Home) -> str:
    """What tells that place from others, without credentials; "" where this desk works alone."""
    return str(home.settings().get(_SHARED, ""))


def choose_desks_place(home: Home, spec: DropBoxSpec | None) -> None:
    """Share the log there from now on; None works alone."""
    vault_of(home).put(_DESKS, spec_to_bytes(spec) if spec else b"")
    home.change(**{_SHARED: place_name(spec) if spec else None})


def has_place(home: Home, kit: Kit) -> bool:
    """Whether there is anything to exchange with."""
    return bool(officers_places(home, kit) or desks_place(home))


def is_automatic(home: Home) -> bool:
    """Whether this desk may exchange by itself: never before it was switched on."""
    return home.settings().get(_AUTOMATIC) is True


def set_automatic(home: Home, on: bool) -> None:
    """Switch it on or off."""
    home.change(**{_AUTOMATIC: True if on else None})


def is_of_a_place(fault: Fault) -> bool:
    """Whether it says something about a place or the way there, not about this computer."""
    return fault.code.startswith(("box-", "place-")) or fault.code is Code.READ_BACK_DIFFERS


@dataclass
class Places:
    """Open places; what an address has kept from being opened is in `faults`. Nothing was asked of a server.

    `names` tells the places that are meant from others, opened or not.
    """

    boxes: list[OfficerBox] = field(default_factory=list)
    desks: DeskBox | None = None
    faults: list[Fault] = field(default_factory=list)
    names: str = ""
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def add(self, opening: Callable[[], _Box]) -> _Box | None:
        """Open one, or remember what is wrong with its address."""
        try:
            return self._open.enter_context(opening())
        except Fault as fault:
            if not is_of_a_place(fault):
                raise
            self.faults.append(fault)
            return None


def open_places(home: Home, kit: Kit, line: Callable[[], Line] = Line) -> Places:
    """Every place of this desk, with a `line` to each server."""
    officers, shared = officers_places(home, kit), desks_place(home)
    found = Places(names="\n".join(place_name(one) for one in (*officers, *([shared] if shared else []))))
    for spec in officers:
        box = found.add(lambda spec=spec: open_officer_box(spec, line=line()))  # type: ignore[misc]
        if box is not None:
            found.boxes.append(box)
    if shared is not None:
        ledger = FileLedger(home.folder("sending"))
        found.desks = found.add(lambda: open_desk_box(shared, line=line(), ledger=ledger))
    return found
