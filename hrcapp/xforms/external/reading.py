"""A file of a form → the `<instance>` element that expressions walk through."""

from __future__ import annotations

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms import xml
from hrcapp.xforms.external.csv_rows import read_csv
from hrcapp.xforms.external.files import FileRefused, FormFiles, name_of
from hrcapp.xforms.external.geojson import read_geojson
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
    instance = Element(name="instance")
    if ending == "csv":
        root: Element = Table(*read_csv(data))
    elif ending == "geojson":
        root = Table(*read_geojson(data))
    elif ending == "xml":
        root = _markup(data)
    else:
        raise FileRefused(N_("files of this kind hold no list"))
    root.parent = instance
    instance.children.append(root)
    return instance


def _markup(data: bytes) -> Element:
    try:
        return xml.build(xml.parse(data), document=False)
    except xml.XmlRefused as error:
        raise FileRefused(N_("it is not XML that can be read: {reason}"), reason=error) from error
