"""Why Sign can't be used yet: always in sight above the buttons, with the way there when it is a page."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.officer import statement
from hrcapp.ui.widgets import Ground, LinkButton, Note
from hrcapp.ui.widgets.layout import show_if


class SigningStrip(Ground):
    """`on_page` leads to the page that is still unread, `on_stop` ends a signature under way."""

    def __init__(
        self, look: Look, on_page: Callable[[], object], on_stop: Callable[[], object] | None = None
    ) -> None:
        self._reason = Note(look, "info", "", "body", "text", icon_ink="info")
        self._page = LinkButton(look, "", "arrow-right", trailing=True, on_click=on_page)
        identified(self._page, "go-unread")
        self._stop = LinkButton(look, _("Stop"), "x", on_click=on_stop)
        identified(self._stop, "stop-signing")
        margins = (20, 8, 20, 8) if look.narrow else (32, 9, 24, 9)
        super().__init__(
            look,
            (self._reason, 1),
            self._page,
            self._stop,
            ground="info_soft",
            edge="top",
            gap=10,
            margins=margins,
        )
        show_if(self._stop, False)

    def tell(self, why: str, unread: tuple[int, ...], language: str, *, can_stop: bool = False) -> None:
        """Show a reason, or nothing for none."""
        self._reason.set_text(why)
        if unread:
            self._page.setText(statement.to_page(unread[0], language))
        show_if(self._page, bool(unread) and not can_stop)
        show_if(self._stop, can_stop)
        show_if(self, bool(why))
