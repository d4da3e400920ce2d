"""Printing pages that are pictures, through the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


def print_pages(parent: QWidget, name: str, pages: Sequence[QImage]) -> None:
    """Ask for a printer, then put each page on one sheet, as large as its margins allow."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: draw_pages(printer, pages))
    dialog.show()


def draw_pages(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Draw the pages on the printer's sheets."""
    painter = QPainter(printer)
    for number, image in enumerate(pages):
        if number:
            printer.newPage()
        sheet = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
        size = image.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    painter.end()
