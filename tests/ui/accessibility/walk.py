"""`python -m tests.ui.accessibility.walk`: every screen in two pseudo-locales, what is wrong as JSON.

In a process of its own, so that what the scenes leave behind meets no other test.
"""

from __future__ import annotations

import gettext
import importlib
import json
import os
import pkgutil
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from hrcapp.i18n import activate, catalogs
from hrcapp.submission.guides import GUIDES, guide
from hrcapp.ui import style as app_style
from hrcapp.ui.fonts import load_fonts
from hrcapp.ui.theme import Theme
from tests.screenshots import scenes as scene_modules
from tests.screenshots.scene import Scene, Variant, scenes
from tests.screenshots.scenes import officer
from tests.ui.access import clipped
from tests.ui.accessibility.pseudo import Pseudo, unextracted

VARIANTS = (Variant("pseudo", "en"), Variant("pseudo-rtl", "ar"))
GALLERIES = ("controls-", "widgets-")
"""Single controls, whose words are those of their scenes."""
CHAPTERS = {one.title for who in GUIDES for one in guide(who, "en").chapters}
DATA = {"desk-outreach-import": {"Date", "Invited by", "Replied on"}} | dict.fromkeys(
    ("guide", "guide-commands", "guide-search", "guide-table"), CHAPTERS
)
"""Words of ours that stand in a sample file, or in a guide: a whole text in each language."""


def main() -> int:
    app = QApplication([])
    load_fonts()
    style = app_style.install(app, Theme())
    for module in pkgutil.iter_modules(scene_modules.__path__, f"{scene_modules.__name__}."):
        importlib.import_module(module.name)
    gettext.translation = lambda *_args, **_named: Pseudo()  # type: ignore[assignment]
    catalogs.catalog.cache_clear()
    found = {}
    for variant in VARIANTS:
        for scene in sorted(scenes.all.values(), key=lambda each: each.name):
            if not scene.name.startswith(GALLERIES):
                found[f"{scene.name}-{variant.suffix}"] = _walked(app, style, scene, variant)
    json.dump(found, sys.stdout)
    return 0


def _walked(app: QApplication, style: app_style.Style, scene: Scene, variant: Variant) -> list[str]:
    look = variant.look()
    activate(look.language)
    app_style.apply(app, style, look.theme, arabic=look.rtl)
    app.setLayoutDirection(look.direction)
    window = scene.build(look)
    window.resize(*variant.size)
    window.show()
    app.processEvents()
    wrong = [
        *(f"past the catalogs: {text!r}" for text in unextracted(window) - DATA.get(scene.name, set())),
        *clipped(window),
    ]
    window.close()
    window.deleteLater()
    app.processEvents()
    # Outside an event loop nothing else removes what is to be deleted later.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    officer.clear()
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
