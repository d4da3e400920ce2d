"""A guide in the window: its chapters beside it, one of them to read, a search through all."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import N_, _
from hrcapp.i18n.languages import endonym
from hrcapp.model.files import write_whole
from hrcapp.submission.guides import Guide, guide, paper
from hrcapp.ui.access import announce, identified
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.files import ask_save
from hrcapp.ui.common.guide_reading import GuideReading
from hrcapp.ui.common.guide_text import guide_of, next_found
from hrcapp.ui.common.host import Host, page
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Page
from hrcapp.ui.widgets import (
    FORM_WIDTH,
    ActionBar,
    Button,
    Heading,
    LinkButton,
    NavItem,
    Note,
    Sidebar,
    TopBar,
    column,
    row,
)
from hrcapp.ui.widgets.search import SearchField

_NAMES = {
    "officer": N_("Guide for officers"),
    "facilitator": N_("Guide for facilitators"),
    "secretariat": N_("Guide for the secretariat"),
}


def guide_button(look: Look, host: Host, who: str, menu_key: str) -> Button:
    """The way to a guide, for a page of help; `menu_key` is the item that stays chosen."""
    button = Button(
        look,
        _(_NAMES[who]),
        icon="book-open",
        on_click=lambda: host.show(GuidePage(host, who, menu_key)),
    )
    identified(button, f"guide-{who}")
    return button


class GuidePage(Page):
    """One chapter at a time, so that a screen reader has its heading and the list of all beside it."""

    name = "guide"

    def __init__(self, host: Host, who: str, menu_key: str) -> None:
        self._host, self._who, self.menu_key = host, who, menu_key
        self._at, self._sought = 0, ""
        self._reading: GuideReading | None = None

    def title(self) -> str:
        return _(_NAMES[self._who])

    def side_title(self) -> str:
        return _("Chapters")

    def build(self, look: Look) -> QWidget:
        shown = guide(self._who, look.language)
        self._at = min(self._at, len(shown.chapters) - 1)
        chapter = shown.chapters[self._at]
        inside = look.speaking(shown.language)
        self._reading = GuideReading(inside, chapter, shown.language)
        self._reading.setLocale(inside.locale)
        self._reading.anchorClicked.connect(self._follow)
        identified(self._reading, "guide-text")
        heading = Heading(inside, chapter.title, "h2")
        identified(heading, "chapter-heading")
        above = column(
            look, *self._told(look, shown), heading, gap=8, margins=(20 if look.narrow else 32, 14, 24, 0)
        )
        middle = column(look, *self._host.above(look), above, (self._reading, 1), gap=0)
        return page(look, self._bar(look), middle, self._foot(look, shown))

    def build_side(self, look: Look) -> QWidget:
        back = LinkButton(look, _("Back"), "arrow-left", flush=True, on_click=self._host.shell.back)
        identified(back, "side-back")
        chapters = guide(self._who, look.language).chapters
        items = [self._item(look, number, one.title) for number, one in enumerate(chapters)]
        width = None if look.narrow else FORM_WIDTH
        top = row(look, back, None, margins=(22, 0, 12, 0))
        names = (_("Human Rights Cities"), self.title())
        return Sidebar(look, names, items, top=top, width=width, scrolls=not look.narrow)

    def _item(self, look: Look, number: int, title: str) -> NavItem:
        selected = number == self._at
        go = partial(self._go, number)
        item = NavItem(look, title, "book-open", selected=selected, width=FORM_WIDTH, on_click=go)
        identified(item, f"chapter-{number}")
        return item

    def _bar(self, look: Look) -> TopBar:
        search = SearchField(look, _("Search in the guide"), self._sought)
        search.returnPressed.connect(lambda: self._search(search.text()))
        identified(search, "guide-search")
        bar = TopBar(look, self.title(), "", search)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), bar)
        find.activated.connect(search.setFocus)
        find.activated.connect(search.selectAll)
        return bar

    def _foot(self, look: Look, shown: Guide) -> ActionBar:
        back = Button(look, _("Back"), icon="arrow-left", on_click=self._host.shell.back)
        save = Button(look, _("Save as PDF"), icon="download", on_click=self._ask_where)
        end = [save]
        if self._at + 1 < len(shown.chapters):
            on = Button(look, _("Next chapter"), "primary", on_click=lambda: self._go(self._at + 1))
            identified(on, "guide-next")
            end.append(on)
        for button, name in ((back, "back"), (save, "guide-save")):
            identified(button, name)
        return ActionBar(look, [back], end)

    def _told(self, look: Look, shown: Guide) -> list[QWidget]:
        """That the guide is in another language than the window."""
        if shown.language == look.language:
            return []
        told = _("There is no guide in {language} yet; this is the one in {instead}.")
        names = {"language": endonym(look.language), "instead": endonym(shown.language)}
        return [Note(look, "languages", told.format(**names))]

    # -- moving about

    def _go(self, number: int) -> None:
        self._at = number
        self._host.show(self, replace=True)
        self._host.shell.focus_on("chapter-heading")

    def _follow(self, link: QUrl) -> None:
        who = guide_of(f"{link.path()}.md")
        if who:
            self._host.show(GuidePage(self._host, who, self.menu_key))

    def _search(self, words: str) -> None:
        """On from what is selected; behind the last chapter begins the first one again."""
        self._sought = words
        if self._reading is not None and words.strip() and self._reading.show_found(words):
            return
        chapters = guide(self._who, self._host.language).chapters
        found = next_found(chapters, words, self._at)
        if found is None:
            self._host.say("info", lambda: (_("The guide has no such words"), isolated(words.strip())))
            return
        self._at = found
        self._host.show_notice(None)
        if self._reading is not None:
            self._reading.show_found(words)
        announce(self._host.shell, chapters[found].title)

    # -- on paper

    def _ask_where(self) -> None:
        host, shown = self._host, guide(self._who, self._host.language)
        name = f"guide-{self._who}-{shown.language}.pdf"
        ask_save(
            host.shell,
            _("Save the PDF"),
            [_("PDF documents (*.pdf)")],
            host.last_folder,
            name,
            partial(self._save, shown),
        )

    def _save(self, shown: Guide, path: Path) -> None:
        host, now = self._host, datetime.now(UTC)
        host.remember_folder(path.parent)
        host.run(
            lambda _job: write_whole(path, paper(shown, now=now), mode=0o644),
            lambda _none: host.say(
                "success", lambda: (_("Saved: {name}").format(name=path.name), str(path.parent))
            ),
        )
