"""Printing in the system's own dialog: a PDF as finely as the printer draws, or the app's own pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.media import page_pictures
from hrcapp.media.pages import MAX_PAGES
from hrcapp.model.faults import Code, Fault
from hrcapp.ui.access import announce
from hrcapp.ui.common.host import Host
from hrcapp.ui.common.pictures import image_of

FINEST = 300
"""Dots an inch: letters and QR codes need no more, and a page of A4 is 26 MB then."""
_SHEETS = (QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter))
_GLANCE = 200
"""px: a page this wide shows its shape."""


def printer_there() -> bool:
    """Whether this computer has a printer; without one only a file can be made."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(host: Host, name: str, pdf: bytes) -> None:
    """Ask for a printer, then draw the pages on it away from the window."""

    def sent(_none: None) -> None:
        announce(host.shell, _("Sent to the printer."))

    def draw(printer: QPrinter) -> None:
        host.run(lambda _job: draw_pdf(printer, pdf), sent)

    def ask(sheet: QPageSize) -> None:
        _ask(host.shell, name, sheet, draw)

    host.run(lambda _job: sheet_of(pdf), ask)


def print_pages(parent: QWidget, name: str, pages: Sequence[QImage]) -> None:
    """Ask for a printer, then put each picture on a sheet of A4, as large as it allows."""
    _ask(parent, name, _SHEETS[0], lambda printer: draw_pages(printer, pages))


def sheet_of(pdf: bytes) -> QPageSize:
    """The paper that a PDF was made for, by the shape of its first page: A4 or Letter."""
    first = page_pictures(pdf, width=_GLANCE, pages=1)[0]
    shape = first.height / first.width
    return min(_SHEETS, key=lambda one: abs(_shape(one) - shape))


def draw_pdf(printer: QPrinter, pdf: bytes) -> None:
    """Draw a PDF page by page, as many pages as were asked for. Any thread may. Fault PRINTER_FAILED."""
    sheet = printer.pageLayout().pageSize().size(QPageSize.Unit.Inch).width()
    width = round(min(FINEST, printer.resolution()) * sheet)
    with _Sheets(printer) as sheets:
        for number in _asked(printer):
            found = page_pictures(pdf, width=width, pages=1, first=number)
            if not found:
                return
            sheets.put(image_of(found[0]))


def draw_pages(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Draw pictures, one on each sheet. Raises Fault PRINTER_FAILED."""
    with _Sheets(printer) as sheets:
        for image in pages:
            sheets.put(image)


def _ask(parent: QWidget, name: str, sheet: QPageSize, then: Callable[[QPrinter], object]) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(sheet)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: then(printer))
    dialog.show()


def _asked(printer: QPrinter) -> range:
    """The numbers of the pages that the person wants."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        return range(max(1, printer.fromPage()), min(MAX_PAGES, printer.toPage()) + 1)
    return range(1, MAX_PAGES + 1)


def _shape(sheet: QPageSize) -> float:
    size = sheet.sizePoints()
    return size.height() / size.width()


class _Sheets:
    """The sheets of a printer, filled one after the other."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer, self._painter, self._begun = printer, QPainter(), False

    def __enter__(self) -> _Sheets:
        if not self._painter.begin(self._printer):
            raise Fault(Code.PRINTER_FAILED, name=self._printer.printerName())
        return self

    def __exit__(self, *_raised: object) -> None:
        self._painter.end()

    def put(self, image: QImage) -> None:
        """One page, as large as its sheet allows, in the middle of it."""
        if self._begun and not self._printer.newPage():
            raise Fault(Code.PRINTER_FAILED, name=self._printer.printerName())
        self._begun = True
        sheet = self._printer.pageRect(QPrinter.Unit.DevicePixel).toRect().size()
        size: QSize = image.size().scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
        self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
