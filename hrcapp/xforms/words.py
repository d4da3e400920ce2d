"""Labels, hints, messages and choices in a language.

Itext with its expressions filled in, falling back visibly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrcapp.xforms.collector import collector_paused
from hrcapp.xforms.definition import Control, Forms, Itemset, Label, StaticChoice, Template
from hrcapp.xforms.engine import Engine
from hrcapp.xforms.formula import merged
from hrcapp.xforms.instance import InstanceNode
from hrcapp.xforms.markdown import plain
from hrcapp.xforms.nodes import Element, Node
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
        self._merged: dict[str, dict[str, Forms]] = {}
        """By language and id, of the texts asked for so far."""
        self._shown_at: list[InstanceNode] = []
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
        return self._fallback(label.itext, node)

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
        template = self._forms(label.itext).get(form)
        return self._filled(template, node) if template is not None else ""

    def media(self, label: Label | None, node: InstanceNode) -> Mapping[str, str]:
        """Media of a text by form: image, audio, video."""
        if label is None or label.itext is None:
            return {}
        forms = self._forms(label.itext)
        found = {form: self._filled(forms[form], node) for form in _MEDIA if form in forms}
        return {form: source for form, source in found.items() if source}

    def choices(self, control: Control, node: InstanceNode) -> tuple[Choice, ...]:
        """The choices of a select as they are now."""
        if control.itemset is None:
            return tuple(self._static_choice(each, node) for each in control.choices)
        if node.shown is not None and node.shown[0] == self.language:
            return node.shown[1]
        with collector_paused():
            items = self._engine.offers.items(node)
            made = tuple(self._listed_choice(control, node, value, item) for value, item in items)
        if self._stays(control.itemset, items):
            node.shown = (self.language, made)
        return made

    def choice_label(self, control: Control, node: InstanceNode, value: str) -> str:
        """The label of one choice as the form has it; empty when it is not offered."""
        return next((each.written for each in self.choices(control, node) if each.value == value), "")

    # inside

    def _static_choice(self, choice: StaticChoice, node: InstanceNode) -> Choice:
        label = choice.label
        written = self.text(label, node)
        return Choice(
            choice.value,
            plain(written),
            lambda language: self.text_in(label, node, language),
            self.media(label, node),
            written,
        )

    def _listed_choice(self, control: Control, node: InstanceNode, value: str, item: Element) -> Choice:
        itemset = control.itemset
        if itemset is not None and itemset.label_name is not None and item.static:
            label = item.text_of(itemset.label_name)
            return Choice(value, plain(label), lambda _language: label, {}, label)
        written = self._item(control, node, item, self.language)
        return Choice(
            value,
            plain(written),
            lambda language: self._item_in(control, node, item, language),
            self._item_media(itemset, node, item),
            written,
        )

    def _stays(self, itemset: Itemset, items: Sequence[tuple[str, Element]]) -> bool:
        """Whether the labels of these items are the same whatever is answered."""
        if not all(item.static for _, item in items):
            return False
        if itemset.label_name is not None:
            return True
        name, computed = itemset.itext_name, self._itext.formulas
        return name is not None and not any(item.text_of(name) in computed for _, item in items)

    def _item_media(self, itemset: Itemset | None, node: InstanceNode, item: Element) -> Mapping[str, str]:
        if itemset is None or itemset.itext_name is None:
            return {}
        return self.media(Label(itext=item.text_of(itemset.itext_name)), node)

    def _forms(self, text_id: str) -> Forms:
        """Each form of a text in the first language, of session, default and the rest, that has it."""
        known = self._merged.setdefault(self.language, {})
        forms = known.get(text_id)
        if forms is None:
            order = dict.fromkeys((self.language, self._itext.default, *self._itext.languages))
            forms = known[text_id] = merged(self._itext.forms(language, text_id) for language in order)
        return forms

    def _fallback(self, text_id: str, node: InstanceNode) -> str:
        forms = self._forms(text_id)
        if "" in forms:
            return self._filled(forms[""], node)
        return "" if forms else text_id

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

    def _item_in(self, control: Control, node: InstanceNode, item: Element, language: str) -> str | None:
        """None when the item's itext is not in that language; lists without itext have one label for all."""
        if control.itemset is not None and control.itemset.itext_name is not None:
            forms = self._itext.forms(language, item.text_of(control.itemset.itext_name))
            if forms is None or "" not in forms:
                return None
        return self._item(control, node, item, language)

    def _of_call(self, text_id: str) -> str:
        node = self._shown_at[-1] if self._shown_at else self._engine.root
        return self._fallback(text_id, node)

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
