"""Which guides there are, in the language of the reader or else in English; and their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from hrcapp.model.places import resource
from hrcapp.submission.guides.markdown import Heading, Part, parse, plain, words_of

GUIDES = ("officer", "facilitator", "secretariat")
_SOURCE = "en"


@dataclass(frozen=True)
class Chapter:
    """A heading of the second level with all below it; `parts` begin behind that heading."""

    title: str
    parts: tuple[Part, ...]

    @cached_property
    def words(self) -> str:
        """Everything that a search looks at."""
        return "\n".join((self.title, *map(words_of, self.parts)))


@dataclass(frozen=True)
class Guide:
    """A guide as it is: `language` is not the one asked for where there is none in that."""

    who: str
    language: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        return next(plain(part.words) for part in self.parts if isinstance(part, Heading))

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The guide in chapters; what stands before the first has the guide's own title."""
        held: list[tuple[str, list[Part]]] = [(self.title, [])]
        for part in self.parts[1:]:
            if isinstance(part, Heading) and part.level == 2:
                held.append((plain(part.words), []))
            else:
                held[-1][1].append(part)
        return tuple(Chapter(title, tuple(parts)) for title, parts in held if parts)


@lru_cache(maxsize=4)
def guide(who: str, language: str) -> Guide:
    """One of `GUIDES` in a language, English where there is none."""
    path = _path(who, language)
    found = language if path.is_file() else _SOURCE
    return Guide(who, found, parse(_path(who, found).read_text("utf-8")))


def picture(name: str, language: str) -> Path:
    """The file of a scene in a language, English where it was drawn in that alone."""
    path = resource("guides", "pictures", f"{name}-{language}.png")
    return path if path.is_file() else resource("guides", "pictures", f"{name}-{_SOURCE}.png")


def _path(who: str, language: str) -> Path:
    if who not in GUIDES:
        raise ValueError(who)
    return resource("guides", language, f"{who}.md")
