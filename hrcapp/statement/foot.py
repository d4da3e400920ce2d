"""What stands at the foot of every page of the statement, and behind a practice one."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import N_
from hrcapp.i18n.languages import is_rtl
from hrcapp.statement.data import StatementData
from hrcapp.statement.identity import document_code, grouped, qr_payload
from hrcapp.statement.labels import say
from hrcapp.statement.setting import PALE
from hrcapp.statement.templates import Text
from hrcapp.statement.wording import fill
from hrcapp.typeset import INK, MM, SOFT, Box, Document, Page, Pen, Running, Span, Style, isolate, line, qr

_QR_SIDE = 26 * MM
_ACROSS = 1.04
"""The longest line across a page, as a share of its width: at its slant it ends before margins and foot."""
SCAN_COUNT = N_("Scan {number} of {total}")


def foot(data: StatementData, text: Text) -> Running:
    """The QR code that ties the page to its data, the same in letters, and the page's number."""
    small = Style(8, 1.5, colour=SOFT)
    version = text.say("version").format(version=isolate(data.version_label))
    document = {"id": isolate(grouped(document_code(data.document_id)))}
    fingerprint = {"hash": isolate(grouped(data.short_hash[:20]))}
    rows: list[list[Span]] = [[Span(text.say("watermark"), bold=True, colour=INK)]] if data.practice else []
    rows.append([Span(version)])
    rows.append(fill(text.say("document"), document, bold={"id"}, colour=INK))
    rows.append(fill(text.say("fingerprint"), fingerprint, bold={"hash"}, colour=INK))

    def paint(pen: Pen, box: Box, page: Page) -> None:
        code = qr(qr_payload(data.document_id, data.printed_hash, page.number), version=2, level="M")
        pen.rule(box, 0.25 * MM, "#9AAAA6")
        code.paint(pen, box.at(0, _QR_SIDE), box.top - 3.5 * MM, _QR_SIDE)
        for index, row in enumerate(rows):
            down = 3.2 * MM + index * small.line
            pen.line(line(row, small, box.rtl), box.inner(_QR_SIDE + 6 * MM, 110 * MM, down))
        number_line = line(
            text.say("page").format(page=page.number, total=page.total), Style(9, 1.4, bold=True), box.rtl
        )
        pen.line(number_line, box.inner(0, box.width, 3.5 * MM + _QR_SIDE - number_line.height), "end")

    return Running(3.5 * MM + _QR_SIDE, paint)


def scan_foot(document: Document, statement_pages: int, language: str) -> Running:
    """On the statement's own pages the foot that was printed, page number and all; on scans, their count."""
    printed = document.foot or Running(0.0, lambda pen, box, page: None)

    def paint(pen: Pen, box: Box, page: Page) -> None:
        if page.number <= statement_pages:
            printed.paint(pen, box, Page(page.number, statement_pages))
            return
        number, total = page.number - statement_pages, page.total - statement_pages
        words = say(language, SCAN_COUNT).format(number=number, total=total)
        pen.line(line(words, Style(9, 1.4, bold=True), box.rtl), box, "end")

    return Running(printed.height, paint)


def watermark(text: str, language: str) -> Callable[[Pen, Box], None]:
    """Words across the page, behind everything; long ones smaller, clear of the margins and of the foot."""
    style, rtl = Style(44, 1.2, bold=True, colour=PALE), is_rtl(language)
    largest = line(text, style, rtl)

    def paint(pen: Pen, box: Box) -> None:
        share = min(1.0, box.width * _ACROSS / largest.width)
        set_line = line(text, style.but(size=style.size * share), rtl) if share < 1 else largest
        centre = (box.left + box.width / 2, box.top - box.width * 0.66)
        with pen.turned(centre, 52):
            pen.line(set_line, Box(-box.width / 2, set_line.height / 2, box.width, box.rtl), "centre")

    return paint
