"""What the app is and what it is made of: for the help of both sides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hrcapp import __version__
from hrcapp.i18n import _
from hrcapp.i18n.languages import SHIPPED, endonym
from hrcapp.ui.access import identified
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import Button, KeyValues, Note, row

NATIVE = ("en",)
"""Languages whose texts a native reader has confirmed."""


def about(look: Look, check_update: Callable[[], object] | None = None) -> list[QWidget]:
    """Version, languages, licences; `check_update`, if given, asks for a newer version's file."""
    draft = _("The texts in {languages} are drafts that await a native reader.").format(
        languages=", ".join(endonym(each) for each in SHIPPED if each not in NATIVE)
    )
    pairs = (
        (_("Version"), __version__),
        (_("Licence"), "EUPL-1.2"),
        (_("Fonts"), _("Noto Sans, Noto Sans Arabic and Noto Sans CJK KR (SIL Open Font License 1.1)")),
        (_("Icons"), _("Lucide (ISC License)")),
        (_("Country names"), _("Unicode CLDR (Unicode License)")),
        (_("Outline of the map"), _("Natural Earth (public domain)")),
        (_("Names and positions of places"), _("GeoNames, geonames.org (CC BY 4.0)")),
    )
    made: list[QWidget] = [KeyValues(look, pairs, name_width=150), Note(look, "languages", draft)]
    if check_update is not None:
        check = Button(look, _("Check an update file…"), icon="shield-check", on_click=check_update)
        identified(check, "check-update")
        made.append(row(look, check, None))
    return made
