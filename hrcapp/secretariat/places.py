"""Where this desk meets the officers and the other desks: what the kit names, or what was chosen here.

The desks' place is reached with credentials that no kit has; they lie in the vault.
"""

from __future__ import annotations

from hrcapp.exchange.dropbox import FOLDER, KINDS, place_name, spec_from_bytes, spec_to_bytes
from hrcapp.exchange.kit import DropBoxSpec, Kit
from hrcapp.store import Home, vault_of

_SETTING, _OFFICERS, _DESKS = "drop_box", "drop-box", "desks-place"
_SHARED, _AUTOMATIC = "desks_place", "exchange_automatic"


def officers_place(home: Home, kit: Kit) -> DropBoxSpec | None:
    """The drop box: the one chosen here, or the first of the kit that this app can use."""
    if folder := home.settings().get(_SETTING):
        return DropBoxSpec(FOLDER, str(folder))
    own = spec_from_bytes(vault_of(home).get(_OFFICERS) or b"")
    return own or next((one for one in kit.content.drop_boxes if one.kind in KINDS), None)


def choose_officers_place(home: Home, spec: DropBoxSpec | None) -> None:
    """Use this one from now on; None goes back to the kit's."""
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


def is_automatic(home: Home) -> bool:
    """Whether this desk may exchange by itself: never before it was switched on."""
    return home.settings().get(_AUTOMATIC) is True


def set_automatic(home: Home, on: bool) -> None:
    """Switch it on or off."""
    home.change(**{_AUTOMATIC: True if on else None})
