"""The public key of a desk's staff as a small file, for the desk that makes the next kit (`.json`).

It is signed by the key it carries: nobody can have another's key put into a kit under their own name. That
the person is who they say they are, two people settle by reading eight words to each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hrcapp.exchange import canonical_json, checks, names, sshsig
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.safety_words import safety_words
from hrcapp.model.faults import Code, Fault

MAX_BYTES = 16 * 1024
_FORMAT = "hrc-staff-key/1"
_MAX_NAME = 80


@dataclass(frozen=True)
class StaffKey:
    """Whose key it is, and for which campaign."""

    campaign: str
    name: str
    public: PublicKey

    @property
    def words(self) -> tuple[str, ...]:
        """Eight words to compare by telephone."""
        return safety_words(self.public)


def write(campaign: str, name: str, key: SigningKey) -> bytes:
    """The file. Raises ValueError for a name that is empty or longer than 80 signs."""
    said = _said(StaffKey(campaign, _checked(name), key.public))
    armor = sshsig.sign(canonical_json.dump(said), key, names.STAFF_NAMESPACE).decode()
    return canonical_json.dump({**said, "signature": armor})


def read(data: bytes, campaign: str, *, name: str = "") -> StaffKey:
    """The key in a file; `name` is the file's. Raises STAFF_KEY_UNREADABLE, STAFF_KEY_OTHER_CAMPAIGN."""
    try:
        found = canonical_json.load(data, max_bytes=MAX_BYTES)
        armor = checks.text(found.get("signature"))
        key = StaffKey(
            checks.text(found.get("campaign")),
            _checked(checks.text(found.get("name"))),
            PublicKey.parse(checks.text(found.get("public"))),
        )
        if found != {**_said(key), "signature": armor}:
            raise ValueError("other keys than expected")
    except ValueError as error:
        raise Fault(Code.STAFF_KEY_UNREADABLE, name=name) from error
    content = canonical_json.dump(_said(key))
    code = Code.STAFF_KEY_UNREADABLE
    if sshsig.verify(content, armor.encode(), names.STAFF_NAMESPACE, code=code, name=name) != key.public:
        raise Fault(code, name=name)
    if key.campaign != campaign:
        raise Fault(Code.STAFF_KEY_OTHER_CAMPAIGN, name=name)
    return key


def _said(key: StaffKey) -> dict[str, Any]:
    return {"format": _FORMAT, "campaign": key.campaign, "name": key.name, "public": key.public.openssh}


def _checked(name: str) -> str:
    if not name or len(name) > _MAX_NAME or not name.isprintable() or name != name.strip():
        raise ValueError("not a name")
    return name
