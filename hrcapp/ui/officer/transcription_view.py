"""The paper on screen: its pages are fetched one by one as they are turned to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.officer.transcription import PaperPage, PaperPlace
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.widgets.page_view import PageView

_HELD = 3
"""Pages that stay decoded: this one and its neighbours (12 MB each)."""


class PaperView(PageView):
    """`looked` when a person looks at another page or part; `page_turned` carries a page and its quarters."""

    looked = Signal()
    page_turned = Signal(object, int)

    def __init__(self, look: Look, desk: OfficerDesk, pages: Sequence[PaperPage], place: PaperPlace) -> None:
        self._desk, self._paper = desk, tuple(pages)
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        super().__init__(look, _("The form on paper"), (), turnable=True)
        self._pages = tuple(QImage() for _page in self._paper)
        self._zoom, self._at = place.zoom, self._index(place.page)
        self._reader.go_to(place.across, place.down)
        self._reader.moved.connect(self.looked)
        self._show()

    def show_page(self, page: str) -> None:
        """Turn to a page."""
        self.go_to(self._index(page) + 1)

    def place(self) -> PaperPlace:
        """What is in view."""
        across, down = self._reader.place()
        return PaperPlace(self._paper[self._at].id, self._zoom, across, down)

    def turn_right(self) -> None:
        page = self._paper[self._at]
        turned = replace(page, quarters=(page.quarters + 1) % 4)
        self._paper = (*self._paper[: self._at], turned, *self._paper[self._at + 1 :])
        self._show()
        self.page_turned.emit(turned, turned.quarters)

    def go_to(self, page: int) -> None:
        before = self._at
        super().go_to(page)
        if self._at != before:
            self._reader.go_to(0.0, 0.0)
            self.looked.emit()

    def zoom(self, step: int) -> None:
        super().zoom(step)
        self.looked.emit()

    def _index(self, page: str) -> int:
        return next((at for at, one in enumerate(self._paper) if one.id == page), 0)

    def _turned(self, at: int) -> int:
        return self._paper[at].quarters

    def _picture(self, at: int) -> QImage:
        page = self._paper[at].id
        if page not in self._images and page not in self._asked:
            self._fetch(page)
        return self._images.get(page, QImage())

    def _fetch(self, page: str) -> None:
        kept = self._desk.workspace.transcription
        self._asked.add(page)

        def come(image: QImage) -> None:
            self._asked.discard(page)
            if not isValid(self):
                return
            while len(self._images) >= _HELD:
                self._images.pop(next(iter(self._images)))
            self._images[page] = image
            if self._paper[self._at].id == page:
                self._show()

        self._desk.store(_decoded(lambda: kept.jpeg(page)), come)


def _decoded(jpeg: Callable[[], bytes]) -> Callable[[], QImage]:
    """Pixels made by this app from what came, so they are decoded here."""
    return lambda: QImage.fromData(jpeg())
