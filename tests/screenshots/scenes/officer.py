"""The officer's screens, each in a real window on a real data folder with sample towns."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hrcapp.model.faults import Code, Fault
from hrcapp.officer.make_up import MakeUp
from hrcapp.statement import Emblem, SignatureKind
from hrcapp.store import Home
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.intake import take_in
from hrcapp.ui.officer.statement_page import StatementPage
from hrcapp.ui.start.flow import StartFlow
from hrcapp.ui.style import Style
from tests.filling import fillable, filled_in
from tests.officer_stage import SECOND, AtOnce, Stage
from tests.sample import other_form, pledge_form, sample_arms
from tests.screenshots.scene import AR, DARK, EN, ES, FR, LARGE, LARGE_AR, scenes
from tests.unit.statement.samples import taken

NAMES = {
    "en": ("Sample municipality", "Sample village", "Sample district", "Sample town", "Sample city"),
    "fr": ("Commune exemple", "Village exemple", "Quartier exemple", "Ville exemple", "Cité exemple"),
    "es": ("Municipio de ejemplo", "Pueblo de ejemplo", "Distrito de ejemplo", "Villa de ejemplo", "Ciudad"),
    "ar": ("بلدية نموذجية", "قرية نموذجية", "دائرة نموذجية", "مدينة نموذجية", "حاضرة نموذجية"),
    "de": ("Mustergemeinde", "Musterdorf", "Musterbezirk", "Musterstadt", "Mustergroßstadt"),
}
REGION = {
    "en": "Sample region",
    "fr": "Région exemple",
    "es": "Región de ejemplo",
    "ar": "إقليم نموذجي",
    "de": "Musterregion",
}
_kept: list[Stage] = []
_alive: list[object] = []


def clear() -> None:
    """Close the data folders behind the pictures."""
    while _kept:
        made = _kept.pop()
        made.close()
        shutil.rmtree(made.folder.parent, ignore_errors=True)
    _alive.clear()


def stage(look: Look) -> Stage:
    """A data folder of its own, in the language of the picture."""
    folder = Path(tempfile.mkdtemp(prefix="hrcapp-"))
    return Stage(folder / "officer", look.language, region=REGION[look.language])


def names(look: Look) -> tuple[str, ...]:
    return NAMES[look.language]


def window(look: Look, made: Stage, go: Callable[[OfficerDesk], object]) -> QWidget:
    """The officer's window, gone to a page."""
    app = cast(QApplication, QApplication.instance())
    desk = made.desk(app, cast(Style, app.style()), look)
    go(desk)
    _alive.append(desk)
    _kept.append(made)
    return desk.shell


def _open(draft: str, go: Callable[[OfficerDesk], object]) -> Callable[[OfficerDesk], object]:
    return lambda desk: desk.with_form(draft, lambda _form: go(desk))


def _local(look: Look) -> dict[str, str]:
    return {"/data/statement/sig_place": names(look)[0]}


def _start(look: Look, made: Stage) -> StartFlow:
    app = cast(QApplication, QApplication.instance())
    home = Home.open(made.folder.parent / "new")
    flow = StartFlow(AppContext(app, cast(Style, app.style()), home, AtOnce(), look), lambda _context: None)
    _alive.append(flow)
    _kept.append(made)
    return flow


@scenes.add("start-welcome", EN, AR, LARGE)
def welcome(look: Look) -> QWidget:
    flow = _start(look, stage(look))
    flow._welcome()
    return flow._window()


@scenes.add("start-kit", EN, AR)
def kit(look: Look) -> QWidget:
    made = stage(look)
    path = made.folder.parent / "sample.hrckit"
    path.write_bytes(made.world.kit_bytes(forms={"pledge.xml": pledge_form()}))
    flow = _start(look, made)
    flow._welcome()
    flow._look_at(path)
    return flow._window()


@scenes.add("start-unlock", EN, AR)
def unlock(look: Look) -> QWidget:
    flow = _start(look, stage(look))
    flow._cannot_open(Fault(Code.KEY_FILE_MISSING))
    return flow._window()


@scenes.add("officer-home", EN, AR, DARK, FR, ES, LARGE)
def home(look: Look) -> QWidget:
    made, town = stage(look), names(look)
    made.take_kit()
    made.workspace.vault.new_recovery_code()
    stick = made.folder.parent / "STICK"
    made.received(town[4], stick)
    made.handed_over(town[3], stick)
    made.signed(town[2])
    made.ready(town[1])
    made.town(
        town[0], **_local(look), **{"/data/key_info/contact/contact_email": "office", "/data/intro/scope": ""}
    )
    return window(look, made, OfficerDesk.go_home)


@scenes.add("officer-home-empty", EN, AR, LARGE_AR)
def home_empty(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    made.workspace.vault.new_recovery_code()
    return window(look, made, OfficerDesk.go_home)


@scenes.add("officer-choose-form", EN, AR, LARGE)
def choose_form(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(forms={"pledge.xml": pledge_form(), "survey.xml": other_form()})
    return window(look, made, lambda desk: desk.new_form(practice=False))


@scenes.add("officer-home-forms", EN, AR)
def home_forms(look: Look) -> QWidget:
    made, town = stage(look), names(look)
    made.take_kit(forms={"pledge.xml": pledge_form(), "survey.xml": other_form()})
    made.workspace.vault.new_recovery_code()
    made.signed(town[0])
    made.town(town[0], **_local(look), form=other_form())
    return window(look, made, OfficerDesk.go_home)


@scenes.add("officer-tasks", EN, AR, LARGE)
def tasks(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(
        names(look)[0], **_local(look), **{"/data/key_info/population": "", "/data/intro/scope": "full_form"}
    )
    return window(look, made, _open(draft, OfficerDesk.go_tasks))


@scenes.add("officer-home-many", EN, AR)
def home_many(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    made.workspace.vault.new_recovery_code()
    for number in range(30):
        made.town(f"{names(look)[0]} {number + 1}", **_local(look))
    return window(look, made, OfficerDesk.go_home)


@scenes.add("officer-home-no-kit", EN, AR)
def home_no_kit(look: Look) -> QWidget:
    made = stage(look)
    made.signed(names(look)[0], practice=True)
    return window(look, made, OfficerDesk.go_home)


@scenes.add("officer-tasks-returned", EN, AR)
def tasks_returned(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.returned(names(look)[0], made.folder.parent / "STICK")
    made.workspace.drafts.correct(draft)
    return window(look, made, _open(draft, OfficerDesk.go_tasks))


@scenes.add("officer-section", EN, AR, DARK, FR, LARGE)
def section(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))
    return window(look, made, _open(draft, lambda desk: desk.go_section("/data/key_info")))


@scenes.add("officer-section-errors", EN, AR, LARGE)
def section_errors(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    wrong = {"/data/key_info/contact/contact_email": "office", "/data/key_info/population": ""}
    draft = made.town(names(look)[0], **_local(look), **wrong)

    def go(desk: OfficerDesk) -> None:
        desk.go_section("/data/key_info")
        desk.shell.page.check()

    return window(look, made, _open(draft, go))


@scenes.add("officer-section-essays", EN, AR)
def section_essays(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    text = {
        "ar": "لأن الناس يلتقون بحقوقهم في الأماكن التي يستعملونها كل يوم: المدرسة والمركز الصحي.",
        "de": "Weil die Menschen ihren Rechten dort begegnen, wo sie jeden Tag sind.",
    }.get(look.language, "Because people meet their rights in the places they use every day.")
    full = {"/data/intro/scope": "full_form", "/data/vision/vision_essential": text}
    draft = made.town(names(look)[0], **_local(look), **full)
    return window(look, made, _open(draft, lambda desk: desk.go_section("/data/vision")))


@scenes.add("officer-section-returned", EN, AR)
def section_returned(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.returned(names(look)[0], made.folder.parent / "STICK")
    return window(look, made, lambda desk: desk.correct(draft))


@scenes.add("officer-section-locked", EN, AR)
def section_locked(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.signed(names(look)[0])
    return window(look, made, _open(draft, lambda desk: desk.go_section("/data/key_info")))


@scenes.add("officer-check", EN, AR, LARGE, DARK)
def check(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    wrong = {"/data/key_info/contact/contact_email": "office", "/data/key_info/population": ""}
    draft = made.town(names(look)[0], **_local(look), **wrong)
    return window(look, made, _open(draft, OfficerDesk.go_check))


@scenes.add("officer-statement", EN, AR, LARGE, ES)
def statement(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look), **SECOND)
    return window(look, made, _open(draft, OfficerDesk.go_statement))


def _dressed(look: Look, made: Stage) -> str:
    """A town whose statement is in two languages, on Letter, with sample arms."""
    draft = made.town(names(look)[0], **_local(look), **SECOND)
    words = {"ar": "شعار نموذجي: ثلاث موجات", "de": "Musterwappen: eine Sonne über drei Wellen"}.get(
        look.language, "Sample arms: a sun over three waves"
    )
    second = "fr" if look.language == "en" else "en"
    made.workspace.make_ups.choose(draft, MakeUp(second, "", "letter", Emblem(sample_arms(), words)))
    return draft


@scenes.add("officer-statement-dressed", EN, AR)
def statement_dressed(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = _dressed(look, made)
    return window(look, made, _open(draft, OfficerDesk.go_statement))


@scenes.add("officer-make-up", EN, AR, LARGE, DARK)
def make_up(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = _dressed(look, made)

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        desk.shell.findChild(QAbstractButton, "to-make-up").click()

    return window(look, made, _open(draft, go))


@scenes.add("officer-make-up-plain", EN)
def make_up_plain(look: Look) -> QWidget:
    made = stage(look)
    draft = made.town(names(look)[0], practice=True, **_local(look))

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        desk.shell.findChild(QAbstractButton, "to-make-up").click()

    return window(look, made, _open(draft, go))


@scenes.add("officer-statement-certificate", EN, AR)
def statement_certificate(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        desk.shell.findChild(QAbstractButton, "way-certificate").click()

    return window(look, made, _open(draft, go))


@scenes.add("officer-statement-paper", EN, AR, LARGE)
def statement_paper(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.town(names(look)[0], **_local(look))
    space = made.workspace
    printed = space.signing.preview(draft, space.drafts.open(draft).session, SignatureKind.SCAN).pdf
    scans = [made.folder / "scan-0001.jpg", made.folder / "letter.jpg"]
    taken(printed)[0].rotate(90, expand=True).save(scans[0])
    Image.new("RGB", (900, 1270), "#F2EEE4").save(scans[1])

    def go(desk: OfficerDesk) -> None:
        desk.go_statement()
        desk.shell.findChild(QAbstractButton, "way-scan").click()
        page = desk.shell.page
        assert isinstance(page, StatementPage)
        page.add_scans(scans)

    return window(look, made, _open(draft, go))


@scenes.add("officer-statement-signed", EN, AR)
def statement_signed(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.signed(names(look)[0])
    return window(look, made, _open(draft, OfficerDesk.go_statement))


@scenes.add("officer-practice-signed", EN, AR)
def practice_signed(look: Look) -> QWidget:
    made = stage(look)
    draft = made.signed(names(look)[0], practice=True)
    return window(look, made, _open(draft, OfficerDesk.go_statement))


@scenes.add("officer-send", EN, AR)
def send(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(drop_boxes=())
    draft = made.signed(names(look)[0])
    return window(look, made, _open(draft, OfficerDesk.go_send))


@scenes.add("officer-receipt", EN, AR, FR, LARGE_AR)
def receipt(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    draft = made.received(names(look)[0], made.folder.parent / "STICK")
    return window(look, made, _open(draft, OfficerDesk.go_send))


@scenes.add("officer-exchange", EN, AR)
def exchange(look: Look) -> QWidget:
    made, town = stage(look), names(look)
    made.take_kit()
    made.handed_over(town[3], made.folder.parent / "STICK")
    made.signed(town[2])
    return window(look, made, OfficerDesk.go_exchange)


@scenes.add("officer-exchange-empty", EN, AR)
def exchange_empty(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit(drop_boxes=())
    return window(look, made, OfficerDesk.go_exchange)


@scenes.add("officer-send-practice", EN)
def send_practice(look: Look) -> QWidget:
    made = stage(look)
    draft = made.signed(names(look)[0], practice=True)
    return window(look, made, _open(draft, OfficerDesk.go_send))


@scenes.add("officer-settings", EN, AR, LARGE)
def settings(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()
    return window(look, made, OfficerDesk.go_settings)


@scenes.add("officer-recovery", EN, AR)
def recovery(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()

    def go(desk: OfficerDesk) -> None:
        desk.go_recovery()
        desk.shell.page._make()

    return window(look, made, go)


@scenes.add("officer-help", EN, AR, LARGE)
def helping(look: Look) -> QWidget:
    made = stage(look)
    return window(look, made, OfficerDesk.go_help)


@scenes.add("officer-blank", EN, AR, LARGE)
def blank_form(look: Look) -> QWidget:
    return window(look, stage(look), OfficerDesk.go_blank)


@scenes.add("officer-filled", EN, AR, LARGE)
def filled_form(look: Look) -> QWidget:
    """A filled-in form was opened, and some of its answers need a person."""
    made, at = stage(look), "/data/key_info"
    made.take_kit()
    answers = {
        "/data/intro/party_type": "local_government",
        f"{at}/name_official": names(look)[0],
        f"{at}/country": "Atlantis",
        f"{at}/population": "48.250,0",
        f"{at}/contact/contact_email": "office",
        f"{at}/organisation/more_organisation/org_members": "12",
    }
    path = made.folder.parent / "sample.pdf"
    path.write_bytes(filled_in(answers, fillable(look.language)))
    return window(look, made, lambda desk: take_in(desk, path))


@scenes.add("officer-privacy", EN, AR)
def privacy(look: Look) -> QWidget:
    made = stage(look)
    made.take_kit()

    def go(desk: OfficerDesk) -> None:
        desk.go_help()
        desk.go_privacy()

    return window(look, made, go)
