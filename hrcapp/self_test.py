"""`hrcapp self-test`: does everything work where this program was put? For packages, and for far-away help.

Runs the whole journey on sample data and draws the first window in every language, in a folder of its own.
Nothing of the data folder is touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from hrcapp import __version__, self_test_inside
from hrcapp.i18n import N_, _, activate
from hrcapp.i18n.languages import SHIPPED, negotiate
from hrcapp.model.places import resource

_LETTERS = "aßçñЖبه한"


def main() -> int:
    """Print a line a check; 0 when all of them hold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    activate(negotiate())
    with tempfile.TemporaryDirectory(prefix="hrcapp-self-test-") as folder:
        checks: tuple[tuple[str, Callable[[Path], str]], ...] = (
            (N_("Languages"), _languages),
            (N_("Fonts"), _fonts),
            (N_("Journey: form, signature, sealed file, receipt, report"), _journey),
            (N_("Pages as pictures"), _pictures),
            (N_("Programs of its own that read files apart"), self_test_inside.workers),
            (N_("Ways to drop boxes"), self_test_inside.drop_boxes),
            (N_("Place for keys"), self_test_inside.key_store),
            (N_("Pictures of telephones, forms of others"), self_test_inside.libraries),
            (N_("Windows in every language"), _windows),
        )
        held = [_held(words, check, Path(folder)) for words, check in checks]
    print(
        _("hrcapp {version}: {done} of {total} checks hold.").format(
            version=__version__, done=sum(held), total=len(held)
        )
    )
    return 0 if all(held) else 1


def _held(words: str, check: Callable[[Path], str], folder: Path) -> bool:
    try:
        told = check(folder)
    except Exception:  # noqa: BLE001  whatever it is, the other checks are made too
        print(f"✗ {_(words)}", flush=True)
        traceback.print_exc(limit=-3, file=sys.stdout)
        return False
    print(f"✓ {_(words)}: {told}", flush=True)
    return True


def _languages(_folder: Path) -> str:
    now = negotiate()
    for language in SHIPPED:
        activate(language)
        if language != "en" and _("Settings") == "Settings":
            raise RuntimeError(f"no catalog for {language}")
    activate(now)
    return " ".join(SHIPPED)


def _fonts(_folder: Path) -> str:
    from hrcapp.ui.fonts import FILES

    for name in FILES:
        if resource("fonts", name).stat().st_size < 10_000:
            raise RuntimeError(name)
    return str(len(FILES))


def _journey(folder: Path) -> str:
    from hrcapp.demo import journey

    summary = journey.run(folder / "journey", ["en", "ar"], lambda *_step: None)
    counts = summary["counts"]
    verdicts = {one["verdict"] for one in summary["statements"].values()}
    if counts["pledges"] != 2 or summary["quarantined"] or verdicts != {"intact"}:
        raise RuntimeError(str(summary))
    return ", ".join(sorted(path.name for path in (folder / "journey").glob("*.pdf")))


def _pictures(folder: Path) -> str:
    from hrcapp.media.pages import page_pictures

    drawn = page_pictures((folder / "journey" / "statement-ar.pdf").read_bytes(), width=600)
    if not drawn:
        raise RuntimeError("no page")
    return str(len(drawn))


def _windows(folder: Path) -> str:
    from PySide6.QtGui import QFontMetrics, QImage

    from hrcapp import app
    from hrcapp.store import Home

    application = app.application()
    for language in SHIPPED:
        home = Home.open(folder / f"window-{language}")
        home.change(language=language)
        running = app.Running.begin(application, home, keyring=False)
        shell = running.context.shell
        if shell is None:
            raise RuntimeError(f"no window in {language}")
        application.processEvents()
        picture: QImage = shell.grab().toImage()
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
        }
        if len(colours) < 4:
            raise RuntimeError(f"an empty window in {language}")
        running.end()
        shell.close()
        running.context.shell = None
    activate(negotiate())
    metrics = QFontMetrics(application.font())
    if missing := [letter for letter in _LETTERS if not metrics.inFontUcs4(ord(letter))]:
        raise RuntimeError(f"no letters {missing}")
    return application.platformName()
