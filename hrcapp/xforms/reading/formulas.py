"""Expressions of a form in their places: parsed and compiled once per text, traced once per place."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Formula, ModelNode
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.model import ModelTree
from hrcapp.xforms.xpath import Evaluator, Expression, XPathError, XPathSyntaxError, compile_expression, parse
from hrcapp.xforms.xpath.references import Nodes, References, is_the_same_anywhere, references

_SHOWN = 120
_Compiled = tuple[Expression, Evaluator, bool]
"""The tree, the closure, and whether it reads the same wherever it stands."""


class FormulaReader:
    """Makes formulas; everything wrong with them goes to `problems` with the place and the text."""

    def __init__(
        self, tree: ModelTree, namespaces: Mapping[str, str], instances: Collection[str], problems: Problems
    ) -> None:
        self._root = tree.root
        self._nodes = tree.nodes
        self._namespaces = namespaces
        self._instances = instances
        self._problems = problems
        self._compiled: dict[str, _Compiled | None] = {}
        self._anywhere: dict[str, Formula] = {}
        """Formulas that read the same wherever they stand, and have no problem."""
        self.texts: dict[str, str] = {}
        """itext ids named by literals, and the first place that names each."""

    def formula(self, text: str, node: ModelNode, place: str, context: Nodes | None = None) -> Formula | None:
        """The formula for a text read at `node`; None when it has a problem (which is then recorded)."""
        known = self._anywhere.get(text)
        if known is not None:
            return known
        compiled = self._compile(text, place)
        if compiled is None:
            return None
        tree, run, anywhere = compiled
        found = references(tree, node, self._root, self._namespaces, context)
        is_right = self._check(found, text, place)
        made = Formula(text, tree, run, frozenset(found.reads), frozenset(found.elsewhere))
        if is_right and anywhere:
            self._anywhere[text] = made
        return made

    def loose(self, text: str, place: str) -> Formula | None:
        """A formula that is not tied to a place yet: texts are shared by whoever refers to them."""
        compiled = self._compile(text, place)
        return Formula(text, *compiled[:2], frozenset(), frozenset()) if compiled else None

    def tied(self, formula: Formula, node: ModelNode) -> Formula:
        """A loose formula with what it reads at a node where it may be shown.

        What it misses there is no problem.
        """
        found = references(formula.tree, node, self._root, self._namespaces)
        return Formula(
            formula.text, formula.tree, formula.run, frozenset(found.reads), frozenset(found.elsewhere)
        )

    def target(self, text: str, node: ModelNode, place: str) -> ModelNode | None:
        """The one model node a path means, read from `node`; None, with a problem, when there is none."""
        plain = self._nodes.get(text)
        if plain is not None:
            return plain
        compiled = self._compile(text, place)
        if compiled is None:
            return None
        found = references(compiled[0], node, self._root, self._namespaces)
        reached = next(iter(found.reached.values()), None)
        if not isinstance(reached, ModelNode):
            self._problems.add(place, N_("the path “{path}” matches nothing"), path=_short(text))
            return None
        return reached

    def leads_somewhere(self, text: str, node: ModelNode) -> bool:
        """Whether a path, if it is one, means any node of the answers."""
        if text in self._nodes:
            return True
        try:
            tree = parse(text)
        except XPathError:
            return True
        return bool(references(tree, node, self._root, self._namespaces).reached)

    def reached(self, text: str, node: ModelNode, place: str) -> Nodes:
        """All model nodes a path means; empty for nodes outside the primary instance."""
        if text in self._nodes:
            return {text: self._nodes[text]}
        compiled = self._compile(text, place)
        if compiled is None:
            return {}
        return references(compiled[0], node, self._root, self._namespaces).reached

    def _compile(self, text: str, place: str) -> _Compiled | None:
        if text not in self._compiled:
            self._compiled[text] = self._try(text, place)
        elif self._compiled[text] is None:
            self._try(text, place)
        return self._compiled[text]

    def _try(self, text: str, place: str) -> _Compiled | None:
        try:
            tree = parse(text)
            return tree, compile_expression(tree, self._namespaces), is_the_same_anywhere(tree)
        except XPathSyntaxError as error:
            message = N_("“{expression}” at character {at}: {reason}")
            self._problems.add(place, message, expression=_short(text), at=error.at + 1, reason=error)
        except XPathError as error:
            self._problems.add(place, N_("“{expression}”: {reason}"), expression=_short(text), reason=error)
        except RecursionError:
            self._problems.add(place, N_("“{expression}” is nested too deeply"), expression=_short(text))
        return None

    def _check(self, found: References, text: str, place: str) -> bool:
        """Whether every path and name in it leads somewhere; what does not is recorded."""
        for _path in found.missing[:1]:
            self._problems.add(
                place, N_("“{expression}” has a path that matches nothing"), expression=_short(text)
            )
        unknown = sorted(found.instances.difference(self._instances))
        for name in unknown:
            self._problems.add(place, N_("there is no instance “{name}”"), name=name)
        for name in found.texts:
            self.texts.setdefault(name, place)
        return not found.missing and not unknown


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
