"""itext, labels, and text with `<output>` in it."""

from __future__ import annotations

import re

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.xforms.definition import Formula, Itext, Label, ModelNode, Template
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.markup import attribute, first, local, named, place

_LITERAL_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*\Z")

_NO_TEXT = Template(())


class LabelReader:
    """Reads labels, hints and messages; remembers which itext ids they need."""

    def __init__(self, formulas: FormulaReader, problems: Problems) -> None:
        self._formulas = formulas
        self._problems = problems

    def of_element(self, element: etree._Element | None, node: ModelNode) -> Label | None:
        """A `<label>` or `<hint>`: `ref` to itext or to a node, or its own text."""
        if element is None:
            return None
        ref = attribute(element, "ref")
        where = place(element, node.path)
        if ref:
            return self.of_reference(ref, node, where)
        template = self.template(element, node)
        return Label(template=template) if template.parts else None

    def of_reference(self, text: str, node: ModelNode, where: str) -> Label | None:
        """`jr:itext('id')`, or any expression."""
        literal = _LITERAL_ITEXT.match(text)
        if literal:
            name = literal.group(1) or literal.group(2) or ""
            self._formulas.texts.setdefault(name, where)
            return Label(itext=name)
        formula = self._formulas.formula(text, node, where)
        return Label(expression=formula) if formula else None

    def of_message(self, text: str, node: ModelNode, where: str) -> Label | None:
        """A message attribute: `jr:itext('id')`, or the words themselves."""
        if text.lstrip().startswith("jr:itext("):
            return self.of_reference(text, node, where)
        return Label(template=Template((text,)))

    def template(self, element: etree._Element, node: ModelNode | None) -> Template:
        """Mixed content: strings and `<output value="…"/>`; other markup counts by its text.

        Without a node the expressions are not tied to a place: they are read wherever the text is shown.
        """
        if len(element) == 0:
            return Template((element.text,)) if element.text else _NO_TEXT
        found: list[str | Formula] = []
        self._gather(element, node, found)
        merged: list[str | Formula] = []
        for part in found:
            if isinstance(part, str) and merged and isinstance(merged[-1], str):
                merged[-1] += part
            elif part != "":
                merged.append(part)
        return Template(tuple(merged))

    def _gather(self, element: etree._Element, node: ModelNode | None, found: list[str | Formula]) -> None:
        found.append(element.text or "")
        for child in element:
            name = local(child)
            if name == "output":
                text = attribute(child, "value") or attribute(child, "ref")
                formula = self._output(text, node, child) if text else None
                if formula is not None:
                    found.append(formula)
            elif name:
                self._gather(child, node, found)
            found.append(child.tail or "")

    def _output(self, text: str, node: ModelNode | None, element: etree._Element) -> Formula | None:
        if node is None:
            return self._formulas.loose(text, place(element))
        return self._formulas.formula(text, node, place(element, node.path))


def read_itext(model: etree._Element, labels: LabelReader, problems: Problems) -> Itext:
    """All translations."""
    container = first(model, "itext")
    if container is None:
        return Itext()
    texts: dict[str, dict[str, dict[str, Template]]] = {}
    formulas: dict[str, list[Formula]] = {}
    default = ""
    for translation in named(container, "translation"):
        language = attribute(translation, "lang")
        if language in texts:
            problems.add(place(translation), N_("the language “{language}” comes twice"), language=language)
        texts[language] = _texts(translation, labels, formulas)
        if attribute(translation, "default", "false").strip().lower() not in ("false", "false()", ""):
            default = default or language
    languages = tuple(texts)
    return Itext(languages, default or (languages[0] if languages else ""), texts, formulas)


def _texts(
    translation: etree._Element, labels: LabelReader, formulas: dict[str, list[Formula]]
) -> dict[str, dict[str, Template]]:
    found: dict[str, dict[str, Template]] = {}
    for text in named(translation, "text"):
        name = attribute(text, "id")
        forms = found[name] = {}
        for value in named(text, "value"):
            form = value.get("form", "")
            template = forms.setdefault("" if form == "long" else form, labels.template(value, None))
            if len(template.parts) > 1 or len(value):
                formulas.setdefault(name, []).extend(template.formulas())
    return found


def check_itext(itext: Itext, needed: dict[str, str], problems: Problems) -> None:
    """Every id that the form names must be there in some language; where one lacks it, the reader is told."""
    everywhere = set[str]().union(*itext.texts.values()).intersection(*itext.texts.values())
    for name, where in needed.items():
        if name in everywhere:
            continue
        lacking = [language for language in itext.languages if name not in itext.texts[language]]
        if len(lacking) == len(itext.languages):
            problems.add(where, N_("the text “{name}” does not exist"), name=name)
        elif lacking:
            problems.warn(
                where,
                N_("the text “{name}” is missing in: {languages}"),
                name=name,
                languages=", ".join(lacking),
            )


def formulas_of_texts(itext: Itext) -> list[Formula]:
    """All expressions in any text: what a list whose labels are itext may show."""
    return [formula for formulas in itext.formulas.values() for formula in formulas]


def formulas_of(label: Label | None, itext: Itext) -> list[Formula]:
    """All expressions a label may show, in every language and form."""
    if label is None:
        return []
    if label.expression is not None:
        return [label.expression]
    if label.template is not None:
        return list(label.template.formulas())
    return list(itext.formulas.get(label.itext or "", ()))
