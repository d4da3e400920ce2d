"""Home while there is no form: the three steps to join, and what is good to have at hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Card, IconLabel, Label, TopBar, beside, column, row


def steps_bar(look: Look) -> TopBar:
    """The title, and that no internet is needed."""
    sign = IconLabel(look, "wifi-off", "text_soft", 17)
    offline = Label(look, _("No internet is needed for any of them"), "small", "text_soft")
    end = [] if look.narrow else [row(look, sign, offline, gap=7)]
    return TopBar(look, _("Join the campaign in three steps"), "", *end, plain=True)


def steps(look: Look) -> QWidget:
    """Fill in, sign, send."""
    cards = (
        (_("Fill in the form"), _("Stop at any time: every word is kept on this computer."), "pencil"),
        (
            _("The mayor signs the statement"),
            _("On the screen or with a certificate. You print it here."),
            "pen-line",
        ),
        (
            _("Send one sealed file"),
            _("By stick, e-mail or a shared folder. Only the campaign secretariat can open it."),
            "send",
        ),
    )
    return beside(look, *((_step(look, str(n), *one), 1) for n, one in enumerate(cards, 1)), gap=14)


def _step(look: Look, number: str, title: str, sentence: str, icon: str) -> Card:
    head = row(look, Label(look, number, "figure", "brand"), None, IconLabel(look, icon, "brand", 28))
    return Card(
        look,
        head,
        Label(look, title, "strong", wrap=True),
        Label(look, sentence, "body", "text_soft", wrap=True),
        None,
        gap=4,
        margins=(20, 12, 20, 16),
    )


def at_hand(look: Look) -> Card:
    left = (_("Number of inhabitants"), _("Name and office of who signs"))
    right = (
        _("Number and date of the council decision, if there is one"),
        _("An office e-mail address for answers"),
    )
    halves = [column(look, *(_dot(look, words) for words in half), gap=8) for half in (left, right)]
    return Card(
        look,
        Label(look, _("Good to have at hand"), "strong", wrap=True),
        beside(look, *((half, 1) for half in halves), gap=24),
        gap=8,
        margins=(20, 12, 20, 16),
    )


def _dot(look: Look, words: str) -> QWidget:
    label = Label(look, words, "body", "text_soft", wrap=True)
    sign = IconLabel(look, "circle", "brand", 10).stand_on(label)
    return row(look, sign, (label, 1), gap=10, align=Qt.AlignmentFlag.AlignTop)
