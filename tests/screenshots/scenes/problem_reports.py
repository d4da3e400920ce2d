"""Problem reports: the list, one in full, and none."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from hrcapp.ui.common.problem_reports_page import ProblemReportsPage
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.problem_reports import ProblemReports
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE, scenes
from tests.screenshots.scenes.officer import stage, window

FACTS = (("app", "0.1.0"), ("role", "officer"), ("system", "Linux 6.1.0 x86_64"), ("qt", "6.11.3 xcb"))


def _with_reports(look: Look) -> Stage:
    made = stage(look)
    reports = ProblemReports(made.workspace.home, lambda: FACTS)
    for hour, kind in ((9, "RuntimeError"), (15, "Fatal Python error: Segmentation fault")):
        places = "".join(f"\n  hrcapp/ui/officer/sample_{one}.py:{17 * one} sample" for one in range(1, 9))
        reports.keep(kind + places, datetime(2026, 11, 24, hour, 26, tzinfo=UTC))
    return made


def _go(desk: OfficerDesk) -> ProblemReportsPage:
    page = ProblemReportsPage(desk, "help")
    desk.show(page)
    return page


@scenes.add("problem-reports", EN, AR, DARK, LARGE)
def listed(look: Look) -> QWidget:
    return window(look, _with_reports(look), _go)


@scenes.add("problem-report", EN, AR, LARGE)
def read(look: Look) -> QWidget:
    def go(desk: OfficerDesk) -> None:
        page = _go(desk)
        page._open(ProblemReports(desk.context.home).all()[0].name)

    return window(look, _with_reports(look), go)


@scenes.add("problem-reports-none", EN, AR)
def none(look: Look) -> QWidget:
    return window(look, stage(look), _go)
