"""A party with what was noted about it, and the dialogs that ask for it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from hrcapp.i18n import _
from hrcapp.model.status import PartyStanding
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.party_chooser import Asked, PartyChooser
from hrcapp.ui.secretariat.party_dialogs import CouncilDialog, NameDialog, StandingDialog
from hrcapp.ui.style import Style
from tests.desk_stage import NOW, DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, Variant, scenes
from tests.screenshots.scenes.desk import _folder, _kept, window

_TALL, _TALL_AR = Variant("long-en", size=(1366, 1180)), Variant("long-ar", "ar", size=(1366, 1180))
_DIALOG, _DIALOG_AR = Variant("en", size=(560, 520)), Variant("ar", "ar", size=(560, 640))


@cache
def noted() -> DeskStage:
    """A desk where a person has noted things about parties."""
    made = DeskStage(_folder()).with_first_results()
    made.accepted("Sample city")
    registrar = made.desk.registrar
    registrar.add_alias("2022-22", "Gerona", "es")
    registrar.add_alias("2022-22", "Жирона", "ru")
    registrar.add_wave("2022-22", "2022")
    registrar.add_wave("2022-22", "2026")
    registrar.record_council("2022-22", date(2026, 9, 30), "Sample resolution 12/2026")
    registrar.set_standing("2022-22", PartyStanding.ON_HOLD, date(2026, 10, 12), "Sample letter of the mayor")
    registrar.set_parent("2022-22", "2022-11")
    registrar.merge("HRC-2026-0001", "2022-22")
    registrar.set_standing("2022-46", PartyStanding.WITHDRAWN, date(2026, 10, 12))
    return made


@scenes.add("desk-party-noted", EN, AR, DARK, LARGE, LARGE_AR, _TALL, _TALL_AR)
def party(look: Look) -> QWidget:
    return window(look, noted(), lambda office: office.go_party("2022-22"))


@scenes.add("desk-registry-apart", EN, AR)
def apart(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_registry()
        office.shell.page.choose_group("apart")

    return window(look, noted(), go)


def _office(look: Look) -> Office:
    app = cast(QApplication, QApplication.instance())
    office = noted().office(app, cast(Style, app.style()), look)
    office.go_registry()
    _kept.append(office)
    return office


@scenes.add("desk-party-chooser", _DIALOG, _DIALOG_AR)
def chooser(look: Look) -> QWidget:
    asked = Asked(_("Which party is the same?"), "The one you choose stands for both.", _("Merge"))
    dialog = PartyChooser(_office(look), asked, lambda _reference: None)
    dialog.search.setText("san")
    return dialog


@scenes.add("desk-party-name", _DIALOG, _DIALOG_AR)
def name(look: Look) -> QWidget:
    dialog = NameDialog(_office(look), lambda _name, _language, _print: None)
    dialog.accept()
    return dialog


@scenes.add("desk-party-standing", _DIALOG, _DIALOG_AR)
def standing(look: Look) -> QWidget:
    return StandingDialog(
        _office(look), PartyStanding.ACTIVE, NOW.date(), lambda _standing, _day, _words: None
    )


@scenes.add("desk-party-council", Variant("en", size=(560, 360)), Variant("ar", "ar", size=(560, 420)))
def council(look: Look) -> QWidget:
    return CouncilDialog(_office(look), NOW.date(), lambda _day, _words: None)
