"""One answer and its translation beside each other, each in the direction of its own language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.translation import Opened, Translated
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import translation
from hrcapp.ui.widgets import Card, Essay, Label, Line, Note, Pill, Tag, beside, fill, row
from hrcapp.ui.widgets.layout import Item

LINES = 9


class TranslationEditor(QWidget):
    """`on_text` gets every change. `desk_name` tells whose a translation is."""

    def __init__(
        self,
        look: Look,
        entry: translation.Entry,
        opened: Opened,
        text: str,
        on_text: Callable[[str], object],
        desk_name: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._look, self._opened, self._desk_name = look, opened, desk_name
        language = opened.place.language
        self.essay = Essay(look.speaking(language), text, least_lines=LINES)
        named(
            self.essay,
            _("Translation: {language}").format(language=translation.named(language, look.language)),
        )
        identified(self.essay, "translation-text")
        self.essay.textChanged.connect(lambda: on_text(self.essay.toPlainText()))
        question = Label(look, entry.question, "h2", wrap=True)
        whose = _("{name}, {reference}").format(name=entry.row.name, reference=entry.row.reference)
        sides = beside(look, (self._original(), 1), (self._translated(), 1), gap=16)
        shown: list[Item] = [
            question,
            Label(look, whose, "small", "text_soft", wrap=True),
            sides,
            *self._notes(entry),
            *self._history(),
            None,
        ]
        fill(self, look, *shown, gap=10)

    def _head(self, tag: str, told: str, ink: str, *end: Item) -> QWidget:
        look = self._look
        name = translation.named(tag, look.language)
        items: list[Item] = [Tag(look, tag or "?", "second" if ink == "second" else "neutral")]
        items += [Label(look, told, "small", "text_soft"), (Label(look, name, "small_strong"), 1), *end]
        return row(look, *items, gap=8)

    def _original(self) -> Card:
        look, opened = self._look, self._opened
        spoken = look.speaking(opened.source_language) if opened.source_language else look
        text = Label(spoken, opened.original, wrap=True).selectable()
        text.setAccessibleName(opened.original)
        text.setAccessibleDescription(_("Original"))
        text.setAlignment(spoken.start | Qt.AlignmentFlag.AlignTop)
        identified(text, "translation-original")
        head = self._head(opened.source_language, _("Original"), "neutral")
        return Card(look, head, text, None, gap=8)

    def _translated(self) -> Card:
        look, opened = self._look, self._opened
        end: list[Item] = []
        below: list[Item] = []
        if opened.standing is not None:
            told = translation.status(opened.standing)
            end.append(Pill(look, told.kind, told.words, told.icon))
            who = translation.who(opened.standing, self._desk_name(opened.standing.desk), look.language)
            below.append(Label(look, who, "small", "text_soft", wrap=True))
        head = self._head(opened.place.language, _("Translation"), "second", *end)
        return Card(look, head, self.essay, *below, None, gap=8)

    def _notes(self, entry: translation.Entry) -> list[Item]:
        look, found = self._look, []
        if entry.row.differs:
            told = _("Desks translated this differently. What you keep now settles it; the rest stays below.")
            found.append(Note(look, "git-compare", told, "small", "warning"))
        if self._opened.standing is not None and self._opened.standing.checked:
            told = _("This translation is checked. Kept as a draft, it is not published any more.")
            found.append(Note(look, "info", told, "small", "text_soft"))
        return [*found]

    def _history(self) -> list[Item]:
        look = self._look
        if not self._opened.others:
            return []
        shown: list[Item] = [Label(look, _("Earlier and other words"), "strong")]
        for one in self._opened.others:
            shown += [Line(look), *self._earlier(one)]
        return [Card(look, *shown, gap=6, margins=(16, 11, 14, 12))]

    def _earlier(self, one: Translated) -> list[Item]:
        look, told = self._look, translation.status(one)
        spoken = look.speaking(self._opened.place.language)
        words = Label(spoken, one.text, "small", wrap=True).selectable()
        words.setAccessibleName(one.text)
        who = Label(
            look, translation.who(one, self._desk_name(one.desk), look.language), "small", "text_soft"
        )
        return [row(look, Pill(look, told.kind, told.words, told.icon), who, None, gap=8), words]
