"""The questions of one section of a form, kept in step by what changed, never rebuilt while typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrcapp.ui.forms.body import Answers, needed, repeats
from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.forms.group_box import GAP, GroupBox
from hrcapp.ui.forms.leaving import Leaving
from hrcapp.ui.forms.question_field import NoteField, QuestionField
from hrcapp.ui.forms.repeat_box import RepeatBox
from hrcapp.ui.forms.surroundings import Surroundings
from hrcapp.ui.forms.upload import UploadControl
from hrcapp.ui.forms.words import language_code, sentence
from hrcapp.ui.look import Look
from hrcapp.ui.widgets.error_summary import Problem
from hrcapp.ui.widgets.layout import fill
from hrcapp.xforms import (
    Changes,
    ControlEntry,
    Entry,
    FormSession,
    GroupEntry,
    NodeState,
    RepeatEntry,
    RepeatInstanceEntry,
    question_paths,
)


class SectionView(QWidget):
    """Signals: what was edited, added or removed; `changed` with every change; what the screen must do."""

    edited = Signal(str, str)
    repeat_added = Signal(str)
    repeat_removed = Signal(str)
    changed = Signal(object)
    file_wanted = Signal(str)
    file_made = Signal(str, str, bytes)
    undo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        session: FormSession,
        answers: Answers,
        section: str,
        *,
        second_language: str = "",
        surroundings: Surroundings | None = None,
        comment: Callable[[str], str] = lambda _path: "",
        locked: bool = False,
    ) -> None:
        """`look` is the interface's; the view turns to the direction of the form's language.

        `second_language`: one of the form's languages or "". `surroundings`: files, clock and places.
        `comment`: what a reader wrote about a question. `locked`: nothing can be changed.
        """
        super().__init__()
        self.look = look.speaking(language_code(session.language))
        self.section = section
        self._session, self._answers, self._locked = session, answers, locked
        self._second, self._second_shown = second_language, True
        self._surroundings = surroundings or Surroundings(session.zone)
        self._comment = comment
        self._fields: dict[str, QuestionField | NoteField] = {}
        self._groups: list[tuple[str | None, GroupBox]] = []
        self._repeats: dict[str, RepeatBox] = {}
        self.setLayoutDirection(self.look.direction)
        self.setLocale(self.look.locale)
        fill(self, self.look, *self._parts(session.entries(section)), gap=GAP)
        self._show_groups()
        QShortcut(QKeySequence("F2"), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(
            self.toggle_second_language
        )
        Leaving(
            self,
            lambda field: self._fields.get(field.path) is field,
            lambda field: field.leave(self._node(field.path)),
        )

    # -- for the screen

    def apply(self, changes: Changes) -> None:
        """Follow changes made elsewhere, such as by undo."""
        for path in changes.paths & self._fields.keys():
            self._refresh(path)
        self._follow(changes)
        self._follow_overviews(changes)

    def set_second_language(self, language: str) -> None:
        """Another of the form's languages under the first, or none."""
        self._second, self._second_shown = language, True
        self._refresh_all()

    def toggle_second_language(self) -> None:
        self._second_shown = not self._second_shown
        self._refresh_all()

    def reveal_problems(self) -> tuple[Problem, ...]:
        """Show all errors of the section; return them in its order, for the summary."""
        problems = []
        for violation in self._session.violations(self.section):
            node = self._session.node(violation.path)
            field = self._fields.get(violation.path)
            if isinstance(field, QuestionField):
                field.reveal(node)
            problems.append(Problem(violation.path, sentence(node), node.label))
        return tuple(problems)

    def focus_on(self, path: str) -> bool:
        """Go to a question (or a control by its name); whether it is here."""
        field = self._fields.get(path)
        target = field.answer.target() if isinstance(field, QuestionField) else self.findChild(QWidget, path)
        if target is None:
            return False
        for _path, group in self._groups:
            if group.isAncestorOf(target):
                group.unfold()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def answer(self, path: str, value: str) -> None:
        """Give an answer from outside, such as the name of a file that was chosen."""
        self._set(path, value)
        self._refresh(path)

    def refuse(self, path: str, sentence: str) -> None:
        """Say beside a question why what was chosen for it is not taken; the answer stays as it was."""
        field = self._fields.get(path)
        if isinstance(field, QuestionField):
            field.set_error(sentence, say=True)

    def names_known(self) -> None:
        """The original names of attached files can be asked for now."""
        for path in [path for path in self._fields if self._session.node(path).control == "upload"]:
            self._refresh(path)

    def set_room(self, sentence: str) -> None:
        """How much of the room for attached files is used."""
        for upload in self.findChildren(UploadControl):
            upload.set_room(sentence)

    # -- building

    def _parts(self, entries: tuple[Entry, ...]) -> list[QWidget]:
        return [self._part(entry) for entry in entries]

    def _part(self, entry: Entry) -> QWidget:
        if isinstance(entry, ControlEntry):
            return self._field(entry.path)
        if isinstance(entry, GroupEntry):
            return self._group(entry)
        return self._repeat(entry)

    def _field(self, path: str) -> QWidget:
        node, second = self._node(path), self._shown_second()
        if node.control == "note":
            self._fields[path] = note = NoteField(self.look, node, second, self._surroundings)
            return note
        self._fields[path] = field = QuestionField(self.look, node, second, self._surroundings)
        field.set_comment(self._comment(path))
        field.edited.connect(lambda value: self._typed(field.path, value))
        if isinstance(field.answer, UploadControl):
            field.answer.wanted.connect(lambda: self.file_wanted.emit(field.path))
        if isinstance(field.answer, DrawControl):
            field.answer.made.connect(lambda data, name: self.file_made.emit(field.path, name, data))
        return field

    def _group(self, entry: GroupEntry) -> QWidget:
        folds = "field-list" in entry.appearance and bool(entry.label) and not needed(self._session, entry)
        group = GroupBox(self.look, entry.path, entry.label, self._parts(entry.entries), folds=folds)
        self._groups.append((entry.path, group))
        return group

    def _repeat(self, entry: RepeatEntry) -> QWidget:
        box = RepeatBox(self.look, entry, self._instance, self._session.node, locked=self._locked)
        box.overview.wanted.connect(self.focus_on)
        box.add_wanted.connect(self._add)
        box.remove_wanted.connect(self._remove)
        box.undo_wanted.connect(self.undo_wanted)
        self._repeats[entry.path] = box
        return box

    def _instance(self, entry: RepeatInstanceEntry) -> list[QWidget]:
        return self._parts(entry.entries)

    # -- changes

    def _typed(self, path: str, value: str) -> None:
        self._set(path, value)
        self._refresh(path, typing=True)

    def _set(self, path: str, value: str) -> None:
        changes = self._answers.set(path, value)
        moved = {each for each in changes.paths if each in self._fields or each.startswith(self.section)}
        for other in moved & self._fields.keys() - {path}:
            self._refresh(other)
        if changes.structure or moved - {path}:  # what nothing here depends on moves nothing here
            self._follow(changes)
        self._follow_overviews(changes)
        self.edited.emit(path, value)
        self.changed.emit(changes)

    def _add(self, repeat: str) -> None:
        path, changes = self._answers.add(repeat)
        self.apply(changes)
        self._repeats[repeat].offer_undo(False)
        first = next(question_paths(self._session.entries(path)), "")
        self.focus_on(first)
        self.repeat_added.emit(path)
        self.changed.emit(changes)

    def _remove(self, instance: str) -> None:
        changes = self._answers.remove(instance)
        self.apply(changes)
        repeat = instance[: instance.rindex("[")]
        self._repeats[repeat].offer_undo(True)
        self.focus_on(f"{repeat}#undo")
        self.repeat_removed.emit(instance)
        self.changed.emit(changes)

    def _follow(self, changes: Changes) -> None:
        if changes.structure:
            self._sync_repeats()
        self._show_groups()

    def _follow_overviews(self, changes: Changes) -> None:
        """The tables of the repeats in which something was answered."""
        there = {path for path in self._repeats if any(each.startswith(f"{path}[") for each in changes.paths)}
        if there and not changes.structure:
            for entry in repeats(self._session.entries(self.section)):
                if entry.path in there:
                    self._repeats[entry.path].overview.show_entry(entry)

    def _sync_repeats(self) -> None:
        """Make the cards anew of each repeat whose instances came or went."""
        for entry in repeats(self._session.entries(self.section)):
            box = self._repeats.get(entry.path)
            if box is None or box.instances == tuple(each.path for each in entry.instances):
                continue
            self._forget(f"{entry.path}[")
            box.sync(entry)
            box.offer_undo(False)

    def _forget(self, prefix: str) -> None:
        self._fields = {path: each for path, each in self._fields.items() if not path.startswith(prefix)}
        self._repeats = {path: each for path, each in self._repeats.items() if not path.startswith(prefix)}
        self._groups = [each for each in self._groups if not (each[0] or "").startswith(prefix)]

    def _refresh(self, path: str, *, typing: bool = False) -> None:
        field = self._fields.get(path)
        if field is not None:
            field.show_node(self._node(path), self._shown_second(), typing=typing)

    def _refresh_all(self) -> None:
        for path in self._fields:
            self._refresh(path)

    def _show_groups(self) -> None:
        for path, box in self._repeats.items():
            box.show_relevant(self._session.node(path).relevant)
        for path_or_none, group in reversed(self._groups):
            group.show_relevant(path_or_none is None or self._session.node(path_or_none).relevant)

    # -- looking things up

    def _node(self, path: str) -> NodeState:
        node = self._session.node(path)
        return replace(node, readonly=True) if self._locked else node

    def _shown_second(self) -> str:
        return self._second if self._second_shown and self._second != self._session.language else ""
