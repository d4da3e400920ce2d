"""The scans of a signed paper while they are gathered: read, corrected and compared away from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hrcapp.exchange.place import take
from hrcapp.media import Correction, Scan, correct, read_scan
from hrcapp.media.scans import MAX_BYTES, MAX_PAGES
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import Matching
from hrcapp.ui.officer import paper
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.paper import PageState

T = TypeVar("T")


class PaperWork:
    """Outlives the page's widgets. `on_changed` is called whenever there is something new to see."""

    def __init__(self, desk: OfficerDesk, form: OpenForm, on_changed: Callable[[], object]) -> None:
        self._desk, self._form, self._on_changed = desk, form, on_changed
        self.pages: tuple[PageState, ...] = ()
        self.matching: Matching | None = None
        self._jobs = 0

    @property
    def working(self) -> bool:
        return self._jobs > 0

    @property
    def reason(self) -> str:
        """Why the paper can't be sealed yet; "" when it can."""
        return paper.reason(self.pages, self.matching, self._desk.language, working=self.working)

    def add(self, files: Sequence[Path]) -> None:
        """Read files; each page of them is one scan."""
        room = MAX_PAGES - len(self.pages)

        def read(_job: object) -> list[PageState]:
            found = [one for file in files for one in _read(file)]
            if len(found) > room:
                raise Fault(Code.SCAN_TOO_MANY_PAGES, name=files[-1].name, limit=MAX_PAGES)
            return found

        self._run(read, lambda found: self._set((*self.pages, *found)))

    def step(self, index: int, step: str) -> None:
        """One step of correcting a page (`paper.STEPS`)."""
        self._correct(index, paper.corrected(self.pages[index].correction, step))

    def whiten(self, index: int, wanted: bool) -> None:
        self._correct(index, replace(self.pages[index].correction, whiten=wanted))

    def say(self, index: int, page: int) -> None:
        """A person says which page (from 1) a scan is."""
        self._set(_with(self.pages, index, replace(self.pages[index], said=page)))

    def remove(self, index: int) -> None:
        self._set(self.pages[:index] + self.pages[index + 1 :])

    def compare_again(self) -> None:
        """The statement has changed: what is printed now may be another one."""
        if self.pages:
            self._set(self.pages)

    def _correct(self, index: int, correction: Correction) -> None:
        page = replace(self.pages[index], correction=correction)
        if page == self.pages[index]:
            return
        self.pages = _with(self.pages, index, page)

        def done(shown: Scan) -> None:
            # Another step may have been taken, or the page removed, while this one was drawn.
            waiting = {id(one): one.came is page.came and one.correction == correction for one in self.pages}
            self._set(tuple(replace(one, shown=shown) if waiting[id(one)] else one for one in self.pages))

        self._run(lambda _job: correct(page.came, correction), done)

    def _run(self, work: Callable[[object], T], done: Callable[[T], None]) -> None:
        self._begin()
        self._desk.tasks.run(work, lambda result: self._ended(done, result), self._failed, owner=self._desk)

    def _set(self, pages: tuple[PageState, ...]) -> None:
        """Compare them with the statement that was printed."""
        self.pages = pages
        signing, form = self._desk.workspace.signing, self._form
        ink = [one.ink for one in pages]
        self._begin()
        self._desk.store(
            lambda: signing.paper(form.id, form.session, ink),
            lambda found: self._ended(self._compared, found),
            self._failed,
        )

    def _compared(self, found: Matching) -> None:
        self.matching = found

    def _begin(self) -> None:
        self._jobs += 1
        self._on_changed()

    def _ended(self, done: Callable[[T], None], result: T) -> None:
        self._jobs -= 1
        done(result)
        self._on_changed()

    def _failed(self, fault: Fault) -> None:
        self._jobs -= 1
        self._on_changed()
        self._desk.tell(fault)


def _read(file: Path) -> list[PageState]:
    found = []
    for came in read_scan(take(file, MAX_BYTES), file.name):
        correction = Correction.upright(came)
        found.append(PageState(file.name, came, correct(came, correction), correction))
    return found


def _with(pages: tuple[PageState, ...], index: int, page: PageState) -> tuple[PageState, ...]:
    return (*pages[:index], page, *pages[index + 1 :])
