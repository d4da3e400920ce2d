"""The translation desk: what is missing, the original beside its translation, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.translation import Opened
from hrcapp.secretariat.translation_fold import Status, plain
from hrcapp.secretariat.translation_list import SITE, Progress
from hrcapp.ui.common.host import page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.secretariat import translation
from hrcapp.ui.secretariat.translation_files import TranslationFiles
from hrcapp.ui.secretariat.translation_view import TranslationView
from hrcapp.ui.widgets import PageScroll, TopBar, column, row

if TYPE_CHECKING:
    from hrcapp.ui.secretariat.office import Office

Key = tuple[str, str]


@dataclass(frozen=True)
class Found:
    """What there is to translate into one language; `shown_in` is that of the questions."""

    language: str
    progress: Mapping[str, Progress]
    entries: tuple[translation.Entry, ...]
    shown_in: str

    @classmethod
    def read(cls, office: Office, language: str, shown_in: str) -> Found:
        """On the store's thread."""
        desk = office.desk
        listed = desk.translation_list
        return cls(
            language,
            {tag: listed.progress(tag) for tag in listed.languages()},
            tuple(
                translation.Entry(one, desk.translation_exchange.question(one, shown_in))
                for one in listed.rows(language)
            ),
            shown_in,
        )


class TranslationPage(Page):
    """What is written is kept within a second as begun; a key makes it a translation and goes on."""

    name = menu_key = "translation"

    def __init__(self, office: Office, found: Found, version: str = "") -> None:
        self.office, self.found = office, found
        self.files = TranslationFiles(self)
        self.group = "all" if version else "missing"
        if not translation.shown(found.entries, self.group):
            self.group = "all"
        mine = (one.key for one in self.listed if one.row.version == version)
        first = self.listed[0].key if self.listed else ("", "")
        self.chosen: Key = next(mine, first)
        self.opened: Opened | None = None
        self.text = ""
        self._view: TranslationView | None = None

    @classmethod
    def read(cls, office: Office, language: str, version: str, shown_in: str) -> TranslationPage:
        """On the store's thread; in the language that was chosen last, if none is meant."""
        kept = str(office.context.home.settings().get("translation_language", ""))
        made = cls(office, Found.read(office, language or kept or SITE[0], shown_in), version)
        made.opened = made.look_up()
        made.text = begun(made.opened)
        return made

    def title(self) -> str:
        return _("Translation")

    @property
    def listed(self) -> list[translation.Entry]:
        return translation.shown(self.found.entries, self.group)

    def entry(self) -> translation.Entry | None:
        """The answer that is chosen."""
        return next((one for one in self.found.entries if one.key == self.chosen), None)

    def look_up(self) -> Opened | None:
        """The chosen answer itself. On the store's thread."""
        if self.entry() is None:
            return None
        return self.office.desk.translations.open(*self.chosen, self.found.language)

    # -- building

    def build(self, look: Look) -> QWidget:
        if look.language != self.found.shown_in:
            self.read_again(self.chosen)
        bar = TopBar(look, self.title(), _("Originals stay as they are. Only what is checked is published."))
        for button in self.files.buttons(look):
            bar.box.addWidget(button)
        view = self._view = TranslationView(look, self)
        if look.narrow:
            middle: QWidget = self.office.body(look, view.left, view.side, gap=12)
        else:
            body = PageScroll(look, column(look, *self.office.above(look), view.side, None, gap=0))
            middle = row(look, view.left, (body, 1), gap=0)
        view.fill()
        built = page(look, bar, middle, view.actions)
        self._keys(built)
        return built

    def _keys(self, widget: QWidget) -> None:
        for keys, act in (
            ("Ctrl+Return", self.keep_draft),
            ("Ctrl+Enter", self.keep_draft),
            ("Ctrl+Shift+Return", self.keep_checked),
            ("Ctrl+Shift+Enter", self.keep_checked),
            ("Ctrl+PgUp", partial(self.go, -1)),
            ("Ctrl+PgDown", partial(self.go, 1)),
        ):
            QShortcut(QKeySequence(keys), widget).activated.connect(act)

    # -- choosing

    def choose_language(self, language: str) -> None:
        """Translate into another language."""
        self.office.flush()
        self.office.context.home.change(translation_language=language)
        self.office.go_translation(language)

    def show_group(self, group: str) -> None:
        self.group = group
        if self._view is not None:
            self._view.follow()

    def choose(self, place: int) -> None:
        """Open the answer at a place of the list."""
        if 0 <= place < len(self.listed) and self.listed[place].key != self.chosen:
            self.open(self.listed[place].key)

    def go(self, step: int) -> None:
        """To the next or the previous answer of the list."""
        if key := self._neighbour(step):
            self.open(key)

    def _neighbour(self, step: int) -> Key | None:
        keys = [one.key for one in self.listed]
        at = keys.index(self.chosen) + step if self.chosen in keys else 0
        return keys[at] if 0 <= at < len(keys) else None

    def open(self, key: Key) -> None:
        """Bring an answer into the editor."""
        self.office.flush()
        self.chosen = key

        def done(opened: Opened | None) -> None:
            if self.chosen == key and self.office.shell.page is self and self._view is not None:
                self.opened, self.text = opened, begun(opened)
                self._view.follow()
                self._view.fill()

        self.office.store(self.look_up, done)

    def focus_text(self) -> None:
        if self._view is not None:
            self._view.focus_text()

    # -- writing

    def written(self, text: str) -> None:
        """Something was typed: it is kept within a second."""
        self.text = text
        if self.opened is None:
            return
        drafts, place = self.office.desk.translations.drafts, self.opened.place
        known = self.opened.standing.text if self.opened.standing else ""
        work = partial(drafts.forget, place) if plain(text) == known else partial(drafts.keep, place, text)
        self.office.keeping.keep(place, work)

    def keep_draft(self) -> None:
        """Keep it as a draft, then on to the next answer."""
        self._keep(Status.DRAFT)

    def keep_checked(self) -> None:
        """Keep it as checked, then on to the next answer."""
        self._keep(Status.CHECKED)

    def _keep(self, status: Status) -> None:
        opened, text = self.opened, self.text
        if opened is None:
            return
        following = self._neighbour(1) or self.chosen
        translations = self.office.desk.translations
        self.office.flush()
        self.office.store(
            lambda: translations.keep(opened.place, text, status, seen=opened.seen),
            lambda _nothing: self.read_again(following),
        )

    def read_again(self, following: Key) -> None:
        """Read the list anew, with another answer in the editor."""
        office, language, shown_in = self.office, self.found.language, self.office.language

        def work() -> tuple[Found, Opened | None]:
            found = Found.read(office, language, shown_in)
            there = following in {one.key for one in found.entries}
            return found, office.desk.translations.open(*following, language) if there else None

        def done(read: tuple[Found, Opened | None]) -> None:
            if office.shell.page is self:
                self.found, self.opened = read
                self.chosen, self.text = following, begun(self.opened)
                office.shell.refresh()
                self.focus_text()

        office.store(work, done)

    def hidden(self) -> None:
        self.office.flush()


def begun(opened: Opened | None) -> str:
    """What the editor begins with: words not kept yet, else what stands."""
    if opened is None:
        return ""
    if opened.written is not None:
        return opened.written
    return opened.standing.text if opened.standing else ""
