"""The desk's screens about signatures: trust and time, archived copies, paper beside its text."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.i18n import _
from hrcapp.secretariat.trust import Finding
from hrcapp.statement import Match, Sheet, SignatureKind
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.asking_validation import ask_validation
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.style import Style
from tests.desk_stage import NOW, DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, Variant, scenes
from tests.screenshots.scenes.desk import _folder, _kept, window
from tests.signature_stage import by_certificate, on_paper, scans, statement_of
from tests.unit.statement.pki import running

SERVICE = "https://time.sample.example/tsa"


@cache
def desk() -> DeskStage:
    """Three accepted statements, one of them archived; two on paper that wait."""
    made = DeskStage(_folder())
    with running() as pki:
        town = made.town("Sample city")
        taken = made.take("sample-city.hrcb", town.pack(pdf=by_certificate(town, pki)).data)
        key = taken.submission or ""
        made.desk.review.accept(key)
        made.clock.now = NOW
        made.desk.issuers.add(pki.root_der)
        made.desk.archiving.choose_service(pki.address)
        made.desk.archiving.archive(key)
        made.desk.validations.note(key, "Signature1", Finding.ADVANCED, "Sample Person", "Sample report 14")
    made.desk.archiving.choose_service(SERVICE)
    made.accepted("Sample village")
    made.accepted("Sample harbour")
    paper = made.town("Sample district")
    earlier, instance = statement_of(paper, SignatureKind.SCAN, population="48000")
    other = scans(earlier, instance)[0]
    made.take("paper.hrcb", paper.pack(pdf=on_paper(paper, other)).data)
    alone = made.town("بلدية نموذجية", language="ar")
    made.take("ورق.hrcb", alone.pack(pdf=on_paper(alone, match=Match(Sheet.RIGHT, 1))).data)
    return made


def _key(name: str) -> str:
    return next(item.key for item in desk().desk.review.items() if item.name == name)


@scenes.add("desk-trust", EN, AR, DARK, LARGE)
def trust(look: Look) -> QWidget:
    return window(look, desk(), Office.go_trust)


@scenes.add("desk-trust-archiving", EN, AR)
def archiving(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.archiver.running, office.archiver.at = True, (1, 3)
        office.archiver.title = lambda: _("Archiving")
        office.go_trust()

    return window(look, desk(), go)


@scenes.add("desk-review-archived", EN, AR, LARGE_AR)
def archived(look: Look) -> QWidget:
    return window(look, desk(), lambda office: office.go_review(_key("Sample city")))


@scenes.add("desk-review-not-archived", EN, AR)
def not_archived(look: Look) -> QWidget:
    return window(look, desk(), lambda office: office.go_review(_key("Sample village")))


@scenes.add("desk-validation", Variant("en", size=(560, 440)), Variant("ar", "ar", size=(560, 480)))
def validation(look: Look) -> QWidget:
    app = cast(QApplication, QApplication.instance())
    office = desk().office(app, cast(Style, app.style()), look)
    office.go_review(_key("Sample city"))
    _kept.append(office)
    dialog = ask_validation(office, "Sample Signatory", lambda *_: None)
    dialog.hide()
    return dialog


@scenes.add("desk-paper-read", EN, AR, LARGE)
def paper(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_review(_key("Sample district"))
        office.shell.page.documents.open_statement()

    return window(look, desk(), go)


@scenes.add("desk-paper-right", EN, AR)
def paper_right(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_review(_key("بلدية نموذجية"))
        office.shell.page.documents.open_statement()

    return window(look, desk(), go)
