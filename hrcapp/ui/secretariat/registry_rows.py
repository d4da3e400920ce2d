"""The rows of the registry, kept while nothing changes: making them for a hundred thousand takes seconds."""

from __future__ import annotations

from dataclasses import dataclass

from hrcapp.secretariat.desk import Desk
from hrcapp.ui.secretariat import registry
from hrcapp.xforms.collector import collector_paused


@dataclass
class _Kept:
    stamp: int
    language: str
    rows: registry.Rows


class RegistryRows:
    """Use it on the store's thread only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: _Kept | None = None

    def read(self, language: str) -> registry.Rows:
        """Every party in the order of the language."""
        stamp = self._desk.parties.stamp()
        if self._kept is None or (self._kept.stamp, self._kept.language) != (stamp, language):
            with collector_paused():  # a sweep among a hundred thousand parties would hold up the window
                self._kept = _Kept(stamp, language, registry.rows(self._desk.party_list.each(), language))
        return self._kept.rows
