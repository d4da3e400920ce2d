"""Sheets to print: the letter that goes out with the kit, the recovery code, the three recovery sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from hrcapp.exchange.kit import Kit, safety_words
from hrcapp.exchange.names import KIT_EXTENSION
from hrcapp.i18n import _, pgettext
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import is_rtl
from hrcapp.i18n.numbers import format_integer
from hrcapp.secretariat import recovery
from hrcapp.vault import sheets

if TYPE_CHECKING:
    from hrcapp.typeset import Block

_COLUMNS = 3


def title_of(kit: Kit, language: str) -> str:
    """The campaign's title for readers of that language."""
    titles = kit.content.title
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), "")


def invitation(kit: Kit, language: str, now: datetime) -> bytes:
    """How a town joins: open the kit, compare the safety words, fill in, sign, send. Needs `activate`."""
    content = kit.content
    facts = [(_("Campaign"), title_of(kit, language))]
    if content.deadline:
        facts.append((_("Last day"), format_date(content.deadline, language)))
    facts += [(_("Secretariat"), contact) for contact in content.contact.values()]
    steps = (
        _("Install the app. It works without internet."),
        _("Open the campaign kit, the file that ends in {extension}.").format(extension=KIT_EXTENSION),
        _(
            "Compare the eight words on the screen with those below. If one differs, do not go on: "
            "write to us."
        ),
        _("Fill in the form, read the statement, have it signed."),
        _("Send the file back as the app offers: on a stick, by e-mail, or through the shared folder."),
    )
    return _sheet(
        kit,
        language,
        now,
        title=_("How to join"),
        before=_("This letter belongs to the campaign kit that reached you with it."),
        facts=facts,
        steps=steps,
        label=_("Safety words"),
        code=safety_words(kit.root),
        after=_("Nobody can make another kit with the same words."),
    )


def recovery_sheet(kit: Kit, code: str, language: str, now: datetime) -> bytes:
    """The recovery code of a desk's data folder. Needs `activate`."""
    return _sheet(
        kit,
        language,
        now,
        title=_("Recovery code of the secretariat's data"),
        before=_("Keep this sheet locked away, not beside the computer."),
        facts=[
            (_("Campaign"), title_of(kit, language)),
            (_("Written on"), format_date(now.date(), language)),
        ],
        steps=(
            _("It opens the data folder when the computer's own key to it is lost."),
            _("It does not open what towns send: that needs the passphrase, or the recovery key."),
        ),
        label=_("Recovery code"),
        code=tuple(code.split("-")),
        after=_("Capital letters, blanks and hyphens make no difference when it is typed."),
        numbered=False,
    )


def recovery_share(kit: Kit, words: str, language: str, now: datetime) -> bytes:
    """A recovery sheet on one page; `words` is one of the texts of `recovery.split`. Needs `activate`."""
    from hrcapp.typeset import PETROL, Style, Table

    number, every = sheets.number_of(words), words.split()
    depth = -(-len(every) // _COLUMNS)
    listed = [(format_integer(place, language), word) for place, word in enumerate(every, 1)]
    rows = [[cell for pair in listed[at::depth] for cell in pair] for at in range(depth)]
    latin = Style(13, 1.35, bold=True, colour=PETROL)
    head = (pgettext("of a word", "Place"), _("Word")) * _COLUMNS
    table = Table(head, rows, widths=(1, 3) * _COLUMNS, style=latin, before=6)
    return _page(
        kit,
        language,
        now,
        title=_("Recovery sheet {number} of {total}").format(
            number=format_integer(number, language), total=format_integer(sheets.SHEETS, language)
        ),
        before=_("Keep this sheet locked away, apart from the other two and from the computer."),
        facts=[
            (_("Campaign"), title_of(kit, language)),
            (_("Written on"), format_date(now.date(), language)),
            (_("Its key ends in"), recovery.recipient_of(kit)[-8:]),
        ],
        steps=(
            _("Any two of the three sheets open everything that towns send, when the desk's key is lost."),
            _("One sheet alone opens nothing. Whoever has two can read everything: give them to two people."),
            _("The first four letters of a word are enough when it is typed."),
        ),
        label=_("Words"),
        blocks=(table,),
    )


def _sheet(
    kit: Kit,
    language: str,
    now: datetime,
    *,
    title: str,
    before: str,
    facts: list[tuple[str, str]],
    steps: tuple[str, ...],
    label: str,
    code: tuple[str, ...],
    after: str,
    numbered: bool = True,
) -> bytes:
    from hrcapp.typeset import PETROL, Paragraph, Style, body

    large = Style(18, 1.7, bold=True, colour=PETROL)
    edge: Literal["start", "end"] = "end" if is_rtl(language) else "start"
    rows = [code[at : at + 4] for at in range(0, len(code), 4)]
    # Latin words keep their order on an Arabic page, and stand where its lines begin.
    lines: list[Block] = [
        Paragraph("   ".join(part), large, rtl=False, language="en", before=4, align=edge) for part in rows
    ]
    lines.append(Paragraph(after, body(language), before=12))
    return _page(
        kit,
        language,
        now,
        title=title,
        before=before,
        facts=facts,
        steps=steps,
        label=label,
        blocks=lines,
        numbered=numbered,
    )


def _page(
    kit: Kit,
    language: str,
    now: datetime,
    *,
    title: str,
    before: str,
    facts: list[tuple[str, str]],
    steps: tuple[str, ...],
    label: str,
    blocks: Sequence[Block],
    numbered: bool = False,
) -> bytes:
    from hrcapp.typeset import DEEP, Document, Heading, KeyValues, Listing, Paragraph, Style, body

    running = body(language)
    document = Document(language=language, title=title, author=title_of(kit, language))
    document.add(
        Heading(title, style=Style(24, 1.3, bold=True, colour=DEEP)),
        Paragraph(before, running, before=8),
        KeyValues(facts, before=14),
        Listing(steps, numbered=numbered, style=running, before=14),
        Heading(label, level=2, style=Style(13, 1.4, bold=True, colour=DEEP), before=22),
        *blocks,
    )
    return document.render(now=now, identifier=f"urn:uuid:{kit.content.campaign}")
