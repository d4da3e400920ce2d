"""A day, as a question of a form."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.ui.access import named
from hrcapp.ui.common.date_fields import DateFields
from hrcapp.ui.common.form_page import FormPage
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.problems import Day
from hrcapp.ui.widgets import Question


def day_field(
    page: FormPage,
    look: Look,
    name: str,
    label: str,
    typed: Day,
    keep: Callable[[Day], object],
    hint: str = "",
    *,
    optional: bool = True,
) -> Question:
    """`keep` gets day, month and year whenever one of them changes."""
    fields = DateFields(look, label)
    for part, text in zip(fields.edits.values(), typed, strict=True):
        part.setText(text)
    fields.identify(name)
    fields.edited.connect(lambda: keep(fields.text()))
    first = fields.edits["day"]
    asked = page.asked(look, name, label, fields, focus=first, optional=optional, hint=hint)
    named(first, f"{label}: {_('Day')}", first.accessibleDescription())
    return asked
