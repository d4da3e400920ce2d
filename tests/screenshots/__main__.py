"""`python -m tests.screenshots [--out DIR] [scene …]`: draw the scenes whose names begin so, or all."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")

from PySide6.QtWidgets import QApplication

from hrcapp.ui import style as app_style
from hrcapp.ui.fonts import load_fonts
from hrcapp.ui.theme import Theme
from tests.screenshots import scenes as scene_modules
from tests.screenshots.draw import draw, save
from tests.screenshots.scene import scenes

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", help="beginnings of the names of the scenes to draw")
    parser.add_argument("--out", type=Path, default=PICTURES, help="where the pictures go")
    chosen = parser.parse_args()
    app = QApplication([])
    load_fonts()
    style = app_style.install(app, Theme())
    for module in pkgutil.iter_modules(scene_modules.__path__, f"{scene_modules.__name__}."):
        importlib.import_module(module.name)
    for scene in sorted(scenes.all.values(), key=lambda each: each.name):
        if chosen.names and not any(scene.name.startswith(name) for name in chosen.names):
            continue
        for variant in scene.variants:
            path = chosen.out / f"{scene.name}-{variant.suffix}.png"
            size = save(draw(app, style, scene, variant), path)
            print(f"{path.name}  {size // 1024} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
