"""The window: a menu, one page at a time, and the way back. It knows nothing of what the pages are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from hrcapp.i18n import activate
from hrcapp.ui import style as app_style
from hrcapp.ui.colours import Colours
from hrcapp.ui.look import Look
from hrcapp.ui.menu import Menu
from hrcapp.ui.pages import Desk, Page
from hrcapp.ui.qt_words import speak
from hrcapp.ui.tab_order import controls, walk_first
from hrcapp.ui.theme import SCALES

LEAST = QSize(1024, 700)
"""The smallest window: a screen of 1024 × 768 less its title bar."""
SMALL_BELOW = 1100


class Shell(QMainWindow):
    """Builds the current page anew whenever the look changes; the focus returns to its control."""

    look_changed = Signal(object)
    closing = Signal()

    def __init__(self, app: QApplication, look: Look, style: app_style.Style, desk: Desk) -> None:
        super().__init__()
        self._app = app
        self.look, self._style, self._desk = look, style, desk
        self._menu = Menu(
            desk,
            set_language=self.set_language,
            set_scale=self.set_scale,
            set_colours=self.set_colours,
            toggle=self.toggle_menu,
        )
        self.may_close: Callable[[], bool] = lambda: True
        self._history: list[Page] = []
        self._menu_open = False
        self.setMinimumSize(LEAST)
        self.resize(1366, 768)
        self._centre = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._centre)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for layout in (self._whole, self._outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._whole.addLayout(self._outer, 1)
        self._strip: QWidget | None = None
        self._side: QWidget | None = None
        self._stack = QStackedWidget()
        self._outer.addWidget(self._stack, 1)
        self.setCentralWidget(self._centre)
        self._bind_keys()
        self._apply(look)
        app.styleHints().colorSchemeChanged.connect(self._system_colours)

    # -- pages

    @property
    def page(self) -> Page | None:
        return self._history[-1] if self._history else None

    def open(self, page: Page) -> None:
        """Show a page; `back` returns to the one before."""
        self._leave()
        self._history.append(page)
        self._enter()

    def open_root(self, page: Page) -> None:
        """Show a page of the menu: the way back begins anew."""
        self._leave()
        self._history = [page]
        self._enter()

    def replace(self, page: Page) -> None:
        """Show a page in the place of the present one."""
        self._leave()
        self._history[-1:] = [page]
        self._enter()

    def back(self) -> None:
        if len(self._history) > 1:
            self._leave()
            self._history.pop()
            self._enter()

    def back_to(self, name: str) -> bool:
        """Go back to the last page of that name; whether there was one."""
        names = [page.name for page in self._history[:-1]]
        if name not in names:
            return False
        self._leave()
        del self._history[len(names) - names[::-1].index(name) :]
        self._enter()
        return True

    def can_go_back(self) -> bool:
        return len(self._history) > 1

    def refresh(self) -> None:
        """Build the present page and the menu anew, keeping the focus where it is."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        name = focus.objectName() if focus is not None and inside else ""
        self._build()
        if inside:
            self._focus(name or "page-heading")

    def focus_on(self, name: str) -> None:
        """Give the focus to a control of the page, or to the heading where there is no such control."""
        self._focus(name)

    def refresh_menu(self) -> None:
        """Draw the menu's counts anew."""
        if not self.look.narrow:
            self._build_side()

    # -- look

    def set_language(self, language: str) -> None:
        self._change(replace(self.look, language=language))

    def set_scale(self, scale: float) -> None:
        self._change(replace(self.look, theme=replace(self.look.theme, scale=scale)))

    def set_colours(self, colours: Colours) -> None:
        self._change(replace(self.look, colours=colours, theme=replace(self.look.theme, dark=colours.dark)))

    def set_touch(self, touch: bool) -> None:
        self._change(replace(self.look, theme=replace(self.look.theme, touch=touch)))

    def toggle_menu(self) -> None:
        """In a narrow window: show the menu in the place of the page, or the page again."""
        self._menu_open = not self._menu_open
        self._build()
        self._focus("" if self._menu_open else "page-heading")

    # -- inside

    def _system_colours(self) -> None:
        if self.look.colours is Colours.SYSTEM:
            self.set_colours(Colours.SYSTEM)

    def _change(self, look: Look) -> None:
        if look == self.look:
            return
        self._apply(look)
        self.refresh()
        self.look_changed.emit(look)

    def _apply(self, look: Look) -> None:
        self.look = look
        activate(look.language)
        speak(self._app, look.language)
        app_style.apply(self._app, self._style, look.theme, arabic=look.rtl)
        self._app.setLayoutDirection(look.direction)
        self.setLayoutDirection(look.direction)
        self.setLocale(look.locale)

    def _leave(self) -> None:
        if self.page is not None:
            self.page.hidden()
        self._menu_open = False

    def _enter(self) -> None:
        self._build()
        self._history[-1].shown()
        self._focus("page-heading")

    def _build(self) -> None:
        page = self.page
        if page is None:
            return
        self.setWindowTitle(f"{page.title()} – {self._desk.product()}")
        narrow, menu = self.look.narrow, self.look.narrow and self._menu_open
        widget = self._menu.whole_page(self.look, page) if menu else page.build(self.look)
        widget.setLayoutDirection(self.look.direction)
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            _discard(old)
        if narrow and not menu:
            self._menu.offer(self.look, page, widget)
        self._build_side()
        self._build_strip()

    def _build_strip(self) -> None:
        """What stands above every page; Tab comes to it first."""
        if self._strip is not None:
            self._whole.removeWidget(self._strip)
            _discard(self._strip)
            self._strip = None
        if self._desk.strip is None:
            return
        self._strip = self._desk.strip(self.look)
        self._strip.setLayoutDirection(self.look.direction)
        self._whole.insertWidget(0, self._strip)
        shown = self._stack.currentWidget()
        if shown is not None:
            walk_first(self._strip, self._side or shown)

    def _build_side(self) -> None:
        if self._side is not None:
            self._outer.removeWidget(self._side)
            _discard(self._side)
            self._side = None
        page = self.page
        if page is None or self.look.narrow:
            return
        self._side = self._menu.sidebar(self.look, page)
        self._outer.insertWidget(0, self._side)
        shown = self._stack.currentWidget()
        if shown is not None:
            walk_first(self._side, shown)

    def _focus(self, name: str) -> None:
        found = self._centre.findChildren(QWidget, name) if name else []
        target = next((each for each in found if isValid(each) and each.isVisibleTo(self)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name and name != "page-heading":
            self._focus("page-heading")
        else:
            self._stack.setFocus()

    def _bind_keys(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Back), self.back),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), lambda: self._step_scale(1)),
            (QKeySequence("Ctrl+="), lambda: self._step_scale(1)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), lambda: self._step_scale(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.set_scale(1.0)),
            (QKeySequence("F6"), self._next_pane),
        ):
            QShortcut(keys, self).activated.connect(act)
        for index, item in enumerate(self._desk.items[:9], 1):
            QShortcut(QKeySequence(f"Ctrl+{index}"), self).activated.connect(item.open)

    def _step_scale(self, step: int) -> None:
        sizes = list(SCALES)
        at = min(range(len(sizes)), key=lambda index: abs(sizes[index] - self.look.theme.scale * 100))
        self.set_scale(sizes[max(0, min(len(sizes) - 1, at + step))] / 100)

    def _next_pane(self) -> None:
        """From the menu into the page and back."""
        focus = QApplication.focusWidget()
        in_side = self._side is not None and focus is not None and self._side.isAncestorOf(focus)
        if in_side or self._side is None:
            self._focus("page-heading")
        else:
            next(iter(controls(self._side)), self._side).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = event.size().width() < SMALL_BELOW
        if small != self.look.small_window:
            self._apply(replace(self.look, small_window=small))
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._leave()
        self.closing.emit()
        super().closeEvent(event)


def _discard(widget: QWidget) -> None:
    """Take a widget out of the window now; it may be the one whose click is being answered."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
