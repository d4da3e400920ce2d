"""Lucide icons: read from SVG, recoloured, sharp on every screen, turned where direction matters."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hrcapp.model.places import resource
from hrcapp.ui.look import Look

MIRRORED = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "send", "undo-2", "redo-2", "list-checks"}
)
"""Icons that point along the reading direction; all others stay as they are."""
_DRAWN_STROKE = 'stroke-width="2"'


def stroke_for(size: float) -> float:
    """The stroke on the 24 grid: small icons need a heavier one to keep their contrast."""
    return 1.9 if size >= 18 else 2.3


def paint_icon(
    painter: QPainter,
    rect: QRectF,
    name: str,
    colour: QColor,
    *,
    rtl: bool = False,
    stroke: float | None = None,
) -> None:
    """Draw an icon into a square of device-independent pixels."""
    ratio = painter.device().devicePixelRatioF()
    pixels = max(1, round(rect.width() * ratio))
    width = stroke_for(rect.width()) if stroke is None else stroke
    image = _image(name, colour.rgba(), pixels, rtl and name in MIRRORED, width)
    spot = QRectF(
        round(rect.x() * ratio) / ratio, round(rect.y() * ratio) / ratio, pixels / ratio, pixels / ratio
    )
    painter.drawImage(spot, image)


def icon(look: Look, name: str, ink: str = "text", size: int = 20) -> QIcon:
    """An icon for menus and item views, which take only a QIcon."""
    pixels = look.px(size)
    made = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap.fromImage(
            _image(
                name,
                look.colour(ink).rgba(),
                pixels * ratio,
                look.rtl and name in MIRRORED,
                stroke_for(size),
            )
        )
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


@lru_cache(maxsize=1024)
def _image(name: str, rgba: int, pixels: int, mirrored: bool, stroke: float) -> QImage:
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(name, QColor.fromRgba(rgba).name(), stroke)).render(
        painter, QRectF(0, 0, pixels, pixels)
    )
    painter.end()
    return image.flipped(Qt.Orientation.Horizontal) if mirrored else image


def _svg(name: str, colour: str, stroke: float) -> QByteArray:
    text = _source(name).replace("currentColor", colour).replace(_DRAWN_STROKE, f'stroke-width="{stroke}"')
    return QByteArray(text.encode())


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")
