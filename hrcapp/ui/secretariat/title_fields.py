"""The campaign's name, a line for each language that ships."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.ui.access import identified, named
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import LineEdit, Question, Tag, column, row
from hrcapp.ui.widgets.layout import Item


def title_fields(page: FormPage, look: Look, titles: dict[str, str]) -> Question:
    """What is typed goes into `titles`."""
    lines: list[Item] = []
    first: LineEdit | None = None
    for language in SHIPPED:
        other = look.speaking(language)
        edit = LineEdit(other, titles.get(language, ""))
        edit.setLayoutDirection(other.direction)
        identified(edit, f"title-{language}")
        edit.textChanged.connect(lambda text, language=language: titles.__setitem__(language, text))
        tag = Tag(look, language, "neutral")
        tag.setFixedWidth(look.px(34))
        lines.append(row(look, tag, (edit, 1), gap=10))
        named(edit, f"{_('Name of the campaign')}: {endonym(language)}")
        first = edit if language == look.language else first
    asked = page.asked(
        look,
        "title",
        _("Name of the campaign"),
        column(look, *lines, gap=8),
        hint=_("Where a language is left empty, the name in your language stands there."),
        focus=first,
    )
    if first is not None:
        told = f"{_('Name of the campaign')}: {endonym(look.language)}"
        named(first, told, first.accessibleDescription())
    return asked
