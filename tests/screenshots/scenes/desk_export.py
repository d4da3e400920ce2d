"""The desk's page of exports, before and while something is written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.secretariat.export import Format
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.export_page import ExportPage
from hrcapp.ui.secretariat.office import Office
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.desk import week, window


def _page(office: Office) -> ExportPage:
    office.go_export()
    page = office.shell.page
    assert isinstance(page, ExportPage)
    return page


@scenes.add("desk-export", EN, AR, DARK, LARGE, LARGE_AR)
def export(look: Look) -> QWidget:
    return window(look, week(), _page)


@scenes.add("desk-export-public", EN, AR)
def public(look: Look) -> QWidget:
    return window(look, week(), lambda office: _page(office).choose(Format.PAGES))


@scenes.add("desk-export-writing", EN, AR)
def writing(look: Look) -> QWidget:
    def go(office: Office) -> None:
        page = _page(office)
        page.busy = page.writing = True
        page._title, page._at = page.title(), (31, 70)
        office.shell.refresh()

    return window(look, week(), go)
