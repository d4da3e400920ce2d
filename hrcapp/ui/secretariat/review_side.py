"""Beside the answers: the verdict, who it is, the attachments, and the receipt that a decision sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import endonym
from hrcapp.secretariat.review import Detail
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import review
from hrcapp.ui.secretariat.review_verdict import Receipt, Verdict
from hrcapp.ui.secretariat.words import fingerprint
from hrcapp.ui.widgets import (
    Card,
    Essay,
    IconLabel,
    KeyValues,
    Label,
    Line,
    LinkButton,
    Note,
    Pill,
    Radio,
    Tag,
    VerdictBox,
    column,
    row,
)
from hrcapp.ui.widgets.layout import Item

WIDTH = 334


def verdict_box(
    look: Look,
    verdict: Verdict,
    on_open: Callable[[], object] | None,
    validate: Sequence[tuple[str, Callable[[], object]]] = (),
) -> QWidget:
    """The verdict, with the way to the statement's pages, and to a note about each signature in `validate`:
    the signer's name, and what follows."""
    details: list[Item] = []
    for group in verdict.groups:
        details += [Line(look)] if details else []
        details.append(KeyValues(look, [(name, _small(look, value)) for name, value in group], name_width=82))
    for place, (name, act) in enumerate(validate):
        link = LinkButton(look, _("Note a validation"), "pencil", flush=True, on_click=act)
        link.setAccessibleDescription(name)
        identified(link, f"validate-{place}")
        details.append(row(look, link, None))
    if on_open is not None:
        link = LinkButton(look, _("Read the statement"), "eye", flush=True, on_click=on_open)
        identified(link, "open-statement")
        details.append(row(look, link, None))
    return VerdictBox(look, verdict.kind, verdict.icon, verdict.title, verdict.sentence, *details)


def _small(look: Look, value: str) -> Label:
    shown = Label(look, value, "small", wrap=True).selectable()
    shown.setAccessibleName(value)
    return shown


class SameAsCard(Card):
    """Who this is; `on_choose` gets the number of a party, or `review.NEW`."""

    def __init__(
        self,
        look: Look,
        same: review.SameAs,
        choice: str,
        on_choose: Callable[[str], object],
        on_party: Callable[[], object] | None,
    ) -> None:
        head = row(
            look,
            (Label(look, _("Same as?"), "strong"), 1),
            Pill(look, same.told.kind, same.told.words, same.told.icon),
        )
        items: list[Item] = [head, Label(look, same.sentence, "small", "text_soft", wrap=True)]
        self._group = QButtonGroup()
        for option in same.options:
            radio = Radio(look, option.title)
            radio.setFont(look.font("strong"))
            identified(radio, f"same-{option.value}")
            radio.setAccessibleDescription(option.sentence)
            radio.setChecked(option.value == choice)
            radio.clicked.connect(lambda _on=False, value=option.value: on_choose(value))
            self._group.addButton(radio)
            why = Label(look, option.sentence, "small", "text_soft", wrap=True)
            why.setContentsMargins(0 if look.rtl else look.px(30), 0, look.px(30) if look.rtl else 0, 0)
            items.append(column(look, radio, why, gap=0))
        if on_party is not None:
            link = LinkButton(look, _("Open in the registry"), "landmark", flush=True, on_click=on_party)
            identified(link, "open-party")
            items.append(row(look, link, None))
        super().__init__(look, *items, gap=8, margins=(16, 11, 14, 12))
        self._group.setParent(self)


def sender_card(look: Look, detail: Detail) -> Card:
    """The device that packed the file, and whether anybody knows it."""
    known = not detail.item.new_sender
    pill = (
        Pill(look, "neutral", _("Known"), "user") if known else Pill(look, "warning", _("New sender"), "user")
    )
    told = (
        _("This device has sent before, or was approved.")
        if known
        else _("Nobody has approved this device yet. Accepting the form approves it.")
    )
    device = _("Device {fingerprint}").format(fingerprint=fingerprint(detail.sender))
    return Card(
        look,
        row(look, (Label(look, _("Sender"), "strong"), 1), pill),
        Label(look, told, "small", "text_soft", wrap=True),
        Label(look, device, "small", "text_soft", wrap=True),
        gap=5,
        margins=(16, 11, 14, 12),
    )


def attachments_card(look: Look, detail: Detail, on_open: Callable[[str], object]) -> Card:
    """The attached files, each of which opens as pictures."""
    items: list[Item] = [Label(look, _("Attached files"), "strong")]
    for name, size in review.attachments(detail):
        link = LinkButton(look, name, "eye", flush=True, on_click=partial(on_open, name))
        identified(link, f"attachment-{name}")
        items.append(row(look, link, None, Label(look, size, "small", "text_soft")))
    return Card(look, *items, gap=6, margins=(16, 11, 14, 12))


class ReceiptCard(Card):
    """What the sender will read, and the code that can be read out on the telephone."""

    def __init__(
        self, look: Look, receipt: Receipt, message: str, on_message: Callable[[str], object] | None
    ) -> None:
        """`on_message` gets words in the place of the usual sentence; None where all is said."""
        icon = IconLabel(look, "stamp", "text_soft", 19)
        self._text = Label(
            look, receipt.text, "small", wrap=True, latin=not look.speaking(receipt.language).rtl
        )
        tag = Tag(look, receipt.language, "neutral")
        tag.setToolTip(endonym(receipt.language))
        self._code = Label(look, receipt.code, "small_strong", "link", latin=True).selectable()
        self._code.setAccessibleDescription(_("Short code"))
        super().__init__(
            look,
            row(look, icon, (Label(look, _("Receipt preview"), "strong"), 1), tag, gap=8),
            self._text,
            row(look, Label(look, _("Short code"), "small", "text_soft"), self._code, None, gap=8),
            gap=6,
            margins=(16, 11, 14, 12),
        )
        if on_message is not None:
            self._offer_words(look, message, on_message)

    def _offer_words(self, look: Look, message: str, on_message: Callable[[str], object]) -> None:
        essay = Essay(look, message, least_lines=2)
        named(essay, _("Your own words to the sender"), _("In the sender's language"))
        identified(essay, "message")
        essay.textChanged.connect(lambda: on_message(essay.toPlainText()))
        button = LinkButton(look, _("Use other words"), "pencil", flush=True)
        identified(button, "use-other-words")

        def toggle() -> None:
            essay.setVisible(essay.isHidden() or bool(essay.toPlainText()))
            if not essay.isHidden():
                essay.setFocus()

        button.clicked.connect(toggle)
        self.box.addWidget(row(look, button, None))
        self.box.addWidget(essay)
        if not message:
            essay.hide()

    def follow(self, receipt: Receipt) -> None:
        """Show what a changed draft would send."""
        self._text.setText(receipt.text)
        self._code.setText(receipt.code)


def notes_card(look: Look, notes: tuple[str, ...]) -> Card:
    """What the desk wrote for itself."""
    items: list[Item] = [Label(look, _("Notes of the desk"), "strong")]
    items += [Note(look, "pencil", note) for note in notes]
    return Card(look, *items, Line(look), gap=6, margins=(16, 11, 14, 12))
