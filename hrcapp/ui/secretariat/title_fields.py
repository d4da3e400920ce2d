"""The campaign's name: a line for the language of the window, and on demand one for each other that ships."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import LineEdit, LinkButton, Question, Tag, column, row
from hrcapp.ui.widgets.layout import Item


def title_fields(page: FormPage, look: Look, titles: dict[str, str]) -> Question:
    """What is typed goes into `titles`."""
    edits = {language: _edit(look, language, titles) for language in SHIPPED}
    first = edits[look.language]
    seen = [each for each in SHIPPED if each == look.language or titles.get(each, "").strip()]
    others = [each for each in SHIPPED if each not in seen]
    items: list[Item] = [
        _line(look, each, edits[each]) for each in sorted(seen, key=lambda each: each != look.language)
    ]
    if others:
        items += _on_demand(look, [_line(look, each, edits[each]) for each in others])
    asked = page.asked(
        look,
        "title",
        _("Name of the campaign"),
        column(look, *items, gap=8),
        hint=_("Where a language is left empty, the name in your language stands there."),
        focus=first,
    )
    told = f"{_('Name of the campaign')}: {endonym(look.language)}"
    named(first, told, first.accessibleDescription())
    return asked


def _edit(look: Look, language: str, titles: dict[str, str]) -> LineEdit:
    other = look.speaking(language)
    edit = LineEdit(other, titles.get(language, ""))
    edit.setLayoutDirection(other.direction)
    identified(edit, f"title-{language}")
    edit.textChanged.connect(lambda text: titles.__setitem__(language, text))
    named(edit, f"{_('Name of the campaign')}: {endonym(language)}")
    return edit


def _line(look: Look, language: str, edit: LineEdit) -> QWidget:
    tag = Tag(look, language, "neutral")
    tag.setFixedWidth(look.px(34))
    return row(look, tag, (edit, 1), gap=10)


def _on_demand(look: Look, lines: list[QWidget]) -> list[Item]:
    """Shown by a button, which says whether they are."""
    more = column(look, *lines, gap=8)
    more.hide()
    button = LinkButton(look, _("In other languages"), "languages", flush=True)
    button.setCheckable(True)
    identified(button, "other-titles")
    button.toggled.connect(more.setVisible)
    return [row(look, button, None), more]
