"""The guides in the window: a chapter with a picture, one with a table, and what a search has found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.ui.common.guide_page import GuidePage
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import stage, window


def _at(look: Look, who: str, chapter: int = 0, search: str = "") -> QWidget:
    def go(desk: OfficerDesk) -> None:
        page = GuidePage(desk, who, "help")
        desk.go_help()
        desk.show(page)
        page._go(chapter)
        if search:
            page._search(search)

    return window(look, stage(look), go)


@scenes.add("guide", EN, AR, DARK, LARGE, LARGE_AR, focus="chapter-heading")
def chapter(look: Look) -> QWidget:
    return _at(look, "officer", 2)


@scenes.add("guide-table", EN, AR, DARK, LARGE, focus="chapter-heading")
def table(look: Look) -> QWidget:
    return _at(look, "secretariat", 2)


@scenes.add("guide-commands", EN, AR)
def commands(look: Look) -> QWidget:
    return _at(look, "secretariat", 16)


@scenes.add("guide-search", EN, focus="guide-search")
def searched(look: Look) -> QWidget:
    return _at(look, "officer", 0, "fingerprint")
