"""How a first start can go on, each in a card."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.i18n import _
from hrcapp.ui.start.welcome_page import Start

Go = Callable[[], object]


def ways(kit: Go, practise: Go, restore: Go, secretariat: Go) -> tuple[Start, ...]:
    """With a kit, for practice, from a second copy, or as the secretariat."""
    return (
        Start(
            "kit",
            "folder-open",
            lambda: _("I have a campaign kit"),
            lambda: _("A file of the secretariat, on a stick or from an e-mail. Its name ends in .hrckit."),
            lambda: _("Open the kit"),
            kit,
        ),
        Start(
            "practice",
            "hand",
            lambda: _("I want to practise"),
            lambda: _("Fill in, sign and print a sample form. It is marked, and can't be sent."),
            lambda: _("Practise"),
            practise,
        ),
        Start(
            "restore",
            "refresh-cw",
            lambda: _("I have a second copy"),
            lambda: _("The computer broke or was set up anew: take everything back from a stick or disk."),
            lambda: _("Restore"),
            restore,
        ),
        Start(
            "secretariat",
            "inbox",
            lambda: _("I am the secretariat"),
            lambda: _("Make a campaign, take in files, review them, and write the report."),
            lambda: _("Open the desk"),
            secretariat,
        ),
    )
