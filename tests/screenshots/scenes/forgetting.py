"""A form whose answers were forgotten: on Home, on its own page; and the question before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.forgetting import ask
from tests.officer_stage import Stage
from tests.screenshots.scene import AR, DARK, EN, LARGE_AR, Variant, scenes
from tests.screenshots.scenes.officer import names, stage, window
from tests.screenshots.scenes.signing import scroll_to


def _forgotten(look: Look) -> tuple[Stage, str]:
    made = stage(look)
    made.take_kit()
    draft = made.received(names(look)[0], made.folder.parent / "STICK")
    made.town(names(look)[1])
    made.workspace.forgetting.forget(draft)
    return made, draft


@scenes.add("forgetting-asked", Variant("en", size=(560, 270)), Variant("ar", "ar", size=(560, 270)))
def asked(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.received(names(look)[0], made.folder.parent / "STICK")
    asked: list[QWidget] = []

    def go(desk: OfficerDesk) -> None:
        asked.append(ask(desk, desk.workspace.drafts.card(draft)))

    window(look, made, go)
    asked[0].hide()
    return asked[0]


@scenes.add("forgetting-offered", EN, AR)
def offered(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(drop_boxes=(), contact={})
    draft = made.received(names(look)[0], made.folder.parent / "STICK")

    def go(desk: OfficerDesk) -> None:
        desk.open_draft(draft)
        scroll_to(desk, "forget")

    return window(look, made, go)


@scenes.add("forgetting-done", EN, AR, DARK, LARGE_AR)
def done(look: Look) -> QWidget:
    made, draft = _forgotten(look)
    return window(look, made, lambda desk: desk.open_draft(draft))


@scenes.add("forgetting-home", EN, AR)
def home(look: Look) -> QWidget:
    made, _draft = _forgotten(look)
    return window(look, made, OfficerDesk.go_home)
