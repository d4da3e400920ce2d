"""Taking words out of the texts of one version, step by step. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hrcapp.i18n import _
from hrcapp.secretariat import redacting
from hrcapp.secretariat.answers import Answer
from hrcapp.secretariat.redacting import Span
from hrcapp.ui.bidi import isolated


@dataclass(frozen=True)
class Text:
    """One answer in words of one's own, with what the form calls the question."""

    path: str
    label: str
    text: str


@dataclass
class Marking:
    """What is marked so far. `by` stands in the place of what is marked next, "" is a bar."""

    texts: tuple[Text, ...]
    spans: tuple[Span, ...] = ()
    by: str = ""
    everywhere: bool = True

    @classmethod
    def of(cls, texts: Mapping[str, str], answers: tuple[Answer, ...], spans: tuple[Span, ...]) -> Marking:
        """The texts in the form's order; an empty one can hide nobody."""
        labels = {answer.path: answer.label for answer in answers}
        listed = (Text(path, labels.get(path, ""), text) for path, text in texts.items() if text.strip())
        return cls(tuple(listed), spans)

    @property
    def by_path(self) -> dict[str, str]:
        return {one.path: one.text for one in self.texts}

    def mark(self, path: str, start: int, end: int) -> None:
        """Take these characters out; the same words elsewhere too, if that is chosen."""
        text = self.by_path[path]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        new = [Span(path, start, end, self.by.strip())]
        if self.everywhere:
            new += redacting.everywhere(text[start:end], self.by_path, self.by.strip())
        self.spans = redacting.settled((*self.spans, *new), self.by_path)

    def unmark(self, span: Span) -> None:
        """Leave these characters in after all."""
        self.spans = tuple(one for one in self.spans if one != span)

    def replace_by(self, span: Span, by: str) -> None:
        """Put another word in its place."""
        self.spans = tuple(replace(one, by=by.strip()) if one == span else one for one in self.spans)

    def of_path(self, path: str) -> tuple[Span, ...]:
        return tuple(one for one in self.spans if one.path == path)

    def words(self, span: Span) -> str:
        """What is taken out."""
        return self.by_path[span.path][span.start : span.end]

    def published(self, text: Text) -> str:
        """As everybody will read it."""
        return redacting.shown(text.text, self.of_path(text.path))


def taken_out(marking: Marking, span: Span) -> str:
    """One line of the list: the words, and what stands in their place."""
    return _("“{words}” becomes “{instead}”").format(
        words=isolated(marking.words(span)), instead=isolated(span.by or redacting.BAR)
    )
