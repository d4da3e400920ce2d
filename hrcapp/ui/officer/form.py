"""The form that is open: typing goes into it at once, and into the journal within half a second. No Qt.

Steps are written one batch after the other: a batch that fails goes back to the front of what waits, so the
journal never holds a later change without the one before it. While a step back is on its way to the journal,
new typing waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from hrcapp.model.faults import Code, Fault
from hrcapp.officer import migration
from hrcapp.officer.cards import Card
from hrcapp.officer.drafts import Draft
from hrcapp.officer.editor import Editor
from hrcapp.officer.filled_forms import to_look_at
from hrcapp.officer.sections import Section, sections
from hrcapp.officer.summaries import summary_of
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Step
from hrcapp.submission import title_of
from hrcapp.submission.filled import Problem
from hrcapp.ui.officer.kept_beside import KeptBeside
from hrcapp.ui.officer.runner import Runner
from hrcapp.ui.officer.save_state import SaveState
from hrcapp.ui.officer.transcription_state import PaperOfForm
from hrcapp.xforms import Changes, FormSession

_NO_CHANGES = Changes(frozenset(), False)


def _nothing(*_args: object) -> None:
    """Nobody listens."""


class OpenForm:
    """One draft, opened. The page on screen listens by setting `on_save_state` and `on_changes`.

    `on_changes` gets what changed by undo and redo, and where: nobody else knows of it.
    """

    def __init__(
        self,
        workspace: Workspace,
        runner: Runner,
        editor: Editor,
        draft: Draft,
        card: Card,
        *,
        comments: tuple[tuple[str, str], ...] = (),
        message: str = "",
        unread: tuple[Problem, ...] = (),
        versions: migration.Versions | None = None,
        can: tuple[bool, bool] = (False, False),
        paper: PaperOfForm | None = None,
        wake: Callable[[], None] = _nothing,
    ) -> None:
        """`unread`: what the file it was begun from left to a person; `versions` of the form there are.

        `can`: whether there is something to undo, to redo. `paper`: the same form, filled in by hand.
        `wake` is called when steps begin to wait.
        """
        self._workspace, self._runner, self._wake = workspace, runner, wake
        self.editor, self.draft, self.card = editor, draft, card
        self.comments, self.message, self.unread = comments, message, unread
        self.versions = versions or migration.Versions()
        self.paper, self.position = paper or PaperOfForm(), draft.position
        self.can_undo, self.can_redo = can
        self.save_state = SaveState("saved", card.changed_at)
        self.on_save_state: Callable[[SaveState], None] = _nothing
        self.on_changes: Callable[[Changes, str], None] = _nothing
        self.beside = KeptBeside(workspace.rescue, runner, draft.id)
        self._writing = self._broken = self._finishing = self._replaying = False
        self._held: list[Callable[[], None]] = []

    @classmethod
    def read(cls, workspace: Workspace, draft: str) -> MakeForm:
        """Read a form from the store, on its thread; the result makes the form on the face's."""
        drafts = workspace.drafts
        editor, fixed, card = drafts.open(draft), drafts.draft(draft), drafts.card(draft)
        asked, unread = workspace.answers.asked(draft), to_look_at(workspace.store, draft)
        versions, can = migration.versions(workspace, draft), editor.can_undo()
        paper = PaperOfForm.read(workspace, draft)

        def make(runner: Runner, wake: Callable[[], None]) -> OpenForm:
            return cls(
                workspace,
                runner,
                editor,
                fixed,
                card,
                comments=asked[1],
                message=asked[0],
                unread=unread,
                versions=versions,
                can=can,
                paper=paper,
                wake=wake,
            )

        return make

    # -- what is there

    @property
    def id(self) -> str:
        return self.draft.id

    @property
    def session(self) -> FormSession:
        return self.editor.session

    @property
    def locked(self) -> bool:
        """Whether the answers are fixed: by a signature, or because the form is worked on elsewhere."""
        return self.card.locked

    def sections(self) -> tuple[Section, ...]:
        return sections(self.session)

    def session_title(self) -> str:
        """The name of the municipality as it is typed now."""
        return title_of(self.session)

    def asked(self) -> list[tuple[str, str, str]]:
        """The comments of a return: question, path, text; those on questions that are gone are left out."""
        there = set(self.session.nodes())
        found = [(path, text) for path, text in self.comments if path in there]
        return [(self.session.node(path).label, path, text) for path, text in found]

    def comment(self, path: str) -> str:
        """What the secretariat wrote about a question."""
        return "\n".join(text for asked, text in self.comments if asked == path)

    # -- typing

    def set(self, path: str, value: str) -> Changes:
        """Give a question its answer."""
        if self._replaying:
            self._held.append(lambda: self.on_changes(self.set(path, value), path))
            return _NO_CHANGES
        return self._noted(self._unlocked().set(path, value))

    def add(self, repeat: str) -> tuple[str, Changes]:
        """Add an instance of a repeat; return its path."""
        path, changes = self._unlocked().add(repeat)
        return path, self._noted(changes)

    def remove(self, instance: str) -> Changes:
        """Remove an instance of a repeat."""
        return self._noted(self._unlocked().remove(instance))

    def _unlocked(self) -> Editor:
        if self.locked:
            raise Fault(Code.DRAFT_LOCKED)
        return self.editor

    def _noted(self, changes: Changes) -> Changes:
        if self.editor.has_pending:
            self.can_undo, self.can_redo = True, False
            if self.save_state.kind != "failed":
                self._set_state(SaveState("saving", self.save_state.at))
            self._wake()
        return changes

    # -- writing

    def flush(self) -> None:
        """Write what waits. Does nothing while a batch is on its way: what waits then follows it."""
        if not self._writing:
            self._write()

    def finish(self) -> None:
        """Write what waits behind the batch that is on its way: the window closes and calls nobody back."""
        self._finishing = True
        self._write()

    def _write(self) -> None:
        if not self.editor.has_pending:
            return
        steps, summary = self.editor.pending(), summary_of(self.session)
        if not self._writing:
            self._broken = False
        self._writing = True

        def write() -> tuple[tuple[bool, bool], datetime]:
            if self._broken:  # the batch before could not be written: this one must not stand without it
                raise Fault(Code.INTERRUPTED)
            try:
                with self._workspace.store.transaction():
                    self.editor.write(steps)
                    self._workspace.drafts.keep_summary(self.id, summary)
            except Fault:
                self._broken = True
                raise
            return self.editor.can_undo(), self._workspace.clock()

        self._runner.store(write, self._written, lambda fault: self._refused(steps, fault))

    def _written(self, result: tuple[tuple[bool, bool], datetime]) -> None:
        (self.can_undo, self.can_redo), at = result
        self._writing = False
        self.beside.written()
        if self.editor.has_pending and not self._finishing:
            self.flush()
        else:
            self._set_state(SaveState("saved", at))

    def _refused(self, steps: list[tuple[Step, bool]], fault: Fault) -> None:
        self._writing = False
        self.editor.give_back(steps)
        self._set_state(SaveState("failed", self.save_state.at, fault))
        self.beside.refused(fault, self.session)

    def _set_state(self, state: SaveState) -> None:
        if state != self.save_state or state.kind == "saved":
            self.save_state = state
            self.on_save_state(state)

    def remember(self, position: str) -> None:
        """Where the person is now: "Continue" leads there, also after a power cut."""
        if position and position != self.position:
            self.position = position
            self._runner.store(lambda: self._workspace.drafts.remember(self.id, position))

    def choose_languages(self, language: str, second: str | None) -> None:
        """The form's language and the one under the label."""
        self.draft = replace(self.draft, language=language, second_language=second)
        self.session.set_language(language)
        self._runner.store(lambda: self._workspace.drafts.choose_languages(self.id, language, second))

    # -- back and forth

    def undo(self) -> None:
        """Take the last gesture back, also one of an earlier day."""
        self._step(backwards=True)

    def redo(self) -> None:
        """Do again what was undone."""
        self._step(backwards=False)

    def _step(self, *, backwards: bool) -> None:
        if self._replaying or self._writing or self.locked:
            return
        pending = self.editor.pending()
        self._replaying = True

        def in_journal() -> tuple[list[Step], tuple[bool, bool], datetime]:
            steps = self.editor.rewind(pending, backwards=backwards)
            return steps, self.editor.can_undo(), self._workspace.clock()

        def failed(fault: Fault) -> None:
            self._replaying = False
            self._refused(pending, fault)
            self._let_go()

        self._runner.store(in_journal, lambda result: self._replayed(*result, backwards=backwards), failed)

    def _replayed(self, steps: list[Step], can: tuple[bool, bool], at: datetime, *, backwards: bool) -> None:
        path, changes = self.editor.replay(steps, backwards=backwards)
        self.can_undo, self.can_redo = can
        self._replaying = False
        summary = summary_of(self.session)
        self._runner.store(lambda: self._workspace.drafts.keep_summary(self.id, summary))
        self._set_state(SaveState("saved", at))
        if changes is not None:
            self.on_changes(changes, path)
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, []
        for act in held:
            act()


MakeForm = Callable[[Runner, Callable[[], None]], OpenForm]
"""Makes an open form on the face's thread, from what was read on the store's."""
