"""The two choices at the foot of the menu: language, and size and colours of what is on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.ui import colours
from hrcapp.ui.access import identified
from hrcapp.ui.colours import Colours
from hrcapp.ui.look import Look
from hrcapp.ui.theme import SCALES
from hrcapp.ui.widgets.button import LinkButton
from hrcapp.ui.widgets.label import Note
from hrcapp.ui.widgets.layout import row

LRI, PDI = "\u2066", "\u2069"
"""A percentage reads the same way in every script."""
Entry = tuple[str, bool, Callable[[], None]]
"""Words, whether it is the present choice, what choosing it does."""


def foot(
    look: Look,
    *,
    set_language: Callable[[str], None],
    set_scale: Callable[[float], None],
    set_colours: Callable[[Colours], None],
) -> list[QWidget]:
    """The foot of the sidebar: works without internet, language, text size and colours."""
    offline = row(look, (Note(look, "wifi-off", _("Works without internet")), 1), margins=(22, 3, 12, 3))
    percent = round(look.theme.scale * 100)
    language = _chooser(
        look,
        "languages",
        endonym(look.language),
        _("Language"),
        [[(endonym(each), each == look.language, partial(set_language, each)) for each in SHIPPED]],
    )
    identified(language, "choose-language")
    size = _chooser(
        look,
        "a-large-small",
        _("Text size {percent}").format(percent=f"{LRI}{percent} %{PDI}"),
        _("Text size and colours"),
        [
            [(f"{LRI}{each} %{PDI}", each == percent, partial(set_scale, each / 100)) for each in SCALES],
            [(told, each is look.colours, partial(set_colours, each)) for each, told in colours.offered()],
        ],
    )
    identified(size, "choose-size")
    return [offline, *(row(look, each, None, margins=(14, 0, 12, 0)) for each in (language, size))]


def _chooser(look: Look, icon: str, text: str, name: str, groups: Sequence[Sequence[Entry]]) -> LinkButton:
    button = LinkButton(look, text, icon)
    button.setProperty("ink", "text_soft")
    button.setFont(look.font("small"))
    # The words that are seen are in the name: who speaks to the computer says those.
    button.setAccessibleName(_("{name}: {choice}").format(name=name, choice=text))
    button.setToolTip(name)
    menu = QMenu(button)
    menu.setFont(look.font())
    menu.setLayoutDirection(look.direction)
    menu.setAccessibleName(name)
    for index, entries in enumerate(groups):
        if index:
            menu.addSeparator()
        group = QActionGroup(menu)
        for words, chosen, act in entries:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
    button.clicked.connect(lambda: _drop_up(button, menu))
    return button


def _drop_up(button: LinkButton, menu: QMenu) -> None:
    """Open above the button, at its start edge: it stands at the foot of the window."""
    size = menu.sizeHint()
    right_to_left = menu.isRightToLeft()
    corner = button.rect().topRight() - QPoint(size.width(), 0) if right_to_left else button.rect().topLeft()
    menu.popup(button.mapToGlobal(corner - QPoint(0, size.height())))
