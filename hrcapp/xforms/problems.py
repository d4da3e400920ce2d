"""What is wrong with a form: every place at once, so that whoever made it mends it in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hrcapp.i18n.catalogs import _
from hrcapp.model.faults import Code, Fault
from hrcapp.xforms.xpath.errors import XPathError


@dataclass(frozen=True)
class Problem:
    """One fault of a form. `place` names it (a path, an attribute, a line).

    `message` is a gettext template.
    """

    place: str
    message: str
    values: dict[str, object] = field(default_factory=dict, compare=False)

    def translated(self, gettext: Callable[[str], str]) -> str:
        """Place and message in another language."""
        text = self.sentence(gettext)
        return f"{self.place}: {text}" if self.place else text

    def sentence(self, gettext: Callable[[str], str]) -> str:
        """The message alone."""
        values = {name: _spoken(value, gettext) for name, value in self.values.items()}
        return gettext(self.message).format(**values)

    def __str__(self) -> str:
        return self.translated(lambda message: message)


def _spoken(value: object, gettext: Callable[[str], str]) -> object:
    return value.translated(gettext) if isinstance(value, XPathError) else value


class Problems:
    """Collects while a form is read; `refuse` raises once with all of them."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.warnings: list[Problem] = []

    def add(self, place: str, message: str, **values: object) -> None:
        """Something the form cannot be opened with."""
        self._put(self.found, Problem(place, message, values))

    def warn(self, place: str, message: str, **values: object) -> None:
        """Something that is degraded and said."""
        self._put(self.warnings, Problem(place, message, values))

    @staticmethod
    def _put(where: list[Problem], problem: Problem) -> None:
        if all(str(problem) != str(each) for each in where if each == problem):
            where.append(problem)

    def refuse(self) -> None:
        """Raises `Fault(FORM_PROBLEMS)` when there is any."""
        if self.found:
            raise Fault(Code.FORM_PROBLEMS, count=len(self.found), problems=ProblemList(self.found))


class ProblemList(list[Problem]):
    """A list of problems that reads as lines of text.

    English as `str`, the active language inside a sentence.
    """

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self)

    def __format__(self, _spec: str) -> str:
        return "\n".join(problem.translated(_) for problem in self)
