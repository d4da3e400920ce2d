"""The last exchange with a drop box, as a later start of the app may tell it: when, where, how it ended.

Counts, the server's name and a code; neither forms nor credentials.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from hrcapp.model.faults import Code, Fault
from hrcapp.model.files import write_whole
from hrcapp.store import Home

_FILE = "last.json"


@dataclass(frozen=True)
class LastRun:
    """`server` is the name that people are told; `fault` says why it did not end well."""

    at: datetime
    server: str
    sent: int = 0
    taken: int = 0
    fault: Fault | None = None


def keep(home: Home, run: LastRun) -> None:
    """Remember it in the place of the one before."""
    found = {"at": run.at.isoformat(), "server": run.server, "sent": run.sent, "taken": run.taken}
    if run.fault is not None:
        found |= {"code": str(run.fault.code), "params": run.fault.params}
    write_whole(home.folder("sending") / _FILE, json.dumps(found, ensure_ascii=False).encode())


def recall(home: Home) -> LastRun | None:
    """The last one; None where there was none, or it can't be read."""
    try:
        found = json.loads((home.folder("sending") / _FILE).read_bytes())
        params = {str(name): value for name, value in dict(found.get("params", {})).items()}
        fault = Fault(Code(found["code"]), **params) if "code" in found else None
        at = datetime.fromisoformat(found["at"])
        return LastRun(at, str(found["server"]), int(found["sent"]), int(found["taken"]), fault)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
