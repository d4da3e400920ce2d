"""One line of text, and several."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.forms.control import AnswerControl
from hrcapp.ui.look import LEFT, Look
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.checks import Check
from hrcapp.ui.widgets.essay import Essay
from hrcapp.ui.widgets.layout import fill, row, show_if
from hrcapp.ui.widgets.length_bar import LengthGuide
from hrcapp.ui.widgets.line_edit import LineEdit
from hrcapp.xforms import NodeState


def reads_left_to_right(text: str) -> bool:
    """Whether the first strong character of a text is of a left-to-right script."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "")
    return strong == "L"


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same to a reader: the form writes composed characters, a keyboard may not."""
    return one == other or unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


class TextControl(AnswerControl):
    """A line. In a right-to-left form, Latin names and addresses stand at the left, where they begin.

    `latin`: always so, for codes and addresses.
    """

    typed_in = True

    def __init__(self, look: Look, *, latin: bool = False) -> None:
        super().__init__(look)
        self._latin = latin
        self._edit = LineEdit(look, latin=latin)
        self._lay_out()
        self._edit.textChanged.connect(self._changed)

    def _lay_out(self) -> None:
        fill(self, self.look, self._edit, gap=0)

    def inputs(self) -> Sequence[QWidget]:
        return (self._edit,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if not same_text(self._edit.text(), node.value):
            self._edit.setText(node.value)
            self._edit.setCursorPosition(0)

    def _changed(self, text: str) -> None:
        wanted = LEFT if self._latin or reads_left_to_right(text) else self.look.start
        if wanted != self._edit.alignment():
            self._edit.setAlignment(wanted)
        self.say(text)


class MaskedControl(TextControl):
    """What others in the room should not read: dots, until the one who types asks to see it."""

    def _lay_out(self) -> None:
        self._show = Check(self.look, _("Show what is typed"))
        self._show.toggled.connect(self._follow)
        self._edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        fill(self, self.look, self._edit, self._show, gap=6)
        self._follow(False)

    def identify(self, path: str) -> None:
        super().identify(path)
        identified(self._show, f"{path}#show")

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        named(self._show, self._show.words(), name)

    def _follow(self, shown: bool) -> None:
        mode = LineEdit.EchoMode.Normal if shown else LineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)


class UrlControl(TextControl):
    """A web address, and a way to open it in the browser; nothing is opened unasked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, latin=True)

    def _lay_out(self) -> None:
        self._open = Button(self.look, _("Open in the browser"), small=True, on_click=self._browse)
        fill(self, self.look, self._edit, row(self.look, self._open, None), gap=6)
        self._follow("")

    def show_answer(self, node: NodeState, second: str) -> None:
        super().show_answer(node, second)
        self._follow(node.value)

    def identify(self, path: str) -> None:
        super().identify(path)
        identified(self._open, f"{path}#open")

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        named(self._open, f"{self._open.text()}: {name}")

    def _changed(self, text: str) -> None:
        super()._changed(text)
        self._follow(text)

    def _follow(self, text: str) -> None:
        self._open.setVisible(web_address(text).isValid())

    def _browse(self) -> None:
        address = web_address(self._edit.text())
        if address.isValid():
            QDesktopServices.openUrl(address)


def web_address(text: str) -> QUrl:
    """An address of the web (http, https with a host) or an invalid one: nothing else is ever opened."""
    address = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    return address if address.scheme() in ("http", "https") and address.host() else QUrl()


class EssayControl(AnswerControl):
    """An essay with the guide to its length, when the form says what is usual."""

    typed_in = True

    def __init__(self, look: Look, node: NodeState) -> None:
        super().__init__(look)
        self._essay = Essay(look)
        usual = _numbers(node.attributes.get("usual", ""))
        least = _numbers(node.attributes.get("least", ""))
        self.guide = LengthGuide(look, least[0] if least else 0, (usual[0], usual[-1]) if usual else None)
        show_if(self.guide, bool(usual or least))
        fill(self, look, self._essay, self.guide, gap=5)
        self._essay.textChanged.connect(self._changed)

    def inputs(self) -> Sequence[QWidget]:
        return (self._essay,)

    def show_answer(self, node: NodeState, second: str) -> None:
        if not same_text(self._essay.toPlainText(), node.value):
            self._essay.setPlainText(node.value)
        self._count()

    def _changed(self) -> None:
        text = self._essay.toPlainText()
        self._essay.read_from_left(not self.look.rtl or reads_left_to_right(text))
        self._count()
        self.say(text)

    def _count(self) -> None:
        self.guide.set_count(len(self._essay.toPlainText().strip()))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split() if each.isascii() and each.isdigit())
