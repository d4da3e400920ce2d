"""Writing the structure tree, its parent tree, and the fields that hang in it."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from hrcapp.typeset.inputs import Inputs
from hrcapp.typeset.structure import Content, InputPlace, Node, WidgetPlace

_PRINT_LOCKED = 4 | 128


def write(pdf: Pdf, root: Node) -> None:
    """Add StructTreeRoot with its ParentTree; every page keeps the tab order of the structure."""
    _Writer(pdf).write(root)


class _Writer:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.by_page: list[dict[int, Any]] = [{} for _ in pdf.pages]
        self.widgets: list[tuple[Any, Any]] = []
        self.inputs = Inputs(pdf)

    def write(self, root: Node) -> None:
        self.top.K = Array([self._element(root, self.top)])
        numbers = Array([])
        for index, page in enumerate(self.pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            marks = self.by_page[index]
            numbers.append(index)
            numbers.append(self.pdf.make_indirect(Array([marks[mcid] for mcid in sorted(marks)])))
        following = len(self.pdf.pages)
        for widget, element in self.widgets:
            widget.StructParent = following
            numbers.append(following)
            numbers.append(element)
            following += 1
        self.top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.top.ParentTreeNextKey = following
        self.pdf.Root.StructTreeRoot = self.top

    def _element(self, node: Node, parent: Any) -> Any:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        if node.alt:
            element.Alt = String(node.alt)
        if node.turned:
            element.ActualText = String(node.text)
        if node.language:
            element.Lang = String(node.language)
        if node.attributes:
            element.A = Array([_attribute(owner, values) for owner, values in node.attributes.items()])
        kids = [self._kid(kid, element) for kid in node.kids]
        # A lone kid without an array around it: pyHanko finds a signature field in the tree only like that.
        element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: Node | Content | WidgetPlace | InputPlace, element: Any) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element)
        if isinstance(kid, WidgetPlace):
            return self._widget(kid, element)
        if isinstance(kid, InputPlace):
            widget = self.inputs.widget(kid)
            self.widgets.append((widget, element))
            return Dictionary(Type=Name.OBJR, Obj=widget, Pg=self.pdf.pages[kid.page].obj)
        self.by_page[kid.page][kid.mcid] = element
        return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[kid.page].obj, MCID=kid.mcid)

    def _widget(self, place: WidgetPlace, element: Any) -> Any:
        """An empty signature field, merged with its widget, ready to be signed as it stands."""
        left, bottom, right, top = place.rect
        page = self.pdf.pages[place.page].obj
        nothing = self.pdf.make_stream(
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, right - left, top - bottom]),
            Resources=Dictionary(),
        )
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(place.name),
                TU=String(place.tooltip),
                Contents=String(place.tooltip),
                F=_PRINT_LOCKED,
                Rect=Array([left, bottom, right, top]),
                P=page,
                AP=Dictionary(N=nothing),
            )
        )
        self._register(widget, page)
        self.widgets.append((widget, element))
        return Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)

    def _register(self, widget: Any, page: Any) -> None:
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(widget)
        if "/AcroForm" not in self.pdf.Root:
            self.pdf.Root.AcroForm = self.pdf.make_indirect(Dictionary(Fields=Array([]), SigFlags=0))
        self.pdf.Root.AcroForm.Fields.append(widget)


def _attribute(owner: str, values: dict[str, object]) -> pikepdf.Object:
    written = Dictionary(O=Name("/" + owner))
    for key, value in values.items():
        if isinstance(value, tuple):
            written["/" + key] = Array(list(value))
        else:
            written["/" + key] = Name(str(value))
    return written
