"""Another version of the form: what carries over and what does not, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.officer.migration_answers import Loss, Why
from hrcapp.ui.access import identified
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.form_versions import use_newer
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import ActionBar, Banner, Button, Card, Label, Line, TopBar, column
from hrcapp.ui.widgets.label import Heading
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.officer.migration import Plan
    from hrcapp.ui.officer.desk import OfficerDesk


class FormVersionPage(Page):
    """Shows a plan; nothing happens before its button is pressed."""

    name, menu_key = "form-version", "home"

    def __init__(self, desk: OfficerDesk, plan: Plan) -> None:
        self._desk, self._plan = desk, plan

    def title(self) -> str:
        return _("A newer version of this form")

    def build(self, look: Look) -> QWidget:
        plan = self._plan
        told = _("From version {old} to version {new}").format(
            old=plan.before.version, new=plan.after.version
        )
        body = self._desk.body(
            look, self._summary(look), *self._losses(look), *self._new(look), gap=12, width=820
        )
        return page(look, TopBar(look, self.title(), told), body, self._actions(look))

    def _summary(self, look: Look) -> Banner:
        plan, language = self._plan, look.language
        kept = ngettext("{count} answer carries over.", "{count} answers carry over.", plan.carried).format(
            count=words.number(plan.carried, language)
        )
        if not plan.losses:
            return Banner(look, "success", _("Nothing is lost"), kept)
        count = len(plan.losses)
        title = ngettext(
            "{count} answer does not carry over", "{count} answers do not carry over", count
        ).format(count=words.number(count, language))
        text = _("You can go back to the earlier version, with all its answers, until the form is finished.")
        return Banner(look, "warning", title, f"{kept} {text}")

    def _losses(self, look: Look) -> list[Item]:
        if not self._plan.losses:
            return []
        heading = Heading(look, _("What does not carry over"), "h2")
        return [heading, _card(look, [self._loss(look, one) for one in self._plan.losses])]

    def _loss(self, look: Look, loss: Loss) -> QWidget:
        return column(
            look,
            Label(look, loss.label or loss.path, "small", "text_soft", wrap=True),
            Label(look, loss.answer, "strong", wrap=True).selectable(),
            Label(look, _why(loss.why), wrap=True),
            gap=0,
        )

    def _new(self, look: Look) -> list[Item]:
        if not self._plan.asked_anew:
            return []
        lines = [Label(look, one, wrap=True) for one in self._plan.asked_anew]
        return [Heading(look, _("Questions that are new"), "h2"), _card(look, lines)]

    def _actions(self, look: Look) -> ActionBar:
        keep = Button(look, _("Keep this version"), icon="arrow-left", on_click=self._desk.back)
        identified(keep, "keep-version")
        go = Button(
            look,
            _("Use the newer version"),
            "primary",
            "arrow-right",
            trailing=True,
            on_click=lambda: use_newer(self._desk, self._plan),
        )
        identified(go, "use-newer")
        return ActionBar(look, [keep], [go])


def _why(why: Why) -> str:
    return {
        Why.GONE: _("The newer version does not ask this."),
        Why.KIND: _("The newer version asks this in another way."),
        Why.CHOICE: _("The newer version does not offer all of what was chosen."),
    }[why]


def _card(look: Look, lines: Sequence[QWidget]) -> Card:
    items: list[Item] = []
    for index, one in enumerate(lines):
        items += [Line(look)] if index else []
        items.append(one)
    return Card(look, *items, gap=8, margins=(20, 14, 18, 16))
