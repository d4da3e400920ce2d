"""Sample towns at every stage of their way, in a real data folder: for tests and pictures of the window."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from hrcapp.exchange import receipt
from hrcapp.exchange.receipt import Comment
from hrcapp.model.faults import Fault
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.officer.desk import OfficerDesk
from hrcapp.ui.style import Style
from hrcapp.ui.tasks import Job
from tests.exchange_world import World
from tests.sample import TOWN, Clock, fill, pledge_form

T = TypeVar("T")
RESOLUTION = "/data/statement/signatories[1]/sig_resolution_file"
STROKES = [[(0.05, 0.3), (0.12, 0.08), (0.2, 0.32), (0.3, 0.1), (0.42, 0.3), (0.55, 0.2)]]
SECOND = {
    "/data/statement/signatories[1]/sig_mandate": "council_resolution",
    "/data/statement/signatories[1]/sig_resolution_ref": "2026/114",
    "/data/statement/signatories[1]/sig_resolution_date": "2026-11-14",
}


class AtOnce:
    """Work that is done where it is given: a picture waits for nothing."""

    busy = False

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
        *,
        owner: object = None,
    ) -> None:
        try:
            result = work()
        except Fault as fault:
            if failed is not None:
                failed(fault)
        else:
            if done is not None:
                done(result)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
        **_options: Any,
    ) -> Job:
        job = Job(lambda: None)
        self.store(lambda: work(job), done, failed)
        return job

    def in_turn(self, work: Callable[[], T], /) -> T:
        return work()

    def close(self) -> None:
        """Nothing waits."""


@dataclass
class Stage:
    """A workspace with a campaign; `world` holds the secretariat's keys."""

    folder: Path
    language: str = "en"
    clock: Clock = field(default_factory=Clock)
    world: World = field(default_factory=World)
    region: str = "Sample region"

    def __post_init__(self) -> None:
        self.workspace = Workspace.open(Home.open(self.folder), clock=self.clock)

    def take_kit(self, **changes: Any) -> None:
        """Open the campaign kit, with the real form in it."""
        made = self.world.kit_bytes(**{"forms": {"pledge.xml": pledge_form()}, **changes})
        self.workspace.kit.adopt(made, "sample.hrckit")

    def town(
        self, name: str = "", *, practice: bool = False, form: bytes | None = None, **answers: str
    ) -> str:
        """A form with every answer that is needed."""
        space, second = self.workspace, "fr" if self.language == "en" else "en"
        draft = space.drafts.create(
            form or pledge_form(), language=self.language, second_language=second, practice=practice
        )
        editor = space.drafts.open(draft)
        local = {"/data/statement/statement_language": self.language, "/data/key_info/admin1": self.region}
        typed = {**TOWN, **local, **answers}
        fill(editor, {**typed, "/data/key_info/name_official": name} if name else typed)
        space.drafts.summarise(draft, editor.session)
        self.clock.now += timedelta(days=1)
        return draft

    def ready(self, name: str) -> str:
        draft = self.town(name)
        self.workspace.drafts.mark_checked(draft)
        return draft

    def signed(self, name: str, *, practice: bool = False, form: bytes | None = None) -> str:
        draft = self.town(name, practice=practice, form=form)
        session = self.workspace.drafts.open(draft).session
        self.workspace.signing.sign(draft, session, Drawn(STROKES))
        return draft

    def signed_with(self, name: str, *, attached: int) -> str:
        """Signed, with a file of that many bytes attached: it travels in pieces."""
        draft, space = self.town(name, **SECOND), self.workspace
        path = self.folder.parent / "sample.pdf"
        path.write_bytes(b"%PDF-1.7 sample " + random.Random(7).randbytes(attached))
        editor = space.drafts.open(draft)
        editor.set(RESOLUTION, space.attachments.add(draft, path, ()).name)
        space.drafts.summarise(draft, editor.session)
        space.signing.sign(draft, editor.session, Drawn(STROKES))
        return draft

    def handed_over(self, name: str, stick: Path) -> str:
        draft = self.signed(name)
        stick.mkdir(parents=True, exist_ok=True)
        self.workspace.outbox.save_to(draft, stick)
        return draft

    def receipt(self, draft: str, kind: str = "received", **changes: Any) -> bytes:
        """The secretariat's answer to what was packed."""
        return answer_to(self.workspace, self.world, draft, kind, **changes)

    def received(self, name: str, stick: Path) -> str:
        draft = self.handed_over(name, stick)
        self.workspace.answers.take_in(self.receipt(draft))
        return draft

    def returned(self, name: str, stick: Path) -> str:
        draft = self.handed_over(name, stick)
        comments = (Comment("/data/key_info/population", "Sample: is this the figure of the last census?"),)
        answer = self.receipt(
            draft, "returned", message="Sample: one question is open.", comments=comments, reference=""
        )
        self.workspace.answers.take_in(answer)
        return draft

    def desk(self, app: QApplication, style: Style, look: Look, tasks: Any = None) -> OfficerDesk:
        """The officer's window on this folder."""
        context = AppContext(app, style, self.workspace.home, tasks or AtOnce(), look)
        return OfficerDesk(context, self.workspace)

    def close(self) -> None:
        self.workspace.close()


def answer_to(workspace: Workspace, world: World, draft: str, kind: str, **changes: Any) -> bytes:
    """The secretariat's answer to what a workspace has packed last."""
    row = workspace.store.row(
        "SELECT revision, content_hash FROM package WHERE draft = ? ORDER BY revision DESC", (draft,)
    )
    assert row is not None
    given = {
        "kind": kind,
        "campaign": world.campaign,
        "submission_id": draft,
        "revision": row["revision"],
        "content_hash": row["content_hash"],
        "reference": "HRC-2026-0148",
        "at": workspace.clock(),
        "message": "Sample: thank you. We read your form within two weeks.",
        "comments": (),
        **changes,
    }
    answer = world.receipt(**given)
    return receipt.issue(answer, world.desk.signing, workspace.device.recipient, now=workspace.clock())
