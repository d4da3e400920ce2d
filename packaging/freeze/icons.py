"""The app's icon as Windows and macOS want it: `icons.py OUT` writes hrcapp.ico and hrcapp.icns."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_SOURCE = Path(__file__).with_name("desktop") / "hrcapp.svg"
_LARGEST = 1024
_ICO_SIZES = [(size, size) for size in (16, 24, 32, 48, 64, 128, 256)]


def main() -> int:
    """Both files, whatever the system; the drawing they are made from stays beside them."""
    out = Path(sys.argv[1])
    QGuiApplication(sys.argv[:1])
    drawn = out / "hrcapp.png"
    _draw(drawn)
    picture = Image.open(drawn)
    picture.save(out / "hrcapp.ico", sizes=_ICO_SIZES)
    picture.save(out / "hrcapp.icns")
    return 0


def _draw(target: Path) -> None:
    image = QImage(_LARGEST, _LARGEST, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_SOURCE)).render(painter)
    painter.end()
    image.save(str(target))


if __name__ == "__main__":
    sys.exit(main())
