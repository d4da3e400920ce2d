"""The data folder (`HRCAPP_HOME`): whose it is, its settings, and where its files lie.

It lies outside the install folder, so removing or updating the app never touches it. Settings hold no secrets
and no personal data, and stay readable when the store can't be opened.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole

_CHANGING = threading.Lock()
"""Two threads that each keep a setting must not lose the other's: one says where the key lies."""


class Role(StrEnum):
    """Which side a data folder belongs to; recorded in it at the first start."""

    OFFICER = "officer"
    SECRETARIAT = "secretariat"


def default_path() -> Path:
    """`HRCAPP_HOME`, the folder beside a portable program's, or where this system keeps a program's data."""
    if chosen := os.environ.get("HRCAPP_HOME"):
        return Path(chosen)
    if beside := portable_path():
        return beside
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "hrcapp"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "hrcapp"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "hrcapp"


def portable_path() -> Path | None:
    """`hrcapp-data` beside the folder of a frozen program with a file `portable` in it: all on one stick.

    Beside the folder and not in it, so that the next version's folder finds the same data, and removing an
    old version removes nothing else.
    """
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    return folder.parent / "hrcapp-data" if (folder / "portable").exists() else None


@dataclass(frozen=True)
class Home:
    """An existing, writable data folder."""

    path: Path

    @classmethod
    def open(cls, path: Path | None = None) -> Home:
        """Make the folder if need be and prove that it can be written. Raises Fault HOME_UNUSABLE."""
        path = (path or default_path()).absolute()
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            probe = path / ".writable"
            probe.write_bytes(b"")
            probe.unlink()
        except (OSError, RuntimeError) as error:
            raise Fault(Code.HOME_UNUSABLE, path=str(path)) from error
        return cls(path)

    @property
    def role(self) -> Role | None:
        """Whose folder this is; None before the first start has asked."""
        role = self.settings().get("role")
        return Role(role) if role in list(Role) else None

    def claim(self, role: Role) -> None:
        """Record the role, once. Raises Fault ROLE_OTHER when it is the other side's."""
        recorded = self.role
        if recorded not in (None, role):
            raise Fault(Code.ROLE_OTHER, role=str(recorded))
        if recorded is None:
            self.change(role=str(role))

    def settings(self) -> dict[str, Any]:
        """What the user chose: languages, text size, theme. An unreadable file counts as nothing chosen."""
        try:
            found = json.loads((self.path / "settings.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def change(self, **settings: object) -> None:
        """Write settings; None removes one."""
        with _CHANGING:
            merged = {k: v for k, v in {**self.settings(), **settings}.items() if v is not None}
            text = json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True)
            write_whole(self.path / "settings.json", text.encode())

    @property
    def is_portable(self) -> bool:
        """Whether it lies beside a program on a stick, where no key store of a system can hold its key."""
        return self.path == portable_path()

    def folder(self, *parts: str) -> Path:
        """A folder inside, made if need be, readable by this user only."""
        found = self.path.joinpath(*parts)
        found.mkdir(parents=True, exist_ok=True, mode=0o700)
        return found
