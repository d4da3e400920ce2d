"""What a kit says, and its JSON: every field checked on the way in and on the way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from hrcapp.exchange.keys import PublicKey

_T = TypeVar("_T")
_AGE = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_FORM_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,60}\.xml")
_MAX_TEXT, _MAX_LIST = 2000, 50


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
    """The words of the root key. `title` and `contact` by language and by label; `forms` by file name."""

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

    def __post_init__(self) -> None:
        if str(UUID(self.campaign)) != self.campaign:
            raise ValueError("a campaign is named by a UUID")
        if not 1 <= self.version < 10**6 or not _VERSION.fullmatch(self.lowest_app):
            raise ValueError("not a version")
        # One lost key must never lose what towns have sent.
        if len({one.age for one in self.recipients}) < 2 or not self.signers or not self.forms:
            raise ValueError("a kit has two recipients or more, a signer and a form")
        _all(_AGE, (one.age for one in self.recipients))
        _all(_LANGUAGE, (*self.languages, *self.title))
        _all(_FINGERPRINT, self.revoked)
        _all(_FORM_NAME, self.forms)


def to_json(content: KitContent) -> dict[str, Any]:
    """The content without its forms, which lie beside it."""
    return {
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


def from_json(found: Mapping[str, Any], forms: Mapping[str, bytes]) -> KitContent:
    """The content. Raises ValueError; unknown keys are left alone, since later kits may have more."""
    return KitContent(
        campaign=_text(found.get("campaign")),
        title=_texts(found.get("title")),
        version=_number(found.get("version")),
        domain=_text(found.get("domain")),
        recipients=_list(
            found.get("recipients"), lambda one: Recipient(_text(one.get("name")), _text(one.get("age")))
        ),
        signers=_list(found.get("signers"), _signer),
        revoked=_strings(found.get("revoked")),
        drop_boxes=_list(found.get("drop_boxes"), _drop_box),
        forms=forms,
        languages=_strings(found.get("languages")),
        wave=_text(found.get("wave")),
        deadline=_date(found.get("deadline")),
        contact=_texts(found.get("contact")),
        lowest_app=_text(found.get("lowest_app")),
        expires=_date(found.get("expires")),
        practice=found.get("practice") is True,
    )


def _signer(found: Mapping[str, Any]) -> Signer:
    return Signer(
        _text(found.get("name")), PublicKey.parse(_text(found.get("public"))), _strings(found.get("roles"))
    )


def _drop_box(found: Mapping[str, Any]) -> DropBoxSpec:
    return DropBoxSpec(_text(found.get("kind")), _text(found.get("address")), _texts(found.get("options")))


def _all(form: re.Pattern[str], values: Any) -> None:
    for value in values:
        if not form.fullmatch(value):
            raise ValueError(f"unfit for a kit: {value[:100]!r}")


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        raise ValueError("a text is missing or too long")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a number is missing")
    return value


def _date(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > _MAX_LIST:
        raise ValueError("an object is missing or too large")
    return {_text(key): _text(text) for key, text in value.items()}


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > 1000:
        raise ValueError("a list is missing or too long")
    return tuple(map(_text, value))


def _list(value: object, make: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    if (
        not isinstance(value, list)
        or len(value) > _MAX_LIST
        or not all(isinstance(one, dict) for one in value)
    ):
        raise ValueError("a list is missing or too long")
    return tuple(map(make, value))
