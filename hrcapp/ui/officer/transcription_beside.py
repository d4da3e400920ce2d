"""The paper beside the questions of a section: shown or hidden with F8, open where it was left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget
from shiboken6 import isValid

from hrcapp.i18n import _
from hrcapp.officer.transcription import PaperPage
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.transcription_view import PaperView
from hrcapp.ui.widgets import Button

KEY = "F8"
_KEEP_WITHIN_MS = 800
_SHARES = (56, 44)


class PaperBeside:
    """For one section; it outlives the page's widgets."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, section: str) -> None:
        self._desk, self._form, self._section = desk, form, section
        self._view: PaperView | None = None

    @property
    def there(self) -> bool:
        """Whether the paper stands beside the questions now."""
        return bool(self._form.paper.pages) and not self._form.paper.hidden

    def beside(self, look: Look, questions: QWidget) -> QWidget:
        """The questions, and the paper at their end, or below them in a narrow window."""
        self.keep_place()
        self._view = None
        if not self.there:
            return questions
        paper = self._form.paper
        self._view = view = PaperView(look, self._desk, paper.pages, paper.place(self._section))
        identified(view, "paper")
        self._later = QTimer(view, singleShot=True, interval=_KEEP_WITHIN_MS)
        self._later.timeout.connect(self.keep_place)
        view.looked.connect(self._later.start)
        view.page_turned.connect(lambda page, _quarters: turn(self._desk, self._form, page))
        return split(look, questions, view, self._form)

    def switch(self, look: Look) -> list[Button]:
        """The button that shows or hides the paper, with its key."""
        if not self._form.paper.pages:
            return []
        words = _("Hide the paper ({key})") if self.there else _("Show the paper ({key})")
        made = Button(look, words.format(key=KEY), icon="scan-line", on_click=self._toggle)
        identified(made, "paper-toggle")
        key = QShortcut(QKeySequence(KEY), made, context=Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self._toggle)
        return [made]

    def keep_place(self) -> None:
        """Remember which part of the paper belongs to this section."""
        view, form = self._view, self._form
        if view is None or not isValid(view):
            return
        place, kept, section = view.place(), self._desk.workspace.transcription, self._section
        if form.paper.note(section, place):
            self._desk.store(lambda: kept.keep_place(form.id, section, place))

    def _toggle(self) -> None:
        self.keep_place()
        self._form.paper.hidden = not self._form.paper.hidden
        self._desk.shell.refresh()


def split(look: Look, first: QWidget, view: PaperView, form: OpenForm) -> QSplitter:
    """Two sides with a line between them that can be drawn elsewhere; the same for every section."""
    way = Qt.Orientation.Vertical if look.narrow else Qt.Orientation.Horizontal
    made = QSplitter(way)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(look.px(7))
    view.setMinimumHeight(look.px(150))
    first.setMinimumHeight(look.px(120))
    for at, side in enumerate((first, view)):
        made.addWidget(side)
        made.setStretchFactor(at, _SHARES[at])
    made.setSizes(form.paper.shares or [100 * share for share in _SHARES])
    made.splitterMoved.connect(lambda _pos, _index: setattr(form.paper, "shares", made.sizes()))
    return made


def turn(desk: OfficerDesk, form: OpenForm, page: PaperPage) -> None:
    """A page was turned: it is shown so from now on."""
    kept, paper = desk.workspace.transcription, form.paper
    paper.pages = tuple(
        replace(one, quarters=page.quarters) if one.id == page.id else one for one in paper.pages
    )
    desk.store(lambda: kept.turn(page.id, page.quarters))
