"""Giving a signature away from the window: a card may take its time, and the store goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from hrcapp.model.faults import Fault
from hrcapp.officer.cards import Card as FormCard
from hrcapp.officer.paper import Scanned
from hrcapp.officer.signing import Begun, Way
from hrcapp.officer.versions import SignedVersion
from hrcapp.officer.ways import OnScreen, Turn, give
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.officer.form import OpenForm
from hrcapp.ui.officer.statement import WayName
from hrcapp.ui.tasks import Job

Signed = Callable[[SignedVersion, FormCard], None]
Failed = Callable[[Fault], None]


class SigningWork:
    """The signatures of an open form, one at a time; `stop` ends the one that is under way."""

    def __init__(self, desk: OfficerDesk, form: OpenForm) -> None:
        self._desk, self._form = desk, form
        self._job: Job | None = None
        self._giving = False

    @property
    def can_stop(self) -> bool:
        return self._job is not None

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def sign(
        self,
        way: WayName,
        chosen: Callable[[], Way],
        done: Signed,
        failed: Failed,
        changed: Callable[[], object],
    ) -> None:
        """Whose turn it is, the signature, and keeping it: the first and the last on the store's thread.

        `changed` when the signature can be stopped from now on, or no longer.
        """
        changed()
        form, signing = self._form, self._desk.workspace.signing
        if way is WayName.SCAN:
            self._keep(lambda: signing.sign(form.id, form.session, chosen()), done, failed)
            return

        def begun(found: Begun) -> None:
            self._giving = True
            job = give_apart(self._desk, found.turn, chosen, lambda pdf: signed(found, pdf), over)
            self._job = job if self._giving else None
            changed()

        def signed(found: Begun, pdf: bytes) -> None:
            self._job, self._giving = None, False
            changed()
            self._keep(lambda: signing.finish(form.id, form.session, found, pdf, way.kind), done, failed)

        def over(fault: Fault) -> None:
            self._job, self._giving = None, False
            failed(fault)

        self._desk.store(lambda: signing.begin(form.id, form.session, way.kind), begun, failed)

    def _keep(self, work: Callable[[], SignedVersion], done: Signed, failed: Failed) -> None:
        form, drafts = self._form, self._desk.workspace.drafts

        def keep() -> tuple[SignedVersion, FormCard]:
            return work(), drafts.card(form.id)

        self._desk.store(keep, lambda result: done(*result), failed)


def give_apart(
    desk: OfficerDesk,
    turn: Turn,
    chosen: Callable[[], Way],
    done: Callable[[bytes], None],
    failed: Failed,
) -> Job | None:
    """Give a signature in the pool; the job stops it."""
    now = desk.workspace.clock()

    def work(job: Job) -> bytes:
        way = chosen()
        if isinstance(way, Scanned):
            raise TypeError("paper is sealed in the store's thread")
        on_screen: OnScreen = way
        return give(turn, on_screen, now, lambda: job.cancelled)

    return desk.run(work, done, failed, progress=lambda _done, _total: None)
