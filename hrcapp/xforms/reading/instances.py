"""The `<instance>` elements of a model: the primary one, the lists in the form and those in files."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import xml
from hrcapp.xforms.external import FileRefused, FormFiles, instance_around, read_instance
from hrcapp.xforms.lists import table_of
from hrcapp.xforms.nodes import Element
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.markup import attribute, elements, place

LAST_SAVED = "jr://instance/last-saved"


@dataclass
class Lists:
    """Secondary instances by id. `absent` are ids whose file is not there: they stand as empty lists.

    `last_saved` are ids that mean the answers saved before; they are empty until a session has some.
    """

    found: dict[str, Element] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    last_saved: frozenset[str] = frozenset()

    @property
    def names(self) -> set[str]:
        """Every id that `instance()` may be asked for."""
        return set(self.found)


def primary_of(model: etree._Element) -> etree._Element:
    """The root of the answers: the first instance. Raises `Fault` FORM_UNREADABLE without one."""
    primary = next((element for name, element in elements(model) if name == "instance"), None)
    if primary is None:
        raise Fault(Code.FORM_UNREADABLE, reason="no primary instance")
    root = next((child for _, child in elements(primary)), None)
    if root is None:
        raise Fault(Code.FORM_UNREADABLE, reason="the primary instance is empty")
    return root


def read_lists(model: etree._Element, files: FormFiles, problems: Problems) -> Lists:
    """All instances after the first. One in a file wins over what is written inside the element."""
    lists = Lists()
    for element in [each for name, each in elements(model) if name == "instance"][1:]:
        identifier, source = attribute(element, "id"), attribute(element, "src")
        if identifier in lists.found:
            problems.add(place(element), N_("there are two instances “{name}”"), name=identifier)
        elif source == LAST_SAVED:
            lists.last_saved |= {identifier}
            lists.found[identifier] = _empty()
        else:
            _read_list(element, identifier, source, files, lists, problems)
    return lists


def _read_list(
    element: etree._Element, identifier: str, source: str, files: FormFiles, lists: Lists, problems: Problems
) -> None:
    found = _of_file(element, source, files, problems) if source else None
    if found is None and next(elements(element), None) is not None:
        found = _inside(element)
    if found is None:
        lists.absent.add(identifier)
        problems.warn(
            place(element),
            N_("the file “{source}” is not part of the form; its list is empty"),
            source=source,
        )
    lists.found[identifier] = _empty() if found is None else found


def _inside(element: etree._Element) -> Element:
    """A list written in the form, with whatever stands beside its root."""
    inner = [child for _, child in elements(element)]
    table = table_of(inner[0]) if len(inner) == 1 else None
    return xml.build(element, document=False) if table is None else instance_around(table)


def _of_file(element: etree._Element, source: str, files: FormFiles, problems: Problems) -> Element | None:
    try:
        return read_instance(files, source)
    except FileRefused as error:
        problems.add(
            place(element), N_("the file “{source}” cannot be used: {reason}"), source=source, reason=error
        )
        return _empty()


def _empty() -> Element:
    """What stands in for a list that is not here."""
    return instance_around(Element(name="root"))
