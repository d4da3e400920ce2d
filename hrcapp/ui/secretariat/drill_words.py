"""What two recovery sheets are typed for, in words and work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.secretariat import custody, drill, recovery, recovery_renewal
from hrcapp.secretariat.drill import Drill, Way
from hrcapp.secretariat.recovery import RecoveryKey
from hrcapp.secretariat.recovery_renewal import Renewal
from hrcapp.store import Home
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, local, number
from hrcapp.ui.secretariat.sheets_page import Purpose


def drill_purpose(
    home: Home, now: Callable[[], datetime], done: Callable[[Drill], None], back: Callable[[], None]
) -> Purpose[Drill]:
    """The restore drill."""
    return Purpose(
        title=lambda: _("Practise the restore"),
        told=lambda: _(
            "Take two of the three printed sheets and type their words. The app rebuilds the key, seals a "
            "test file as a town would, and opens it with that key alone. What you type is not kept."
        ),
        verb=lambda: _("Open the test file"),
        with_sheets=lambda typed: drill.practise(home, typed, now()),
        with_file=lambda data, name: drill.practise_with_file(home, data, now(), name),
        done=done,
        back=back,
    )


def renewed_purpose(
    home: Home, now: Callable[[], datetime], done: Callable[[Drill], None], back: Callable[[], None]
) -> Purpose[Drill]:
    """The restore drill with a key that no kit names yet. It is on paper only: no file holds it."""
    return Purpose(
        title=lambda: _("Practise with the new sheets"),
        told=lambda: _(
            "Take two of the three new printed sheets and type their words. The app rebuilds the new key, "
            "seals a test file to it, and opens it with that key alone. What you type is not kept."
        ),
        verb=lambda: _("Open the test file"),
        with_sheets=lambda typed: recovery_renewal.practise(home, typed, now()),
        with_file=None,
        done=done,
        back=back,
    )


def renewal_state(found: Renewal, *, tried: bool) -> Told:
    """How far a renewed key is."""
    end = isolated(f"…{found.recipient[-8:]}")
    if tried:
        told = _("The new key {end} was tried. The next kit can name it.")
        return Told("info", told.format(end=end), "circle-check")
    told = _("A new key {end} was made. Save its sheets, and practise with them.")
    return Told("warning", told.format(end=end), "hourglass")


def earlier_key(found: RecoveryKey, language: str) -> str:
    """A key that opens what came before."""
    said = _("Earlier key {end}, kits {first} to {last}: its sheets open what was sealed then. Keep them.")
    return said.format(
        end=isolated(f"…{found.recipient[-8:]}"),
        first=number(found.first, language),
        last=number(found.last, language),
    )


def forgotten_purpose(home: Home, done: Callable[[str], None], back: Callable[[], None]) -> Purpose[str]:
    """Opening a desk without its passphrase."""
    return Purpose(
        title=lambda: _("The passphrase is forgotten"),
        told=lambda: _(
            "Two of the three recovery sheets open what towns have sent. Then you choose a new passphrase."
        ),
        verb=lambda: _("Use the sheets"),
        with_sheets=lambda typed: recovery.from_sheets(typed, custody.kits(home)[0]),
        with_file=lambda data, name: recovery.from_file(data, custody.kits(home)[0], name),
        done=done,
        back=back,
    )


def state(found: Drill | None, language: str) -> Told:
    """When the restore was last practised, and how."""
    if found is None:
        return Told("danger", _("Never practised: the kit can't leave."), "circle-alert")
    said = {"date": format_date(local(found.at).date(), language), "version": number(found.kit, language)}
    if found.way is Way.FILES:
        told = _("Tried from files only, on {date} with kit {version}. Practise it with the paper, too.")
        return Told("warning", told.format(**said), "triangle-alert")
    sheets = ", ".join(number(one, language) for one in found.sheets)
    told = _("Practised on {date} with kit {version} and sheets {sheets}.")
    return Told("success", told.format(**said, sheets=sheets), "circle-check")
