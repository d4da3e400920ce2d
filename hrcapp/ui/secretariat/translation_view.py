"""The widgets of the translation desk: the list of answers, the one that is open, the two ways to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import identified, labelled
from hrcapp.ui.keys import told
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat import translation
from hrcapp.ui.secretariat.translation_editor import TranslationEditor
from hrcapp.ui.secretariat.translation_files import ask_language
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Chips,
    Column,
    ComboBox,
    EmptyState,
    State,
    Table,
    Text,
    column,
    framed,
)

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.translation_page import TranslationPage

_LIST_WIDTH = 400


class TranslationView:
    """What one build of the page shows, and how it follows what a person does."""

    def __init__(self, look: Look, owner: TranslationPage) -> None:
        self._look, self._owner = look, owner
        self._editor: TranslationEditor | None = None
        self.side = column(look, gap=0, margins=(0, 0, 0, 0) if look.narrow else (16, 14, 20, 14))
        self._table = Table[translation.Entry](look, owner.title(), _columns(), owner.listed, two_lines=True)
        identified(self._table, "translation-table")
        self.left = self._left()
        self.actions = self._actions()
        self._mark()
        self._table.chosen.connect(owner.choose)
        self._table.opened.connect(lambda _at: self.focus_text())

    def _left(self) -> QWidget:
        look, owner = self._look, self._owner
        found = owner.found
        combo = ComboBox(look, translation.languages(found.progress, look.language, found.language))
        combo.set_value(found.language)
        labelled(combo, _("Translate into"))
        identified(combo, "translation-language")
        combo.activated.connect(lambda _at: self._language_chosen(combo))
        chips = Chips(look, _("Filter"), translation.chips(found.entries, look.language), owner.group)
        chips.chosen.connect(owner.show_group)
        table = framed(look, self._table)
        margins = (0, 0, 0, 0) if look.narrow else (20, 14, 4, 14)
        left = column(look, combo, chips, (table, 1), gap=10, margins=margins)
        if look.narrow:
            table.setFixedHeight(look.px(300))
        else:
            left.setFixedWidth(look.px(_LIST_WIDTH))
        return left

    def _language_chosen(self, combo: ComboBox) -> None:
        owner = self._owner
        if combo.value() == translation.ANOTHER:
            combo.set_value(owner.found.language)
            ask_language(owner.office, owner.choose_language)
        else:
            owner.choose_language(combo.value())

    def _actions(self) -> ActionBar:
        look, owner = self._look, self._owner
        self._draft = Button(look, _("Keep and next"), "secondary", "pencil", on_click=owner.keep_draft)
        self._checked = Button(
            look, _("Checked, next"), "primary", "check-check", on_click=owner.keep_checked
        )
        for button, name, keys in (
            (self._draft, "keep-draft", "Ctrl+Enter"),
            (self._checked, "keep-checked", "Ctrl+Shift+Enter"),
        ):
            identified(button, name)
            button.setToolTip(told(keys))
            button.setAccessibleDescription(told(keys))
        return ActionBar(look, [], [self._draft, self._checked])

    def follow(self) -> None:
        """The list as it is filtered now, with the open answer marked."""
        with QSignalBlocker(self._table):  # what a table chooses by itself opens nothing
            self._table.set_rows(self._owner.listed)
            self._mark()

    def _mark(self) -> None:
        keys = [one.key for one in self._owner.listed]
        if self._owner.chosen in keys:
            self._table.choose(keys.index(self._owner.chosen))

    def fill(self) -> None:
        """Show the answer that is open."""
        layout = self.side.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        while (held := layout.takeAt(0)) is not None:
            if (old := held.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._editor = self._made()
        layout.addWidget(self._editor or self._nothing())
        for button in (self._draft, self._checked):
            button.setEnabled(self._editor is not None)

    def _made(self) -> TranslationEditor | None:
        owner, entry = self._owner, self._owner.entry()
        if entry is None or owner.opened is None:
            return None
        name = owner.office.desk.disputes.desk_name
        return TranslationEditor(self._look, entry, owner.opened, owner.text, owner.written, name)

    def _nothing(self) -> QWidget:
        told = _("Answers that were written freely come here once a form is in.")
        return EmptyState(self._look, "languages", _("Nothing to translate"), told)

    def focus_text(self) -> None:
        """The words can be typed at once."""
        if self._editor is not None:
            self._editor.essay.setFocus()


def _columns() -> tuple[Column[translation.Entry], ...]:
    def state(one: translation.Entry) -> State:
        told = translation.state(one.row)
        return State(told.kind, told.words, told.icon)

    return (
        Column(_("Answer"), lambda one: Text(one.question, one.row.name)),
        Column(_("Status"), state, 130),
    )
