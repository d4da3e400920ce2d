"""The petrol card at the top of Home: the town, how far it is, and the way back to where one left off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame

from hrcapp.i18n import _
from hrcapp.ui.look import Look
from hrcapp.ui.officer.home import Hero
from hrcapp.ui.paint import rounded
from hrcapp.ui.skyline import paint_skyline
from hrcapp.ui.theme import RADIUS
from hrcapp.ui.widgets import Button, Label, SegmentBar, flow, row
from hrcapp.ui.widgets.layout import Item, fill

_PICTURE = 0.44  # share of the width


class HeroCard(QFrame):
    """Continue where you left off."""

    def __init__(
        self, look: Look, hero: Hero, *, on_continue: Callable[[], object], on_check: Callable[[], object]
    ) -> None:
        super().__init__()
        self._look = look
        go_on = Button(look, hero.action, "hero", "arrow-right", trailing=True, on_click=on_continue)
        go_on.setObjectName("hero-continue")
        go_on.setAccessibleName(f"{hero.action}: {hero.name}")
        buttons = [go_on]
        if hero.can_check:
            check = Button(look, _("Check for errors"), "hero-quiet", "list-checks", on_click=on_check)
            check.setObjectName("hero-check")
            buttons.append(check)
        bar = SegmentBar(look, hero.done, width=290, height=9, full="accent", empty="on_hero_soft")
        items: list[Item] = [
            Label(look, _("Continue where you left off"), "small_strong", "on_hero_soft", wrap=True),
            Label(look, hero.name, "h1", "on_hero", wrap=True),
            *([Label(look, hero.form, "strong", "on_hero", wrap=True)] if hero.form else []),
            Label(look, hero.sentence, "body", "on_hero_soft", wrap=True),
        ]
        if hero.done:
            progress = Label(look, hero.progress, "small", "on_hero", wrap=True)
            items += [6, row(look, bar, (progress, 1), gap=12) if not look.narrow else progress]
        items += [8, flow(look, *buttons, gap=10)]
        room = 28 if look.narrow else 28 + 500
        fill(self, look, *items, gap=3, margins=(28, 18, room, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self._look, QRectF(self.rect())
        rounded(painter, box, look.px(RADIUS["hero"]), look.colour("hero"))
        if not look.narrow:
            edge = QPainterPath()
            edge.addRoundedRect(box, look.px(RADIUS["hero"]), look.px(RADIUS["hero"]))
            painter.setClipPath(edge)
            wide = min(box.width() * _PICTURE, 500.0 * look.theme.scale)
            high = min(box.height() - look.px(30), 170.0 * look.theme.scale)
            left = box.left() if look.rtl else box.right() - wide
            place = QRectF(left, box.bottom() - high, wide, high)
            line, light = look.colour("hero_line"), look.colour("accent")
            paint_skyline(painter, place, line, light, rtl=look.rtl, scale=look.theme.scale)
        painter.end()
