"""Which cards are in the readers of this computer, whoever made them.

Each maker's library is asked in turn, in a process of its own; one that breaks down or stays silent is told
apart and keeps nobody from signing with another. The library that a person chose is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement.card_drivers import installed
from hrcapp.store import Home

_SETTING = "card_library"
SECONDS = 20.0
"""That a library may take to say which cards there are; a slow reader takes two or three."""


@dataclass(frozen=True)
class FoundCard:
    """A card, and the library that reads it."""

    library: Path
    card: statement.Card


@dataclass(frozen=True)
class Found:
    """All cards; how many libraries there are; what went wrong with some of them."""

    cards: tuple[FoundCard, ...]
    libraries: int
    faults: tuple[Fault, ...]


def libraries(home: Home) -> tuple[Path, ...]:
    """The one that a person chose, then those of the makers we know that are installed here."""
    chosen = str(home.settings().get(_SETTING, ""))
    known = installed()
    first = (Path(chosen),) if chosen and Path(chosen) not in known else ()
    return (*first, *known)


def choose_library(home: Home, library: Path) -> None:
    """Remember a library that lies elsewhere."""
    home.change(card_library=str(library))


def find_cards(
    asked: tuple[Path, ...],
    report: Callable[[int, int], object] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Found:
    """Ask these libraries, one after the other; `report` says how many of how many have answered.

    A card that two libraries read is listed once, with the first. Raises Fault INTERRUPTED once `stopped`.
    """
    found: dict[tuple[str, str], FoundCard] = {}
    faults = []
    for number, library in enumerate(asked):
        report(number, len(asked))
        try:
            for card in statement.cards(library, stopped=stopped, seconds=SECONDS):
                found.setdefault((card.label, card.serial), FoundCard(library, card))
        except Fault as fault:
            if fault.code is Code.INTERRUPTED:
                raise
            faults.append(fault)
    return Found(tuple(found.values()), len(asked), tuple(faults))
