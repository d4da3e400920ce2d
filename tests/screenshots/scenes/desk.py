"""The secretariat's screens, each in a real window on a real desk with the forms of 2022 and sample towns."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.exchange import staff_key
from hrcapp.exchange.dates import to_text
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.status import Outcome
from hrcapp.secretariat import joining
from hrcapp.secretariat.campaign import NewCampaign
from hrcapp.secretariat.intake import Imported
from hrcapp.secretariat.leaving import FILES, Leaving, Thing
from hrcapp.store import Home
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.asking import ask_to_reject
from hrcapp.ui.secretariat.front import Front
from hrcapp.ui.secretariat.next_kit_page import NextKitPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.style import Style
from tests.desk_stage import NOW, DeskStage
from tests.officer_stage import AtOnce
from tests.screenshots.scene import AR, DARK, EN, FR, LARGE, LARGE_AR, Variant, scenes
from tests.unit.secretariat.desk_world import begin_campaign, new_campaign

_kept: list[object] = []


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="hrcapp-desk-"))


@cache
def week() -> DeskStage:
    """One desk for all pictures that change nothing in it."""
    made = DeskStage(_folder()).with_first_results().usual_week()
    told = {"imported": 6, "already": 0, "quarantined": 3}
    made.home.change(last_import={"at": to_text(made.clock.now), **told})
    return made


def window(look: Look, made: DeskStage, go: Callable[[Office], object]) -> QWidget:
    """The desk's window, gone to a page."""
    app = cast(QApplication, QApplication.instance())
    office = made.office(app, cast(Style, app.style()), look)
    go(office)
    _kept.append(office)
    return office.shell


@scenes.add("desk-inbox", EN, AR, DARK, FR, LARGE, LARGE_AR)
def inbox(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_inbox()
        office.shell.page.choose_group("quarantine" if look.theme.dark else "all")

    return window(look, week(), go)


@scenes.add("desk-inbox-quarantine", EN, AR, LARGE)
def inbox_quarantine(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_inbox()
        office.shell.page.choose_group("quarantine")

    return window(look, week(), go)


@scenes.add("desk-inbox-importing", EN, AR)
def inbox_importing(look: Look) -> QWidget:
    def go(office: Office) -> None:
        importing = office.importing
        importing.running = True
        importing._files = [Path(f"{number}.hrcb") for number in range(24)]
        importing.results = [Imported(f"{number}.hrcb", Outcome.IMPORTED) for number in range(9)]
        office.go_inbox()

    return window(look, week(), go)


@scenes.add("desk-inbox-empty", EN, AR)
def inbox_empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), Office.go_inbox)


def _by_name(name: str, *, newest: bool = True) -> str:
    found = [item for item in week().desk.review.items() if item.name == name]
    return found[0 if newest else -1].key


@scenes.add("desk-review", EN, AR, DARK, LARGE, LARGE_AR)
def review(look: Look) -> QWidget:
    def go(office: Office) -> None:
        key = next(item.key for item in office.desk.review.items() if item.revision == 2)
        office.go_review(key)
        page = office.shell.page
        changed = next(answer for answer in page.found.detail.answers if answer.changed)
        page.comment(changed, "Sample: is this the figure of the last census?")
        office.shell.refresh()

    return window(look, week(), go)


@scenes.add("desk-review-same-as", EN, AR)
def review_same_as(look: Look) -> QWidget:
    def go(office: Office) -> None:
        items = office.desk.review.items()
        office.go_review(next(one.key for one in items if one.name == "Sample city" and one.party is None))

    return window(look, week(), go)


@scenes.add("desk-review-reject", Variant("en", size=(500, 300)), Variant("ar", "ar", size=(500, 340)))
def review_reject(look: Look) -> QWidget:
    app = cast(QApplication, QApplication.instance())
    office = week().office(app, cast(Style, app.style()), look)
    office.go_review()
    _kept.append(office)
    dialog = ask_to_reject(office, lambda _words: None)
    dialog.hide()
    return dialog


@scenes.add("desk-review-empty", EN, AR)
def review_empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), Office.go_review)


@scenes.add("desk-statement-read", EN, AR)
def statement_read(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_review(_by_name("بلدية نموذجية"))
        office.shell.page.documents.open_statement()

    return window(look, week(), go)


@scenes.add("desk-registry", EN, AR, DARK, LARGE)
def registry(look: Look) -> QWidget:
    return window(look, week(), Office.go_registry)


@scenes.add("desk-party", EN, AR, LARGE_AR)
def party(look: Look) -> QWidget:
    return window(look, week(), lambda office: office.go_party("2022-22"))


@scenes.add("desk-report", EN, AR, DARK, LARGE)
def report(look: Look) -> QWidget:
    return window(look, week(), Office.go_report)


@scenes.add("desk-report-read", EN, AR)
def report_read(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_report()
        office.shell.page.make()

    return window(look, week(), go)


@scenes.add("desk-keys", EN, AR, LARGE)
def keys(look: Look) -> QWidget:
    return window(look, week(), Office.go_keys)


def _typed(campaign: NewCampaign) -> list[str]:
    """One sheet whole, one with a word that is on none."""
    half = campaign.sheets[2].split()[:11]
    return [campaign.sheets[0], " ".join([*half[:6], "sampel", *half[7:]])]


@scenes.add("desk-drill", EN, AR, LARGE)
def drill(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_keys()
        office.shell.page.go_drill()
        office.shell.page._typed = _typed(week().campaign)
        office.shell.refresh()

    return window(look, week(), go)


def _next_kit(office: Office) -> NextKitPage:
    """The next kit of a desk, with something changed in each part."""
    office.go_keys()
    office.shell.page.go_next()
    page = office.shell.page
    campaign, colleague = week().campaign.kit.content.campaign, SigningKey.from_bytes(bytes(range(32)))
    page.draft.deadline, page.draft.wave = ("10", "12", "2027"), "2027"
    page.draft.boxes = [DropBoxSpec("webdav", "https://cloud.sample.example/box", {"user": "sample"})]
    card = staff_key.write(campaign, "Sample desk 2", colleague)
    page.draft.staff = [staff_key.read(card, campaign)]
    page.draft.new_desk_key = True
    page.redraw()
    return page


@scenes.add("desk-next-kit", EN, AR, LARGE)
def next_kit(look: Look) -> QWidget:
    return window(look, week(), _next_kit)


@scenes.add("desk-next-kit-parts", Variant("en", size=(1366, 2300)), Variant("ar", "ar", size=(1366, 2400)))
def next_kit_parts(look: Look) -> QWidget:
    return window(look, week(), _next_kit)


@scenes.add("desk-kit-changes", EN, AR, LARGE)
def kit_changes(look: Look) -> QWidget:
    return window(look, week(), lambda office: _next_kit(office).go())


@scenes.add("desk-drop-box", EN, AR)
def drop_box(look: Look) -> QWidget:
    def go(office: Office) -> None:
        _next_kit(office).add_box()
        office.shell.page.box.address = "https://cloud.sample.example"
        office.shell.page.go()

    return window(look, week(), go)


@scenes.add("desk-share-keys", EN, AR)
def share_keys(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_keys()
        office.shell.page.go_share()
        office.shell.page.typed.passphrase = "sample"
        office.shell.page.go()

    return window(look, week(), go)


@scenes.add("desk-new-passphrase", EN, AR)
def new_passphrase(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_keys()
        office.shell.page.go_passphrase()

    return window(look, week(), go)


def front(look: Look, folder: Path) -> Front:
    """The window before the desk is open."""
    app = cast(QApplication, QApplication.instance())
    made = Front(AppContext(app, cast(Style, app.style()), Home.open(folder), AtOnce(), look))
    made.context.shell = made.shell
    _kept.append(made)
    return made


@scenes.add("desk-begin", EN, AR, LARGE)
def begin(look: Look) -> QWidget:
    made = front(look, _folder())
    made.go_begin()
    return made.shell


@scenes.add("desk-begin-errors", EN, AR)
def begin_errors(look: Look) -> QWidget:
    made = front(look, _folder())
    made.go_begin()
    made.shell.page.form.passphrase = "sample"
    made.shell.page.make()
    return made.shell


@scenes.add("desk-join", EN, AR, LARGE)
def join(look: Look) -> QWidget:
    made = front(look, _folder())
    made.go_join()
    made.shell.page.form.keys = joining.look(joining.keys_for_another(week().home, None, "sample words"))
    made.shell.page.form.desk_name = "Sample desk 2"
    made.shell.refresh()
    return made.shell


@scenes.add("desk-joined", EN, AR)
def joined(look: Look) -> QWidget:
    folder = _folder()
    made = front(look, folder / "desk")
    keys = joining.look(joining.keys_for_another(week().home, None, "sample words"))
    given = joining.join(made.context.home, keys, "sample words", name="Sample desk 2", passphrase=None)
    made.go_leaving(Leaving.begin_joined(made.context.home, given.staff_key, given.recovery_code))
    return made.shell


@scenes.add("desk-leaving", EN, AR, LARGE)
def leaving(look: Look) -> QWidget:
    folder = _folder()
    stick = folder / "STICK"
    stick.mkdir()
    made = front(look, folder / "desk")
    campaign = begin_campaign(made.context.home, NOW, passphrase="sample passphrase")
    begun = Leaving.begin(made.context.home, campaign)
    for thing in (Thing.ROOT_KEY, Thing.SHEET_1):
        begun.save(thing, stick, look.language, NOW)
    begun.saved = {thing: f"/media/STICK/{FILES[thing]}" for thing in begun.saved}
    made.go_leaving(begun)
    return made.shell


@scenes.add("desk-passphrase", EN, AR)
def passphrase(look: Look) -> QWidget:
    folder = _folder()
    made = front(look, folder)
    new_campaign(made.context.home, NOW, passphrase="sample passphrase")
    made.go_open()
    made.shell.page.open()
    return made.shell
