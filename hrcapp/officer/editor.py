"""One draft opened for typing: the form in memory, every change on its way to the journal.

The face calls `set`, `add` and `remove` on its own thread and shows the changes at once; it then takes the
`pending` steps and has them written on the store's thread within a second. `save` does both, for callers with
one thread. The journal is what counts: opening again replays it onto the base of the revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from hrcapp.store import Journal, Step, StepKind
from hrcapp.xforms import Changes, FormSession

BURST = timedelta(seconds=5)
"""A pause longer than this, or another field, begins a new step to undo."""
BURST_AT_MOST = timedelta(seconds=60)

Clock = Callable[[], datetime]


class Editor:
    """The open draft. `session` is the form; `journal` its history on the disk."""

    def __init__(self, session: FormSession, journal: Journal, clock: Clock) -> None:
        self.session = session
        self._journal = journal
        self._clock = clock
        self._pending: list[tuple[Step, bool]] = []
        self._burst: tuple[str, datetime, datetime] | None = None

    @classmethod
    def open(cls, session: FormSession, journal: Journal, clock: Clock) -> Editor:
        """Bring `session`, which stands at the base of the revision, to where the journal ends."""
        for step in journal.done():
            _apply(session, step)
        return cls(session, journal, clock)

    def set(self, path: str, value: str) -> Changes:
        """Give a question its answer ("" clears it)."""
        before = self.session.value(path)
        changes = self.session.set_value(path, value)
        after = self.session.value(path)
        if after != before:
            self._note(Step(StepKind.SET, path, before, after, self._clock()))
        return changes

    def add(self, repeat: str) -> tuple[str, Changes]:
        """Add an instance of a repeat; return its path."""
        path, changes = self.session.add_repeat(repeat)
        self._note(Step(StepKind.ADD, path, "", "", self._clock()))
        return path, changes

    def remove(self, instance: str) -> Changes:
        """Remove an instance of a repeat; undo brings it back as it was."""
        subtree, changes = self.session.remove_repeat(instance)
        self._note(Step(StepKind.REMOVE, instance, subtree.decode(), "", self._clock()))
        return changes

    def pending(self) -> list[tuple[Step, bool]]:
        """Take the steps that are not written yet, each with whether it continues the one before."""
        taken, self._pending = self._pending, []
        return taken

    def give_back(self, steps: Iterable[tuple[Step, bool]]) -> None:
        """Steps that could not be written (a full disk): they wait for the next try, in their order."""
        self._pending = [*steps, *self._pending]

    @property
    def has_pending(self) -> bool:
        return bool(self._pending)

    def write(self, steps: Iterable[tuple[Step, bool]]) -> None:
        """Write steps durably. On the store's thread."""
        for step, join in steps:
            self._journal.append(step, join=join)

    def save(self) -> None:
        """Write what is pending; on failure it stays pending."""
        steps = self.pending()
        try:
            self.write(steps)
        except BaseException:
            self.give_back(steps)
            raise

    def can_undo(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and something to redo. On the store's thread."""
        undo, redo = self._journal.can()
        return undo or self.has_pending, redo and not self.has_pending

    def undo(self) -> tuple[str, Changes | None]:
        """Take the last gesture back; return where it was and what changed. For callers with one thread."""
        self.save()
        return self.replay(self.rewind((), backwards=True), backwards=True)

    def redo(self) -> tuple[str, Changes | None]:
        """Do the last undone gesture again; where it was and what changed. For callers with one thread."""
        self.save()
        return self.replay(self.rewind((), backwards=False), backwards=False)

    def rewind(self, steps: Iterable[tuple[Step, bool]], *, backwards: bool) -> list[Step]:
        """Write `steps`, then take the journal one gesture back (or forth). On the store's thread.

        Give the result to `replay` before anything else is changed.
        """
        self.write(steps)
        return self._journal.undo() if backwards else self._journal.redo()

    def replay(self, steps: list[Step], *, backwards: bool) -> tuple[str, Changes | None]:
        """Bring the form to where the journal now is; return where the gesture was and what changed."""
        self._burst = None
        changes: Changes | None = None
        for step in steps:
            new = _reverse(self.session, step) if backwards else _apply(self.session, step)
            changes = new if changes is None else changes | new
        return (steps[-1].path if steps else "", changes)

    def _note(self, step: Step) -> None:
        join = False
        started = step.at
        if step.kind is StepKind.SET and self._burst and self._burst[0] == step.path:
            _, first, last = self._burst
            join = step.at - last < BURST and step.at - first < BURST_AT_MOST
            started = first if join else step.at
        self._burst = (step.path, started, step.at) if step.kind is StepKind.SET else None
        self._pending.append((step, join))
        self._merge()

    def _merge(self) -> None:
        """Two pending steps of one burst are one: the disk need not see every letter."""
        if len(self._pending) < 2:
            return
        (first, first_join), (last, joined) = self._pending[-2:]
        if joined and first.kind is last.kind is StepKind.SET and first.path == last.path:
            merged = Step(StepKind.SET, first.path, first.before, last.after, last.at)
            self._pending[-2:] = [(merged, first_join)]


def _apply(session: FormSession, step: Step) -> Changes:
    if step.kind is StepKind.SET:
        return session.set_value(step.path, step.after)
    if step.kind is StepKind.ADD:
        return session.add_repeat(_nodeset(step.path))[1]
    return session.remove_repeat(step.path)[1]


def _reverse(session: FormSession, step: Step) -> Changes:
    if step.kind is StepKind.SET:
        return session.set_value(step.path, step.before)
    if step.kind is StepKind.ADD:
        return session.remove_repeat(step.path)[1]
    return session.insert_repeat(step.path, step.before.encode())


def _nodeset(instance: str) -> str:
    """The repeat's path from that of one of its instances: the last index goes."""
    return instance[: instance.rindex("[")]
