"""What a face sees of a session: plain frozen values, no toolkit, no tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrcapp.xforms.markdown import plain


def _plain(text: str | None) -> str | None:
    return text if text is None else plain(text)


@dataclass(frozen=True, slots=True)
class Changes:
    """Indexed paths whose value, relevance, readonly, required, violation, label or choices may differ now.

    `structure`: instances of repeats came or went, so the entries must be read again.
    """

    paths: frozenset[str]
    structure: bool

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.paths | other.paths, self.structure or other.structure)

    def __bool__(self) -> bool:
        return bool(self.paths) or self.structure


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a select: its value and its label in the session's language.

    `written` is the label as the form has it, with its Markdown.
    """

    value: str
    label: str
    _label_in: Callable[[str], str | None] = field(repr=False, compare=False)
    media: Mapping[str, str] = field(default_factory=dict)
    written: str = field(default="", repr=False, compare=False)

    def label_in(self, language: str) -> str | None:
        """The label in another language; None where the form has none in it."""
        return _plain(self._label_in(language))


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node as a face shows it.

    `violation` is None, "required", "constraint" or "type". `message` is the form's own, in the session's
    language; it is empty where the form has none (always for "type"): then the face has words of its own.
    `control` is the kind of question (input, select1, select, rank, range, trigger, upload, secret, note), or
    group, repeat (the whole series), repeat-instance, root, or value for a node that is not asked.
    """

    path: str
    generic_path: str
    control: str
    value: str
    default: str
    """What a blank form holds there: it is no answer yet."""
    relevant: bool
    readonly: bool
    required: bool
    violation: str | None
    message: str
    label: str
    hint: str
    guidance: str
    written_label: str
    """Label and hint as the form has them, with Markdown (`markdown.lines`); the others are words alone."""
    written_hint: str
    bind_type: str
    appearance: tuple[str, ...]
    choices: tuple[Choice, ...]
    """What can be chosen."""
    listed: tuple[Choice, ...]
    """The whole list: also items that have no value, such as an instance of a repeat not filled in yet."""
    media: Mapping[str, str]
    attributes: Mapping[str, str]
    """Attributes of the bind that XForms does not know, by local name."""
    control_attributes: Mapping[str, str]
    """Other attributes of the control: start, end, step, rows, mediatype…"""
    _label_in: Callable[[str], str | None] = field(repr=False, compare=False)
    _hint_in: Callable[[str], str | None] = field(repr=False, compare=False)

    @property
    def max_pixels(self) -> int:
        """The longer side of a picture in pixels that the form asks for at most, 0 for any (ODK)."""
        said = self.attributes.get("max-pixels", "").strip()
        return min(int(said), 100_000) if said.isascii() and said.isdecimal() and len(said) < 10 else 0

    def label_in(self, language: str) -> str | None:
        """The label in another language; None where the form has none in it."""
        return _plain(self._label_in(language))

    def hint_in(self, language: str) -> str | None:
        """The hint in another language; None where the form has none in it."""
        return _plain(self._hint_in(language))


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """A question in its place."""

    path: str


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """Questions that belong together. `path` is None for a group that only gathers.

    Its label is then here alone.
    """

    path: str | None
    label: str
    appearance: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RepeatInstanceEntry:
    """One instance of a repeat."""

    path: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RepeatEntry:
    """A repeat with its instances of now.

    `can_change` is False where a count or the form fixes how many there are.
    """

    path: str
    label: str
    appearance: tuple[str, ...]
    can_change: bool
    instances: tuple[RepeatInstanceEntry, ...]


Entry = ControlEntry | GroupEntry | RepeatEntry


def question_paths(entries: Iterable[Entry]) -> Iterator[str]:
    """The paths of all questions below these entries, instances of repeats included, in order."""
    for entry in entries:
        if isinstance(entry, ControlEntry):
            yield entry.path
        elif isinstance(entry, GroupEntry):
            yield from question_paths(entry.entries)
        else:
            for instance in entry.instances:
                yield from question_paths(instance.entries)


@dataclass(frozen=True, slots=True)
class Violation:
    """An answer that is missing or not right: kind is "required", "constraint" or "type"."""

    path: str
    kind: str
    message: str
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts over relevant questions under a path.

    `answered` are those that hold something else than a blank form does; `wrong` are answers that break type
    or constraint.
    """

    answered: int
    required_total: int
    required_open: int
    wrong: int
