"""An update file: newer beside a portable program, put beside it, older, and for an installed program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.update import Kind
from hrcapp.exchange.update_check import check
from hrcapp.ui.common.update_page import UpdatePage
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from tests.screenshots.scene import AR, DARK, EN, LARGE, scenes
from tests.screenshots.scenes.officer import stage, window
from tests.unit.exchange.update_stage import KEY, SYSTEM, release


def _shown(look: Look, version: str, kind: Kind, *, placed: bool = False) -> QWidget:
    made = stage(look)
    stick = made.folder.parent / "STICK"
    stick.mkdir()
    found = check(release(stick, version, kind=kind), keys=[KEY.public], system=SYSTEM, kind=kind)

    def go(desk: OfficerDesk) -> None:
        page = UpdatePage(desk, found, stick if kind is Kind.PORTABLE else None)
        desk.go_help()
        desk.show(page)
        if placed:
            page._placed(Path("STICK") / f"hrcapp-{version}")

    return window(look, made, go)


@scenes.add("update-newer", EN, AR, LARGE, DARK)
def newer(look: Look) -> QWidget:
    return _shown(look, "0.2.0", Kind.PORTABLE)


@scenes.add("update-placed", EN, AR)
def placed(look: Look) -> QWidget:
    return _shown(look, "0.2.0", Kind.PORTABLE, placed=True)


@scenes.add("update-older", EN, AR)
def older(look: Look) -> QWidget:
    return _shown(look, "0.0.9", Kind.PORTABLE)


@scenes.add("update-installed", EN, AR)
def installed(look: Look) -> QWidget:
    return _shown(look, "0.2.0", Kind.INSTALLER)
