"""What explains a question besides its label and hint: a picture of the form, and guidance on demand."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.media import Picture
from hrcapp.ui.access import identified
from hrcapp.ui.common.pictures import image_of
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import fill, row
from hrcapp.ui.widgets.picture_view import PictureView
from hrcapp.xforms import NodeState


class Explanation(QWidget):
    """Nothing is shown for a question that has neither."""

    def __init__(self, look: Look, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings, self._source = surroundings, ""
        self._shows: tuple[object, ...] = ()
        self._picture = PictureView(look)
        self._more = LinkButton(look, _("More about this question"), flush=True, on_click=self._toggle)
        self._guidance = Label(look, "", "small", "text_soft", wrap=True).selectable()
        self._guidance.hide()
        self._fold = row(look, self._more, None)
        fill(self, look, self._picture, self._fold, self._guidance, gap=5)

    def show_node(self, node: NodeState) -> None:
        shows = (node.media, node.guidance, node.label, node.path)
        if shows == self._shows:
            return
        self._shows = shows
        self._show_picture(node.media.get("image", "") or node.media.get("big-image", ""), node.label)
        self._guidance.setText(node.guidance)
        self._fold.setVisible(bool(node.guidance))
        self._guidance.setVisible(bool(node.guidance) and not self._guidance.isHidden())
        self._more.setAccessibleDescription(node.label)
        identified(self._more, f"{node.path}#guidance")
        self._show()

    def _show(self) -> None:
        wanted = not self._fold.isHidden() or not self._picture.isHidden()
        if self.parentWidget() is not None or not wanted:
            self.setVisible(wanted)

    def _show_picture(self, source: str, label: str) -> None:
        if source == self._source:
            return
        self._source = source
        self._picture.show_picture(QImage(), "")

        def take(picture: Picture) -> None:
            if isValid(self) and source == self._source:
                told = _("Picture that belongs to “{question}”").format(question=label)
                self._picture.show_picture(image_of(picture), told)
                self._show()

        if source:
            self._surroundings.picture(source, take)

    def _toggle(self) -> None:
        closed = self._guidance.isHidden()
        self._guidance.setVisible(closed)
        self._more.setText(_("Less about this question") if closed else _("More about this question"))
