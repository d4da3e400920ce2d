"""The campaign kit: what an app must know before it can seal anything, signed by the offline root key.

The app pins the root at the first kit, after a person has compared eight safety words with a printed letter;
from then on a newer kit is taken only from that root, or from one that it has handed on to, and with a higher
version.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime

from hrcapp import __version__
from hrcapp.exchange import age, bag, canonical_json, canonical_zip, kit_files, names, sshsig
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.kit_content import DropBoxSpec as DropBoxSpec
from hrcapp.exchange.kit_content import KitContent as KitContent
from hrcapp.exchange.kit_content import Recipient as Recipient
from hrcapp.exchange.kit_content import Signer as Signer
from hrcapp.exchange.kit_content import from_json, to_json
from hrcapp.exchange.kit_roots import RootChange as RootChange
from hrcapp.exchange.kit_roots import check_changes
from hrcapp.exchange.kit_roots import hand_on as hand_on
from hrcapp.exchange.refusal import Reason, Refused, told_as
from hrcapp.exchange.safety_words import safety_words as safety_words
from hrcapp.model.faults import Code, Fault

_CONTENT = "kit.json"
_FORMS = "forms/"
_MAX_JSON = 1024 * 1024
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_CODES = {
    Reason.FOREIGN: Code.KIT_UNREADABLE,
    Reason.TRUNCATED: Code.KIT_UNREADABLE,
    Reason.ALTERED: Code.KIT_UNREADABLE,
    Reason.TOO_LARGE: Code.KIT_UNREADABLE,
    Reason.NEWER: Code.KIT_NEEDS_NEWER_APP,
}


@dataclass(frozen=True)
class Pinned:
    """What the app remembers of its kit: `root` is the fingerprint, `digest` the file's SHA-256 in hex."""

    campaign: str
    root: str
    version: int
    digest: str = ""


@dataclass(frozen=True)
class Kit:
    """A kit whose signature holds. `digest` is the file's SHA-256 in hex; `earlier_roots` led to `root`."""

    content: KitContent
    root: PublicKey
    digest: str
    made_at: datetime
    earlier_roots: tuple[PublicKey, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        """The age recipients that every bundle is sealed to."""
        return tuple(one.age for one in self.content.recipients)

    @property
    def pin(self) -> Pinned:
        """What to remember of it."""
        return Pinned(self.content.campaign, self.root.fingerprint, self.content.version, self.digest)

    def trusts(self, signer: PublicKey, role: str) -> bool:
        """Whether a member of staff may sign in this role."""
        roles = {one.public: one.roles for one in self.content.signers}
        return role in roles.get(signer, ()) and signer.fingerprint not in self.content.revoked

    def has_expired(self, today: date) -> bool:
        """Whether its time is over: it still works, and the app says so."""
        return self.content.expires is not None and today > self.content.expires


def publish(content: KitContent, root: SigningKey, now: datetime) -> bytes:
    """The signed `.hrckit`. Raises ValueError for a content that no app could use."""
    check_changes(content.roots, content.campaign, root.public, content.version)
    for recipient in content.recipients:
        age.check_recipient(recipient.age)
    written = {**to_json(content), "made_at": to_text(now)}
    payload = {_CONTENT: canonical_json.dump(written)}
    payload |= {_FORMS + name: data for name, data in content.forms.items()}
    payload |= kit_files.payload_of(content.files)
    info = {
        bag.FORMAT: _format_of(content),
        "External-Identifier": content.campaign,
        "Kit-Version": str(content.version),
        "Bagging-Date": to_text(now)[:10],
    }
    files = bag.build(_root_folder(content), payload, info)
    signature = sshsig.sign(bag.tagmanifest(files), root, names.KIT_NAMESPACE)
    return canonical_zip.write(bag.signed(files, signature))


def open_kit(
    data: bytes, *, name: str = "", pinned: Pinned | None = None, app_version: str = __version__
) -> Kit:
    """Check a kit and compare it with the one remembered.

    Raises Fault: KIT_UNREADABLE, KIT_NOT_SIGNED (no signature, or not the pinned root's),
    KIT_NEEDS_NEWER_APP, KIT_OTHER_CAMPAIGN, KIT_OLDER, KIT_SAME_VERSION.
    """
    with told_as(_CODES, name):
        found = bag.parse(
            canonical_zip.read(data), wanted=names.KIT_WITH_FILES_FORMAT, earlier=(names.KIT_FORMAT,)
        )
        root = sshsig.verify(
            found.tagmanifest,
            found.signature or b"",
            names.KIT_NAMESPACE,
            code=Code.KIT_NOT_SIGNED,
            name=name,
        )
        content, made_at = _read(found)
    earlier = _earlier_roots(content, root, name)
    kit = Kit(content, root, hashlib.sha256(data).hexdigest(), made_at, earlier)
    if pinned:
        _compare(kit, pinned, name)
    if _order(content.lowest_app) > _order(app_version):
        raise Fault(Code.KIT_NEEDS_NEWER_APP, name=name, version=content.lowest_app)
    return kit


def _earlier_roots(content: KitContent, root: PublicKey, name: str) -> tuple[PublicKey, ...]:
    try:
        return check_changes(content.roots, content.campaign, root, content.version)
    except ValueError as error:
        raise Fault(Code.KIT_NOT_SIGNED, name=name) from error


def _format_of(content: KitContent) -> str:
    """An app that knows no files of forms says that it is too old, instead of asking without its lists."""
    return names.KIT_WITH_FILES_FORMAT if content.files else names.KIT_FORMAT


def _root_folder(content: KitContent) -> str:
    return f"kit-{content.campaign}-{content.version}"


def _read(found: bag.Bag) -> tuple[KitContent, datetime]:
    try:
        written = canonical_json.load(found.payload.get(_CONTENT, b""), max_bytes=_MAX_JSON)
        files = {name: data for name, data in found.payload.items() if name.startswith(kit_files.FOLDER)}
        others = found.payload.keys() - files.keys() - {_CONTENT}
        forms = {name[len(_FORMS) :]: found.payload[name] for name in others if name.startswith(_FORMS)}
        content = from_json(written, forms, files)
        made_at = from_text(str(written.get("made_at")))
    except ValueError as error:
        raise Refused(Reason.FOREIGN) from error
    if len(others) != len(forms):
        raise Refused(Reason.FOREIGN)
    if found.root != _root_folder(content) or found.info[bag.FORMAT] != _format_of(content):
        raise Refused(Reason.ALTERED)
    return content, made_at


def _compare(kit: Kit, pinned: Pinned, name: str) -> None:
    mine, version = kit.pin, kit.content.version
    if mine.campaign != pinned.campaign:
        raise Fault(Code.KIT_OTHER_CAMPAIGN, name=name)
    if pinned.root not in (mine.root, *(root.fingerprint for root in kit.earlier_roots)):
        raise Fault(Code.KIT_NOT_SIGNED, name=name)
    if version < pinned.version:
        raise Fault(Code.KIT_OLDER, name=name, version=version, known=pinned.version)
    if version == pinned.version and pinned.digest not in ("", mine.digest):
        raise Fault(Code.KIT_SAME_VERSION, name=name, version=version)


def _order(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    return tuple(map(int, found[0].split("."))) if found else ()
