"""Which control a question gets."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.ui.forms.acknowledge import AcknowledgeControl
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.date import DateControl
from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.forms.geopoint import GeopointControl
from hrcapp.ui.forms.number import NumberControl
from hrcapp.ui.forms.range import RangeControl
from hrcapp.ui.forms.rank import RankControl
from hrcapp.ui.forms.select_many import CheckListControl, ChecksControl
from hrcapp.ui.forms.select_one import FEW, MANY, ComboControl, HeadingsControl, RadioControl
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.text import EssayControl, MaskedControl, TextControl, UrlControl
from hrcapp.ui.forms.time import DateTimeControl, TimeControl
from hrcapp.ui.forms.upload import PictureControl, UploadControl
from hrcapp.ui.look import Look
from hrcapp.xforms import NodeState

Make = Callable[[Look, NodeState, Surroundings], AnswerControl]
_IN_SIGHT = frozenset({"likert", "columns", "list-nolabel", "list", "horizontal", "columns-pack"})
"""Appearances that show all choices, however many there are."""


def control_for(look: Look, node: NodeState, surroundings: Surroundings) -> AnswerControl:
    """The control by kind, type and appearance; whatever is not known is typed as text."""
    make = _BY_KIND.get(node.control) or _BY_TYPE.get(node.bind_type) or _text
    made = make(look, node, surroundings)
    made.way = _way(node)
    return made


def suits(control: AnswerControl, node: NodeState) -> bool:
    """Whether a control is still the one for its node: a list that has grown long wants to be searched."""
    return control.way == _way(node) or not node.choices


def _way(node: NodeState) -> str:
    """How it is chosen from the choices of now; "" for what is not chosen."""
    ways = {"select1": _way_to_one, "select": _way_to_many}
    return ways[node.control](node) if node.control in ways else ""


def _way_to_one(node: NodeState) -> str:
    shown, count = set(node.appearance), len(node.choices)
    if "label" in shown:
        return "head"
    folded = bool({"minimal", "autocomplete"} & shown)
    listed = folded or bool({"search", "quick"} & shown) or count > FEW
    if not listed or (_shows_all(node) and not folded):
        return "buttons"
    return "search" if "autocomplete" in shown or count > MANY else "list"


def _way_to_many(node: NodeState) -> str:
    shown = set(node.appearance)
    if "label" in shown:
        return "head"
    if "minimal" in shown:
        return "list"
    found = bool({"autocomplete", "search"} & shown) or (len(node.choices) > MANY and not _shows_all(node))
    return "search" if found else "buttons"


def _select_one(look: Look, node: NodeState, surroundings: Surroundings) -> AnswerControl:
    way = _way_to_one(node)
    if way == "head":
        return HeadingsControl(look)
    return (
        RadioControl(look, surroundings) if way == "buttons" else ComboControl(look, search=way == "search")
    )


def _select(look: Look, node: NodeState, surroundings: Surroundings) -> AnswerControl:
    way = _way_to_many(node)
    if way == "head":
        return HeadingsControl(look)
    return (
        ChecksControl(look, surroundings) if way == "buttons" else CheckListControl(look, folds=way == "list")
    )


def _shows_all(node: NodeState) -> bool:
    pictures = any(each.media for each in node.choices[:MANY])
    return pictures or any(each in _IN_SIGHT or each.startswith("columns-") for each in node.appearance)


def _upload(look: Look, node: NodeState, surroundings: Surroundings) -> AnswerControl:
    kind = next((each for each in ("signature", "draw", "annotate") if each in node.appearance), "")
    if kind:
        return DrawControl(look, surroundings, kind, node)
    if node.control_attributes.get("mediatype", "").startswith("image/"):
        return PictureControl(look, surroundings)
    return UploadControl(look, surroundings)


def _date(look: Look, node: NodeState, _surroundings: Surroundings) -> AnswerControl:
    asked = next((each for each in ("month-year", "year") if each in node.appearance), "date")
    return DateControl(look, asked=asked)


def _text(look: Look, node: NodeState, _surroundings: Surroundings) -> AnswerControl:
    if "multiline" in node.appearance or node.control_attributes.get("rows", "1") not in ("", "0", "1"):
        return EssayControl(look, node)
    if node.control == "secret" or "masked" in node.appearance:
        return MaskedControl(look)
    return UrlControl(look) if "url" in node.appearance else TextControl(look)


_BY_KIND: dict[str, Make] = {
    "select1": _select_one,
    "select": _select,
    "rank": lambda look, _node, _around: RankControl(look),
    "range": lambda look, node, _around: RangeControl(look, node),
    "trigger": lambda look, _node, _around: AcknowledgeControl(look),
    "upload": _upload,
}
_BY_TYPE: dict[str, Make] = {
    "int": lambda look, _node, _around: NumberControl(look, whole=True),
    "integer": lambda look, _node, _around: NumberControl(look, whole=True),
    "decimal": lambda look, _node, _around: NumberControl(look, whole=False),
    "date": _date,
    "time": lambda look, _node, around: TimeControl(look, around.zone),
    "dateTime": lambda look, _node, around: DateTimeControl(look, around.zone),
    "geopoint": lambda look, _node, around: GeopointControl(look, around),
    "geotrace": lambda look, node, _around: EssayControl(look, node),
    "geoshape": lambda look, node, _around: EssayControl(look, node),
    "barcode": lambda look, _node, _around: TextControl(look, latin=True),
}
