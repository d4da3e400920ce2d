"""Beside a statement that all have signed: locked, to keep, to correct, to send."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.officer.signing import Preview
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import parts, statement
from hrcapp.ui.officer.companions import companions
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.signing_panel import who_signs
from hrcapp.ui.widgets import ActionBar, Button, column, flow
from hrcapp.ui.widgets.layout import Item


def signed_side(
    look: Look, desk: OfficerDesk, form: OpenForm, preview: Preview, on_save: Callable[[], object]
) -> QWidget:
    """Who signed, and what can be done with it; `on_save` keeps the PDF."""
    items: list[Item] = [parts.practice_banner(look)] if form.draft.practice else []
    save = Button(look, _("Save the PDF"), icon="download", on_click=on_save)
    identified(save, "save-pdf")
    items += [
        parts.locked_banner(form, look),
        who_signs(look, statement.signers(preview, look.language)),
        flow(look, save, parts.correct_button(desk, form, look, small=False), gap=10),
        companions(look, desk, form),
    ]
    return column(look, *items, None, gap=14)


def signed_bar(look: Look, desk: OfficerDesk, *, practice: bool) -> ActionBar:
    """On to the sealed file, or Home: what was practice can't be sent."""
    home = Button(look, _("Home"), icon="house", on_click=desk.go_home)
    home.setProperty("variant", "primary" if practice else "secondary")
    identified(home, "to-home")
    if practice:
        return ActionBar(look, [], [home])
    go = Button(look, _("Send file"), "primary", "send", on_click=desk.go_send)
    identified(go, "to-send")
    return ActionBar(look, [home], [go])
