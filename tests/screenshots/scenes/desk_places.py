"""Places of a desk and its colleagues: the exchange, another place, decisions and parties that differ."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import DropBoxSpec
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import rounds
from hrcapp.secretariat.sync import Stage
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import NOW, DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, Variant, scenes
from tests.screenshots.scenes.desk import _folder, window
from tests.two_desks import Colleague, join

CLOUD = DropBoxSpec("webdav", "https://cloud.sample.example/desks", {"user": "sample", "password": "sample"})
TOWNS = DropBoxSpec("webdav", "https://cloud.sample.example/towns", {"user": "sample", "password": "sample"})


@cache
def two() -> tuple[DeskStage, Colleague]:
    """Two desks that decided differently and named one party twice, before they heard of each other."""
    made, shared = DeskStage(_folder()), _folder()
    spec = DropBoxSpec("folder", str(shared))
    other = join(
        _folder(), made.home, made.campaign, made.clock, spec, SigningKey.from_bytes(bytes(range(32)))
    )
    made.desk.renew()
    first = made.take("sample-city.hrcb", made.town("Sample city").pack().data)
    second = made.take("بلدية-نموذجية.hrcb", made.town("بلدية نموذجية", language="ar").pack().data)
    _hear(made, other)
    made.desk.review.accept(str(first.submission), "Sample: welcome to the campaign.")
    submission = made.desk.review.item(str(second.submission)).submission
    made.desk.parties.create(submission)
    made.clock.later(hours=2, minutes=11)
    colleague = other.desk
    colleague.review.return_(
        str(first.submission),
        {"/data/key_info/population": "Sample: is this the figure of the last census?"},
        "Sample: one question is open.",
    )
    colleague.parties.create(submission, colleague.parties.next_reference())
    _hear(made, other)
    return made, other


def _hear(made: DeskStage, other: Colleague) -> None:
    for _time in range(2):
        rounds.make(made.desk)
        other.round()


def _busy(office: Office) -> None:
    """Places with something of everything: waiting, not whole, refused, restored, failed."""
    office.go_places()
    page = office.shell.page
    last = page.found.history[0]
    refused = (Fault(Code.EVENT_UNKNOWN_DESK, desk="SHA256:sample"),)
    failed = replace(
        last,
        begun=NOW,
        ended=NOW,
        by_itself=True,
        new=3,
        aside=1,
        not_whole=3,
        unfinished=1,
        refused=refused,
        faults=(Fault(Code.BOX_REFUSED, server="cloud.sample.example"),),
    )
    page.found = replace(
        page.found,
        towns=(TOWNS,),
        desks=CLOUD,
        automatic=True,
        last=failed,
        history=(failed, *page.found.history),
        waiting=12,
        held=4,
        restored=(("Sample desk 2", 7),),
    )
    office.shell.refresh()


@scenes.add("desk-places", EN, AR, DARK, LARGE)
def busy(look: Look) -> QWidget:
    return window(look, two()[0], _busy)


@scenes.add("desk-places-running", EN, AR)
def running(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_places()
        office.shell.page.found = replace(office.shell.page.found, towns=(TOWNS,), desks=CLOUD)
        office.exchanging._control = office.exchanging._control or _control()
        office.exchanging.stage, office.exchanging.at = Stage.SHARE, (5, 12)
        office.shell.refresh()

    return window(look, two()[0], go)


def _control() -> object:
    from hrcapp.exchange.transfer import Control

    return Control()


@scenes.add("desk-places-alone", EN, AR)
def alone(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), Office.go_places)


@scenes.add("desk-place", EN, AR, LARGE)
def place(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_places()
        office.shell.page.choose_desks()
        office.shell.page.box.kind = "sftp"
        office.shell.page.box.address = "sftp://desks.sample.example/shared"
        office.shell.page._fingerprint = "SHA256:sampleSAMPLEsampleSAMPLEsampleSAMPLEsample0"
        office.shell.refresh()

    return window(look, two()[0], go)


@scenes.add("desk-inbox-differing", EN, AR)
def inbox(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_inbox()
        page = office.shell.page
        page.choose(next(at for at, row in enumerate(page.rows) if row.file == "sample-city.hrcb"))
        office.shell.refresh()

    return window(look, two()[0], go)


@scenes.add("desk-review-differing", EN, AR, Variant("200-ar", "ar", scale=2.0))
def review(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_review(next(one.key for one in office.desk.review.items() if one.name == "Sample city"))

    return window(look, two()[0], go)


@scenes.add("desk-party-unsettled", EN, AR)
def party(look: Look) -> QWidget:
    def go(office: Office) -> None:
        unsettled = next(one for one in office.desk.parties.all() if not one.settled)
        office.go_party(unsettled.reference)

    return window(look, two()[0], go)
