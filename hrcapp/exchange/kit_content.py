"""What a kit says, and its JSON: every field checked on the way in and on the way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from hrcapp.exchange import checks, kit_files, kit_roots
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.kit_roots import RootChange

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_FORM_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,60}\.xml")


@dataclass(frozen=True)
class Recipient:
    """A key that bundles are sealed to: the desk's, or the recovery key held offline."""

    name: str
    age: str


@dataclass(frozen=True)
class Signer:
    """A member of staff whose signature counts in these roles (`names.RECEIPTS_ROLE`)."""

    name: str
    public: PublicKey
    roles: tuple[str, ...]


@dataclass(frozen=True)
class DropBoxSpec:
    """Where bundles may be dropped: a kind of storage, its address, and its scoped credentials."""

    kind: str
    address: str
    options: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class KitContent:
    """The words of the root key. `title` and `contact` by language and by label; `forms` by file name.

    `templates` are texts of the statement as JSON says them; what they mean is the statement's business.
    Forms are in the order of their names: the first one is the campaign's form. `roots` are the changes of
    the root key so far, the oldest first. `second_reader`: it takes two desks to accept a form. `files` are
    those that the forms name, by form and name.
    """

    campaign: str
    title: Mapping[str, str]
    version: int
    domain: str
    recipients: tuple[Recipient, ...]
    signers: tuple[Signer, ...]
    forms: Mapping[str, bytes] = field(repr=False)
    languages: tuple[str, ...]
    wave: str
    contact: Mapping[str, str]
    lowest_app: str
    revoked: tuple[str, ...] = ()
    drop_boxes: tuple[DropBoxSpec, ...] = ()
    deadline: date | None = None
    expires: date | None = None
    practice: bool = False
    templates: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    roots: tuple[RootChange, ...] = ()
    second_reader: bool = False
    files: kit_files.FormFiles = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if str(UUID(self.campaign)) != self.campaign:
            raise ValueError("a campaign is named by a UUID")
        if not 1 <= self.version < 10**6 or not _VERSION.fullmatch(self.lowest_app):
            raise ValueError("not a version")
        # One lost key must never lose what towns have sent.
        if len({one.age for one in self.recipients}) < 2 or not self.signers or not self.forms:
            raise ValueError("a kit has two recipients or more, a signer and a form")
        checks.all_match(checks.AGE_RECIPIENT, (one.age for one in self.recipients))
        checks.all_match(checks.LANGUAGE, (*self.languages, *self.title))
        checks.all_match(checks.FINGERPRINT, self.revoked)
        checks.all_match(_FORM_NAME, self.forms)
        # A kit keeps its files sorted: the order in which forms were given must not change what is first.
        object.__setattr__(self, "forms", dict(sorted(self.forms.items())))
        object.__setattr__(self, "files", kit_files.checked(self.files, self.forms))

    def files_by_digest(self) -> dict[str, Mapping[str, bytes]]:
        """The files of each form by the SHA-256 of its XML, which is how everything else names a form."""
        found: dict[str, Mapping[str, bytes]] = {}
        for name, data in self.forms.items():
            digest = kit_files.digest_of(data)
            found[digest] = {**self.files.get(name, {}), **found.get(digest, {})}
        return found


def to_json(content: KitContent) -> dict[str, Any]:
    """The content without its forms and their files, which lie beside it. It says nothing of templates,
    changes of root, files or a second reader that there are not."""
    rare: dict[str, Any] = {
        "files": kit_files.to_json(content.files),
        "second_reader": content.second_reader,
        "templates": [dict(one) for one in content.templates],
        "roots": [kit_roots.to_json(one) for one in content.roots],
    }
    return {
        **{key: value for key, value in rare.items() if value},
        "campaign": content.campaign,
        "title": dict(content.title),
        "version": content.version,
        "domain": content.domain,
        "recipients": [{"name": one.name, "age": one.age} for one in content.recipients],
        "signers": [
            {"name": one.name, "public": one.public.openssh, "roles": list(one.roles)}
            for one in content.signers
        ],
        "revoked": list(content.revoked),
        "drop_boxes": [
            {"kind": one.kind, "address": one.address, "options": dict(one.options)}
            for one in content.drop_boxes
        ],
        "languages": list(content.languages),
        "wave": content.wave,
        "deadline": content.deadline.isoformat() if content.deadline else None,
        "contact": dict(content.contact),
        "lowest_app": content.lowest_app,
        "expires": content.expires.isoformat() if content.expires else None,
        "practice": content.practice,
    }


def from_json(
    found: Mapping[str, Any], forms: Mapping[str, bytes], files: Mapping[str, bytes] | None = None
) -> KitContent:
    """The content; `files` lie in the kit by their hashes (`kit_files.FOLDER`).

    Raises ValueError; unknown keys are left alone, since later kits may have more.
    """
    return KitContent(
        campaign=checks.text(found.get("campaign")),
        title=checks.texts(found.get("title")),
        version=checks.number(found.get("version")),
        domain=checks.text(found.get("domain")),
        recipients=checks.items(
            found.get("recipients"),
            lambda one: Recipient(checks.text(one.get("name")), checks.text(one.get("age"))),
        ),
        signers=checks.items(found.get("signers"), _signer),
        revoked=checks.strings(found.get("revoked")),
        drop_boxes=checks.items(found.get("drop_boxes"), _drop_box),
        forms=forms,
        languages=checks.strings(found.get("languages")),
        wave=checks.text(found.get("wave")),
        deadline=checks.day(found.get("deadline")),
        contact=checks.texts(found.get("contact")),
        lowest_app=checks.text(found.get("lowest_app")),
        expires=checks.day(found.get("expires")),
        practice=found.get("practice") is True,
        second_reader=found.get("second_reader") is True,
        templates=checks.items(found.get("templates", []), dict),
        roots=checks.items(found.get("roots", []), kit_roots.from_json),
        files=kit_files.from_payload(found.get("files", {}), files or {}),
    )


def _signer(found: Mapping[str, Any]) -> Signer:
    return Signer(
        checks.text(found.get("name")),
        PublicKey.parse(checks.text(found.get("public"))),
        checks.strings(found.get("roles")),
    )


def _drop_box(found: Mapping[str, Any]) -> DropBoxSpec:
    return DropBoxSpec(
        checks.text(found.get("kind")), checks.text(found.get("address")), checks.texts(found.get("options"))
    )
