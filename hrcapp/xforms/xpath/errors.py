"""What can be wrong with an expression, before and while it runs.

Messages are gettext templates with named values, for whoever wrote the form; `str()` gives them in English.
"""

from __future__ import annotations

from collections.abc import Callable


class XPathError(Exception):
    """Base of the engine's own errors: a message template and the values for it."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def translated(self, gettext: Callable[[str], str]) -> str:
        """The message in another language."""
        return gettext(self.message).format(**self.values)


class XPathSyntaxError(XPathError):
    """The text is not an expression. `at` counts characters from 0."""

    def __init__(self, message: str, at: int, **values: object) -> None:
        super().__init__(message, **values)
        self.at = at


class XPathTypeError(XPathError):
    """A function got a kind of value it cannot take, for example a number where nodes are needed."""


class XPathLimitError(XPathError):
    """The expression asks for more work than is allowed."""
