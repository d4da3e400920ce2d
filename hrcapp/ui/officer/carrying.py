"""What a courier sees: counts, sizes, and where files went; never whose they are. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.exchange.manifest import BY_ROOM
from hrcapp.i18n import _, ngettext
from hrcapp.i18n.sentences import sentence
from hrcapp.officer.courier import BY_MAIL, Gathered, Parcel, PassedOn
from hrcapp.officer.courier_receipts import Carried
from hrcapp.officer.outbox import BY_DROP_BOX
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Kind, Told
from hrcapp.ui.officer import words

_TOLD = 5


def summary(parcels: Sequence[Parcel], language: str) -> str:
    """How much is carried, and how much of it waits."""
    if not parcels:
        return _("Nothing is carried.")
    waiting = sum(not one.passed_on for one in parcels)
    files = ngettext("{count} file, {size}.", "{count} files, {size}.", len(parcels)).format(
        count=words.number(len(parcels), language),
        size=words.size(sum(one.size for one in parcels), language),
    )
    if not waiting:
        return files + " " + _("All were passed on.")
    told = ngettext("{count} was not passed on yet.", "{count} were not passed on yet.", waiting)
    return files + " " + told.format(count=words.number(waiting, language))


def receipts(carried: Carried, language: str) -> str:
    """The receipts that are carried back, and how many of them were fetched."""
    told = ngettext(
        "{count} receipt for others, {size}.", "{count} receipts for others, {size}.", carried.count
    )
    count, size = words.number(carried.count, language), words.size(carried.size, language)
    fetched = ngettext("{count} was fetched.", "{count} were fetched.", carried.fetched)
    how = _("In the room each laptop fetches its own.")
    parts = [told.format(count=count, size=size), how]
    if carried.fetched:
        parts.insert(1, fetched.format(count=words.number(carried.fetched, language)))
    return " ".join(parts)


def code(parcel: Parcel) -> str:
    """The beginning of a file's code, in groups."""
    return isolated(" ".join(parcel.eid[at : at + 4] for at in (0, 4, 8)))


def source(parcel: Parcel) -> str:
    """Where the file came from: a stick or folder, or another laptop."""
    if parcel.way == BY_ROOM:
        return _("{address}, in the room").format(address=isolated(parcel.source))
    return parcel.source


def state(parcel: Parcel) -> Told:
    """Where the file is."""
    if not parcel.passed_on:
        return Told("warning", _("On this computer only"), "hourglass")
    _at, way, place = parcel.passed_on[0]
    ways = {BY_DROP_BOX: _("In the drop box"), BY_MAIL: _("Sent by e-mail")}
    told = ways.get(way) or _("On {place}").format(place=isolated(words.place(place)))
    return Told("success", told, "circle-check")


def told_gathered(found: Gathered, place: str, language: str) -> tuple[Kind, str, str]:
    """What one stick had."""
    title = ngettext("{count} file taken from {place}", "{count} files taken from {place}", found.new)
    told = []
    if found.known:
        known = ngettext("{count} was here already.", "{count} were here already.", found.known)
        told.append(known.format(count=words.number(found.known, language)))
    told += [str(sentence(fault, _)) for fault in found.damaged[:_TOLD]]
    if len(found.damaged) > _TOLD:
        rest = len(found.damaged) - _TOLD
        more = ngettext("{count} more is damaged.", "{count} more are damaged.", rest)
        told.append(more.format(count=words.number(rest, language)))
    if found.more:
        told.append(_("There are more files there: take from its folders one by one."))
    if found.receipts:
        others = ngettext("{count} receipt for others.", "{count} receipts for others.", found.receipts)
        told.insert(0, others.format(count=words.number(found.receipts, language)))
    told.append(_("Nothing was changed there."))
    kind: Kind = "warning" if found.damaged or found.more else "success"
    count = words.number(found.new, language)
    return kind, title.format(count=count, place=isolated(place)), " ".join(told)


def told_passed_on(done: PassedOn, language: str, *, listed: bool) -> tuple[str, str]:
    """What went where."""
    title = ngettext("{count} file passed on to {place}", "{count} files passed on to {place}", done.count)
    text = (
        _("Each was read back and is the same. A list lies beside them, also to print: pass it on with them.")
        if listed
        else _("Each is there whole.")
    )
    count, place = words.number(done.count, language), isolated(words.place(done.place))
    return title.format(count=count, place=place), text
