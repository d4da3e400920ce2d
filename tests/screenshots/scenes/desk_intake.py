"""The desk's screens for many forms at once: the watched folder, accepting several, the report's text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.keys import DeviceKeys
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.bulk_page import BulkPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.report_editor_page import open_editor
from tests.desk_stage import DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, scenes
from tests.screenshots.scenes.desk import week, window

_WORKSHOP = ("Sample harbour", "Northern meadow", "Lake district of samples", "بلدية نموذجية ثانية")
_TEXT = (
    "{{most:vision_themes}} were mentioned most often by **{{n:governments}}** governments.\n\n"
    "- {{party:2022-44}} sees rights as a common measure.\n- 42 others agree, {{party:2022-99}} among them."
)


@cache
def workshop() -> DeskStage:
    """Forms of an approved device beside a usual week."""
    made = DeskStage(Path(mkdtemp(prefix="hrcapp-bulk-")))
    device = DeviceKeys.generate()
    made.desk.senders.approve(device.signing.public.fingerprint)
    for name in _WORKSHOP:
        made.take(f"{name}.hrcb", made.town(name, device=device).pack().data)
    return made.usual_week()


@scenes.add("desk-bulk", EN, AR, DARK, LARGE)
def bulk(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_bulk()
        page = office.shell.page
        assert isinstance(page, BulkPage)
        page._place = 1
        page.toggle()

    return window(look, workshop(), go)


@scenes.add("desk-inbox-watched", EN, AR)
def watched(look: Look) -> QWidget:
    made = workshop()
    folder = made.folder / "arriving"
    folder.mkdir(exist_ok=True)

    def go(office: Office) -> None:
        office.watching.watched.choose(folder)
        office.go_inbox()
        office.watching.watched.choose(None)

    return window(look, made, go)


def _editor(look: Look, view: str, text: str = "") -> QWidget:
    def go(office: Office) -> None:
        if text:
            office.desk.report.editor.keep_draft("vision", look.language, text)
        open_editor(office, office.now().date(), look.language, "vision", view)

    return window(look, week(), go)


@scenes.add("desk-report-editor", EN, AR, DARK, LARGE)
def report_editor(look: Look) -> QWidget:
    return _editor(look, "insert")


@scenes.add("desk-report-checks", EN, AR)
def report_checks(look: Look) -> QWidget:
    return _editor(look, "checks", _TEXT)


@scenes.add("desk-report-quote", EN, AR)
def report_quote(look: Look) -> QWidget:
    return _editor(look, "quotations")
