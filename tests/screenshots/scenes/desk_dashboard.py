"""The dashboard on the desk of the usual week, with the forms of 2022."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.secretariat.outreach import Invited
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.figure_card import TABLE
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, Variant, scenes
from tests.screenshots.scenes.desk import _folder, week, window

_LONG, _LONG_AR = Variant("long-en", size=(1366, 1500)), Variant("long-ar", "ar", size=(1366, 1560))


@scenes.add("desk-dashboard", EN, AR, DARK, LARGE, LARGE_AR, _LONG, _LONG_AR)
def dashboard(look: Look) -> QWidget:
    return window(look, week(), Office.go_dashboard)


@scenes.add("desk-dashboard-tables", _LONG, _LONG_AR)
def tables(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_dashboard()
        page = office.shell.page
        page.views = dict.fromkeys(("map", "themes", "countries", "funnel", "sections", "months"), TABLE)
        page.views["languages"] = TABLE
        office.shell.refresh()

    return window(look, week(), go)


@scenes.add("desk-dashboard-europe", EN, AR)
def europe(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_dashboard()
        office.shell.page.part = "europe"
        office.shell.refresh()

    return window(look, week(), go)


@scenes.add("desk-dashboard-empty", EN, AR)
def empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), Office.go_dashboard)


@scenes.add("desk-dashboard-invited", EN, AR)
def invited(look: Look) -> QWidget:
    made = DeskStage(_folder())
    made.accepted("Sample city")
    for number in range(40):
        made.desk.outreach.add(Invited(f"Sample place {number + 1}", "TN"))
    for entry in made.desk.outreach.all()[:13]:
        made.desk.outreach.reply(entry.id, "yes")
    return window(look, made, Office.go_dashboard)


@scenes.add("desk-about", EN, AR, LARGE)
def about(look: Look) -> QWidget:
    return window(look, week(), Office.go_about)


@scenes.add("desk-registry-selected", EN, AR, LARGE)
def selected(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_dashboard()
        page = office.shell.page
        page.open("By section of UCLG", "Africa", next(s for s in page.board.sections if s.key == "africa"))

    return window(look, week(), go)
