"""Forgetting the answers of a form that the secretariat has: offered beside the receipt, asked once more."""

from __future__ import annotations

from hrcapp.i18n import _
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.forgetting import ANSWERED
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.look import Look
from hrcapp.ui.officer import words
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.widgets import Button, Card, Dialog, Label, row
from hrcapp.ui.widgets.label import Heading


def forget_card(look: Look, desk: OfficerDesk, card: FormCard) -> list[Card]:
    """Offered where the secretariat has said that it has the form."""
    if card.status not in ANSWERED or card.practice:
        return []
    text = _("On a computer that others use, too, the answers need not stay. The receipt does.")
    forget = Button(
        look, _("Forget the answers here"), icon="circle-dashed", small=True, on_click=lambda: ask(desk, card)
    )
    identified(forget, "forget")
    return [
        Card(
            look,
            Heading(look, _("When you are done"), "h2"),
            Label(look, text, "body", "text_soft", wrap=True),
            row(look, forget, None),
            gap=10,
            margins=(20, 14, 18, 14),
        )
    ]


def ask(desk: OfficerDesk, card: FormCard) -> Dialog:
    """What goes and what stays, before anything does."""
    name = isolated(words.title(card.title))
    dialog = Dialog(
        desk.shell.look,
        desk.shell,
        _("Forget the answers of {town} on this computer?").format(town=name),
        _(
            "Answers, their history, attached files and the signed statement go for good. The title and the "
            "receipts stay. Save what you want to keep first. Second copies made before still hold them."
        ),
        verb=_("Forget them"),
        keep=_("Keep them"),
        on_confirm=lambda: _forget(desk, card.draft, name),
        danger=True,
    )
    dialog.open()
    return dialog


def _forget(desk: OfficerDesk, draft: str, name: str) -> None:
    def told() -> tuple[str, str]:
        return _("The answers of {town} are forgotten here").format(town=name), ""

    desk.flush()
    desk.forms.drop()
    forgetting = desk.workspace.forgetting
    desk.store(lambda: forgetting.forget(draft), lambda _none: desk.go_home(notice=Notice("success", told)))
