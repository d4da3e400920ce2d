"""The verdict about a signature. It is never green by itself: that a file is intact proves no person."""

from __future__ import annotations

from hrcapp.ui.look import Look
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets.banner import signed_words
from hrcapp.ui.widgets.card import Card, Line
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item, column


class VerdictBox(Card):
    """Icon, verdict and sentence; below a line, kind of signature, mandate and trust each on its own."""

    def __init__(
        self, look: Look, kind: Kind, icon: str, verdict: str, sentence: str, *details: Item
    ) -> None:
        title = Label(look, verdict, "h3", wrap=True)
        words = column(
            look,
            title,
            Label(look, sentence, "small", "text_soft", wrap=True),
            gap=1,
        )
        head = signed_words(look, icon, kind, title, words)
        rest: list[Item] = [Line(look), *details] if details else []
        super().__init__(look, head, *rest, None, stripe_ink=kind, gap=10, margins=(20, 12, 16, 13))
        self.setAccessibleName(f"{verdict}. {sentence}")
