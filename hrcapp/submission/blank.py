"""The blank form as a PDF, in one language or with a second one below: to print, or to fill in any reader."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.languages import is_rtl
from hrcapp.submission import form_code
from hrcapp.submission.blank_questions import QuestionBlocks
from hrcapp.submission.form_words import form_title
from hrcapp.xforms import (
    ControlEntry,
    Entry,
    FormDefinition,
    FormSession,
    GroupEntry,
    RepeatEntry,
)

if TYPE_CHECKING:
    from hrcapp.typeset import Block, Box, Drawing, Page, Pen, Running

COPIES = 3
"""How often a part that may be there several times is printed."""

TITLE = N_("Pledge form")
_PRINTED = N_(
    "Write clearly and mark what applies: one circle, or as many squares as you like. A star (*) stands "
    "where an answer is needed. Someone then copies your words into the app, and the statement is signed."
)
_FILLED = N_(
    "Fill in this file with any PDF reader and save it. Then open it in the app, which checks every answer. "
    "A star (*) stands where an answer is needed. This file carries answers only; the statement is signed "
    "afterwards."
)
_COPY = N_("{label}: {number} of {total}")
_SEVERAL = N_("Fill in as many of these as you need. More can be added in the app.")
_VERSION = N_("Form {form}, version {version}")
_PAGE = N_("Page {page} of {total}")
_MARKER_TOLD = N_("Which form this is")

_QR_SMALLEST, _QR_LARGEST = 3, 10


def blank(
    definition: FormDefinition,
    language: str,
    *,
    now: datetime,
    second: str = "",
    letter: bool = False,
    fillable: bool = False,
    copies: int = COPIES,
) -> bytes:
    """A tagged PDF: PDF/A-3a and PDF/UA-1 to print, PDF/UA-1 with fields to fill in (`fillable`).

    `language` and `second` are languages of the form; the page is A4 unless `letter`. The fields are named
    by the paths of the form's nodes. The same form and `now` (with time zone) give the same bytes.
    """
    from hrcapp import typeset

    say = catalog(language).gettext
    # A fixed moment, so that no default of the form depends on when the sheet was made.
    session = FormSession.new(definition, now=now, language=language, instance_id="uuid:blank")
    _copied(session, session.entries(), copies)
    title = form_title(definition, language)
    document = typeset.Document(
        language,
        title,
        paper=typeset.LETTER if letter else typeset.A4,
        foot=_foot(definition, language),
        fillable=fillable,
        attachments=[
            typeset.Attachment(
                form_code.MARKER,
                "application/json",
                form_code.marker(definition, language),
                say(_MARKER_TOLD),
            )
        ],
    )
    document.add(
        typeset.Heading(title),
        typeset.Paragraph(
            say(_FILLED if fillable else _PRINTED), typeset.body(language), before=2 * typeset.MM
        ),
    )
    questions = QuestionBlocks(session, language, second, fillable)
    for block in _Body(session, questions, say).blocks(session.entries(), 2):
        document.add(block)
    name = f"{definition.digest}/{language}/{second}/{fillable}/{letter}"
    return document.render(now=now, identifier=uuid.uuid5(uuid.NAMESPACE_OID, name).urn)


def _copied(session: FormSession, entries: tuple[Entry, ...], copies: int) -> None:
    """As many instances of every repeat as are printed; where the form fixes how many, these."""
    for entry in entries:
        if isinstance(entry, GroupEntry):
            _copied(session, entry.entries, copies)
        elif isinstance(entry, RepeatEntry):
            there = list(entry.instances)
            paths = [one.path for one in there]
            while entry.can_change and len(paths) < copies:
                paths.append(session.add_repeat(entry.path)[0])
            for path in paths:
                _copied(session, session.entries(path), copies)


class _Body:
    """Sections with their questions, in the form's order."""

    def __init__(self, session: FormSession, questions: QuestionBlocks, say: Callable[[str], str]) -> None:
        self._session, self._questions, self._say = session, questions, say

    def blocks(self, entries: tuple[Entry, ...], level: int) -> Iterator[Block]:
        for entry in entries:
            if isinstance(entry, ControlEntry):
                yield from self._questions.question(self._session.node(entry.path))
            elif isinstance(entry, GroupEntry):
                yield from self._group(entry, level)
            else:
                yield from self._repeat(entry, level)

    def _group(self, group: GroupEntry, level: int) -> Iterator[Block]:
        if group.label:
            yield from self._questions.heading(group.label, level, group.path)
        yield from self.blocks(group.entries, min(level + 1, 3) if group.label else level)

    def _repeat(self, repeat: RepeatEntry, level: int) -> Iterator[Block]:
        total = len(repeat.instances)
        for number, instance in enumerate(repeat.instances, 1):
            words = self._say(_COPY).format(label=repeat.label, number=number, total=total)
            note = self._say(_SEVERAL) if number == 1 and repeat.can_change else ""
            yield from self._questions.heading(words, level, repeat.path, note)
            yield from self.blocks(instance.entries, min(level + 1, 3))


def _foot(definition: FormDefinition, language: str) -> Running:
    """The QR code of the page, the form in words, and the page's number."""
    from hrcapp.typeset import CAPTION, HAIRLINE, MM, Running, isolate, line

    say, rtl, side = catalog(language).gettext, is_rtl(language), 19 * MM
    named = say(_VERSION).format(form=isolate(definition.id), version=isolate(definition.version))
    code = form_code.digest_code(definition)
    grouped = " ".join(code[at : at + 4] for at in range(0, len(code), 4))

    def paint(pen: Pen, box: Box, page: Page) -> None:
        pen.rule(box.inner(0, box.width, 2 * MM), 0.5, HAIRLINE)
        _qr(form_code.payload(definition, page.number)).paint(pen, box.at(0, side), box.top - 5 * MM, side)
        for number, words in enumerate((named, isolate(grouped))):
            beside = box.inner(side + 5 * MM, box.width - side - 5 * MM, 5 * MM + number * CAPTION.line)
            pen.line(line(words, CAPTION, rtl), beside)
        number_line = line(say(_PAGE).format(page=page.number, total=page.total), CAPTION, rtl)
        pen.line(number_line, box.inner(0, box.width, 5 * MM + side - number_line.height), "end")

    return Running(5 * MM + side, paint)


def _qr(text: str) -> Drawing:
    """The smallest code that holds the text; a form with a long name needs a larger one."""
    from hrcapp.typeset import qr

    for version in range(_QR_SMALLEST, _QR_LARGEST):
        try:
            return qr(text, version=version)
        except ValueError:
            continue
    return qr(text, version=_QR_LARGEST)
