"""The computer's own chain, for what happens while no store is open or a town's is: it lies in the store of
the computer's own desk, under the store key.

Of a town it shows the random id of her profile, when it was opened and closed, and where her own chain ended
then: neither can be cut short without the other telling.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit import Head, Trail
from hrcapp.officer.audit_check import Chain, check_trail
from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.audit_file import Exported, export
from hrcapp.officer.audit_noticed import of_folder
from hrcapp.officer.schema import MIGRATIONS
from hrcapp.officer.workspace import device_of, profile_path
from hrcapp.store import Home, open_store, proving
from hrcapp.vault import Vault

if TYPE_CHECKING:
    from hrcapp.officer.editor import Clock

_log = logging.getLogger(__name__)
_UNREADABLE = (Code.STORE_DAMAGED, Code.STORE_WRONG_KEY, Code.STORE_NEWER, Code.MIGRATION_FAILED)


class SharedTrail:
    """Opened for each entry: what is open meanwhile has its own connection, or is another file."""

    def __init__(self, home: Home, vault: Vault, clock: Clock) -> None:
        self._home, self._vault, self._clock = home, vault, clock

    @contextmanager
    def open(self) -> Iterator[Trail]:
        """The chain. Raises Fault STORE_*, DISK_FULL."""
        store = open_store(profile_path(self._home), self._vault.store_key, MIGRATIONS)
        try:
            with proving(store):
                trail = Trail(store, self._clock)
                trail.opened(**of_folder(self._home, self._vault))
            yield trail
        finally:
            store.close()

    def note(self, deed: Deed, by: By = By.FACILITATOR, **said: Any) -> None:
        """Write an entry. Raises Fault DISK_FULL, STORE_READ_ONLY, STORE_BUSY.

        A town is not kept from her form because the computer's own store can't be read: that is told where
        it is opened, and in the log.
        """
        self.note_each(deed, [said], by)

    def note_each(self, deed: Deed, each: Iterable[dict[str, Any]], by: By = By.FACILITATOR) -> None:
        """Several entries at once."""
        try:
            with self.open() as trail, trail.together():
                for said in each:
                    trail.note(deed, **{"by": by, **said})
        except Fault as fault:
            if fault.code not in _UNREADABLE:
                raise
            _log.exception("the audit of this computer can't be written")

    def check(self) -> Chain:
        """Read it, and look whether it is whole. Raises Fault STORE_*."""
        with self.open() as trail:
            return check_trail(trail)

    def export(self, folder: Path) -> Exported:
        """Put it into a folder, signed by this device. Raises Fault PLACE_*, READ_BACK_DIFFERS, STORE_*."""
        with self.open() as trail:
            return export(trail, device_of(self._vault).signing, folder, self._clock())

    def refused(self, profile: str, fault: Fault) -> None:
        """A profile stayed shut; what the person is told is why, whatever becomes of the entry."""
        try:
            self.note(Deed.PROFILE_REFUSED, By.ANYBODY, profile=profile, code=str(fault.code))
        except Fault:
            _log.exception("a refusal was not noted")


def marked(head: Head) -> dict[str, Any]:
    """The end of a profile's chain, as the computer's own tells it."""
    return {"count": head.count, "head": head.digest}
