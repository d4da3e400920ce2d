"""The sidebar and its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from hrcapp.i18n import _
from hrcapp.ui.icons import paint_icon
from hrcapp.ui.look import Look
from hrcapp.ui.paint import draw_text, paint_mark, rounded, start_rect, text_height
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets.card import Ground
from hrcapp.ui.widgets.label import Label
from hrcapp.ui.widgets.layout import Item, column, put, row
from hrcapp.ui.widgets.scroll import PageScroll

WIDTH, FORM_WIDTH = 248, 264
_ICON_AT, _TEXT_AT, _TAIL = 22, 52, 14


class NavItem(QPushButton):
    """A place to go: icon, words, perhaps a status line below or a count at the end.

    A button and no tick box: that its page is the one shown is told in the description.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str,
        *,
        selected: bool = False,
        status: str = "",
        count: str = "",
        kind: Kind = "neutral",
        width: int = WIDTH,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look, self._icon, self._status, self._count, self._kind = look, icon, status, count, kind
        self._width = look.px(width)
        self.selected = selected
        self.setFont(look.font("strong" if selected else "body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def set_status(self, status: str, icon: str, kind: Kind) -> None:
        """Another line below the words, with its icon and colour."""
        if status != self._status:
            self._status = status
            self._describe()
            self.updateGeometry()
        self._icon, self._kind = icon, kind
        self.update()

    def _describe(self) -> None:
        here = _("Shown now") if self.selected else ""
        self.setAccessibleDescription(", ".join(part for part in (self._status, self._count, here) if part))

    def sizeHint(self) -> QSize:
        # Before it is laid out a widget is as wide as it happens to be: only a narrow window's menu asks it.
        width = max(self._width, self.width()) if self._look.narrow else self._width
        return QSize(self._look.px(220), self._height(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _text_width(self, width: int) -> int:
        look = self._look
        return (
            width - look.px(_TEXT_AT) - (self._count_width() + look.px(24) if self._count else look.px(_TAIL))
        )

    def _count_width(self) -> int:
        wide = QFontMetrics(self._look.font("small_strong")).horizontalAdvance(self._count)
        return max(self._look.px(26), wide + self._look.px(14))

    def _height(self, width: int) -> int:
        look = self._look
        words = text_height(self.font(), self._words(), self._text_width(width))
        status = text_height(look.font("small"), self._status, self._text_width(width)) if self._status else 0
        return max(look.px(52 if self._status else 40), words + status + look.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, option = QPainter(self), self._look, QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(self.rect())
        self._paint_ground(painter, box, bool(option.state & QStyle.StateFlag.State_MouseOver))
        ink = self._kind if self._kind != "neutral" else "brand" if self.selected else "text_soft"
        size = look.px(20)
        place = start_rect(box, look.px(_ICON_AT), size, size, rtl=look.rtl)
        paint_icon(painter, place, self._icon, look.colour(ink), rtl=look.rtl)
        self._paint_words(painter, box)
        if self._count:
            self._paint_count(painter, box)
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRectF, hovered: bool) -> None:
        look, inset = self._look, self._look.px(8)
        inner = box.adjusted(inset, look.px(1), -inset, -look.px(1))
        if self.selected:
            rounded(painter, inner, look.px(6), look.colour("surface"), look.colour("border"))
            bar = start_rect(box, inset, look.px(4), box.height() - look.px(18), rtl=look.rtl)
            rounded(painter, bar, look.px(2), look.colour("brand"))
        elif hovered:
            rounded(painter, inner, look.px(6), look.colour("surface_hover"))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        look, width = self._look, self._text_width(self.width())
        words = text_height(self.font(), self._words(), width)
        status = text_height(look.font("small"), self._status, width) if self._status else 0
        place = start_rect(box, look.px(_TEXT_AT), width, words + status, rtl=look.rtl)
        draw_text(painter, place, self._words(), self.font(), look.colour("text"), rtl=look.rtl, wrap=True)
        if self._status:
            ink = "text_soft" if self._kind in ("neutral", "success") else self._kind
            below = place.adjusted(0, words, 0, 0)
            draw_text(
                painter, below, self._status, look.font("small"), look.colour(ink), rtl=look.rtl, wrap=True
            )

    def _paint_count(self, painter: QPainter, box: QRectF) -> None:
        look, width, height = self._look, self._count_width(), self._look.px(22)
        place = start_rect(box, box.width() - look.px(18) - width, width, height, rtl=look.rtl)
        alarm = self._kind in ("danger", "warning")
        ground = look.colour(f"{self._kind}_soft" if alarm else "surface")
        rounded(painter, place, height / 2, ground, None if alarm else look.colour("border"))
        ink = look.colour(self._kind if alarm else "text_soft")
        draw_text(painter, place, self._count, look.font("small_strong"), ink, centre=True)


class Mark(QWidget):
    """The app's mark: three houses, the tallest lit."""

    def __init__(self, look: Look, size: int = 36) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(size), look.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, inset = QPainter(self), self._look, self.width() * 0.16
        rounded(painter, self.rect(), look.px(7), look.colour("hero"))
        inner = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        paint_mark(painter, inner, look.colour("on_hero"), look.colour("accent"))
        painter.end()


class _Places(PageScroll):
    """Items that scroll where the window is too low for all; the one that is selected can be seen."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for item in self.findChildren(NavItem):
            if item.selected:
                self.ensureWidgetVisible(item, 0, item.height())


class Sidebar(Ground):
    """Product and desk, what may stand on top, the items, and the foot at the bottom.

    `scrolls`: the items do, where there are more of them than a low window has room for.
    """

    def __init__(
        self,
        look: Look,
        product: tuple[str, str],
        items: Sequence[QWidget],
        foot: Sequence[QWidget] = (),
        *,
        top: QWidget | None = None,
        width: int | None = WIDTH,
        scrolls: bool = False,
    ) -> None:
        super().__init__(
            look, ground="surface_side", edge="end", vertical=True, gap=2, margins=(0, 16, 1, 12)
        )
        if width is not None:
            self.setFixedWidth(look.px(width))
        names = column(
            look,
            Label(look, product[0], "strong", wrap=True),
            Label(look, product[1], "small", "text_soft", wrap=True),
            gap=0,
        )
        head = row(look, Mark(look), (names, 1), gap=10, margins=(16, 0, 8, 0))
        above: tuple[Item, ...] = (top, 6) if top is not None else ()
        middle: tuple[Item, ...] = (*items, None)
        if scrolls:
            middle = ((_Places(look, column(look, *middle, gap=2)), 1),)
        for item in (head, 14, *above, *middle, *foot):
            put(self.box, look, item)
