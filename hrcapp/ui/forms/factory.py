"""Which control a question gets."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.ui.forms.acknowledge import AcknowledgeControl
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.forms.date import DateControl
from hrcapp.ui.forms.number import NumberControl
from hrcapp.ui.forms.select_many import ChecksControl
from hrcapp.ui.forms.select_one import FEW, MANY, ComboControl, RadioControl
from hrcapp.ui.forms.text import EssayControl, TextControl
from hrcapp.ui.forms.upload import UploadControl
from hrcapp.ui.look import Look
from hrcapp.xforms import NodeState

_NUMBERS = {"int": True, "integer": True, "decimal": False}


def control_for(look: Look, node: NodeState, original_name: Callable[[str], str]) -> AnswerControl:
    """The control by kind, type and appearance; whatever is not known is typed as text."""
    if node.control == "select1":
        return _select_one(look, node)
    if node.control == "select":
        return ChecksControl(look)
    if node.control == "trigger":
        return AcknowledgeControl(look)
    if node.control == "upload":
        return UploadControl(look, original_name)
    if node.bind_type in _NUMBERS:
        return NumberControl(look, whole=_NUMBERS[node.bind_type])
    if node.bind_type == "date":
        return DateControl(look)
    return EssayControl(look, node) if "multiline" in node.appearance else TextControl(look)


def _select_one(look: Look, node: NodeState) -> AnswerControl:
    listed = {"minimal", "autocomplete", "quick"} & set(node.appearance) or len(node.choices) > FEW
    if not listed:
        return RadioControl(look)
    return ComboControl(look, search="autocomplete" in node.appearance or len(node.choices) > MANY)
