"""`<setvalue>` (ODK XForms specification, "Actions and Events"). Actions that need a phone are refused."""

from __future__ import annotations

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Action, ModelNode
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.markup import attribute, elements, place

EVENTS = frozenset(
    {"odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready"}
)
_REFUSED = frozenset({"setgeopoint", "recordaudio"})


def read_actions(
    parent: etree._Element, node: ModelNode, formulas: FormulaReader, problems: Problems
) -> tuple[Action, ...]:
    """The actions that hang on a model, a repeat or a control; `node` is what relative paths start from."""
    found: list[Action] = []
    for name, element in elements(parent):
        if name in _REFUSED:
            problems.add(place(element, node.path), N_("the action “{name}” needs a phone"), name=name)
        elif name == "setvalue":
            action = _setvalue(element, node, formulas, problems)
            if action is not None:
                found.append(action)
    return tuple(found)


def _setvalue(
    element: etree._Element, node: ModelNode, formulas: FormulaReader, problems: Problems
) -> Action | None:
    where = place(element, node.path)
    events = frozenset(attribute(element, "event").split())
    if not events or events - EVENTS:
        unknown = " ".join(sorted(events - EVENTS))
        problems.warn(where, N_("the event “{event}” is not known and never happens here"), event=unknown)
    ref = attribute(element, "ref")
    target = formulas.target(ref, node, where)
    target_formula = formulas.formula(ref, node, where)
    if target is None or target_formula is None:
        return None
    value = attribute(element, "value")
    formula = formulas.formula(value, target, f"{where} value") if value else None
    if value and formula is None:
        return None
    return Action(events, node.path, target_formula, target.path, formula, element.text or "")
