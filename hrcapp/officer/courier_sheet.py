"""A courier's list on paper: whoever hands files over and whoever takes them can tick them off together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hrcapp.exchange.manifest import BY_ROOM, Entry, Manifest
from hrcapp.i18n import N_, catalog
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.numbers import format_integer
from hrcapp.model.sizes import size_text

_TITLE = N_("Sealed files on their way")
_BEFORE = N_(
    "Whoever carries these files can't open them and does not know what is in them. The codes are the "
    "beginnings of the names of the files."
)
_AFTER = N_("Only a receipt of the secretariat says that a file has arrived. Keep this sheet until then.")


def sheet(listed: Manifest, language: str, now: datetime) -> bytes:
    """The printable list, as PDF."""
    from hrcapp.typeset import DEEP, Document, Heading, KeyValues, Paragraph, Style, Table, body

    words, running = catalog(language).gettext, body(language)
    facts = [
        (words(N_("Written on")), format_date(listed.at.date(), language)),
        (words(N_("Files")), format_integer(len(listed.files), language)),
        (words(N_("Size")), size_text(sum(one.size for one in listed.files))),
    ]
    header = tuple(words(one) for one in (N_("Code"), N_("Size"), N_("Taken on"), N_("From"), N_("Arrived")))
    rows = [
        (one.eid[:12], size_text(one.size), format_date(one.at.date(), language), _from(one, words), "")
        for one in listed.files
    ]
    document = Document(language=language, title=words(_TITLE))
    document.add(
        Heading(words(_TITLE), style=Style(24, 1.3, bold=True, colour=DEEP)),
        Paragraph(words(_BEFORE), running, before=8),
        KeyValues(facts, before=14),
        Table(header, rows, (3, 2, 3, 3, 2), ("start", "end", "start", "start", "start"), before=14),
        Paragraph(words(_AFTER), running, before=14),
    )
    return document.render(now=now, identifier=f"urn:hrc:courier:{now:%Y%m%d%H%M%S}")


def _from(one: Entry, words: Callable[[str], str]) -> str:
    """A stick or folder by its name; a laptop in the room by its address."""
    return (
        words(N_("{address}, in the room")).format(address=one.source) if one.way == BY_ROOM else one.source
    )
