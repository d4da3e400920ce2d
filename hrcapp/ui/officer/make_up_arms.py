"""The arms or logo of a town: chosen, shown as they will be printed, put into words, removed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, named
from hrcapp.ui.look import Look
from hrcapp.ui.officer import make_up
from hrcapp.ui.widgets import Button, Card, Heading, Label, LineEdit, Question, column, flow, row
from hrcapp.ui.widgets.layout import show_if

_ROOM = QSize(216, 108)
_EDGE = 12


class ArmsPicture(QWidget):
    """A picture on the white of paper, as large as its place."""

    def __init__(self, look: Look, image: bytes, words: str) -> None:
        super().__init__()
        self._look, self._image = look, QImage.fromData(image)
        self.setFixedSize(look.px(_ROOM.width()), look.px(_ROOM.height()))
        named(self, _("The picture as it will be printed"), words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(self._look.colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        edge = self._look.px(_EDGE)
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.toRectF().center())
        painter.drawImage(place, self._image)
        painter.end()


class ArmsCard(Card):
    """`file_wanted` and `removed` are clicks; `said` comes when the words were typed to their end."""

    file_wanted = Signal()
    removed = Signal()
    said = Signal()

    def __init__(self, look: Look, image: bytes, words: str) -> None:
        super().__init__(look, gap=10, margins=(20, 14, 18, 16))
        self._image = image
        told = _("They stand at the top of the statement, of the model decision and of the cover letter.")
        formats = _("A PNG, JPEG or HEIC of at most 4 MB. Only its pixels are kept.")
        choose = Button(
            look,
            _("Choose another picture") if image else _("Choose a picture"),
            icon="upload",
            on_click=self.file_wanted.emit,
        )
        identified(choose, "arms-choose")
        buttons: list[QWidget] = [choose]
        if image:
            remove = Button(look, _("Remove the picture"), icon="x", on_click=self.removed.emit)
            identified(remove, "arms-remove")
            buttons.append(remove)
        self._words = LineEdit(look, words)
        self._words.setMaxLength(make_up.MOST_WORDS)
        identified(self._words, "arms-words")
        self._words.editingFinished.connect(self.said)
        self._words.textChanged.connect(self._typed)
        hint = _("For people who can't see it, such as: a tower over three waves.")
        self._question = Question(look, _("What the picture shows"), self._words, hint=hint)
        limits = Label(look, formats, "small", "text_soft", wrap=True)
        parts = column(look, flow(look, *buttons, gap=8), limits, None)
        self.box.addWidget(Heading(look, _("Arms or logo"), "h2"))
        self.box.addWidget(Label(look, told, "body", "text_soft", wrap=True))
        if image:
            picture = ArmsPicture(look, image, words)
            beside = column(look, picture, parts) if look.narrow else row(look, picture, (parts, 1), gap=16)
            self.box.addWidget(beside)
        else:
            self.box.addWidget(parts)
        self.box.addWidget(self._question)
        show_if(self._question, bool(image))

    @property
    def words(self) -> str:
        return self._words.text()

    def ask_for_words(self) -> bool:
        """Whether words are missing; the question then says so and takes the focus."""
        why = make_up.missing_words(self._image, self.words)
        self._question.set_error(why, say=bool(why))
        if why:
            self._words.setFocus()
        return bool(why)

    def _typed(self) -> None:
        if self._question.error() and self.words.strip():
            self._question.set_error("")
