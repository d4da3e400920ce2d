"""One answer typed in several labelled fields: each Tab stop says its name, nothing has to be guessed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import column, flow
from hrcapp.ui.widgets.line_edit import LineEdit

Part = tuple[str, str, int]
"""A key, the words above the field, its width in px at 100 %."""
LONGEST = 6


class PartsControl(AnswerControl):
    """Fields beside each other. The first carries the path of the question, the others a part of it."""

    typed_in = True

    def __init__(self, look: Look, parts: Sequence[Part], longest: int = LONGEST) -> None:
        super().__init__(look)
        self.edits: dict[str, LineEdit] = {}
        self._words = {key: words for key, words, _width in parts}
        cells = []
        for key, words, width in parts:
            self.edits[key] = edit = LineEdit(look, width=width)
            label = Label(look, words, "small", "text_soft")
            edit.setFixedWidth(max(edit.maximumWidth(), label.sizeHint().width()))
            label.setBuddy(edit)
            edit.setMaxLength(longest)
            edit.textChanged.connect(self._changed)
            cells.append(column(look, label, edit, gap=3))
        self.fields = flow(look, *cells, gap=12)

    def stand_beside(self, widget: QWidget) -> None:
        """Put something after the fields, level with them."""
        layout = self.fields.layout()
        if layout is not None:
            layout.addWidget(column(self.look, Label(self.look, "", "small"), widget, gap=3))

    def inputs(self) -> Sequence[QWidget]:
        return tuple(self.edits.values())

    def lexical(self) -> str:
        """The answer that stands in the fields; what cannot be read is kept as it was typed."""
        raise NotImplementedError

    def typed(self, key: str) -> str:
        return self.edits[key].text().strip()

    def put(self, **texts: str) -> None:
        """Show texts in the fields named by their keys."""
        for key, text in texts.items():
            self.edits[key].setText(text)

    def identify(self, path: str) -> None:
        first = next(iter(self.edits))
        for key, edit in self.edits.items():
            identified(edit, path if key == first else f"{path}#{key}")

    def tell(self, name: str, description: str) -> None:
        named(self, name, description)
        for key, edit in self.edits.items():
            named(edit, f"{name}: {self._words[key]}", description)

    def _changed(self, _text: str) -> None:
        self.say(self.lexical())
