"""A long list written in XML → a table, where its rows are plain: leaves without attributes, each once."""

from __future__ import annotations

from lxml import etree

from hrcapp.xforms.table import Cells, Table
from hrcapp.xforms.xml import split

_LEAST_ROWS = 64
_UNEVEN = etree.XPath(
    "boolean(@* | */@* | */*/@* | */*/* | .//comment() | .//processing-instruction()"
    " | text()[normalize-space()] | */text()[normalize-space()] | *[name() != name(../*[1])])"
)


def table_of(root: etree._Element) -> Table | None:
    """The table of a list's root element; None for one that is short or not so plain."""
    if len(root) < _LEAST_ROWS or _UNEVEN(root):
        return None
    columns: dict[str, int] = {}
    rows: list[Cells] = []
    tags: list[str] = []
    for element in root:
        own = [str(cell.tag) for cell in element]
        if own == tags:
            rows.append([cell.text or "" for cell in element])
            continue
        if len(set(own)) != len(own):
            return None
        for tag in own:
            columns.setdefault(tag, len(columns))
        cells = {tag: cell.text or "" for tag, cell in zip(own, element, strict=True)}
        rows.append([cells.get(tag) for tag in columns])
        tags = own if own == list(columns) else []
    return _made(root, list(columns), rows)


def _made(root: etree._Element, tags: list[str], rows: list[Cells]) -> Table | None:
    namespace, name = split(str(root.tag))
    row_namespace, row_name = split(str(root[0].tag))
    columns = [split(tag) for tag in tags]
    if {namespace, row_namespace} != {namespace} or any(uri != namespace for uri, _ in columns):
        return None
    if root.prefix is not None or any(cell.prefix is not None for cell in root[0]):
        return None
    width = len(columns)
    filled = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in rows]
    return Table([column for _, column in columns], filled, name=name, row_name=row_name, namespace=namespace)
