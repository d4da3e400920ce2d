"""One page beside the computer: from the first answer to the receipt, in any language of the screens."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.catalogs import Gettext
from hrcapp.i18n.languages import is_rtl
from hrcapp.i18n.numbers import format_integer

if TYPE_CHECKING:
    from hrcapp.typeset import Block, Style

TITLE = N_("Quick start")
_ABOUT = N_(
    "From the first answer to the receipt. Keep this page beside the computer. No internet is needed."
)
_STEPS = (
    (
        N_("Begin"),
        N_(
            "Open the file of the campaign that ends in .hrckit, and compare the eight words on the screen "
            "with those of the letter. Then choose “New form”. You can practise first: “Practise with a "
            "form”."
        ),
    ),
    (
        N_("Fill in"),
        N_(
            "Go through the sections in any order, and stop whenever you like: every word is kept on this "
            "computer as you type. A second language can stand under each question."
        ),
    ),
    (
        N_("Check"),
        N_(
            "“Check answers” shows everything on one page, and leads to what is missing. Read it with those "
            "who will sign."
        ),
    ),
    (
        N_("Sign"),
        N_(
            "Read the political statement to its last page. Then the mayor signs it: with the mouse or a "
            "finger, with a card, or on paper that you scan. After that the answers can’t change unnoticed."
        ),
    ),
    (
        N_("Hand over"),
        N_(
            "“Send file” makes one sealed file, which only the secretariat can open. Save it to a stick, "
            "attach it to an e-mail, or put it into the shared folder."
        ),
    ),
    (
        N_("Receipt"),
        N_(
            "The secretariat answers with a small file. Open it in the app: only the receipt says that your "
            "form was received. Until then, keep this computer or a second copy."
        ),
    ),
)
_GOOD = N_("Good to know")
_NOTES = (
    N_("To correct something after signing: “Correct this (makes a new version)”. Then it is signed again."),
    N_("“Settings”, “Second copy” keeps your answers on a stick as well, encrypted."),
    N_("Make the recovery code in “Settings”, print it, and keep it apart from the computer."),
    N_(
        "F2 shows or hides the second language. Ctrl and + make the text larger. Ctrl and Z take a step back."
    ),
)
_WRITE = N_("To write down")
_LINES = (N_("Secretariat"), N_("Last day"), N_("Who helps us"))


def quick_start(language: str, *, now: datetime, letter: bool = False) -> bytes:
    """A tagged PDF of one page: PDF/A-3a and PDF/UA-1. The same language and `now` give the same bytes."""
    from hrcapp import typeset as t

    say = catalog(language).gettext
    document = t.Document(language, say(TITLE), paper=t.LETTER if letter else t.A4)
    document.add(
        t.Heading(say(TITLE), style=_head(26)),
        t.Paragraph(say(_ABOUT), _running(language), before=4),
        t.Rules([(1, t.PETROL)], 2, before=8),
    )
    for number, (name, words) in enumerate(_STEPS, 1):
        document.add(_step(format_integer(number, language), say(name), say(words), language))
    notes: list[Block] = [
        t.Heading(say(_GOOD), level=2, style=_head(12.5), listed=False),
        t.Listing([say(one) for one in _NOTES], numbered=False, style=_small(language), before=4),
    ]
    document.add(t.Rules([(1, t.HAIRLINE)], 0.7, before=10))
    document.add(t.Columns([notes, _written(say, language)], widths=(1.55, 1), gap=9 * t.MM, before=8))
    return document.render(now=now, identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"quick-start:{language}").urn)


def _step(number: str, name: str, words: str, language: str) -> Block:
    from hrcapp import typeset as t

    figure = t.Style(28, 1.15, bold=True, colour=t.PETROL)
    said: list[Block] = [
        t.Heading(name, level=2, style=_head(13), listed=False),
        t.Paragraph(words, _running(language), before=1),
    ]
    return t.Columns([[t.Paragraph(number, figure)], said], widths=(1, 13), gap=4 * t.MM, before=9)


def _written(say: Gettext, language: str) -> Sequence[Block]:
    """Names with a line each, to be filled in with a pen."""
    from hrcapp import typeset as t

    made: list[Block] = [t.Heading(say(_WRITE), level=2, style=_head(12.5), listed=False)]
    for name in _LINES:
        made += [t.Paragraph(say(name), _small(language), before=4), t.Rules([(1, t.SOFT)], 0.6, before=19)]
    return made


def _head(size: float) -> Style:
    from hrcapp.typeset import DEEP, Style

    return Style(size, 1.35, bold=True, colour=DEEP)


def _running(language: str) -> Style:
    from hrcapp.typeset import Style

    return Style(10.5, 1.6) if is_rtl(language) else Style(10.3, 1.38)


def _small(language: str) -> Style:
    from hrcapp.typeset import Style

    return Style(9.5, 1.6) if is_rtl(language) else Style(9.3, 1.36)
