"""Carried files as messages: several small ones together, a large one in parts, their list in the first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrcapp.exchange import mail, manifest
from hrcapp.exchange.names import BUNDLE_EXTENSION, MANIFEST_EXTENSION
from hrcapp.exchange.place import check_space, put
from hrcapp.i18n import N_, catalog
from hrcapp.officer.courier import BY_MAIL, Parcel
from hrcapp.officer.workspace import Workspace

_SUBJECT = N_("{count} sealed files, carried for others")
_TEXT = N_(
    "Hello,\n\nattached are sealed files of several towns, and a list of them. The sender of this message "
    "carries them and can't open them: please import the whole message with the app.\n"
)


def write_mail(
    space: Workspace,
    folder: Path,
    parcels: Sequence[Parcel],
    *,
    language: str,
    limit: int = mail.DEFAULT_LIMIT,
) -> list[Path]:
    """Write messages with the files and their list into a folder. They count as passed on by `mailed`.

    Raises Fault PLACE_*, READ_BACK_DIFFERS.
    """
    lists = space.courier.lists(parcels)
    messages = _messages(space, parcels, lists, language, limit)
    check_space(folder, sum(map(len, messages)))
    stem = lists[0][0] if lists else "courier"
    return [put(folder, f"{stem}-{n}{mail.MAIL_EXTENSION}", one) for n, one in enumerate(messages, 1)]


def mailed(space: Workspace, parcels: Sequence[Parcel]) -> None:
    """A person says that the messages with these files went out."""
    for one in parcels:
        space.courier.note(one, BY_MAIL, space.kit.mail_address())


def _messages(
    space: Workspace,
    parcels: Sequence[Parcel],
    lists: Sequence[tuple[str, manifest.Manifest]],
    language: str,
    limit: int,
) -> list[bytes]:
    words, now, to = catalog(language), space.clock(), space.kit.mail_address()
    subject, text = words.gettext(_SUBJECT).format(count=len(parcels)), words.gettext(_TEXT)
    groups: list[list[tuple[str, bytes]]] = [
        [(f"{stem}{MANIFEST_EXTENSION}", manifest.write(listed)) for stem, listed in lists]
    ]
    room = limit
    large = [one for one in parcels if one.size > limit]
    for one in (one for one in parcels if one.size <= limit):
        if one.size > room:
            groups.append([])
            room = limit
        groups[-1].append((_name(one), space.courier.data(one)))
        room -= one.size
    made = [mail.compose(to=to, subject=subject, text=text, attached=one, now=now) for one in groups]
    for one in large:
        data = space.courier.data(one)
        made += mail.compose_split(
            to=to, subject=subject, text=text, name=_name(one), data=data, now=now, limit=limit
        )
    return made


def _name(parcel: Parcel) -> str:
    return f"{parcel.eid}{BUNDLE_EXTENSION}"
