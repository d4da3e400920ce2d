"""Pattern text → tree, by descent; nesting is bounded."""

from __future__ import annotations

import re
from collections.abc import Callable

from hrcapp.xforms.regex import classes
from hrcapp.xforms.regex.syntax import (
    Back,
    Char,
    CharTest,
    Edge,
    Either,
    Group,
    Item,
    Look,
    PatternError,
    Repeated,
    Sequence,
)

MAX_DEPTH = 50
MAX_TIMES = 1_000
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}", re.ASCII)
_FLAGS = re.compile(r"\(\?([ims]+)\)")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "0": "\0"}
_LOOKS = {"?=": (True, False), "?!": (False, False), "?<=": (True, True), "?<!": (False, True)}


def read_pattern(text: str) -> Item:
    """The tree of a pattern. Raises `PatternError` with what is not understood."""
    flags = _FLAGS.match(text)
    reader = _Reader(text[flags.end() :] if flags else text, flags.group(1) if flags else "")
    item = reader.either()
    if reader.rest():
        raise PatternError(reader.rest())
    return item


class _Reader:
    def __init__(self, text: str, flags: str) -> None:
        self._text, self._flags = text, flags
        self._at = self._depth = self._groups = 0

    def rest(self) -> str:
        return self._text[self._at :]

    def _accept(self, mark: str) -> bool:
        if self._text.startswith(mark, self._at):
            self._at += len(mark)
            return True
        return False

    def _take(self) -> str:
        if self._at >= len(self._text):
            raise PatternError(self._text)
        self._at += 1
        return self._text[self._at - 1]

    def either(self) -> Item:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise PatternError(self._text)
        options = [self._sequence()]
        while self._accept("|"):
            options.append(self._sequence())
        self._depth -= 1
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _sequence(self) -> Item:
        parts: list[Item] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated(self._atom()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self, item: Item) -> Item:
        """With its quantifier. That it is lazy changes what is matched, never whether something is."""
        times = self._times()
        if times is None:
            return item
        self._accept("?")
        if self._at < len(self._text) and (self._text[self._at] in "*+?" or self._times() is not None):
            raise PatternError(self.rest() or self._text)
        return Repeated(item, *times)

    def _times(self) -> tuple[int, int | None] | None:
        if self._accept("*"):
            return 0, None
        if self._accept("+"):
            return 1, None
        if self._accept("?"):
            return 0, 1
        match = _COUNT.match(self._text, self._at)
        if match is None or not (match.group(1) or match.group(3)):
            return None
        self._at = match.end()
        least = int(match.group(1) or 0)
        most = int(match.group(3)) if match.group(3) else None if match.group(2) else least
        if max(least, most or 0) > MAX_TIMES or (most is not None and most < least):
            raise PatternError(match.group())
        return least, most

    def _atom(self) -> Item:
        char = self._take()
        if char == "(":
            return self._parentheses()
        if char == "[":
            return self._char(self._class())
        if char == "\\":
            return self._escape()
        if char == ".":
            return Char((lambda _char: True) if "s" in self._flags else "\n".__ne__)
        if char == "^":
            return Edge("line-start" if "m" in self._flags else "start")
        if char == "$":
            return Edge("line-end" if "m" in self._flags else "end")
        if char in "*+?":
            raise PatternError(char + self.rest())
        return self._char(classes.exactly(char))

    def _char(self, test: CharTest) -> Char:
        return Char(classes.in_any_case(test) if "i" in self._flags else test)

    def _parentheses(self) -> Item:
        for mark, (wanted, behind) in _LOOKS.items():
            if self._accept(mark):
                return self._closed(lambda item: Look(item, wanted, behind))  # noqa: B023 - called at once
        if self._accept("?:"):
            return self._closed(lambda item: item)
        if self._accept("?P<") or self._accept("?<"):
            name = self._text[self._at :].partition(">")[0]
            if not name.isidentifier():
                raise PatternError(self.rest())
            self._at += len(name) + 1
        elif self._accept("?"):
            raise PatternError("(?" + self.rest())
        self._groups += 1
        number = self._groups
        return self._closed(lambda item: Group(number, item))

    def _closed(self, make: Callable[[Item], Item]) -> Item:
        item = self.either()
        if not self._accept(")"):
            raise PatternError(self._text)
        return make(item)

    def _escape(self) -> Item:
        char = self._take()
        if char in "bB":
            return Edge("word" if char == "b" else "inside")
        if char in "AZz":
            return Edge({"A": "start", "Z": "end", "z": "last"}[char])
        if char in "123456789":
            return Back(int(char))
        return self._char(self._escaped(char))

    def _escaped(self, char: str) -> CharTest:
        test = classes.lettered(char)
        if test is not None:
            return test
        if char in "pP":
            found = re.compile(r"\{(\w+)\}|(\w)").match(self._text, self._at)
            if found is None:
                raise PatternError(self.rest())
            self._at = found.end()
            test = classes.of_property(found.group(1) or found.group(2))
            return test if char == "p" else classes.none_of(test)
        return classes.exactly(self._literal(char))

    def _literal(self, char: str) -> str:
        if char in "xu":
            digits = self._text[self._at : self._at + (2 if char == "x" else 4)]
            if not re.fullmatch(r"[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?", digits):
                raise PatternError(f"\\{char}{digits}")
            self._at += len(digits)
            return chr(int(digits, 16))
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char.isascii() and char.isalnum():
            raise PatternError(f"\\{char}")
        return char

    def _class(self) -> CharTest:
        negated = self._accept("^")
        tests = [self._ranged("]") if self._accept("]") else self._member()]
        while not self._accept("]"):
            tests.append(self._member())
        test = classes.any_of(tests)
        return classes.none_of(test) if negated else test

    def _member(self) -> CharTest:
        if self._accept("[:"):
            name, closing, _ = self._text[self._at :].partition(":]")
            self._at += len(name) + len(closing)
            return classes.posix(name)
        char = self._take()
        if char != "\\":
            return self._ranged(char)
        char = self._take()
        if char == "b":
            return self._ranged("\b")
        if char in "dwsDWSpP":
            return self._escaped(char)
        return self._ranged(self._literal(char))

    def _ranged(self, first: str) -> CharTest:
        """A range when a hyphen and an end follow, else that character."""
        rest = self._text[self._at : self._at + 2]
        if len(rest) < 2 or rest[0] != "-" or rest[1] == "]":
            return classes.exactly(first)
        self._at += 1
        last = self._take()
        if last == "\\":
            last = self._take()
            if classes.lettered(last) is not None:
                raise PatternError(f"{first}-\\{last}")
            last = self._literal(last)
        return classes.between(first, last)
