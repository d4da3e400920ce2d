"""What lies in files beside the stores, as the audit notices it: told apart by a hash, never by its words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hrcapp.exchange import canonical_json, checks
from hrcapp.exchange.names import COPIED, PLACED, RESTORED
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.store import Home
from hrcapp.vault import Vault

Noticed = dict[str, Mapping[str, Any] | None]
"""By kind of deed; None for what is not there."""

_MARKS = {Deed.RESTORED: RESTORED, Deed.SECOND_COPY: COPIED, Deed.UPDATE: PLACED}
_KEPT = ("file", "passphrase")
_WAYS_IN = ("recovery.wrapped", "passphrase.slot")


def of_kit(kit: CampaignKit) -> Noticed:
    """The kit that a store works with."""
    digest, version = kit.pinned() or ("", 0)
    # Whatever else stands there is told when the kit is opened.
    known = checks.SHA256.fullmatch(digest) and version >= 0
    return {Deed.KIT: {"file": digest, "count": version} if known else None}


def of_folder(home: Home, vault: Vault) -> Noticed:
    """How the key of the folder is kept, whether a printed code opens it (`count` 1); copies, updates."""
    kept = str(home.settings().get("keystore", "file"))
    ways = {name: _hash(vault.folder / name) for name in _WAYS_IN}
    state = hashlib.sha256(canonical_json.dump({**ways, "kept": kept})).hexdigest()
    return {
        **{deed: _marked(home, name) for deed, name in _MARKS.items()},
        Deed.KEYS: {
            "file": state,
            "detail": kept if kept in _KEPT else "keyring",
            "count": int(vault.has_recovery_code),
        },
    }


def _marked(home: Home, name: str) -> Mapping[str, Any] | None:
    mark = str(home.settings().get(name, ""))
    return {"file": mark} if checks.SHA256.fullmatch(mark) else None


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
