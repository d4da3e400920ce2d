"""Filters over long lists find the same rows as over short ones."""

from __future__ import annotations

import pytest

from hrcapp.xforms import FormSession
from tests.unit.xforms.xform_builder import session

_FILTERS = [
    "land = /data/land",
    "/data/land = land",
    "./land = current()/../land",
    "land = /data/land and size > 3",
    "size > 3 and land = concat(/data/land, '')",
    "land = /data/land or size = 0",
    "size = 4",
    "land != /data/land",
]


def listed(rows: int, condition: str) -> FormSession:
    """A select over that many rows, four lands in turn, sizes 0 to 6."""
    items = "".join(
        f"<item><name>n{at}</name><land>l{at % 4}</land><size>{at % 7}</size></item>" for at in range(rows)
    )
    written = condition.replace("<", "&lt;").replace(">", "&gt;")
    return session(
        "<land>l1</land><town/>",
        body=f"""<select1 ref="/data/town"><itemset nodeset="instance('t')/root/item[{written}]">"""
        '<value ref="name"/><label ref="name"/></itemset></select1>',
        model=f'<instance id="t"><root>{items}</root></instance>',
    )


def names(made: FormSession) -> list[str]:
    """What is offered now."""
    return [choice.value for choice in made.node("/data/town").choices]


@pytest.mark.parametrize("condition", _FILTERS)
def test_a_long_list_is_filtered_like_a_short_one(condition: str) -> None:
    long, short = listed(140, condition), listed(28, condition)
    for land in ("l1", "l3", "nowhere"):
        long.set_value("/data/land", land)
        short.set_value("/data/land", land)
        offered = names(long)
        assert [name for name in offered if int(name[1:]) < 28] == names(short)
        assert len(offered) == 5 * len(names(short))


def test_a_filter_that_counts_positions_reads_every_row() -> None:
    made = listed(140, "land = /data/land and position() < 7")
    assert names(made) == ["n1", "n5"]
