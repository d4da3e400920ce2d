"""The list of invitations on a desk with the forms of 2022; all names of those invited are samples."""

from __future__ import annotations

from datetime import date
from functools import cache

from PySide6.QtWidgets import QWidget

from hrcapp.secretariat import outreach_table
from hrcapp.secretariat.fold_parties import LATER, NO, YES
from hrcapp.secretariat.outreach import Invited
from hrcapp.ui.look import Look
from hrcapp.ui.secretariat.office import Office
from hrcapp.ui.secretariat.outreach_import_page import OutreachImportPage
from hrcapp.ui.secretariat.outreach_page import BY_INVITER
from tests.desk_stage import DeskStage
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, scenes
from tests.screenshots.scenes.desk import _folder, window

LIST = """Name;Country;Region;Invited by;Date;Replied on
Sample city;TN;Sample region;Sample section Africa;2026-09-15;2026-10-02
Sample port;TN;;Sample section Africa;2026-09-15;
Municipio de muestra;MX;;Sample section Latin America;2026-09-16;2026-09-30
بلدية نموذجية;TN;;Sample section Africa;2026-09-15;
;FR;;;;
Ville d’exemple;FR;;Sample network;2026-09-20;
Sample isle;Atlantis;;;2026-09-21;
"""


@cache
def invited() -> DeskStage:
    """A desk whose list of invitations has begun to fill with answers."""
    made = DeskStage(_folder()).with_first_results()
    made.accepted("Sample city")
    outreach = made.desk.outreach
    table = outreach_table.table(LIST.encode(), "sample-list.csv")
    found = outreach_table.rows(table, table.guess())
    outreach.take_in([row.invited for row in found.rows], [row.replied for row in found.rows])
    of = {entry.invited.name: entry.id for entry in outreach.all()}
    outreach.link(of["Sample city"], "HRC-2026-0001")
    outreach.reply(of["Ville d’exemple"], NO, date(2026, 10, 4))
    outreach.reply(of["Sample port"], LATER, date(2026, 10, 9))
    outreach.reply(of["Municipio de muestra"], YES, date(2026, 9, 30))
    girona = outreach.add(Invited("Girona", "ES", by="Sample network", day=date(2026, 9, 20)))
    outreach.link(girona, "2022-22")
    return made


@scenes.add("desk-outreach", EN, AR, DARK, LARGE, LARGE_AR)
def outreach(look: Look) -> QWidget:
    return window(look, invited(), Office.go_outreach)


@scenes.add("desk-outreach-inviters", EN, AR)
def inviters(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_outreach()
        office.shell.page.choose_view(BY_INVITER)

    return window(look, invited(), go)


@scenes.add("desk-outreach-import", EN, AR, LARGE)
def importing(look: Look) -> QWidget:
    def go(office: Office) -> None:
        office.go_outreach()
        office.show(OutreachImportPage(office, outreach_table.table(LIST.encode(), "sample-list.csv")))

    return window(look, invited(), go)


@scenes.add("desk-outreach-empty", EN, AR)
def empty(look: Look) -> QWidget:
    return window(look, DeskStage(_folder()), Office.go_outreach)
