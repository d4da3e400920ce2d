"""Pseudo-locales: words that show whether they came from a catalog, and need more room than English."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

import hrcapp
from hrcapp.i18n.languages import SHIPPED, endonym

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinouyAEIOUN", "àçéîñöûýÀÉÎÖÛÑ")
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w)")
_READS = re.compile(r"[A-Za-z]{2}")
_SAME = {"A4", "Letter", "UTC", "EUPL-1.2", *map(endonym, SHIPPED)}
"""What is called so in every language."""


class Pseudo(gettext.NullTranslations):
    """Every message in brackets, accented, and longer by two fifths, as German and others are."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return pseudo(one if n == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)


def pseudo(message: str) -> str:
    parts = _KEPT.split(message)
    accented = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    words = len(_KEPT.sub("", message)) * 2 // 5
    longer = " ".join(["·····"] * (words // 6) + ["·" * (words % 6)]).strip()
    return f"{OPEN}{accented}{' ' if longer else ''}{longer}{CLOSE}"


def unextracted(window: QWidget) -> set[str]:
    """Texts on a window, seen or told, that stand in the sources as they are and came through no catalog.

    What comes from a form, an answer or a file is not in the sources; what is has brackets around it.
    """
    return {text for text in texts(window) if OPEN not in text and text.strip() in literals()}


def texts(window: QWidget) -> Iterator[str]:
    """All that a window shows or tells a screen reader."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) and widget is not window:
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face is not None:
            yield face.text(QAccessible.Text.Name)
            yield face.text(QAccessible.Text.Description)
        yield from (widget.toolTip(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QAbstractItemView):
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    columns = range(model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1)
    if isinstance(view, QTableView):
        for section in columns:
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(QModelIndex()), 50)):
        for section in columns:
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                told = model.index(row, section).data(role)
                if isinstance(told, str):
                    yield told


@cache
def literals() -> frozenset[str]:
    """Every string of the sources that reads like words: two letters or more, with a capital or a space."""
    found: set[str] = set()
    for path in Path(hrcapp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value.strip()
                if (
                    re.search(r"[A-Za-z]{2}", text)
                    and (" " in text or text[:1].isupper())
                    and len(text) < 300
                ):
                    found.add(text)
    return frozenset(found) - _of_forms() - _SAME


def _of_forms() -> frozenset[str]:
    """Words of the campaign's forms, which are translated in the forms themselves."""
    template = Path(hrcapp.__file__).parent.parent / "translations" / "campaign.pot"
    with template.open("rb") as file:
        return frozenset(str(message.id) for message in read_po(file))
