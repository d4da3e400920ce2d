"""About the second copy: whether there is one, how old it is, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime

from hrcapp.i18n import _
from hrcapp.i18n.sentences import sentence
from hrcapp.ui.access import identified
from hrcapp.ui.common.second_copies import SecondCopies
from hrcapp.ui.common.words import Told, when
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Label, Note, flow
from hrcapp.ui.widgets.layout import Item


def told() -> str:
    """What a second copy is."""
    return _(
        "Another disk or a stick keeps a copy of everything, encrypted. It is made by itself while the place"
        " is there, and opened with the recovery code: on this computer or on another one."
    )


def second_copy_items(look: Look, copies: SecondCopies, *, has_code: bool) -> list[Item]:
    """How the copies stand, where they are, and what to do; the card around it is each side's own.

    `has_code`: whether a recovery code was made; without one no copy could be opened.
    """
    found = state(copies, has_code=has_code, language=look.language)
    items: list[Item] = [Note(look, found.icon, found.words, "small", "text", icon_ink=found.kind)]
    if copies.place is not None:
        items.append(Label(look, str(copies.place), "small", wrap=True, latin=True).selectable())
    return [*items, flow(look, *_buttons(look, copies, has_code=has_code), gap=10)]


def state(copies: SecondCopies, *, has_code: bool, language: str) -> Told:
    """How the copies stand, in one sentence."""
    if not has_code:
        return Told(
            "warning", _("Make the recovery code first: it alone opens a second copy."), "triangle-alert"
        )
    if copies.place is None:
        return Told(
            "warning", _("There is none. A broken disk would take everything with it."), "triangle-alert"
        )
    if copies.fault is not None:
        return Told("danger", str(sentence(copies.fault, _)), "triangle-alert")
    if copies.last is None:
        return Told("info", _("None was made yet."), "info")
    made = when(copies.last, datetime.now(UTC), language)
    if not copies.is_there:
        told = _("Made {when}. Its place is not there now: plug in the stick to bring it up to date.")
        return Told("warning", told.format(when=made), "triangle-alert")
    return Told("success", _("Made {when}.").format(when=made), "circle-check")


def _buttons(look: Look, copies: SecondCopies, *, has_code: bool) -> list[Button]:
    if copies.place is None:
        choose = Button(look, _("Choose the place"), icon="hard-drive", on_click=copies.ask_place)
        choose.setEnabled(has_code)
        identified(choose, "choose-second-copy")
        return [choose]
    make = Button(look, _("Make a copy now"), icon="copy", on_click=copies.make)
    make.setEnabled(has_code and copies.is_there)
    other = Button(look, _("Choose another place"), icon="hard-drive", on_click=copies.ask_place)
    stop = Button(look, _("Make no more copies"), on_click=copies.stop)
    for button, name in ((make, "make"), (other, "choose"), (stop, "stop")):
        identified(button, f"{name}-second-copy")
    return [make, other, stop]
