"""A form on paper: its pages put in order, and beside the questions."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from hrcapp.media import Scan
from hrcapp.officer.transcription import PaperPlace
from hrcapp.submission import form_code
from hrcapp.submission.blank import blank
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.transcription_page import TranscriptionPage
from tests.officer_stage import SECOND, Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import _local, _open, names, stage, window
from tests.unit.statement.samples import taken

SECTION = "/data/key_info"


def _sheets(look: Look, made: Stage, draft: str) -> list[Scan]:
    """The first pages of the blank form, as if written on by hand."""
    definition = made.workspace.drafts.open(draft).session.definition
    found = []
    for number, sheet in enumerate(taken(blank(definition, look.language, now=made.clock()))[:4], 1):
        _write(sheet)
        out = io.BytesIO()
        sheet.convert("RGB").save(out, "JPEG", quality=70)
        code = form_code.payload(definition, number)
        found.append(Scan(sheet.width, sheet.height, (code,), out.getvalue()))
    return found


def _write(sheet: Image.Image) -> None:
    """A stroke like handwriting."""
    ink = ImageDraw.Draw(sheet)
    left, top, step = sheet.width // 6, sheet.height // 3, sheet.width // 60
    points = [(left + at * step, top + (at % 3 - 1) * step) for at in range(24)]
    ink.line(points, fill=(30, 42, 120), width=max(2, sheet.width // 300), joint="curve")


def _draft(look: Look, made: Stage, *, pages: bool = True) -> str:
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look), **SECOND)
    if pages:
        kept, scans = made.workspace.transcription, _sheets(look, made, draft)
        kept.add(draft, [("IMG-0041.jpg", scans[:1]), ("scan.pdf", scans[1:])])
        kept.keep_place(draft, SECTION, PaperPlace(kept.of(draft)[0].id, 1, 0.0, 0.35))
    return draft


@scenes.add("paper-pages", EN, AR, DARK, LARGE)
def pages(look: Look) -> QWidget:
    made = stage(look)
    draft = _draft(look, made)
    return window(look, made, _open(draft, OfficerDesk.go_paper))


@scenes.add("paper-pages-empty", EN, AR)
def pages_empty(look: Look) -> QWidget:
    made = stage(look)
    draft = _draft(look, made, pages=False)
    return window(look, made, _open(draft, OfficerDesk.go_paper))


@scenes.add("paper-pages-removed", EN, AR)
def pages_removed(look: Look) -> QWidget:
    made = stage(look)
    draft = _draft(look, made)

    def remove(desk: OfficerDesk) -> None:
        desk.go_paper()
        shown = desk.shell.page
        assert isinstance(shown, TranscriptionPage)
        shown.remove()

    return window(look, made, _open(draft, remove))


@scenes.add("paper-section", EN, AR, DARK, LARGE, LARGE_AR)
def section(look: Look) -> QWidget:
    made = stage(look)
    draft = _draft(look, made)
    return window(look, made, _open(draft, lambda desk: desk.go_section(SECTION)))


@scenes.add("paper-section-hidden", EN, AR)
def section_hidden(look: Look) -> QWidget:
    made = stage(look)
    draft = _draft(look, made)

    def hide(desk: OfficerDesk) -> None:
        assert desk.form is not None
        desk.form.paper.hidden = True
        desk.go_section(SECTION)

    return window(look, made, _open(draft, hide))
