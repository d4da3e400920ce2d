"""What the other outputs make of a page's arrangement: blocks kept together or side by side, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hrcapp.typeset import Block, Columns, PageBreak, Rules, Space, Table, Together

ORNAMENTS = (Rules, Space, PageBreak)
"""Blocks that say nothing."""


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without ornaments, and without the frames that keep some on one page.

    A table that was cut into columns to save room is one table again.
    """
    for block in blocks:
        if isinstance(block, Together):
            yield from flat(block.blocks)
        elif isinstance(block, Columns) and (table := _one_table(block.columns)):
            yield table
        elif not isinstance(block, ORNAMENTS):
            yield block


def _one_table(columns: Sequence[Sequence[Block] | None]) -> Table | None:
    found: list[Table] = []
    for column in columns:
        if column is None or len(column) != 1 or not isinstance(column[0], Table):
            return None
        found.append(column[0])
    if not found or any(table.header != found[0].header for table in found):
        return None
    return replace(found[0], rows=[row for table in found for row in table.rows])
