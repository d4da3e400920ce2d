"""Loads every form of a folder: each must open, or be refused with an error that names the place.

None may crash.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import FormSession, load
from tests.conformance.outcome import Tally

_NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

_NO_NODE = "a question, bind or expression names a path that the form does not have"
_NO_TEXT = "a label or message names an itext that no language has"
_PHONE = "the action setgeopoint needs a phone"
_KEY = "encryption by a key inside the form is not supported"
_CIRCLE = "a calculation depends on its own value"
_SYNTAX = "an expression is not XPath, or calls a function with a wrong count of arguments"

REASONS: dict[str, str] = {
    "enketo-calc_control.xml": _NO_NODE,
    "enketo-dynamic_required.xml": _NO_TEXT,
    "enketo-jr_choice_name_external.xml": _NO_TEXT,
    "enketo-pages_comment.xml": _NO_NODE,
    "enketo-repeat_count_relative.xml": _NO_NODE,
    "enketo-repeat_count_relative_nested.xml": _NO_NODE,
    "enketo-secondary_lang.xml": _SYNTAX,
    "enketo-setgeopoint.xml": _PHONE,
    "enketo-setgeopoint_multiple_under_one.xml": _PHONE,
    "enketotr-bad_external.xml": _NO_NODE,
    "enketotr-external.xml": _NO_NODE,
    "enketotr-oc_438_setgeopoint.xml": _PHONE,
    "enketotr-oc_external.xml": _NO_NODE,
    "enketotr-setgeopoint_repeat_tricky.xml": _PHONE,
    "pyxexp-xlsform_spec_test.xml": _KEY,
    "pyxform-flat_xlsform_test_xlsx.xml": _KEY,
    "pyxform-whova_form_xlsx.xml": _NO_NODE,
    "pyxform-xl_date_ambiguous_v1_xlsx.xml": _NO_NODE,
    "pyxform-xl_date_ambiguous_xlsx.xml": _SYNTAX,
    "webforms-bind_attributes.xml": "entity lists need a server",
    "webforms-geopoint_with_maps.xml": _CIRCLE,
    "webforms-geoshape.xml": _CIRCLE,
    "webforms-geotrace.xml": _CIRCLE,
    "webforms-setgeopoint_action_new_repeat.xml": _PHONE,
    "webforms-sms_form.xml": _NO_NODE,
}
"""Forms that another engine loads and this one refuses, each with its reason."""


def run(path: Path, tally: Tally) -> None:
    """Every `.xml` of the folder, opened and walked through once."""
    index = path / "index.json"
    known = {row["file"]: row for row in json.loads(index.read_text("utf-8"))} if index.is_file() else {}
    loaded = refused = 0
    for file in sorted(path.glob("*.xml")):
        outcome, complaint = check(file)
        loaded += outcome == "loaded"
        refused += outcome == "refused"
        others = known.get(file.name, {}).get("other_engine_loads")
        if complaint is None and outcome == "refused":
            reason = REASONS.get(file.name)
            if reason is not None:
                tally.note(file.name, f"refused: {reason}")
            elif others:
                complaint = f"refused without a listed reason: {_why(file)}"
        tally.record(file.name, complaint)
    tally.extra = f", {loaded} loaded, {refused} refused"


def check(file: Path) -> tuple[str, str | None]:
    """("loaded" or "refused", what is wrong with that or None)."""
    try:
        definition = load(file.read_bytes())
    except Fault as fault:
        return "refused", _named_place(fault)
    except Exception as error:  # noqa: BLE001 - the very thing looked for
        return "crashed", f"{type(error).__name__}: {error}"
    try:
        session = FormSession.new(definition, now=_NOW)
        session.entries()
        for path in list(session.nodes()):
            session.node(path)
        FormSession.restore(definition, session.instance_xml(), now=_NOW)
    except Exception as error:  # noqa: BLE001 - the very thing looked for
        return "crashed", f"{type(error).__name__}: {error}"
    return "loaded", None


def _named_place(fault: Fault) -> str | None:
    if fault.code is Code.FORM_PROBLEMS:
        problems = fault.params["problems"]
        assert isinstance(problems, list)
        return None if all(problem.place for problem in problems) else "a problem has no place"
    return None if fault.code in (Code.FORM_UNREADABLE, Code.FORM_TOO_LARGE) else f"unexpected {fault.code}"


def _why(file: Path) -> str:
    try:
        load(file.read_bytes())
    except Fault as fault:
        return str(fault.params.get("problems", fault.params))
    return ""
