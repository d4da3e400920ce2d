"""Which drop boxes are used: those that the kit names or one of this device's own.

"Automatic" tries all of them, until one works; or a person has chosen one.
Credentials of an own server lie in the vault; the settings know a folder, or the address of one of the kit's.
"""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.exchange.dropbox import (
    FOLDER,
    KINDS,
    FileLedger,
    OfficerBox,
    open_officer_box,
    place_name,
    server_name,
    spec_from_bytes,
    spec_to_bytes,
)
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.exchange.transfer import Line
from hrcapp.officer.workspace import Workspace

_FOLDER, _PICKED, _VAULT = "drop_box", "drop_box_of_kit", "drop-box"
_WORKED, _OWN = "drop_box_worked", "own"


@dataclass(frozen=True)
class Place:
    """A drop box that may be used; `own` was added on this device, the others are the kit's."""

    spec: DropBoxSpec
    own: bool

    @property
    def name(self) -> str:
        """What tells it from the others, without credentials."""
        return place_name(self.spec)

    @property
    def server(self) -> str:
        """The server's name or the folder's path: what people are told."""
        return server_name(self.spec)

    @property
    def key(self) -> str:
        """What the settings call it: the own one may be another folder on the kit's server."""
        return _OWN if self.own else self.name

    @property
    def is_folder(self) -> bool:
        return self.spec.kind == FOLDER


def places(workspace: Workspace) -> tuple[Place, ...]:
    """Every drop box that may be used, the own one first; kinds that only a later app knows are left out."""
    own = _own_spec(workspace)
    found = [Place(own, own=True)] if own and own.kind in KINDS else []
    return (*found, *(Place(one, own=False) for one in _of_kit(workspace)))


def picked(workspace: Workspace) -> Place | None:
    """The one that a person has chosen, alone; None for "Automatic"."""
    found = workspace.home.settings().get(_PICKED)
    return next((one for one in places(workspace) if one.key == found), None)


def route(workspace: Workspace) -> tuple[Place, ...]:
    """Those to try, in their order: the chosen one alone, or all, the last that worked first."""
    if one := picked(workspace):
        return (one,)
    worked = workspace.home.settings().get(_WORKED)
    return tuple(sorted(places(workspace), key=lambda one: one.key != worked))


def chosen(workspace: Workspace) -> Place | None:
    """The one that is tried first."""
    return next(iter(route(workspace)), None)


def choose(workspace: Workspace, place: Place | None) -> None:
    """Use this one of `places` alone from now on; None for "Automatic"."""
    workspace.home.change(**{_PICKED: place.key if place else None})


def remember(workspace: Workspace, place: Place) -> None:
    """It worked: with "Automatic" it comes first the next time."""
    if workspace.home.settings().get(_WORKED) != place.key:
        workspace.home.change(**{_WORKED: place.key})


def add_own(workspace: Workspace, spec: DropBoxSpec) -> None:
    """Use a drop box of this device's own alone, in the place of an earlier one."""
    is_folder = spec.kind == FOLDER
    workspace.vault.put(_VAULT, b"" if is_folder else spec_to_bytes(spec))
    workspace.home.change(**{_FOLDER: spec.address if is_folder else None, _PICKED: _OWN})


def forget_own(workspace: Workspace) -> None:
    """Forget the own one with its credentials; the kit's are used again."""
    workspace.vault.put(_VAULT, b"")
    if workspace.home.settings().get(_PICKED) == _OWN:
        choose(workspace, None)
    workspace.home.change(**{_FOLDER: None})


def open_place(workspace: Workspace, spec: DropBoxSpec, line: Line | None = None) -> OfficerBox:
    """The drop box, open; a file that was cut off goes on where it was. Raises Fault BOX_SETTINGS, BOX_*."""
    return open_officer_box(spec, line=line, ledger=FileLedger(workspace.home.folder("sending")))


def try_place(workspace: Workspace, spec: DropBoxSpec, line: Line | None = None) -> None:
    """Log in and look for answers; nothing is put there. Raises Fault PLACE_*, BOX_*, INTERRUPTED."""
    with open_place(workspace, spec, line or Line(attempts=1)) as box:
        box.list_receipts(workspace.device.signing.public)


def _own_spec(workspace: Workspace) -> DropBoxSpec | None:
    if folder := workspace.home.settings().get(_FOLDER):
        return DropBoxSpec(FOLDER, str(folder))
    return spec_from_bytes(workspace.vault.get(_VAULT) or b"")


def _of_kit(workspace: Workspace) -> tuple[DropBoxSpec, ...]:
    kit = workspace.kit.current()
    return tuple(one for one in kit.content.drop_boxes if one.kind in KINDS) if kit else ()
