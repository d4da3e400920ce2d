"""Labels, hints, messages and choices in a language.

Itext with its expressions filled in, falling back visibly.
"""

from __future__ import annotations

from collections.abc import Mapping

from hrcapp.xforms.definition import Control, Forms, Label, StaticChoice, Template
from hrcapp.xforms.engine import Engine
from hrcapp.xforms.instance import InstanceNode
from hrcapp.xforms.nodes import Node
from hrcapp.xforms.reading.texts import formulas_of_texts
from hrcapp.xforms.state import Choice
from hrcapp.xforms.xpath import Context, XPathError
from hrcapp.xforms.xpath.values import to_text

_MEDIA = ("image", "audio", "video", "big-image")


class Words:
    """Texts of one session. `language` is the session's; asking for another one never changes it."""

    def __init__(self, engine: Engine, language: str) -> None:
        self._engine = engine
        self._itext = engine.definition.itext
        self.language = language
        self._shown_at: list[InstanceNode] = []
        self._listed: dict[int, tuple[object, str, tuple[Choice, ...]]] = {}
        self._says_the_same = not formulas_of_texts(self._itext)
        engine.world.itext = self._of_call
        engine.world.choice_name = self._choice_name

    def text(self, label: Label | None, node: InstanceNode) -> str:
        """In the session's language; else in the form's default, else in any.

        The id itself when there is none.
        """
        if label is None:
            return ""
        if label.itext is None:
            return self._own(label, node, self.language) or ""
        return self._fallback(label.itext, node, "")

    def text_in(self, label: Label | None, node: InstanceNode, language: str) -> str | None:
        """In that language or not at all; text of the form's own (no itext) has no language."""
        if label is None:
            return None
        if label.itext is None:
            return self._own(label, node, language)
        forms = self._itext.forms(language, label.itext)
        return self._filled(forms[""], node) if forms and "" in forms else None

    def form(self, label: Label | None, node: InstanceNode, form: str) -> str:
        """Another form of the text (guidance, short…), empty when there is none."""
        if label is None or label.itext is None:
            return ""
        forms = self._forms(label.itext, form)
        return self._filled(forms[form], node) if forms else ""

    def media(self, label: Label | None, node: InstanceNode) -> Mapping[str, str]:
        """Media of a text by form: image, audio, video."""
        found = {form: self.form(label, node, form) for form in _MEDIA}
        return {form: source for form, source in found.items() if source}

    def choices(self, control: Control, node: InstanceNode) -> tuple[Choice, ...]:
        """The choices of a select as they are now."""
        if control.itemset is None:
            return tuple(self._static_choice(each, node) for each in control.choices)
        items = self._engine.choice_items(node)
        known, language, choices = self._listed.get(id(node), (None, "", ()))
        if known is not items or language != self.language:
            choices = tuple(self._listed_choice(control, node, value, item) for value, item in items)
        if self._says_the_same and not (control.itemset.label and control.itemset.label.reads):
            # Kept while the list is the same: none of its labels depends on an answer.
            self._listed[id(node)] = (items, self.language, choices)
        return choices

    def choice_label(self, control: Control, node: InstanceNode, value: str) -> str:
        """The label of one choice; empty when it is not offered."""
        return next((each.label for each in self.choices(control, node) if each.value == value), "")

    # inside

    def _static_choice(self, choice: StaticChoice, node: InstanceNode) -> Choice:
        label = choice.label
        return Choice(
            choice.value,
            self.text(label, node),
            lambda language: self.text_in(label, node, language),
            self.media(label, node),
        )

    def _listed_choice(self, control: Control, node: InstanceNode, value: str, item: Node) -> Choice:
        return Choice(
            value,
            self._item(control, node, item, self.language),
            lambda language: self._item_in(control, node, item, language),
            self._item_media(control, node, item),
        )

    def _item_media(self, control: Control, node: InstanceNode, item: Node) -> Mapping[str, str]:
        """Pictures and sounds of a choice of a list: they hang on its itext."""
        if control.itemset is None or control.itemset.label is None:
            return {}
        names = item.named("itextId") if "jr:itext" in control.itemset.label.text else ()
        return self.media(Label(itext=names[0].string_value()), node) if names else {}

    def _forms(self, text_id: str, form: str) -> Forms | None:
        """The first language, of session, default and the rest, that has this form of the text."""
        for language in dict.fromkeys((self.language, self._itext.default, *self._itext.languages)):
            forms = self._itext.forms(language, text_id)
            if forms is not None and form in forms:
                return forms
        return None

    def _fallback(self, text_id: str, node: InstanceNode, form: str) -> str:
        forms = self._forms(text_id, form)
        if forms is not None:
            return self._filled(forms[form], node)
        known = any(self._itext.forms(language, text_id) for language in self._itext.languages)
        return "" if known else text_id

    def _own(self, label: Label, node: InstanceNode, language: str) -> str | None:
        if label.template is not None:
            return self._filled(label.template, node)
        if label.expression is None:
            return None
        before, self.language = self.language, language
        try:
            self._shown_at.append(node)
            return to_text(self._engine.run(label.expression, node))
        finally:
            self._shown_at.pop()
            self.language = before

    def _filled(self, template: Template, node: InstanceNode) -> str:
        if len(template.parts) == 1 and isinstance(template.parts[0], str):
            return template.parts[0]
        return "".join(
            part if isinstance(part, str) else to_text(self._engine.run(part, node))
            for part in template.parts
        )

    def _item(self, control: Control, node: InstanceNode, item: Node, language: str) -> str:
        if control.itemset is None or control.itemset.label is None:
            return ""
        before, self.language = self.language, language
        try:
            self._shown_at.append(node)
            return to_text(self._engine.run(control.itemset.label, item, node))
        finally:
            self._shown_at.pop()
            self.language = before

    def _item_in(self, control: Control, node: InstanceNode, item: Node, language: str) -> str | None:
        """None when the item's itext is not in that language; lists without itext have one label for all."""
        names = item.named("itextId")
        if names and "jr:itext" in (
            control.itemset.label.text if control.itemset and control.itemset.label else ""
        ):
            forms = self._itext.forms(language, names[0].string_value())
            if forms is None or "" not in forms:
                return None
        return self._item(control, node, item, language)

    def _of_call(self, text_id: str) -> str:
        node = self._shown_at[-1] if self._shown_at else self._engine.root
        return self._fallback(text_id, node, "")

    def _choice_name(self, value: str, path: str, ctx: Context) -> str:
        """`jr:choice-name(value, 'path')`: several chosen values are joined by commas."""
        node = self._select_at(path, ctx)
        if node is None or node.model.control is None:
            return ""
        control = node.model.control
        if control.kind == "select1":
            return self.choice_label(control, node, value)
        return ", ".join(self.choice_label(control, node, each) for each in value.split())

    def _select_at(self, path: str, ctx: Context) -> InstanceNode | None:
        from hrcapp.xforms.xpath import evaluate

        world = ctx.world
        before, world.unfiltered = world.unfiltered, True
        try:
            found = evaluate(path.strip(), ctx, self._engine.definition.namespaces)
        except XPathError:
            return None
        finally:
            world.unfiltered = before
        return (
            next((n for n in found if isinstance(n, InstanceNode)), None) if isinstance(found, list) else None
        )
