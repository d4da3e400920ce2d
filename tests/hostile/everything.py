"""Every format of the corpus: what is sealed, and what anybody may give."""

from __future__ import annotations

from collections.abc import Iterator

from tests.exchange_world import World
from tests.hostile import answers, corpus, forms, letters, moved, papers, pictures, sheets
from tests.hostile.case import Format


def everything(world: World) -> Iterator[Format]:
    """All formats; those that are sealed over one campaign."""
    yield from corpus.formats(world)
    yield from given()


def given() -> Iterator[Format]:
    """What a person opens, imports or restores from."""
    for room in (sheets, answers, forms, letters, moved, pictures, papers):
        yield from room.formats()
