"""One question on a blank form: its words, what it is asked under, and room for the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.languages import babel_locale, is_rtl
from hrcapp.submission.conditions import choice_asked_for, offered_to_any
from hrcapp.xforms import Choice, FormSession, NodeState

if TYPE_CHECKING:
    from hrcapp.typeset import Block, Style

LONGEST_LIST = 30
"""A list of more choices than this is not printed: the answer is written."""

_ESSAY_LINES = 8
_LISTS = ("select1", "select")
_SELECTS = (*_LISTS, "rank")
_NEVER_ASKED = ("group", "repeat", "repeat-instance", "root", "value")

_CONFIRMED = N_("Confirmed")
_BETWEEN = N_("; ")
_IF_CHOSEN = N_("If you chose “{choice}” for “{question}”.")
_ATTACH = N_("Attach this document to the form.")
_NAME_IT = N_("Write the name.")
_NAME_THEM = N_("Write the names, with a semicolon (;) between them.")
_CHOSEN_BEFORE = N_("Write your choice in words.")
_IN_ORDER = N_("Write them in your order, with a semicolon (;) between them.")
_ONE = N_("Mark one.")
_SEVERAL = N_("Mark all that apply.")
_BY_TYPE = {
    "int": N_("A whole number, in digits."),
    "decimal": N_("A number, in digits."),
    "date": N_("Year, month and day, as in 2026-11-24."),
    "time": N_("Hours and minutes, as in 14:30."),
    "geopoint": N_("Latitude and longitude in degrees, as in 36.8 10.2."),
}


class QuestionBlocks:
    """Makes the blocks of one form in one language, with a `second` one below where it is not empty."""

    def __init__(self, session: FormSession, language: str, second: str, fillable: bool) -> None:
        self._session, self._language, self._second = session, language, second
        self._fillable = fillable
        self._say = catalog(language).gettext

    def heading(self, words: str, level: int, path: str | None, note: str = "") -> Iterator[Block]:
        """The heading of a section or of a copy of a repeat, with the condition of all that is below it."""
        from hrcapp.typeset import MM, Heading, Together

        other = self._session.node(path).label_in(self._second) if path and self._second else None
        below = [self._other(other)] if other and not note else []
        below += [self._small(each) for each in (self._condition(path) if path else "", note) if each]
        yield Heading(words, level, before=(9 if level == 2 else 6) * MM)
        if below:
            yield Together(below, loose_end=False)

    def question(self, state: NodeState) -> Iterator[Block]:
        """Nothing for what is computed, words alone for a note; a list with all that anyone is offered."""
        from hrcapp.typeset import MM, Space, Together

        if state.control in _NEVER_ASKED or (state.readonly and state.control != "note"):
            return
        if state.control == "note":
            yield from self._note(state)
            return
        if state.control in _SELECTS:
            state = replace(state, choices=offered_to_any(self._session, state))
        yield Space(5 * MM)
        room = list(self._room(state))
        yield Together([*self._words(state), *room[:1]])
        yield from room[1:]

    def _note(self, state: NodeState) -> Iterator[Block]:
        from hrcapp.typeset import MM, Paragraph, Space, Together, body

        style = body(self._language).but(size=9.5)
        parts = [part.strip() for part in state.hint.split("\n") if part.strip()]
        yield Space(5 * MM)
        yield Together([Paragraph(state.label, style.but(bold=bool(parts)))], loose_end=not parts)
        for words in parts:
            yield Paragraph(words, style, before=1 * MM)

    def _words(self, state: NodeState) -> Iterator[Block]:
        from hrcapp.typeset import Paragraph, Style

        star = " *" if state.required else ""
        yield Paragraph(state.label + star, Style(10.5, 1.45, bold=True))
        if self._second and (other := state.label_in(self._second)):
            yield self._other(other)
        if condition := self._condition(state.path):
            yield self._small(condition)
        if state.control == "rank":
            yield self._small(self._say(_BETWEEN).join(one.label for one in state.choices))
        hint = " ".join(part for part in (state.hint, self._say(self._how(state))) if part)
        if hint:
            yield self._small(hint)
        if self._second and (other := state.hint_in(self._second)):
            yield self._other(other)

    def _small(self, words: str) -> Block:
        from hrcapp.typeset import Paragraph

        return Paragraph(words, self._soft())

    def _other(self, words: str) -> Block:
        """Words in the second language, in its own direction at the edge where the page is read from."""
        from hrcapp.typeset import Paragraph

        turned = is_rtl(self._second) != is_rtl(self._language)
        return Paragraph(
            words,
            self._soft(),
            align="end" if turned else "start",
            language=self._second,
            rtl=is_rtl(self._second),
        )

    def _soft(self) -> Style:
        from hrcapp.typeset import SOFT, Style

        return Style(9, 1.45, colour=SOFT)

    # -- the answer

    def _how(self, state: NodeState) -> str:
        if state.control == "upload":
            return _ATTACH
        if state.control not in _SELECTS:
            return _BY_TYPE.get(state.bind_type, "")
        if state.control == "rank":
            return _IN_ORDER
        if not state.choices:
            return _CHOSEN_BEFORE
        if len(state.choices) > LONGEST_LIST:
            return _NAME_IT if state.control == "select1" else _NAME_THEM
        return _ONE if state.control == "select1" else _SEVERAL

    def _room(self, state: NodeState) -> Iterator[Block]:
        from hrcapp.typeset import MM, WriteRoom

        if state.control == "upload":
            return
        if state.control == "trigger":
            yield self._ticks(state, [("", self._say(_CONFIRMED))])
        elif state.control in _LISTS and 0 < len(state.choices) <= LONGEST_LIST:
            yield self._ticks(state, [(one.value, self._choice(one)) for one in state.choices])
        else:
            lines = _ESSAY_LINES if "multiline" in state.appearance else 1
            yield WriteRoom(state.path, state.label, lines, self._fillable, before=1 * MM)

    def _ticks(self, state: NodeState, options: list[tuple[str, str]]) -> Block:
        from hrcapp.typeset import MM, TickList

        single = state.control == "select1"
        return TickList(state.path, state.label, options, single, self._fillable, before=1.5 * MM)

    def _choice(self, choice: Choice) -> str:
        from hrcapp.typeset import isolate_name, missing

        label, other = choice.label, choice.label_in(self._second) if self._second else None
        if missing(label):
            # A language by its own name, in a script that no font here has: its name in the form's language.
            return str(babel_locale(self._language).languages.get(choice.value, choice.value))
        if not other or other == label or missing(other):
            return label
        return f"{label} · {isolate_name(other)}"

    def _condition(self, path: str) -> str:
        """In words, where it is that one choice was made elsewhere; what depends on more is asked of all."""
        found = choice_asked_for(self._session, path)
        if found is None:
            return ""
        question, choice = found
        return self._say(_IF_CHOSEN).format(choice=choice, question=question)
