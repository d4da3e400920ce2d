"""What the shell shows: pages that build their widget anew for every look, and the menu to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look


class Page:
    """One page. It keeps what it shows; `build` makes widgets from it, again and again in other looks.

    `name` is stable and untranslated. `menu_key` is the menu item that is selected while it is shown.
    """

    name = ""
    menu_key = ""

    def title(self) -> str:
        """For the window's title and the history, translated now."""
        raise NotImplementedError

    def build(self, look: Look) -> QWidget:
        """The page's widget: usually a TopBar, a PageScroll and an ActionBar in a column."""
        raise NotImplementedError

    def build_side(self, look: Look) -> QWidget | None:
        """A sidebar of the page's own, such as the sections of a form; None for the app's menu."""
        return None

    def side_title(self) -> str:
        """The words of the button that opens the page's own sidebar in a narrow window."""
        return ""

    def shown(self) -> None:
        """The page has come on screen (not called when only the look changed)."""

    def hidden(self) -> None:
        """Another page has taken its place, or the window closes."""


@dataclass(frozen=True)
class MenuItem:
    """A place in the app's menu. `text` and `count` are called whenever the menu is drawn."""

    key: str
    icon: str
    text: Callable[[], str]
    open: Callable[[], None]
    count: Callable[[], str] = str


@dataclass(frozen=True)
class Desk:
    """Who the app is for in this window: the names above the menu, and the menu.

    `strip` makes what stands above every page, such as whose form is open.
    """

    product: Callable[[], str]
    desk: Callable[[], str]
    items: tuple[MenuItem, ...]
    strip: Callable[[Look], QWidget] | None = None
