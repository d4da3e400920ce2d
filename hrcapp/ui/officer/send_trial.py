"""Testing the connection to a drop box: logged in, looked at, nothing put there."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.exchange.transfer import Line
from hrcapp.i18n import _
from hrcapp.model.faults import Fault
from hrcapp.officer.places import Place, try_place
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.notice import Notice
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.send_notices import told_fault

_SILENCE = 30.0


def try_out(desk: OfficerDesk, place: Place, ended: Callable[[], object] = lambda: None) -> None:
    """Ask the server and tell what it said; `ended` comes before that."""
    server = isolated(place.server)

    def tell(notice: Notice) -> None:
        ended()
        desk.show_notice(notice)

    def words() -> tuple[str, str]:
        told = _("Nothing was put there. That files are taken, too, shows when the first one is sent.")
        return _("{server} lets this app in").format(server=server), told

    def failed(fault: Fault) -> None:
        tell(told_fault(fault, place))

    desk.say("info", lambda: (_("{server} is being asked…").format(server=server), ""))
    line = Line(attempts=1, timeout=_SILENCE)
    desk.run(
        lambda _job: try_place(desk.workspace, place.spec, line),
        lambda _none: tell(Notice("success", words)),
        failed,
        alone=True,
    )
