"""Parties with what they sent, for lists: many thousands, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrcapp.secretariat import party_rows
from hrcapp.secretariat.items import ROWS, Item, item_of
from hrcapp.secretariat.party_rows import Party
from hrcapp.store import Store

_ITEMS = ROWS + "WHERE membership.party BETWEEN ? AND ? ORDER BY version.arrived_at DESC, version.key"


@dataclass(frozen=True)
class Listed:
    """A party and its versions, the newest first."""

    party: Party
    items: tuple[Item, ...]


class PartyList:
    """Reads the registry for showing it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def each(self) -> Iterator[Listed]:
        """Every party, by reference."""
        for piece in party_rows.in_pieces(self._store):
            if piece:
                yield from self._with_items(piece)

    def items(self, reference: str) -> tuple[Item, ...]:
        """The versions of one party, the newest first."""
        return tuple(map(item_of, self._store.rows(_ITEMS, (reference, reference))))

    def _with_items(self, piece: list[Party]) -> Iterator[Listed]:
        of: dict[str | None, list[Item]] = {}
        for row in self._store.rows(_ITEMS, (piece[0].reference, piece[-1].reference)):
            of.setdefault(row["party"], []).append(item_of(row))
        for party in piece:
            yield Listed(party, tuple(of.get(party.reference, ())))
