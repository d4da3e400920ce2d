"""What a translator sent: what it would change and what did not fit, before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _, ngettext
from hrcapp.secretariat.translation_exchange import Change, Preview
from hrcapp.ui.access import identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.host import page
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.common.words import number
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import translation
from hrcapp.ui.widgets import (
    ActionBar,
    Button,
    Card,
    Check,
    Column,
    Label,
    Note,
    State,
    Table,
    Text,
    TopBar,
    beside,
    column,
    framed,
)
from hrcapp.ui.widgets.layout import Item

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office


class TranslationImportPage(Page):
    """Reached from the translation desk, with a file that was read."""

    name, menu_key = "translation-import", "translation"

    def __init__(self, office: Office, data: bytes, found: Preview) -> None:
        self.office, self.found = office, found
        self._data = data
        self.checked = False
        self.over_checked = False

    def title(self) -> str:
        return _("From a translator")

    def build(self, look: Look) -> QWidget:
        language = translation.named(self.found.language, look.language)
        told = _("{name}: into {language}").format(name=isolated(self.found.name), language=language)
        middle = beside(look, (self._choices(look), 4), (self._changes(look), 7), gap=16)
        return page(
            look, TopBar(look, self.title(), told), self.office.body(look, middle), self._actions(look)
        )

    def _choices(self, look: Look) -> QWidget:
        lines = translation.before(self.found, look.language)
        items: list[Item] = [Label(look, _("What it does"), "h3")]
        items += [Note(look, "info", line, "small") for line in lines]
        read = Check(look, _("Somebody has checked these translations"), checked=self.checked)
        identified(read, "import-checked")
        read.toggled.connect(self.say_checked)
        hint = _("Otherwise they come in as drafts, which are not published.")
        items += [read, Label(look, hint, "small", "text_soft", wrap=True)]
        if over := self.found.over_checked:
            told = ngettext(
                "Also in place of {count} that is checked",
                "Also in place of {count} that are checked",
                len(over),
            )
            replace = Check(
                look, told.format(count=number(len(over), look.language)), checked=self.over_checked
            )
            identified(replace, "import-over-checked")
            replace.toggled.connect(self.say_over_checked)
            items.append(replace)
        return column(look, Card(look, *items, gap=8), *self._left_aside(look), None, gap=12)

    def _left_aside(self, look: Look) -> list[Item]:
        found = translation.left_aside(self.found, look.language)
        if not found:
            return []
        items: list[Item] = [Label(look, _("Left aside"), "h3")]
        for told, examples in found:
            items.append(Note(look, "triangle-alert", told, "small"))
            items += [Label(look, one, "small", "text_soft", wrap=True) for one in examples]
        return [Card(look, *items, gap=6)]

    def _changes(self, look: Look) -> QWidget:
        head = Label(look, _("What changes"), "h3")
        if not self.found.changes:
            return column(look, head, Label(look, _("Nothing in this file is new."), wrap=True), None)
        columns = (
            Column[Change](_("Party"), lambda one: Text(one.row.name, one.row.reference, strong=True)),
            Column[Change](_("Now"), lambda one: Text(_line(one.before) or "–"), 170),
            Column[Change](_("Then"), lambda one: Text(_line(one.after)), 170),
            Column[Change](_("Status"), _state, 125),
        )
        table = Table[Change](look, _("What changes"), columns, self.found.changes, two_lines=True)
        identified(table, "translation-changes")
        frame = framed(look, table)
        frame.setFixedHeight(look.px(420))
        return column(look, head, frame, None, gap=10)

    def _actions(self, look: Look) -> ActionBar:
        back = Button(look, _("Cancel"), on_click=self.office.go_translation)
        identified(back, "cancel-import")
        take = Button(look, _("Keep these"), "primary", on_click=self.take)
        identified(take, "take-translations")
        take.setEnabled(bool(self.found.changes))
        return ActionBar(look, [back], [take])

    # -- what a person does

    def say_checked(self, checked: bool) -> None:
        """Say that somebody has read them; what would change is reckoned anew."""
        office, old = self.office, self.found
        self.checked = checked

        def done(found: Preview) -> None:
            self.found = found
            office.shell.refresh()

        exchange = office.desk.translation_exchange
        office.store(lambda: exchange.preview(self._data, old.name, old.language, checked=checked), done)

    def say_over_checked(self, wanted: bool) -> None:
        self.over_checked = wanted

    def take(self) -> None:
        """Keep what was shown."""
        office, found, over = self.office, self.found, self.over_checked

        def done(count: int) -> None:
            notice = Notice("success", lambda: translation.taken(count, office.language))
            office.go_translation(found.language, notice=notice)

        exchange = office.desk.translation_exchange
        office.store(lambda: exchange.apply(found, over_checked=over), done)


def _line(text: str) -> str:
    return isolated(" ".join(text.split())) if text else ""


def _state(one: Change) -> State:
    told = translation.state(one.row)
    return State(told.kind, told.words, told.icon)
