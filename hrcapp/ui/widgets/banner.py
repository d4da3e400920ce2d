"""A banner: one thing to know about this page, and at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.paint import KIND_ICONS
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.card import Card
from hrcapp.ui.widgets.label import IconLabel, Label
from hrcapp.ui.widgets.layout import Item, column, fill


def signed_words(look: Look, icon: str, ink: str, first: Label, words: QWidget, *more: Item) -> QWidget:
    """A large icon beside the `first` line, the words in the middle, whatever follows at the end."""
    holder = QWidget()
    sign = IconLabel(look, icon, ink, 22).stand_on(first)
    layout = fill(holder, look, sign, (words, 1), *more, vertical=False, gap=12)
    layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return holder


class Banner(Card):
    """Soft ground, line and stripe of its kind; title, one sentence, at most one small button."""

    def __init__(
        self, look: Look, kind: Kind, title: str, text: str = "", button: Button | None = None, icon: str = ""
    ) -> None:
        self.title = Label(look, title, "strong", wrap=True)
        words: list[Item] = [self.title]
        if text:
            words.append(Label(look, text, wrap=True))
        if button is not None and look.narrow:
            words += [4, button]
        side = [button] if button is not None and not look.narrow else []
        body = signed_words(
            look, icon or KIND_ICONS[kind], kind, self.title, column(look, *words, gap=3), *side
        )
        super().__init__(
            look,
            body,
            ground=f"{kind}_soft",
            line=kind,
            stripe_ink=kind,
            radius="md",
            margins=(18, 11, 14, 12),
        )
        self.setAccessibleName(f"{title}. {text}" if text else title)
