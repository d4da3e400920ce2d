"""The app's menu: a sidebar, or a page of its own where there is no room for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.appearance import foot
from hrcapp.ui.colours import Colours
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Desk, MenuItem, Page
from hrcapp.ui.tab_order import controls, walk_first
from hrcapp.ui.widgets.button import Button
from hrcapp.ui.widgets.layout import column
from hrcapp.ui.widgets.nav import WIDTH, NavItem, Sidebar
from hrcapp.ui.widgets.scroll import PageScroll
from hrcapp.ui.widgets.top_bar import TopBar

_ANY_WIDTH = 16_777_215  # QWIDGETSIZE_MAX


class Menu:
    """Makes the menu for a page in a look. A page may have a sidebar of its own, such as sections."""

    def __init__(
        self,
        desk: Desk,
        *,
        set_language: Callable[[str], None],
        set_scale: Callable[[float], None],
        set_colours: Callable[[Colours], None],
        toggle: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._set_language, self._set_scale, self._set_colours = set_language, set_scale, set_colours
        self._toggle = toggle

    def sidebar(self, look: Look, page: Page, *, width: int | None = WIDTH) -> QWidget:
        own = page.build_side(look)
        if own is not None:
            return own
        items = [self._item(look, item, selected=item.key == page.menu_key) for item in self._desk.items]
        below = foot(
            look, set_language=self._set_language, set_scale=self._set_scale, set_colours=self._set_colours
        )
        names, alone = (self._desk.product(), self._desk.desk()), width is None
        return Sidebar(look, names, items, below, width=width, scrolls=not alone)

    def whole_page(self, look: Look, page: Page) -> QWidget:
        """The menu in the place of the page."""
        bar = TopBar(look, self._words(page))
        close = Button(look, _("Close"), icon="x", small=True, on_click=self._toggle)
        identified(close, "menu-close")
        bar.add_at_start(close)
        side = self.sidebar(look, page, width=None)
        side.setMinimumWidth(0)
        side.setMaximumWidth(_ANY_WIDTH)
        return column(look, bar, (PageScroll(look, side), 1), gap=0)

    def offer(self, look: Look, page: Page, shown: QWidget) -> None:
        """Put the button that opens the menu into the page's top bar."""
        bar = shown if isinstance(shown, TopBar) else shown.findChild(TopBar)
        if bar is not None:
            button = Button(look, self._words(page), icon="list-checks", small=True, on_click=self._toggle)
            identified(button, "menu-open")
            bar.add_at_start(button)
            walk_first([button], [each for each in controls(shown) if each is not button])

    def _words(self, page: Page) -> str:
        return page.side_title() or _("Menu")

    def _item(self, look: Look, item: MenuItem, *, selected: bool) -> NavItem:
        made = NavItem(
            look, item.text(), item.icon, selected=selected, count=item.count(), on_click=item.open
        )
        identified(made, f"menu-{item.key}")
        return made
