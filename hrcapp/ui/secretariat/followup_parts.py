"""What the pages of the follow-up are made of: a view, its table, small buttons, and who is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, Card, EmptyState, Label, Table, column, flow, framed
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class View:
    """One of the views: made on the store's thread, worked out in the pool, built again and again."""

    def work_out(self) -> None:
        """What may take long and needs no store; before it is built for the first time."""

    def build(self, look: Look) -> tuple[Item, ...]:
        """Its parts; the last one takes the room that is left."""
        raise NotImplementedError

    def empty(self, look: Look) -> EmptyState | None:
        """What stands there while there is nothing; None otherwise."""
        raise NotImplementedError

    def keep(self, before: View) -> None:
        """Take over the filter and the choice of the view in whose place this one comes."""


def stretched(office: Office, look: Look, items: tuple[Item, ...]) -> QWidget:
    """Parts of which the last takes the room that is left; in a narrow window all of it scrolls."""
    if look.narrow:
        return office.body(look, *items, gap=12)
    *first, last = items
    wide: Item = (last, 1) if isinstance(last, QWidget) else last
    return column(look, *office.above(look), *first, wide, gap=10, margins=(20, 14, 20, 14))


def table_card(look: Look, table: Table[Any], name: str) -> Card:
    """A table with its frame; in a narrow window of a height that leaves the page scrolling."""
    identified(table, name)
    framed_ = framed(look, table)
    if look.narrow:
        framed_.setFixedHeight(look.px(300))
    return framed_


def verbs(look: Look, *told: tuple[str, str, str, Callable[[], object]]) -> QWidget:
    """Small buttons in a flow: (identifier, words, icon, what it does)."""
    made = []
    for name, words, icon, act in told:
        button = Button(look, words, icon=icon, small=True, on_click=act)
        identified(button, name)
        made.append(button)
    return flow(look, *made)


def remarks(look: Look, *sentences: str) -> tuple[Item, ...]:
    """Who is left out, in small words; nothing where nobody is."""
    said = " ".join(filter(None, sentences))
    return (Label(look, said, "small", "text_soft", wrap=True),) if said else ()
