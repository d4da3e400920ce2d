"""Ways out and in without a server: mail, several sticks, other people's files, a form that moves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrcapp.officer.delivery import deliver
from hrcapp.ui.common.drives import Drive
from hrcapp.ui.look import Look
from hrcapp.ui.officer.copies_page import CopiesPage
from hrcapp.ui.officer.courier_page import CourierPage
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.officer.move_page import MovePage
from hrcapp.ui.officer.moved_page import MovedPage
from tests.screenshots.scene import AR, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.officer import _open, names, stage, window

CARRIED = "/media/sample"


@scenes.add("ways-mail", EN, AR, LARGE)
def mail(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(drop_boxes=())
    draft = made.signed(names(look)[0])
    folder = made.folder.parent / "Desktop"
    folder.mkdir()
    made.workspace.mailing.prepare(draft, folder, language=look.language)
    return window(look, made, _open(draft, OfficerDesk.go_send))


@scenes.add("ways-copies", EN, AR, LARGE_AR)
def copies(look: Look) -> QWidget:
    made, town = stage(look), names(look)
    made.take_kit()
    stick = made.folder.parent / "STICK"
    made.handed_over(town[3], stick)
    drafts = [made.signed(town[2]), made.signed(town[1])]

    def go(desk: OfficerDesk) -> None:
        desk.go_copies()
        page = desk.shell.page
        assert isinstance(page, CopiesPage)
        page.drives = [
            Drive(Path(CARRIED) / "STICK-A", "STICK-A", 3_200_000_000),
            Drive(Path(CARRIED) / "STICK-B", "STICK-B", 240_000),
        ]
        page._chosen = {one.path for one in page.drives}
        page._done = tuple(deliver(made.workspace.outbox, drafts, [stick, Path(CARRIED) / "STICK-B"]))
        desk.shell.refresh()

    return window(look, made, go)


@scenes.add("ways-courier", EN, AR, LARGE)
def courier(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    sticks = [made.folder.parent / name for name in ("STICK-A", "STICK-B")]
    others = [stage(look) for _each in sticks]
    for number, (other, stick) in enumerate(zip(others, sticks, strict=True)):
        other.world = made.world
        other.take_kit()
        for name in names(look)[: 3 - number]:
            other.handed_over(name, stick)
        other.close()
    made.workspace.courier.gather(sticks[0])
    out = made.folder.parent / "OUT"
    out.mkdir()
    made.workspace.courier.pass_on(out, made.workspace.courier.parcels()[:2], language=look.language)
    broken = next(sticks[1].glob("*.hrcb"))
    broken.write_bytes(broken.read_bytes()[:-500])

    def go(desk: OfficerDesk) -> None:
        desk.go_courier()
        page = desk.shell.page
        assert isinstance(page, CourierPage)
        page.do.take(sticks[1])

    return window(look, made, go)


@scenes.add("ways-move", EN, AR, LARGE_AR)
def move(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0])

    def go(desk: OfficerDesk) -> None:
        desk.go_move()
        page = desk.shell.page
        assert isinstance(page, MovePage)
        stick = made.folder.parent / "STICK"
        stick.mkdir()
        page.move(stick)

    return window(look, made, _open(draft, go))


@scenes.add("ways-moved-away", EN, AR)
def moved_away(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0])
    made.workspace.handover.hand_over(draft, made.folder.parent)
    return window(look, made, _open(draft, OfficerDesk.go_tasks))


@scenes.add("ways-moved-code", EN, AR)
def moved_code(look: Look) -> QWidget:
    made, other = stage(look), stage(look)
    made.take_kit()
    given = other.workspace.handover.hand_over(other.town(names(look)[0]), other.folder.parent)
    other.close()

    def go(desk: OfficerDesk) -> None:
        take_in(desk, given.path)
        page = desk.shell.page
        assert isinstance(page, MovedPage)
        page._typed = given.code[:-2]
        page.open()
        desk.shell.refresh()

    return window(look, made, go)


@scenes.add("ways-branch", EN, AR)
def branch(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0])
    made.workspace.handover.hand_over(draft, made.folder.parent)
    made.workspace.handover.take_back(draft)
    return window(look, made, _open(draft, OfficerDesk.go_tasks))
