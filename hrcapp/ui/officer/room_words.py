"""A room in words: what came in, why it is closed, what was brought. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrcapp.exchange.room import Closed, Tally
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.officer.room import Brought, Visited
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind
from hrcapp.ui.officer import words
from hrcapp.ui.officer.send import told_answer

_SHOWN = 5


def came(tally: Tally, language: str) -> str:
    """How much came in, and from how many laptops."""
    if not tally.senders:
        return _("Nothing has come in yet.")
    handed = ngettext("{count} receipt was fetched.", "{count} receipts were fetched.", tally.fetched)
    told = _came(tally, language)
    return f"{told} {handed.format(count=words.number(tally.fetched, language))}" if tally.fetched else told


def _came(tally: Tally, language: str) -> str:
    """Files and laptops."""
    files = ngettext("{count} file, {size}.", "{count} files, {size}.", tally.files).format(
        count=words.number(tally.files, language), size=words.size(tally.size, language)
    )
    laptops = ngettext("From {count} laptop.", "From {count} laptops.", len(tally.senders)).format(
        count=words.number(len(tally.senders), language)
    )
    if not tally.known:
        return f"{files} {laptops}"
    known = ngettext("{count} was here already.", "{count} were here already.", tally.known)
    return f"{files} {laptops} {known.format(count=words.number(tally.known, language))}"


def closed(why: Closed) -> tuple[Kind, str, str]:
    """Why a room is over."""
    if why is Closed.TRIES:
        return (
            "warning",
            _("The room was closed: five wrong codes came in"),
            _("What came in before is kept. Open it again: it then has another code."),
        )
    if why is Closed.IDLE:
        return (
            "info",
            _("The room closed itself: nobody used it for an hour"),
            _("What came in is kept. Open it again when you need it."),
        )
    return "info", _("The room is closed"), _("What came in is kept, with the other carried files.")


def visited(found: Visited, names: Mapping[str, str], address: str, language: str) -> tuple[Kind, str, str]:
    """What became of a visit to a room: files that were to go there, answers that came from there."""
    told = [told_answer(one, names.get(one.draft, "")) for one in found.taken[:_SHOWN]]
    told += dict.fromkeys(str(sentence(fault, _)) for fault in found.refused)
    fetched = ngettext("{count} answer fetched", "{count} answers fetched", len(found.taken)).format(
        count=words.number(len(found.taken), language)
    )
    if found.brought:
        kind, title, text = brought(found.brought, names, address, language)
        told = [text, *([f"{fetched}."] if found.taken else []), *told]
    else:
        kind, title = "success", fetched if found.taken else _("There are no answers for this laptop")
    worse = bool(found.refused) or any(one.kind == "returned" for one in found.taken)
    return "warning" if worse else kind, title, " ".join(told)


def brought(
    done: Sequence[Brought], names: Mapping[str, str], address: str, language: str
) -> tuple[Kind, str, str]:
    """What became of the files that were to go to a room."""
    there = [one for one in done if one.fault is None]
    failed = [one for one in done if one.fault is not None]
    title = ngettext(
        "{count} file is on the laptop at {address}",
        "{count} files are on the laptop at {address}",
        len(there),
    ).format(count=words.number(len(there), language), address=isolated(address))
    told = []
    known = sum(not one.sent for one in there)
    if known:
        was = ngettext("{count} was there already.", "{count} were there already.", known)
        told.append(was.format(count=words.number(known, language)))
    for one in failed[:_SHOWN]:
        town = words.title(names.get(one.draft, ""))
        told.append(f"{isolated(town)}: {sentence(one.fault, _)}" if one.fault else "")
    if len(failed) > _SHOWN:
        more = ngettext("And {count} more.", "And {count} more.", len(failed) - _SHOWN)
        told.append(more.format(count=words.number(len(failed) - _SHOWN, language)))
    if there:
        told.append(_("Each arrived whole. The secretariat's receipt is next."))
    return "warning" if failed else "success", title, " ".join(told)
