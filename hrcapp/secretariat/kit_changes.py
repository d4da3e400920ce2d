"""What changes from one kit to the next, in words: read before it is signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hrcapp.exchange.dropbox import is_in_the_clear
from hrcapp.exchange.kit import DropBoxSpec, KitContent
from hrcapp.i18n import _
from hrcapp.i18n.dates import format_date
from hrcapp.i18n.languages import endonym


@dataclass(frozen=True)
class Change:
    """One thing that changes; `before` is "" for what is added, `after` for what goes."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what}: {self.before or '–'} → {self.after or '–'}"


def changes(
    old: KitContent, new: KitContent, language: str, names: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Everything that differs but the version, for readers of `language`. Needs `activate`.

    `names` are what people call the devices of these fingerprints.
    """
    found = [
        *_texts(old, new),
        *_days(old, new, language),
        *_each(_("Form"), _forms(old), _forms(new)),
        *_each(_("Text of the statement"), _templates(old), _templates(new)),
        *_each(_("Drop box"), _boxes(old), _boxes(new)),
        *_each(_("May sign receipts"), _staff(old), _staff(new)),
        *_one(_("Second reader"), _asked(old), _asked(new)),
        *_revoked(old, new, names or {}),
        *_each(_("Files are sealed to"), _recipients(old), _recipients(new)),
        *_root(old, new),
    ]
    return tuple(found)


def _texts(old: KitContent, new: KitContent) -> Iterator[Change]:
    titles_before, titles_after = dict(old.title), dict(new.title)
    for language in dict.fromkeys((*titles_before, *titles_after)):
        named = _("Name of the campaign ({language})").format(language=endonym(language))
        yield from _one(named, titles_before.get(language, ""), titles_after.get(language, ""))
    yield from _one(_("Contact"), ", ".join(old.contact.values()), ", ".join(new.contact.values()))
    yield from _one(_("Call"), old.wave, new.wave)
    yield from _one(_("Lowest version of the app"), old.lowest_app, new.lowest_app)
    yield from _one(_("Languages"), ", ".join(old.languages), ", ".join(new.languages))


def _days(old: KitContent, new: KitContent, language: str) -> Iterator[Change]:
    def words(day: date | None) -> str:
        return format_date(day, language) if day else ""

    yield from _one(_("Last day"), words(old.deadline), words(new.deadline))
    yield from _one(_("The kit expires on"), words(old.expires), words(new.expires))


def _one(what: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(what, before, after)


def _each(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Things by a key that tells them apart, each with what a person reads."""
    for key in dict.fromkeys((*before, *after)):
        yield from _one(what, before.get(key, ""), after.get(key, ""))


def _forms(content: KitContent) -> dict[str, str]:
    """What a form is, and what each of its files is, lists and pictures alike."""
    found = {name: f"{name} ({_digest(data)})" for name, data in content.forms.items()}
    for form, files in content.files.items():
        found |= {f"{form}/{name}": f"{form}: {name} ({_digest(data)})" for name, data in files.items()}
    return found


def _templates(content: KitContent) -> dict[str, str]:
    found = {}
    for number, text in enumerate(content.templates, 1):
        label = f"{text.get('kind', '')} {text.get('version', '')}".strip()
        found[str(number)] = f"{label} ({_digest(repr(sorted(text.items())).encode())})"
    return found


def _boxes(content: KitContent) -> dict[str, str]:
    return {f"{number} {box.kind}": _box(box) for number, box in enumerate(content.drop_boxes)}


def _box(box: DropBoxSpec) -> str:
    """Kind and address; of the options, which hold passwords, only whether they are others.

    Whoever signs reads once more that credentials would travel in the clear.
    """
    options = _digest(repr(sorted(box.options.items())).encode()) if box.options else ""
    warned = _("connection not encrypted") if is_in_the_clear(box) else ""
    return " ".join(
        filter(None, (box.kind, box.address, options and f"({options})", warned and f"({warned})"))
    )


def _asked(content: KitContent) -> str:
    return _("two desks accept a form") if content.second_reader else ""


def _staff(content: KitContent) -> dict[str, str]:
    return {
        one.public.fingerprint: f"{one.name} ({one.public.fingerprint})"
        for one in content.signers
        if one.public.fingerprint not in content.revoked
    }


def _revoked(old: KitContent, new: KitContent, names: Mapping[str, str]) -> Iterator[Change]:
    staff = {one.public.fingerprint for one in new.signers}
    for fingerprint in new.revoked:
        if fingerprint not in old.revoked and fingerprint not in staff:
            name = names.get(fingerprint, "")
            yield Change(_("Revoked device"), "", f"{name} ({fingerprint})" if name else fingerprint)


def _recipients(content: KitContent) -> dict[str, str]:
    return {one.name: f"{one.name} (…{one.age[-8:]})" for one in content.recipients}


def _root(old: KitContent, new: KitContent) -> Iterator[Change]:
    for change in new.roots[len(old.roots) :]:
        yield Change(_("Root key"), change.old.fingerprint, change.new.fingerprint)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
