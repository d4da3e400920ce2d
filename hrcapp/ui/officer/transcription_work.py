"""What is done to the paper of a form, away from the window: read, kept, put in order, taken away, saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from hrcapp.exchange.place import take
from hrcapp.media import Scan
from hrcapp.media.scans import MAX_BYTES
from hrcapp.model.faults import Fault
from hrcapp.officer.transcription import PaperPage
from hrcapp.officer.transcription_pages import as_pdf, read_pages
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.words import title


class TranscriptionWork:
    """Outlives the page's widgets. `on_changed` is called whenever the pages are others."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, on_changed: Callable[[], object]) -> None:
        self._desk, self._form, self._on_changed = desk, form, on_changed
        self._kept = desk.workspace.transcription
        self.working = False

    def add(self, files: Sequence[Path]) -> None:
        """Read files and keep their pages behind the others; what can't be read leaves all as it was."""
        if self.working or self._form.locked:
            return
        self.working = True

        def read(_job: object) -> list[tuple[str, tuple[Scan, ...]]]:
            return [(one.name, read_pages(take(one, MAX_BYTES), one.name)) for one in files]

        def keep(found: list[tuple[str, tuple[Scan, ...]]]) -> None:
            self._store(lambda: self._kept.add(self._form.id, found))

        self._desk.run(read, keep, self._failed)
        self._on_changed()

    def move(self, page: str, to: int) -> None:
        self._store(lambda: self._kept.move(self._form.id, page, to))

    def remove(self, page: str) -> None:
        self._store(lambda: self._kept.remove(self._form.id, page))

    def put_back(self, page: str) -> None:
        self._store(lambda: self._kept.put_back(self._form.id, page))

    def let_go(self) -> None:
        """What was removed can't be put back any more."""
        self._desk.store(lambda: self._kept.let_go(self._form.id))

    def pdf(self, then: Callable[[bytes], None]) -> None:
        """All pages as one file."""
        desk, form, kept = self._desk, self._form, self._kept
        name, language, now = title(form.session_title()), desk.language, desk.workspace.clock

        def made(found: list[tuple[PaperPage, bytes]]) -> None:
            desk.run(
                lambda _job: as_pdf(found, name=name, language=language, now=now(), identifier=form.id),
                then,
            )

        desk.store(lambda: [(one, kept.jpeg(one.id)) for one in kept.of(form.id)], made)

    def _store(self, act: Callable[[], object]) -> None:
        """Do something to the pages and read them anew."""

        def done() -> tuple[PaperPage, ...]:
            act()
            return self._kept.of(self._form.id)

        self._desk.store(done, self._come, self._failed)

    def _come(self, pages: tuple[PaperPage, ...]) -> None:
        self.working = False
        self._form.paper.pages = pages
        self._on_changed()

    def _failed(self, fault: Fault) -> None:
        self.working = False
        self._desk.tell(fault)
