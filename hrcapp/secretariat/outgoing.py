"""The tray of answers that wait to go out, by the way each form came in.

Where desks share a place, an answer leaves only after its event is there: what one desk promised, the others
must know, even when this computer is lost the next minute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcapp.exchange.dates import from_text, to_text
from hrcapp.exchange.dropbox import OfficerBox
from hrcapp.exchange.keys import PublicKey
from hrcapp.exchange.names import RECEIPT_EXTENSION
from hrcapp.exchange.place import put
from hrcapp.secretariat import kept
from hrcapp.secretariat.arrivals import BY_DROP_BOX, BY_FILE, BY_MAIL
from hrcapp.store import InTurn, Store, at_once, blobs

_ALL = """
    SELECT key, bundle, reference, revision, receipt, 'received' AS kind, arrived_at AS at, 0 AS stage
    FROM version
    UNION ALL
    SELECT key, bundle, reference, revision, decision_receipt, decision, decided_at, 1 FROM version
    WHERE decision_receipt != ''
"""
_PENDING = """
    WHERE key IN (SELECT version FROM arrival WHERE way = ?)
    AND receipt NOT IN (
        SELECT receipt FROM handed WHERE way IN (?, ?) OR (? = '' AND way LIKE ? || ':%'))
"""


Leaving = Callable[[str, str, str], bool]


def way_of(way: str, box: str) -> str:
    """The way by one of several drop boxes."""
    return f"{way}:{box}"


@dataclass(frozen=True)
class Answer:
    """A receipt that waits: its hash, which version it answers, its kind, and a name for its file."""

    receipt: str
    submission: str
    bundle: str
    reference: str
    kind: str
    file: str
    at: datetime


class Outgoing:
    """What waits, and putting it where its readers will find it."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        held: Callable[[], frozenset[str]] = frozenset,
        leaving: Leaving = lambda _version, _receipt, _way: True,
    ) -> None:
        """`held` gives the hashes of the answers whose event is not with the other desks yet.

        `leaving` is told (version, receipt, way) before an answer leaves, and says whether it still may.
        """
        self._store = store
        self._clock = clock
        self._held = held
        self._leaving = leaving

    def pending(self, way: str = BY_FILE, box: str = "") -> list[Answer]:
        """Answers not yet given on that way, to forms that came by it, and free to go; the oldest first.

        A campaign may have several drop boxes: `box` names the one that is meant, "" any of them.
        """
        return self._free(self._waiting(way, box))

    def held(self) -> int:
        """How many answers, on any way, wait until their event is with the other desks."""
        held = self._held()
        ways = (BY_FILE, BY_MAIL, BY_DROP_BOX)
        return sum(one.receipt in held for way in ways for one in self._waiting(way))

    def _waiting(self, way: str, box: str = "") -> list[Answer]:
        return self._answers(_PENDING, (way, way, way_of(way, box), box, way))

    def _free(self, answers: list[Answer]) -> list[Answer]:
        held = self._held()
        return [one for one in answers if one.receipt not in held]

    def of(self, submission: str) -> list[Answer]:
        """All answers ever made to one version, whether given or not."""
        return self._answers("WHERE key = ?", (submission,))

    def write(self, folder: Path, answers: list[Answer] | None = None) -> list[Path]:
        """Put what waits (or those of these answers that may go) into a folder or onto a stick.

        Raises Fault PLACE_*.
        """
        written = []
        for answer in self.pending() if answers is None else self._free(answers):
            if self.leaves(answer, BY_FILE):
                written.append(put(folder, answer.file, self.data(answer)))
                self.given(answer, BY_FILE)
        return written

    def send(
        self,
        box: OfficerBox,
        in_turn: InTurn = at_once,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Put what may go into a drop box; how many. Nobody knows which one a town reads: each gets all.

        Raises Fault PLACE_*, BOX_*.

        `progress` gets (answers put, answers in all). What was put is remembered one by one.
        """
        name = box.name
        answers = in_turn(lambda: self.pending(BY_DROP_BOX, name))
        count = 0
        for answer in answers:
            if cancelled and cancelled():
                break
            addressed = in_turn(lambda answer=answer: self._addressed(answer))  # type: ignore[misc]
            if addressed is None:
                continue
            box.put_receipt(*addressed)
            in_turn(lambda answer=answer: self.given(answer, way_of(BY_DROP_BOX, name)))  # type: ignore[misc]
            count += 1
            if progress:
                progress(count, len(answers))
        return count

    def leaves(self, answer: Answer, way: str) -> bool:
        """Before it leaves: whether it still may. A decision that was taken back never leaves."""
        return self._leaving(answer.submission, answer.receipt, way)

    def _addressed(self, answer: Answer) -> tuple[PublicKey, bytes] | None:
        """The device that sent the form, and the answer's bytes; None for what may not leave any more."""
        if not self.leaves(answer, BY_DROP_BOX):
            return None
        return kept.signer(self._store, answer.bundle), self.data(answer)

    def data(self, answer: Answer) -> bytes:
        """The file itself."""
        return blobs.get(self._store, answer.receipt)

    def _answers(self, where: str, values: tuple[str, ...]) -> list[Answer]:
        sql = f"SELECT * FROM ({_ALL}) {where} ORDER BY at, reference, revision, stage"  # noqa: S608
        return [
            Answer(
                receipt=row["receipt"],
                submission=row["key"],
                bundle=row["bundle"],
                reference=row["reference"],
                kind=row["kind"],
                file=f"{row['reference']}-{row['revision']}-{row['kind']}{RECEIPT_EXTENSION}",
                at=from_text(row["at"]),
            )
            for row in self._store.rows(sql, values)
        ]

    def given(self, answer: Answer, way: str) -> None:
        """Note that an answer went out on that way."""
        self._store.execute(
            "INSERT OR REPLACE INTO handed VALUES (?, ?, ?)", (answer.receipt, way, to_text(self._clock()))
        )
