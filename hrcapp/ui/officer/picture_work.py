"""The picture of a signature, taken in away from the window; it outlives the page's widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrcapp.exchange.place import take
from hrcapp.i18n import _
from hrcapp.media import Ink, Picture, Strength, ink_of, take_in_signature
from hrcapp.media.ink import MAX_BYTES
from hrcapp.ui.common.files import ask_file
from hrcapp.ui.officer import make_up
from hrcapp.ui.officer.desk import OfficerDesk


class PictureWork:
    """`on_changed` is called when there is another mark to see. `name` is the file's."""

    def __init__(self, desk: OfficerDesk, on_changed: Callable[[], object]) -> None:
        self._desk, self._on_changed = desk, on_changed
        self.name = ""
        self.ink: Ink | None = None
        self.strength = Strength.USUAL
        self._picture: Picture | None = None
        self._asked = 0

    def ask(self) -> None:
        """Which file."""
        filters = [_("Pictures ({formats})").format(formats=make_up.PICTURES)]
        title = _("Choose the picture of the signature")
        ask_file(self._desk.shell, title, filters, self._desk.last_folder, self.take_in)

    def take_in(self, path: Path) -> None:
        """A file that was chosen; what can't be used leaves everything as it was."""
        self._desk.remember_folder(path.parent)

        def read() -> tuple[Picture, Ink]:
            picture = take_in_signature(take(path, MAX_BYTES))
            return picture, ink_of(picture)

        self._work(read, path.name, Strength.USUAL)

    def set_strength(self, strength: Strength) -> None:
        """Take more or less of the picture for ink."""
        if (picture := self._picture) is not None:
            self._work(lambda: (picture, ink_of(picture, strength)), self.name, strength)

    def forget(self) -> None:
        """It was removed, or someone else signs."""
        self._asked += 1
        self.name, self.ink, self.strength, self._picture = "", None, Strength.USUAL, None
        self._on_changed()

    def _work(self, work: Callable[[], tuple[Picture, Ink]], name: str, strength: Strength) -> None:
        self._asked += 1
        asked = self._asked

        def done(found: tuple[Picture, Ink]) -> None:
            # Another file, or another strength, may have been chosen meanwhile.
            if asked == self._asked:
                self._picture, self.ink = found
                self.name, self.strength = name, strength
                self._on_changed()

        self._desk.run(lambda _job: work(), done)
