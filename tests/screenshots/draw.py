"""Drawing a scene to a small PNG file."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from hrcapp.i18n import activate
from hrcapp.ui import style as app_style
from tests.screenshots.scene import Scene, Variant


def draw(app: QApplication, style: app_style.Style, scene: Scene, variant: Variant) -> QImage:
    """The scene as it looks on screen; nothing of it is left afterwards."""
    look = variant.look()
    activate(look.language)
    app_style.apply(app, style, look.theme, arabic=look.rtl)
    app.setLayoutDirection(look.direction)
    widget = scene.build(look)
    widget.setLayoutDirection(look.direction)
    widget.setAutoFillBackground(True)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, True)
    widget.resize(*variant.size)
    widget.show()
    for _ in range(4):
        app.processEvents()
    _frame(widget, scene.focus)
    widget.resize(*variant.size)
    app.processEvents()
    image = widget.grab().toImage()
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return image


def _frame(widget: QWidget, focus: str) -> None:
    target = widget.findChild(QWidget, focus) if focus else None
    if target is not None:
        frame = QFocusFrame(widget)
        frame.setWidget(target)
        frame.show()
        frame.raise_()


def save(image: QImage, path: Path) -> int:
    """Write the picture, with 256 colours where no eye sees the difference; return its size in bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as drawn:
        full = drawn.convert("RGB")
    small = full.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    (small if _near(full, small.convert("RGB")) else full).save(path, optimize=True)
    return path.stat().st_size


def _near(one: Image.Image, other: Image.Image) -> bool:
    """Whether no pixel is further off than an eye can tell on a flat ground."""
    from PIL import ImageChops

    difference = ImageChops.difference(one, other).convert("L")
    histogram = difference.histogram()
    return sum(histogram[24:]) * 5_000 < sum(histogram)
