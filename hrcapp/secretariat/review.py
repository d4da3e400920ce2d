"""Deciding about what arrived: accept, ask for a correction, reject. Every decision answers its sender."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcapp.exchange.receipt import Comment
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import PledgeFacts
from hrcapp.model.status import ReviewState
from hrcapp.secretariat import fold, kept
from hrcapp.secretariat.answers import Answer, answers
from hrcapp.secretariat.disputes import Decision
from hrcapp.secretariat.fold import Kind
from hrcapp.secretariat.items import OPEN, ROWS, WAITS, item_of
from hrcapp.secretariat.items import Item as Item
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.parties import Parties, Proposal
from hrcapp.secretariat.reading import Reader, Reading, checked
from hrcapp.secretariat.receipts import MESSAGES, Issuer, language_of, short_code
from hrcapp.secretariat.second_reader import SecondReader
from hrcapp.store import Store, blobs
from hrcapp.xforms import FormDefinition

if TYPE_CHECKING:
    from hrcapp.statement import SignatureReport, Verdict

_SAYS: Mapping[str, str] = {Kind.ACCEPT: "accepted", Kind.RETURN: "returned", Kind.REJECT: "rejected"}


@dataclass(frozen=True)
class Detail:
    """What a person needs to decide.

    `short_codes` are read out on the telephone, by kind of receipt. `words` are those of decisions already
    taken: (message, comments); `decisions` are those that differ, with their desks. `reply_language` is that
    of the answer. `checked` is what can be said of the statement, with trust as the desk's list has it.
    """

    item: Item
    facts: PledgeFacts
    answers: tuple[Answer, ...]
    previous: str | None
    sender: str
    checked: Verdict | None
    attachments: tuple[tuple[str, int], ...]
    proposal: Proposal
    short_codes: Mapping[str, str]
    words: tuple[tuple[str, Mapping[str, str]], ...]
    notes: tuple[str, ...]
    reply_language: str
    decisions: tuple[Decision, ...] = ()

    @property
    def signatures(self) -> tuple[SignatureReport, ...]:
        """What is known of each signature of the statement."""
        return self.checked.signatures if self.checked else ()


class Review:
    """The versions that arrived, and the decisions about them."""

    def __init__(
        self,
        store: Store,
        log: Log,
        reader: Reader,
        issuer: Issuer,
        parties: Parties,
        approve: Callable[[str], object],
        issuers: Callable[[], Iterable[bytes]] = tuple,
        decisions: Callable[[str], tuple[Decision, ...]] = lambda _key: (),
        second_reader: SecondReader | None = None,
    ) -> None:
        self._store = store
        self._log = log
        self._reader = reader
        self._issuer = issuer
        self._parties = parties
        self._approve = approve
        self._issuers = issuers
        self._decisions = decisions
        self._second_reader = second_reader

    def items(self, state: ReviewState | None = None) -> list[Item]:
        """All versions, or those in one state; the newest first."""
        return [item for item in self._items() if state is None or item.state is state]

    def waiting(self) -> list[Item]:
        """The versions that a person must decide about: new ones, and those where decisions differ."""
        return self._items(f"WHERE {WAITS}")

    def _items(self, where: str = "") -> list[Item]:
        order = "ORDER BY version.arrived_at DESC, version.reference DESC"
        return list(map(item_of, self._store.each(f"{ROWS} {where} {order}")))

    def item(self, key: str) -> Item:
        """One version. Raises Fault REFERENCE_UNKNOWN."""
        row = self._store.row(ROWS + "WHERE version.key = ?", (key,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=key)
        return item_of(row)

    def find(self, reference: str) -> Item:
        """The version meant by a number: one that waits, else the newest. Raises Fault REFERENCE_UNKNOWN."""
        newest = "ORDER BY version.revision DESC, version.arrived_at DESC, version.key"
        found = [
            item_of(row)
            for row in self._store.rows(f"{ROWS} WHERE version.reference = ? {newest}", (reference,))
        ]
        if not found:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=reference)
        return next((item for item in found if item.state in OPEN), found[0])

    def detail(self, key: str, language: str) -> Detail:
        """A version with its answers, labels in `language`. Raises Fault REFERENCE_UNKNOWN."""
        item = self.item(key)
        reading = self._reading(key)
        earlier = self._earlier(item)
        content = reading.opened.content
        version = fold.version(key, self._log.about(key))
        return Detail(
            item=item,
            facts=reading.facts,
            answers=answers(
                self._reader.definition(content.form_digest),
                content.instance_xml,
                language,
                now=self._issuer.clock(),
                previous=self._form_and_answers(earlier) if earlier else None,
            ),
            previous=earlier,
            sender=reading.opened.signer.fingerprint,
            checked=checked(content.statement_pdf, self._issuers()),
            attachments=tuple((name, len(data)) for name, data in content.attachments.items()),
            proposal=self._parties.propose(reading.facts.party, item.reference),
            short_codes={kind: short_code(reading, item.reference, kind) for kind in MESSAGES},
            words=tuple(map(self._words, version.words)) if version else (),
            notes=tuple(kept.get(self._store, one).decode() for one in version.notes) if version else (),
            reply_language=language_of(reading),
            decisions=self._decisions(key) if item.state is ReviewState.CONFLICT else (),
        )

    def statement(self, key: str) -> bytes | None:
        """The statement's PDF as it came."""
        return self._reading(key).opened.content.statement_pdf

    def attachment(self, key: str, name: str) -> bytes:
        """An attachment as it came. Raises Fault FILE_UNREADABLE."""
        found = self._reading(key).opened.content.attachments.get(name)
        if found is None:
            raise Fault(Code.FILE_UNREADABLE, name=name)
        return found

    def accept(self, key: str, message: str = "") -> ReviewState:
        """Accept a version and its sender; or propose to, where the kit asks for a second reader.

        A party that is not decided yet is made from it, unless others share its name: then a person decides
        first (Fault PARTY_UNDECIDED). Raises Fault ALREADY_DECIDED, SECOND_READER_OTHER.
        """
        item = self._undecided(key)
        with self._store.transaction():
            if item.party is None:
                self._make_party(item)
            if self._second_reader is not None and self._second_reader.must_propose(key):
                self._second_reader.propose(key, message)
                return ReviewState.PROPOSED
            self._decide(Kind.ACCEPT, item, message)
        self._approve(self._sender(key))
        return ReviewState.ACCEPTED

    def return_(self, key: str, comments: Mapping[str, str], message: str = "") -> None:
        """Ask for corrections; `comments` by the path of a question, "" for the whole form.

        Raises Fault COMMENT_REQUIRED, ALREADY_DECIDED.
        """
        said = {path: text.strip() for path, text in comments.items() if text.strip()}
        if not said:
            raise Fault(Code.COMMENT_REQUIRED)
        with self._store.transaction():
            self._decide(Kind.RETURN, self._undecided(key), message, said)

    def reject(self, key: str, reason: str) -> None:
        """Reject a version; the sender reads the reason. Raises Fault REASON_REQUIRED, ALREADY_DECIDED."""
        if not reason.strip():
            raise Fault(Code.REASON_REQUIRED)
        with self._store.transaction():
            self._decide(Kind.REJECT, self._undecided(key), reason.strip())

    def decide_anew(self, key: str, kind: Kind, message: str, comments: Mapping[str, str]) -> None:
        """Decide whatever was decided before, and answer; `Superseding` says when that may be."""
        item = self.item(key)
        with self._store.transaction():
            if kind is Kind.ACCEPT and item.party is None:
                self._make_party(item)
            self._decide(kind, item, message, comments)
        if kind is Kind.ACCEPT:
            self._approve(self._sender(key))

    def reply_language(self, key: str) -> str:
        """The language in which the sender is answered."""
        return language_of(self._reading(key))

    def note(self, key: str, text: str) -> None:
        """Write something beside a version that only the desk reads."""
        with self._store.transaction():
            self._log.append(Kind.NOTE, self.item(key).key, {"text": blobs.put(self._store, text.encode())})

    def _undecided(self, key: str) -> Item:
        """A version that may be decided: a new one, or one about which decisions disagree."""
        item = self.item(key)
        if item.state in (ReviewState.ACCEPTED, ReviewState.RETURNED, ReviewState.REJECTED):
            raise Fault(Code.ALREADY_DECIDED, decision=str(item.state))
        return item

    def _make_party(self, item: Item) -> None:
        proposal = self._parties.propose(self._reading(item.key).facts.party, item.reference)
        if proposal.near:
            raise Fault(Code.PARTY_UNDECIDED, name=item.name)
        self._parties.create(item.submission)

    def _decide(
        self, kind: Kind, item: Item, message: str, comments: Mapping[str, str] | None = None
    ) -> None:
        said = dict(comments or {})
        listed: Sequence[Comment] = [Comment(path, text) for path, text in said.items()]
        reading = self._reading(item.key)
        words = json.dumps({"message": message, "comments": said}, ensure_ascii=False, sort_keys=True)
        receipt = self._issuer.issue(_SAYS[kind], reading, item.reference, message=message, comments=listed)
        self._log.append(
            kind, item.key, {"receipt": receipt, "words": blobs.put(self._store, words.encode())}
        )

    def _reading(self, key: str) -> Reading:
        row = self._store.row("SELECT bundle FROM version WHERE key = ?", (key,))
        if row is None:
            raise Fault(Code.REFERENCE_UNKNOWN, reference=key)
        return kept.reading(self._store, self._reader, row["bundle"])

    def _sender(self, key: str) -> str:
        row = self._store.row("SELECT sender FROM version WHERE key = ?", (key,))
        return str(row["sender"]) if row else ""

    def _earlier(self, item: Item) -> str | None:
        row = self._store.row(
            """SELECT key FROM version WHERE submission = ? AND revision < ?
               ORDER BY revision DESC, arrived_at, key""",
            (item.submission, item.revision),
        )
        return str(row["key"]) if row else None

    def _form_and_answers(self, key: str) -> tuple[FormDefinition, bytes]:
        content = self._reading(key).opened.content
        return self._reader.definition(content.form_digest), content.instance_xml

    def _words(self, digest: str) -> tuple[str, Mapping[str, str]]:
        found = json.loads(kept.get(self._store, digest))
        return found["message"], found["comments"]
