"""Submissions out of the tables that ODK Central, Briefcase and Kobo export, as the XML they were.

Titles are paths of questions from the root or from the repeat, parted by `/` or `-`, or bare names; values
are codes ("XML values"). Labels stand for both where they can mean one thing only (`odk_labels`). A choice of
several is one column with codes between spaces, or one column for each code; a geopoint one column, or four.
Rows of repeats name their parent's `KEY` or `_index`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.odk_instance import UUID_PREFIX, Sent, set_meta
from hrcapp.secretariat.odk_labels import Labels, labels_of
from hrcapp.secretariat.odk_sheets import Sheet
from hrcapp.xforms import FormDefinition
from hrcapp.xforms.definition import ModelNode

_INSTANCE = ("meta/instanceID", "meta-instanceID", "instanceID", "_uuid", "KEY")
_DEPRECATED = ("meta/deprecatedID", "meta-deprecatedID", "deprecatedID")
_NOTHING = frozenset({"", "n/a"})
_CHOSEN = frozenset({"1", "true", "yes", "1.0"})
_POINT = {"latitude": 0, "longitude": 1, "altitude": 2, "accuracy": 3}
_PARTING = ("/", "-", ":")


def submissions(
    main: Sheet, repeats: Sequence[Sheet], forms: Iterable[FormDefinition]
) -> Iterator[Sent | None]:
    """Each row of the main table as a submission of the form whose questions the titles name best.

    None for a row without an id. Raises Fault ODK_FORM_OTHER, ODK_TABLE_UNREADABLE for a table without ids.
    """
    if not main.is_main:
        raise Fault(Code.ODK_TABLE_UNREADABLE, name=f"{main.name}.csv")
    named = [(len(Columns(form, form.root, main.titles).by_title), form) for form in forms]
    count, form = max(named, key=lambda pair: pair[0], default=(0, None))
    if form is None or not count:
        raise Fault(Code.ODK_FORM_OTHER, name=f"{main.name}.csv", form="")
    tables = _Tables(form, main, repeats)
    for place in range(len(main.rows)):
        yield tables.sent(place)


@dataclass(frozen=True)
class Columns:
    """Which titles of a sheet name which questions of a form, or of one of its repeats."""

    form: FormDefinition
    within: ModelNode
    titles: tuple[str, ...]

    @cached_property
    def by_title(self) -> dict[int, tuple[ModelNode, str]]:
        """By column: the question, and which option or part of it ("" for the whole)."""
        names = self._names
        return {place: found for place, title in enumerate(self.titles) if (found := _question(title, names))}

    @cached_property
    def _names(self) -> dict[str, ModelNode]:
        found: dict[str, ModelNode] = {}
        bare: dict[str, list[ModelNode]] = {}
        for node in _questions(self.within):
            line = [one.name for one in node.line()[1:]]
            inner = line[len(self.within.line()) - 1 :]
            for sign in ("/", "-"):
                found.setdefault(sign.join(line), node)
                found.setdefault(sign.join(inner), node)
            bare.setdefault(node.name, []).append(node)
        for name, nodes in bare.items():
            if len(nodes) == 1:
                found.setdefault(name, nodes[0])
        return {**self._of_labels(found), **found}

    def _of_labels(self, known: Mapping[str, ModelNode]) -> dict[str, ModelNode]:
        """The questions of this table that titles, or the beginnings of titles, name by their labels."""
        stems = (title.rpartition(sign)[0] for title in self.titles for sign in _PARTING)
        here = {node.path: node for node in _questions(self.within)}
        unknown = {title for title in (*self.titles, *stems) if title and title not in known}
        paths = {title: path for title in unknown if (path := self._labels.question(title))}
        return {title: here[path] for title, path in paths.items() if path in here}

    @cached_property
    def _labels(self) -> Labels:
        return labels_of(self.form)

    def values(self, row: Sequence[str]) -> dict[ModelNode, str]:
        """The answers of a row by question."""
        found: dict[ModelNode, str] = {}
        parts: dict[ModelNode, dict[str, str]] = {}
        for place, (node, part) in self.by_title.items():
            cell = row[place].strip()
            if cell.lower() in _NOTHING:
                continue
            if part:
                parts.setdefault(node, {})[part] = cell
            else:
                found[node] = row[place]
        for node, given in parts.items():
            found.setdefault(node, _joined(node, given, self._labels))
        return {node: text for node, text in found.items() if text.strip()}


class _Tables:
    """The tables of one export; rows of repeats by the key of their parent."""

    def __init__(self, form: FormDefinition, main: Sheet, repeats: Sequence[Sheet]) -> None:
        self._form, self._main = form, main
        self._columns: dict[ModelNode, Columns] = {form.root: Columns(form, form.root, main.titles)}
        self._sheets: dict[ModelNode, Sheet] = {form.root: main}
        self._below: dict[tuple[ModelNode, str], list[int]] = {}
        for sheet in repeats:
            self._add(sheet)

    def _add(self, sheet: Sheet) -> None:
        """A table belongs to the repeat that has the most of its titles, and is the first to say so."""
        open_ones = [
            node for node in self._form.nodes.values() if node.is_repeat and node not in self._sheets
        ]
        tried = [Columns(self._form, node, sheet.titles) for node in open_ones]
        best = max(tried, key=lambda one: len(one.by_title), default=None)
        if best is None or not best.by_title:
            return
        node = best.within
        self._columns[node], self._sheets[node] = best, sheet
        for place in range(len(sheet.rows)):
            self._below.setdefault((node, _parent_key(sheet, place)), []).append(place)

    def sent(self, place: int) -> Sent | None:
        row = self._main.rows[place]
        key = _cell(self._main, row, "KEY")
        instance = next((text for one in _INSTANCE if (text := _cell(self._main, row, one))), "")
        if not instance:
            return None
        replaced = next((text for one in _DEPRECATED if (text := _cell(self._main, row, one))), "")
        root = etree.Element(self._form.root.name, {"id": self._form.id, "version": self._form.version})
        self._fill(root, self._form.root, place)
        instance, key = _urn(instance), _urn(key)
        # Central names a row by the first version's id, whichever version it shows.
        deprecated = _urn(replaced) or (key if key and key != instance else "")
        set_meta(self._form, root, instance, deprecated)
        return Sent(self._form.id, self._form.version, instance, deprecated, root)

    def _fill(self, element: etree._Element, within: ModelNode, place: int) -> None:
        sheet = self._sheets[within]
        for node, text in self._columns[within].values(sheet.rows[place]).items():
            self._answer(_at(element, within, node), node, text)
        for node in _repeats(within):
            for key in _keys(sheet, place):
                for below in self._below.get((node, key), ()):
                    self._fill(_at(element, within, node, new=True), node, below)

    def _answer(self, element: etree._Element, node: ModelNode, text: str) -> None:
        """A label becomes its code; one that may mean several stays beside, where it is kept as it came."""
        labels = labels_of(self._form)
        coded: str | None = text
        if _is_many(node):
            coded = labels.codes(node.path, text.strip())
        elif node.control is not None and node.control.kind == "select1":
            coded = labels.code(node.path, text.strip())
        if coded is None:
            etree.SubElement(element, "label").text = text
        else:
            element.text = coded


def _questions(within: ModelNode) -> Iterator[ModelNode]:
    """The leaves of a form or repeat that stand in no repeat further in."""
    for child in within.children.values():
        if child.name == "meta" or child.is_repeat:
            continue
        if child.children:
            yield from _questions(child)
        else:
            yield child


def _repeats(within: ModelNode) -> Iterator[ModelNode]:
    for child in within.children.values():
        if child.is_repeat:
            yield child
        elif child.children:
            yield from _repeats(child)


def _question(title: str, names: Mapping[str, ModelNode]) -> tuple[ModelNode, str] | None:
    if title in names:
        return names[title], ""
    for sign in _PARTING:
        stem, parted, part = title.rpartition(sign)
        node = names.get(stem) if parted else None
        if node is not None and (_is_many(node) or (_is_point(node) and part.lower() in _POINT)):
            return node, part
    return None


def _joined(node: ModelNode, given: Mapping[str, str], labels: Labels) -> str:
    if _is_point(node):
        found = {_POINT[part.lower()]: text for part, text in given.items()}
        return " ".join(found.get(place, "0") for place in range(4)) if 0 in found and 1 in found else ""
    chosen = (part for part, text in given.items() if text.lower() in _CHOSEN)
    return " ".join(labels.code(node.path, part) or part for part in chosen)


def _is_many(node: ModelNode) -> bool:
    return node.control is not None and node.control.kind in ("select", "rank")


def _is_point(node: ModelNode) -> bool:
    return node.bind.type == "geopoint"


def _cell(sheet: Sheet, row: Sequence[str], title: str) -> str:
    return row[sheet.titles.index(title)].strip() if title in sheet.titles else ""


def _parent_key(sheet: Sheet, place: int) -> str:
    row = sheet.rows[place]
    return _cell(sheet, row, "PARENT_KEY") or f"#{_cell(sheet, row, '_parent_index')}"


def _keys(sheet: Sheet, place: int) -> tuple[str, ...]:
    """What the rows below name this one by: Central and Briefcase its key, Kobo its number."""
    row = sheet.rows[place]
    key, number = _cell(sheet, row, "KEY"), _cell(sheet, row, "_index")
    return tuple(filter(None, (key, f"#{number}" if number else "")))


def _urn(text: str) -> str:
    return text if not text or ":" in text else UUID_PREFIX + text


def _at(element: etree._Element, within: ModelNode, node: ModelNode, *, new: bool = False) -> etree._Element:
    """The element of a node below that of `within`, made if need be; `new`: one more beside the others."""
    line = node.line()[len(within.line()) :]
    for step in line[:-1] if new else line:
        found = element.find(step.name)
        element = found if found is not None else etree.SubElement(element, step.name)
    return etree.SubElement(element, line[-1].name) if new else element
