"""The desk's care for people: redaction, undoing, data protection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrcapp.secretariat.outreach import Invited
from hrcapp.secretariat.retention import Rule
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.care_acts import CareActs
from hrcapp.ui.secretariat.data_protection_page import DataProtectionPage
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.redaction_page import RedactionPage
from tests.desk_stage import NOW, DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, Variant, scenes
from tests.screenshots.scenes.desk import _folder, window

TALL = (Variant("en", size=(1280, 1500)), Variant("ar", "ar", size=(1280, 1500)))


def _stage() -> DeskStage:
    """A desk of its own: what is done here is written."""
    made = DeskStage(_folder())
    made.accepted("Sample city", contact_name="Sample Clerk")
    made.accepted("Sample village", contact_name="Sample Clerk")
    return made


def _key(made: DeskStage) -> str:
    return next(item.key for item in made.desk.review.items() if item.name == "Sample city")


@scenes.add("desk-review-decided", *TALL, LARGE)
def decided(look: Look) -> QWidget:
    made = _stage()
    made.desk.protection.flag(_key(made), "Sample: a person who was given refuge is named.")
    return window(look, made, lambda office: office.go_review(_key(made)))


def _redaction(office: Office, made: DeskStage) -> None:
    office.go_review(_key(made))
    page = office.shell.page
    CareActs(office, page.found.detail).redact()
    page = office.shell.page
    assert isinstance(page, RedactionPage)
    first = max(page.marking.texts, key=lambda one: len(one.text))
    page.marking.by = "somebody"
    page.marking.mark(first.path, 0, len(first.text.split()[0]))
    page.marking.by = ""
    page.marking.mark(first.path, first.text.index(" ", 40), first.text.index(" ", 60))
    office.shell.refresh()


@scenes.add("desk-redaction", EN, AR, DARK, LARGE, LARGE_AR)
def redaction(look: Look) -> QWidget:
    made = _stage()
    return window(look, made, lambda office: _redaction(office, made))


def _protection(office: Office, made: DeskStage) -> None:
    office.go_data_protection()
    page = office.shell.page
    assert isinstance(page, DataProtectionPage)
    page.wanted = "clerk"
    page.search()
    made.clock.later(days=120)
    page.months[Rule.ACCEPTED] = "2"
    made.desk.retention.choose({Rule.ACCEPTED: 2})
    page.due = made.desk.retention.due()
    page.check()
    office.shell.refresh()


@scenes.add("desk-data-protection", EN, AR, DARK, LARGE, LARGE_AR)
def data_protection(look: Look) -> QWidget:
    made = _stage()
    made.take("letter-of-sample-clerk.txt", b"From: Sample Clerk")
    made.desk.outreach.add(Invited("Sample district", "TN", day=NOW.date(), note="told by Sample Clerk"))
    return window(look, made, lambda office: _protection(office, made))


@scenes.add("desk-data-protection-faults", EN, AR)
def faults(look: Look) -> QWidget:
    made = _stage()
    made.desk.store.execute("DELETE FROM event WHERE seq = 3")

    def go(office: Office) -> None:
        office.go_data_protection()
        page = office.shell.page
        assert isinstance(page, DataProtectionPage)
        page.check()

    return window(look, made, go)


@scenes.add("desk-erase", Variant("en", size=(500, 300)), Variant("ar", "ar", size=(500, 340)))
def erase(look: Look) -> QWidget:
    made = _stage()
    held: list[QWidget] = []

    def go(office: Office) -> None:
        office.go_data_protection()
        page = office.shell.page
        assert isinstance(page, DataProtectionPage)
        page.wanted = "clerk"
        page.search()
        assert page.held
        page.ask_erase(page.held[0])
        from hrcapp.ui.widgets import Dialog

        held.extend(office.shell.findChildren(Dialog, "erase-first"))

    window(look, made, go)
    held[0].hide()
    return held[0]
