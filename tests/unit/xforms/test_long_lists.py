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


@pytest.mark.parametrize(
    "cells",
    [
        "<name>n{at}</name><land>l{at}</land>",
        "<name code='c'>n{at}</name><land>l{at}</land>",
        "<name>n{at}</name><!-- a remark --><land>l{at}</land>",
        "<name>n{at}</name><land>l{at}</land><land>again</land>",
        "<name>n{at}</name><land>l{at}</land><deep><er>1</er></deep>",
    ],
)
def test_a_list_is_walked_alike_whether_its_rows_are_plain_or_not(cells: str) -> None:
    items = "".join(f"<item>{cells.format(at=at)}</item>" for at in range(70))
    made = session(
        "<n/><last/><third/><lands/><up/><joined/><gap/>",
        "<bind nodeset='/data/n' calculate=\"count(instance('t')/root/item)\"/>"
        "<bind nodeset='/data/last' calculate=\"instance('t')/root/item[last()]/name\"/>"
        "<bind nodeset='/data/third' calculate=\"instance('t')/root/*[3]/*[1]\"/>"
        "<bind nodeset='/data/lands' calculate=\"count(instance('t')//land[. = 'l9'])\"/>"
        "<bind nodeset='/data/up' calculate=\"position(instance('t')/root/item[name = 'n8']/land/..)\"/>"
        "<bind nodeset='/data/joined' calculate=\"join('', instance('t')/root/item[name = 'n4']"
        "/following-sibling::item[1]/name | instance('t')/root/item[name = 'n2']/name)\"/>"
        "<bind nodeset='/data/gap' calculate=\"count(instance('t')/root/item[not(other)])\"/>",
        model=f"<instance id='t'><root>{items}</root></instance>",
    )
    told = [made.value(f"/data/{name}") for name in ("n", "last", "third", "lands", "up", "joined", "gap")]
    assert told == ["70", "n69", "n2", "1", "9", "n2n5", "70"]


def test_rows_without_some_of_the_columns() -> None:
    items = "".join(
        f"<item><name>n{at}</name>{f'<land>l{at}</land>' if at % 2 else ''}</item>" for at in range(100)
    )
    made = session(
        "<with/><of/><empty/>",
        "<bind nodeset='/data/with' calculate=\"count(instance('t')/root/item[land])\"/>"
        "<bind nodeset='/data/of' calculate=\"instance('t')/root/item[land = 'l7']/name\"/>"
        "<bind nodeset='/data/empty' calculate=\"count(instance('t')/root/item[land = ''])\"/>",
        model=f"<instance id='t'><root>{items}</root></instance>",
    )
    assert [made.value(f"/data/{name}") for name in ("with", "of", "empty")] == ["50", "n7", "0"]


def test_items_with_pictures_and_without_a_value() -> None:
    made = session(
        "<way/>",
        body="<select1 ref='/data/way'><itemset nodeset=\"instance('t')/root/item\"><value ref='name'/>"
        "<label ref='jr:itext(itextId)'/></itemset></select1>",
        model="<itext><translation lang='en'><text id='a'><value>By foot</value>"
        "<value form='image'>jr://images/foot.png</value></text><text id='b'><value>None</value></text>"
        "</translation></itext><instance id='t'><root><item><name>foot</name><itextId>a</itextId></item>"
        "<item><name/><itextId>b</itextId></item></root></instance>",
    )
    state = made.node("/data/way")
    assert [(one.value, one.label) for one in state.choices] == [("foot", "By foot")]
    assert dict(state.choices[0].media) == {"image": "jr://images/foot.png"}
    assert [(one.value, one.label) for one in state.listed] == [("foot", "By foot"), ("", "None")]


def test_labels_that_depend_on_no_answer_are_made_once_a_language() -> None:
    texts = "".join(
        f"<translation lang='{language}'><text id='a'><value>{word}</value></text>"
        f"<text id='b'><value>{word} <output value='/data/said'/></value></text></translation>"
        for language, word in (("en", "Town"), ("fr", "Ville"))
    )
    lists = "".join(
        f"<instance id='{name}'><root><item><name>1</name><itextId>{name}</itextId></item></root></instance>"
        for name in "ab"
    )
    made = session(
        "<said/><plain/><telling/>",
        body="<input ref='/data/said'/>"
        + "".join(
            f"<select1 ref='/data/{ref}'><itemset nodeset=\"instance('{name}')/root/item\">"
            "<value ref='name'/><label ref='jr:itext(itextId)'/></itemset></select1>"
            for ref, name in (("plain", "a"), ("telling", "b"))
        ),
        model=f"<itext>{texts}</itext>{lists}",
    )
    first = made.node("/data/plain").choices
    made.set_value("/data/said", "X")
    assert made.node("/data/plain").choices is first
    assert [one.label for one in made.node("/data/telling").choices] == ["Town X"]
    made.set_language("fr")
    assert [one.label for one in made.node("/data/plain").choices] == ["Ville"]
    assert [one.label for one in made.node("/data/telling").choices] == ["Ville X"]
