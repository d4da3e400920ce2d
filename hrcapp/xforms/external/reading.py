"""A file of a form → the `<instance>` element that expressions walk through."""

from __future__ import annotations

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms import xml
from hrcapp.xforms.external.csv_rows import read_csv
from hrcapp.xforms.external.files import FileRefused, FormFiles, name_of
from hrcapp.xforms.external.geojson import read_geojson
from hrcapp.xforms.lists import table_of
from hrcapp.xforms.nodes import Element
from hrcapp.xforms.table import Table


def read_instance(files: FormFiles, source: str) -> Element | None:
    """The list in a file, by the ending of its name; None when the file is not there.

    Raises `FileRefused` when it is there and cannot be used.
    """
    data = files.read(source)
    if data is None:
        return None
    ending = (name_of(source) or "").rpartition(".")[2].lower()
    if ending == "csv":
        return instance_around(_table(*read_csv(data)))
    if ending == "geojson":
        return instance_around(_table(*read_geojson(data)))
    if ending == "xml":
        return instance_around(_markup(data))
    raise FileRefused(N_("files of this kind hold no list"))


def instance_around(root: Element) -> Element:
    """The `<instance>` element that `instance()` gives, around the root of a list."""
    instance = Element(name="instance")
    instance.append(root)
    return instance


def _table(columns: list[str], rows: list[list[str]]) -> Table:
    """Rows that are too short end in empty texts; what has no column of its own is left out."""
    width = len(columns)
    even = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for row in rows]
    return Table(columns, even)


def _markup(data: bytes) -> Element:
    try:
        root = xml.parse(data)
        return table_of(root) or xml.build(root, document=False)
    except xml.XmlRefused as error:
        raise FileRefused(N_("it is not XML that can be read: {reason}"), reason=error) from error
