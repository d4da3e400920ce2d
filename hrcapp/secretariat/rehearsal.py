"""Rehearsing the restore of a desk: its second copy, opened aside with the printed code.

What comes out is compared with the desk that runs: every line of its log is here, the chains hold, the counts
are those of the day. The data of the desk are not touched, and the key is written nowhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hrcapp.exchange import restoring, second_copy
from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.restoring import TakenOut
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody
from hrcapp.secretariat.audit import Audit, Audited
from hrcapp.store import Home, Role, Store, proving, vault_of
from hrcapp.vault import Vault

OLD = timedelta(days=30)
"""A rehearsal older than this counts for nothing."""
_SETTING = "rehearsed"


@dataclass(frozen=True)
class Counts:
    """What a store holds: lines of all desks' logs, versions of forms, kept files."""

    entries: int
    versions: int
    files: int


@dataclass(frozen=True)
class Rehearsed:
    """What came of it. `later`: lines that were written here since the copy was made; `lost`: lines of the
    copy that are not here; `faults`: what the audit of the copy found. `seconds` it took, checks and all."""

    at: datetime
    copy_made_at: datetime
    seconds: float
    counts: Counts
    here: Counts
    later: int
    lost: int
    faults: int

    @property
    def clean(self) -> bool:
        """Whether a desk could go on from this copy."""
        return not self.faults and not self.lost


@dataclass(frozen=True)
class Last:
    """The last rehearsal that went well: when, of a copy made when, how many seconds it took."""

    at: datetime
    copy_made_at: datetime
    seconds: float


def newest_copy(home: Home, folder: Path) -> Path:
    """The newest second copy of this desk in a folder.

    Raises Fault SECOND_COPY_NONE, ROLE_OTHER.
    """
    if home.role is Role.OFFICER:
        raise Fault(Code.ROLE_OTHER, role=str(home.role))
    found = second_copy.copies(folder, second_copy.owner_of(vault_of(home)))
    if not found:
        raise Fault(Code.SECOND_COPY_NONE, path=str(folder))
    return found[0].path


def rehearse(home: Home, copy: Path, typed: str, clock: Callable[[], datetime]) -> Rehearsed:
    """Restore a copy aside, open it and compare. From any thread; the desk may be open meanwhile.

    Remembers one that went well. Raises Fault ROLE_OTHER, CAMPAIGN_MISSING, KEY_FILE_MISSING, and what
    `restoring.taken_out` raises.
    """
    began = time.monotonic()
    with restoring.taken_out(copy, home.folder("rehearsing"), typed) as out:
        if out.found.role is not Role.SECRETARIAT:
            raise Fault(Code.ROLE_OTHER, role=str(out.found.role))
        audited, theirs, counts = _look(out)
    with closing(_opened(home, vault_of(home))) as store:
        ours, here = _lines(store), _counts(store)
    made = Rehearsed(
        at=clock(),
        copy_made_at=out.found.made_at,
        seconds=time.monotonic() - began,
        counts=counts,
        here=here,
        later=len(ours - theirs),
        lost=len(theirs - ours),
        faults=len(audited.faults),
    )
    if made.clean:
        _remember(home, made)
    return made


def last(home: Home) -> Last | None:
    """The last one that went well."""
    said = home.settings().get(_SETTING)
    try:
        return Last(from_text(said["at"]), from_text(said["copy"]), float(said["seconds"]))  # type: ignore[index]
    except (TypeError, KeyError, ValueError):
        return None


def is_old(done: Last | None, now: datetime) -> bool:
    """Whether no copy was tried for a month."""
    return done is None or now - done.at > OLD


def _look(out: TakenOut) -> tuple[Audited, frozenset[str], Counts]:
    """Open the copy as a desk is opened, and check every line and every byte."""
    home = Home(out.folder)
    vault = Vault(out.folder / "keys", out.key)
    kits, own = custody.kits(home), custody.staff_key(vault).public.fingerprint
    with closing(_opened(home, vault)) as store:
        return Audit(store, kits, own).run(), _lines(store), _counts(store)


def _opened(home: Home, vault: Vault) -> Store:
    if not (home.path / custody.STORE_NAME).exists():
        raise Fault(Code.STORE_DAMAGED, name=custody.STORE_NAME)
    store = custody.open_database(home, vault)
    with proving(store):
        return store


def _lines(store: Store) -> frozenset[str]:
    return frozenset(row["digest"] for row in store.rows("SELECT digest FROM event"))


def _counts(store: Store) -> Counts:
    row = store.row(
        "SELECT (SELECT count(*) FROM event) AS entries, (SELECT count(*) FROM version) AS versions,"
        " (SELECT count(*) FROM blob) AS files"
    )
    return Counts(**row) if row else Counts(0, 0, 0)


def _remember(home: Home, made: Rehearsed) -> None:
    said = {"at": to_text(made.at), "copy": to_text(made.copy_made_at), "seconds": round(made.seconds, 1)}
    home.change(**{_SETTING: said})
