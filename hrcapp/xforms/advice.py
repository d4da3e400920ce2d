"""What to look at in a form that opens: what a desktop shows in another way, what other apps may not know,
what is not translated. Nothing here keeps a form from being used.
"""

from __future__ import annotations

from collections.abc import Iterator

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Control, FormDefinition, Group, ModelNode, Repeat
from hrcapp.xforms.problems import Problem, Problems
from hrcapp.xforms.xpath.syntax import Call, Expression, Path, walk

_APPEARANCES = frozenset(
    {"annotate", "autocomplete", "bearing", "column-pick", "columns", "compact", "counter", "decimal", "draw"}
    | {"ethiopian", "field-list", "full", "grid-theme", "hidden-answer", "horizontal", "horizontal-compact"}
    | {"image-map", "label", "likert", "list", "list-nolabel", "masked", "maps", "minimal", "month-year"}
    | {"multiline", "new", "new-front", "no-buttons", "no-calendar", "no-collapse", "no-ticks", "numbers"}
    | {"picker", "placement-map", "quick", "quickcompact", "rating", "signature", "spring", "summary"}
    | {"table-list", "textarea", "thousands-sep", "url", "vertical", "week-number", "year"}
    | {f"w{width}" for width in range(1, 11)}
)
"""Those of XLSForm, for the web and for phones; not all of them change anything on a desktop."""

_OUTSIDE_THE_SPECIFICATION = frozenset(
    {"ceiling", "floor", "last", "local-name", "name", "namespace-uri", "substring"}
)
_AXES_EVERYWHERE = frozenset({"child", "self", "parent", "attribute"})
_LINES = ("geotrace", "geoshape")


def advice(form: FormDefinition) -> tuple[Problem, ...]:
    """The warnings met while reading, then everything else worth a look, each with its place."""
    found = Problems()
    for node in form.nodes.values():
        _of_node(node, found)
    for holder in _holders(form.body):
        _of_appearance(holder, found)
    for trigger in form.plan.triggers:
        _of_expression(f"{trigger.node.path} {trigger.aspect}", trigger.formula.tree, found)
    for name in sorted(form.last_saved):
        found.warn(
            f"instance {name}",
            N_("the answers saved last are asked for: those of the form finished last on the same computer"),
        )
    _of_texts(form, found)
    return (*form.warnings, *found.warnings)


def _of_node(node: ModelNode, found: Problems) -> None:
    if node.bind.type in _LINES and node.control is not None:
        found.warn(node.path, N_("a line or an area is typed as coordinates, not drawn on a map"))
    if node.name == "audit" and node.parent is not None and node.parent.name == "meta":
        found.warn(node.path, N_("a log of what is done in the form is asked for; none is kept here"))


def _holders(entries: tuple[Group | Repeat | Control, ...]) -> Iterator[Group | Repeat | Control]:
    for entry in entries:
        yield entry
        if not isinstance(entry, Control):
            yield from _holders(entry.children)


def _of_appearance(holder: Group | Repeat | Control, found: Problems) -> None:
    place = holder.path or ""
    for name in holder.appearance:
        if name.startswith("ex:"):
            found.warn(place, N_("“{name}” asks for another app; the answer is typed here"), name=name)
            break  # what follows are that app's own parameters
        if name.partition("(")[0] not in _APPEARANCES and not name.startswith("columns-"):
            found.warn(place, N_("the appearance “{name}” is not known and changes nothing"), name=name)


def _of_expression(place: str, tree: Expression, found: Problems) -> None:
    for part in walk(tree):
        if isinstance(part, Call) and part.name in _OUTSIDE_THE_SPECIFICATION:
            message = N_("{name}() is not in the ODK specification: other apps may not know it")
            found.warn(place, message, name=part.name)
        for step in part.steps if isinstance(part, Path) else ():
            if step.axis not in _AXES_EVERYWHERE:
                message = N_("the axis “{axis}” is not supported by ODK Collect")
                found.warn(place, message, axis=step.axis)


def _of_texts(form: FormDefinition, found: Problems) -> None:
    """Every text that some language lacks or leaves empty; those named by a place were told while reading."""
    languages = form.itext.languages
    every = dict.fromkeys(name for language in languages for name in form.itext.texts[language])
    told = {warning.values.get("name") for warning in form.warnings if "languages" in warning.values}
    for name in every:
        lacking = [language for language in languages if not _has_words(form, language, name)]
        if lacking and name not in told and len(lacking) < len(languages):
            found.warn(
                f"itext {name}",
                N_("the text “{name}” is missing in: {languages}"),
                name=name,
                languages=", ".join(lacking),
            )


def _has_words(form: FormDefinition, language: str, name: str) -> bool:
    forms = form.itext.forms(language, name) or {}
    return any(template.parts for template in forms.values())
