"""Protected profiles: several towns on one laptop, each in an encrypted file that only her PIN opens.

Which profiles there are, the vault says: a profile is there when its keys are, and gone when they are erased.
The encrypted file is made when it is first opened, so every change of keys is one replacement of one file.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import overwrite
from hrcapp.officer.audit_entry import By, Deed
from hrcapp.officer.audit_shared import SharedTrail, marked
from hrcapp.officer.editor import Clock
from hrcapp.officer.profiles_access import Access
from hrcapp.officer.profiles_administrator import Administration, Administrator
from hrcapp.officer.profiles_forgetting import Forgotten, check_received, forget_profile
from hrcapp.officer.profiles_index import Noted, ProfileEntry, ProfileIndex, ProfileState, ProfileSummary
from hrcapp.officer.profiles_keys import ID, PREFIX, ProfileKeys, wipe
from hrcapp.officer.profiles_rules import title_in
from hrcapp.officer.profiles_summary import begin_prepared, summary
from hrcapp.officer.workspace import Workspace, utc_now
from hrcapp.store import Home
from hrcapp.vault import Vault, slots


@dataclass(frozen=True)
class Town:
    """A town to make ready for. `answers` are those that are known, by the name of their question."""

    title: str
    answers: Mapping[str, str] = field(default_factory=dict)


class Profiles:
    """The protected profiles of one data folder. Use it from the store's thread.

    What needs a PIN or passphrase takes some tenths of a second and 128 MiB; `cost`: see `vault.slots`.
    """

    def __init__(self, home: Home, vault: Vault, clock: Clock = utc_now, *, cost: int = slots.COST) -> None:
        self._home, self._vault, self._clock = home, vault, clock
        self._folder = home.folder("profiles")
        self._index = ProfileIndex(self._folder / "index.json")
        self.audit = SharedTrail(home, vault, clock)
        self._access = Access(vault, self._folder, clock, cost, self.audit)

    @property
    def administration(self) -> Administration:
        """Who looks after this laptop."""
        return self._access.administration

    # -- which there are

    @property
    def folder(self) -> Path:
        """Where the encrypted files lie."""
        return self._folder

    def list(self) -> tuple[ProfileEntry, ...]:
        """All of them by title. Whatever a kill left half forgotten is forgotten first."""
        for profile, noted in self._index.read().items():
            if noted.forgetting:
                self._forget(profile, By.ANYBODY)
        held = self._index.read()
        known = {name.removeprefix(PREFIX) for name in self._vault.names(PREFIX)}
        files = {path.stem for path in self._folder.glob("*.db") if ID.fullmatch(path.stem)}
        found = (self._entry(one, held.get(one, Noted())) for one in known | files)
        return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))

    def entry(self, profile: str) -> ProfileEntry:
        """One of them. Raises Fault PROFILE_UNKNOWN."""
        found = next((one for one in self.list() if one.id == profile), None)
        if found is None:
            raise Fault(Code.PROFILE_UNKNOWN)
        return found

    def _entry(self, profile: str, noted: Noted) -> ProfileEntry:
        title, made, state, training = noted.title, noted.made, ProfileState.KEYLESS, False
        with suppress(Fault):
            keys = ProfileKeys.read(self._vault, profile)
            title, made, training = keys.title, keys.made, keys.training
            state = ProfileState.PROTECTED if keys.begun else ProfileState.PREPARED
        made_at = datetime.fromisoformat(made) if made else None
        return ProfileEntry(profile, title, made_at, state, training, noted.help, noted.summary)

    # -- making them

    def create(self, title: str, pin: str, *, training: bool = False) -> tuple[ProfileEntry, str]:
        """A new profile, and its recovery code: to be printed, and nowhere kept.

        `training`: its forms are for practice. Raises Fault PROFILE_TITLE, PROFILE_TITLE_TAKEN, PIN_SHORT,
        PIN_SIMPLE, DISK_FULL, STORE_READ_ONLY.
        """
        keys = ProfileKeys(_new_id(), self._free(title), self._clock().isoformat(), training)
        return self._begin(keys, pin)

    def prepare(self, towns: Iterable[Town]) -> tuple[ProfileEntry, ...]:
        """Profiles whose first opener sets the PIN (`begin`); towns that have one are left out.

        Raises Fault PROFILE_TITLE for a name that can't be one, before anything is made; DISK_FULL,
        STORE_READ_ONLY.
        """
        taken = {one.title.casefold() for one in self.list()}
        named = {title_in(town.title).casefold(): town for town in towns}
        new = [
            ProfileKeys(
                _new_id(), title_in(town.title), self._clock().isoformat(), answers=dict(town.answers)
            )
            for title, town in named.items()
            if title not in taken
        ]
        for keys in new:
            keys.write(self._vault)
        self._index.note_all({keys.id: Noted(keys.title, keys.made) for keys in new})
        if new:
            self.audit.note_each(Deed.PROFILE_PREPARED, [{"profile": keys.id} for keys in new], By.OWNER)
        return tuple(self._entry(keys.id, Noted()) for keys in new)

    def begin(self, profile: str, pin: str) -> tuple[ProfileEntry, str]:
        """Set the first PIN of a prepared profile; its recovery code. Raises PROFILE_BEGUN, PIN_*."""
        keys = ProfileKeys.read(self._vault, profile)
        if keys.begun:
            raise Fault(Code.PROFILE_BEGUN, title=keys.title)
        return self._begin(keys, pin)

    def _begin(self, keys: ProfileKeys, pin: str) -> tuple[ProfileEntry, str]:
        code = self._access.begin(keys, pin)
        self._index.note(keys.id, title=keys.title, made=keys.made)
        self.audit.note(Deed.PROFILE_BEGUN, By.TOWN, profile=keys.id)
        return self._entry(keys.id, self._index.read()[keys.id]), code

    def _free(self, title: str) -> str:
        title = title_in(title)
        if any(one.title.casefold() == title.casefold() for one in self.list()):
            raise Fault(Code.PROFILE_TITLE_TAKEN, title=title)
        return title

    # -- opening and handing back

    def open(self, profile: str, pin: str) -> Workspace:
        """Open it with its PIN. Raises Fault PIN_WRONG, TRIES_WAIT, PROFILE_*, STORE_*, DISK_FULL."""
        return self._opened(profile, lambda: self._access.by_pin(profile, pin), By.TOWN)

    def open_as_administrator(self, profile: str, administrator: Administrator) -> Workspace:
        """Raises Fault PROFILE_NOT_SHARED, PROFILE_NOT_BEGUN, PROFILE_*, STORE_*."""
        return self._opened(
            profile, lambda: self._access.by_administrator(profile, administrator), By.FACILITATOR
        )

    def begin_prepared(self, workspace: Workspace, *, language: str, zone: str = "UTC") -> str | None:
        """Begin the form that was prepared, with the answers that are known; its id, None for none (left)."""
        answers = ProfileKeys.read(self._vault, workspace.profile).answers
        return begin_prepared(workspace, answers, language=language, zone=zone) if answers else None

    def note(self, workspace: Workspace) -> None:
        """Let the board know how far an open profile has come. Raises Fault DISK_FULL, STORE_READ_ONLY."""
        self._index.note(workspace.profile, summary=summary(workspace))

    def lock(self, workspace: Workspace) -> None:
        """Hand back: note how far it has come, then close it. It is closed whatever happens."""
        try:
            self.note(workspace)
            self._noted(Deed.PROFILE_CLOSED, workspace)
        finally:
            workspace.close()

    def _noted(self, deed: Deed, workspace: Workspace) -> None:
        """Let the computer's own chain say where that of a profile ends now."""
        audit = workspace.audit
        self.audit.note(deed, audit.by, profile=workspace.profile, **marked(audit.head()))

    def ask_for_help(self, profile: str, *, needed: bool) -> None:
        """Raise or lower the flag; it needs no key."""
        self._index.note(profile, help=needed)

    def tries_left(self, profile: str) -> int:
        """How many wrong PINs there may be before the first pause."""
        return self._access.tries(profile).left()

    # -- keys

    def change_pin(self, profile: str, old: str, new: str) -> None:
        """Raises Fault PIN_WRONG, TRIES_WAIT, PIN_SHORT, PIN_SIMPLE, DISK_FULL."""
        self._access.change_pin(profile, old, new)

    def reset_pin(self, profile: str, administrator: Administrator, new: str) -> None:
        """A new PIN for a town that forgot hers. Raises Fault PIN_*, PROFILE_NOT_SHARED."""
        self._access.reset_pin(profile, administrator, new)

    def recover(self, profile: str, code: str, new: str) -> None:
        """A new PIN by the profile's printed code, which stays good. Raises Fault RECOVERY_CODE_*, PIN_*."""
        self._access.recover(profile, code, new)

    def _opened(self, profile: str, key_of: Callable[[], bytearray], by: By) -> Workspace:
        try:
            key = key_of()
            try:
                made = Workspace(self._home, self._vault, self._clock, profile=profile, key=bytes(key), by=by)
            finally:
                wipe(key)
        except Fault as fault:
            self.audit.refused(profile, fault)
            raise
        try:
            self._noted(Deed.PROFILE_OPENED, made)
            made.late.into(made.answers)
        except BaseException:
            made.close()
            raise
        return made

    def start_over(self, profile: str, pin: str) -> None:
        """Empty a training profile: everything in it was for practice. Raises Fault PIN_WRONG, TRIES_WAIT."""
        if not ProfileKeys.read(self._vault, profile).training:
            raise ValueError("only what is for practice begins again")
        wipe(self._access.by_pin(profile, pin))
        # The log before its file: a log alone would be taken for news of the next one.
        for path in sorted(self._folder.glob(f"{profile}.db*"), reverse=True):
            overwrite(path)
        self._index.note(profile, summary=ProfileSummary())
        self.audit.note(Deed.PROFILE_ANEW, By.TOWN, profile=profile)

    # -- forgetting

    def forget(self, profile: str, administrator: Administrator, *, confirmed: bool = False) -> Forgotten:
        """Erase its keys, then its file. `confirmed`: a person has read what is lost.

        Raises Fault PROFILE_NOT_RECEIVED while the secretariat has not answered for each of its forms,
        unless confirmed; DISK_FULL, STORE_READ_ONLY: then nothing or all of it is forgotten, at the latest
        when the profiles are listed next.
        """
        entry = self.entry(profile)
        if not confirmed and entry.state is not ProfileState.PREPARED:
            workspace = self.open_as_administrator(profile, administrator)
            try:
                check_received(workspace)
            finally:
                workspace.close()
        self._index.note(profile, forgetting=True)
        return self._forget(profile, By.FACILITATOR, entry.title)

    def forget_open(self, workspace: Workspace, *, confirmed: bool = False) -> Forgotten:
        """The same by whoever has it open; it is closed then."""
        if not confirmed:
            check_received(workspace)
        title = self.entry(workspace.profile).title
        workspace.close()
        self._index.note(workspace.profile, forgetting=True)
        return self._forget(workspace.profile, workspace.audit.by, title)

    def _forget(self, profile: str, by: By, title: str = "") -> Forgotten:
        forgotten = forget_profile(self._home, self._vault, profile, title)
        # Told twice after a kill in between, rather than never.
        self.audit.note(Deed.PROFILE_FORGOTTEN, by, profile=profile)
        self._index.drop(profile)
        return forgotten


def _new_id() -> str:
    return secrets.token_hex(8)
