"""A town's form on a shared laptop: the officer's window, whose it is above, and the way to hand it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.i18n import _
from hrcapp.ui.access import announce
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.pages import Desk
from hrcapp.ui.widgets import Dialog
from hrcapp.ui.workshop import kiosk
from hrcapp.ui.workshop.idle import WARN_S, IdleWatch, idle_minutes
from hrcapp.ui.workshop.strip import Strip

if TYPE_CHECKING:
    from hrcapp.officer.profiles_index import ProfileEntry
    from hrcapp.officer.workspace import Workspace
    from hrcapp.ui.workshop.workshop import Workshop

HAND_BACK_KEYS = "Ctrl+L"
_LAPTOPS_OWN = ("settings",)
"""What a town does not change for the others."""


class TownDesk(OfficerDesk):
    """`entry` None: the laptop's own desk. `leaving`: it is being handed back."""

    def __init__(
        self, context: AppContext, workspace: Workspace, workshop: Workshop, entry: ProfileEntry | None
    ) -> None:
        self.entry, self.workshop, self.leaving = entry, workshop, False
        self.needs_help = entry is not None and entry.needs_help
        self._strip: Strip | None = None
        super().__init__(context, workspace)
        minutes = idle_minutes(context)
        self.idle = IdleWatch(context.app, self, quiet_ms=minutes * 60_000 - WARN_S * 1000)
        self.idle.warned.connect(self._warn)
        self.idle.lapsed.connect(lambda: workshop.hand_back(by_itself=True))
        self.shell.closing.connect(self.idle.stop)
        kiosk.bind(self.shell)
        QShortcut(QKeySequence(HAND_BACK_KEYS), self.shell).activated.connect(workshop.hand_back)

    @property
    def training(self) -> bool:
        """Whether everything here is for practice."""
        return self.entry is not None and self.entry.training

    def _desk(self) -> Desk:
        whole = replace(super()._desk(), strip=self._make_strip)
        if self.entry is None:
            return whole
        return replace(whole, items=tuple(one for one in whole.items if one.key not in _LAPTOPS_OWN))

    @property
    def may_restore(self) -> bool:
        """A town does not decide for the others."""
        return self.entry is None

    def new_form(self, *, practice: bool) -> None:
        super().new_form(practice=practice or self.training)

    def begin_form(self, data: bytes | None = None, *, practice: bool) -> None:
        super().begin_form(data, practice=practice or self.training)

    # -- the strip

    def _make_strip(self, look: Look) -> QWidget:
        self._strip = Strip(
            look,
            self.entry.title if self.entry else None,
            training=self.training,
            needs_help=self.needs_help,
            on_help=self.ask_for_help,
            on_hand_back=self.workshop.hand_back,
            on_anew=self.ask_anew,
        )
        return self._strip

    def ask_for_help(self, needed: bool) -> None:
        """Raise the flag on the board, or lower it."""
        entry = self.entry
        if entry is None:
            return
        self.needs_help = needed
        profiles = self.workshop.profiles
        self.store(lambda: profiles.ask_for_help(entry.id, needed=needed), lambda _none: self._said())

    def _said(self) -> None:
        words = _("The board shows that you need help.") if self.needs_help else _("The flag is lowered.")
        announce(self.shell, words)

    def ask_anew(self) -> None:
        """Practice begins anew, once a person has said so."""
        Dialog(
            self.shell.look,
            self.shell,
            _("Start practice again?"),
            _("Everything that was practised here is removed."),
            verb=_("Start again"),
            keep=_("Keep it"),
            on_confirm=self.begin_anew,
            danger=True,
        ).open()

    def begin_anew(self) -> None:
        """Remove what was practised, and show the three steps."""
        from hrcapp.officer.workshop_training import begin_anew

        self.forms.drop()
        self.store(lambda: begin_anew(self.workspace), lambda _count: self.go_home())

    def _warn(self, seconds: int) -> None:
        if self._strip is not None:
            self._strip.warn(seconds, first=seconds == WARN_S)
