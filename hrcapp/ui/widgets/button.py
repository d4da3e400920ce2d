"""Buttons. The style draws them from dynamic properties; a click is a verb in the interface's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from hrcapp.ui.look import Look

Kind = Literal["primary", "secondary", "quiet", "danger", "hero", "hero-quiet", "chip", "segment"]


class Button(QPushButton):
    """A push button of a kind. `trailing`: the icon follows the words."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = "secondary",
        icon: str = "",
        *,
        small: bool = False,
        trailing: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("variant", kind)
        self.setProperty("small", small)
        self.setProperty("trailing", trailing)
        # On large text there is no room for icons beside words.
        self.setProperty("iconName", "" if look.narrow and text and not small else icon)
        self.setFont(look.font("small_strong" if small or kind in ("chip", "segment") else "strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def wide(self) -> Button:
        """As wide as its column."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self


class LinkButton(Button):
    """A quiet action that looks like a link; `flush` starts at the edge of its column."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        *,
        flush: bool = False,
        trailing: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(look, text, "quiet", icon, small=True, trailing=trailing, on_click=on_click)
        self.setProperty("flush", flush)


class IconButton(Button):
    """One of the few icons that stand alone: undo, redo, zoom, previous, next. The name is said and shown."""

    def __init__(
        self,
        look: Look,
        name: str,
        icon: str,
        kind: Kind = "quiet",
        *,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(look, "", kind, icon, small=True, on_click=on_click)
        self.setAccessibleName(name)
        self.setToolTip(name)
