"""Archiving what was received: a copy with all certificates, answers about revocation and a timestamp.

The statement stays as it came, inside the bundle it came in. The archived copy begins with the very same
bytes, is judged again, and is kept only when it says the same of the same signed revision. No service is
known before a person wrote one down, and none is asked but on their word.

The work is in three steps, so that a window's store is free while services are asked: `prepare` and `keep`
belong to the desk's thread, `stamp` to any other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hrcapp.exchange.dates import from_text, to_text
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import ReviewState
from hrcapp.secretariat.reading import NO_STATEMENT
from hrcapp.secretariat.review import Item, Review
from hrcapp.secretariat.trust import TrustedIssuers
from hrcapp.statement.web import host_of
from hrcapp.store import Home, Store, blobs

if TYPE_CHECKING:
    from hrcapp.statement import Authority, Verdict

SETTING = "timestamp_service"
RENEW_BEFORE = timedelta(days=180)
"""An archive is made anew this long before the certificate of its timestamp ends."""
OF_THE_SERVICE = frozenset(
    {
        Code.TIMESTAMP_FAILED,
        Code.TIMESTAMP_UNREACHABLE,
        Code.TIMESTAMP_REFUSED,
        Code.TIMESTAMP_OTHER,
        Code.TIMESTAMP_AUTHORITY_EXPIRED,
    }
)
"""Faults that the next statement would meet as well: a run ends with them."""


@dataclass(frozen=True)
class Archive:
    """The newest archived copy of a version. `until`: how long it can be checked without a newer one.

    `silent` are the names of certificates about whose revocation nobody answered.
    """

    version: str
    sha256: str
    authority: str
    at: datetime
    until: datetime
    answers: int
    silent: tuple[str, ...]

    def ends_soon(self, now: datetime) -> bool:
        """Whether it is time for a newer one."""
        return now > self.until - RENEW_BEFORE


@dataclass(frozen=True)
class Prepared:
    """What one version needs: the file to stamp, what was said of it, whom the desk trusts."""

    version: str
    name: str
    pdf: bytes = field(repr=False)
    verdict: Verdict = field(repr=False)
    issuers: tuple[bytes, ...] = field(repr=False)
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stamped:
    """The archived copy, judged."""

    version: str
    pdf: bytes = field(repr=False)
    verdict: Verdict = field(repr=False)
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """What one run did: how many copies it made; which versions can't be archived, and why."""

    made: int = 0
    refused: tuple[tuple[Item, Fault], ...] = ()


class Archiving:
    """The archived copies of one desk, and making them."""

    def __init__(
        self,
        home: Home,
        store: Store,
        review: Review,
        issuers: TrustedIssuers,
        clock: Callable[[], datetime],
    ) -> None:
        self._home = home
        self._store = store
        self._review = review
        self._issuers = issuers
        self._clock = clock

    # -- the service

    @property
    def service(self) -> str:
        """The address of the timestamp service; empty before a person wrote one."""
        found = self._home.settings().get(SETTING, "")
        try:
            host_of(str(found))
        except ValueError:
            return ""
        return str(found)

    def choose_service(self, address: str) -> None:
        """Use this service from now on; none for an empty address. Fault TIMESTAMP_ADDRESS."""
        address = address.strip()
        if address:
            authority(address)
        self._home.change(**{SETTING: address or None})

    # -- what is there

    def of(self, version: str) -> Archive | None:
        """The newest archived copy of a version."""
        row = self._store.row(
            "SELECT * FROM archive WHERE version = ? ORDER BY rowid DESC LIMIT 1", (version,)
        )
        if row is None:
            return None
        return Archive(
            version=row["version"],
            sha256=row["stamped"],
            authority=row["authority"],
            at=from_text(row["at"]),
            until=from_text(row["until"]),
            answers=row["answers"],
            silent=tuple(json.loads(row["silent"])),
        )

    def pdf(self, archive: Archive) -> bytes:
        """The archived copy."""
        return blobs.get(self._store, archive.sha256)

    def due(self) -> list[Item]:
        """Accepted versions with a signed statement that have no archived copy, or one that ends soon."""
        now = self._clock()
        return [
            item
            for item in reversed(self._review.items(ReviewState.ACCEPTED))
            if item.verdict in ("intact", "changed")
            and ((kept := self.of(item.key)) is None or kept.ends_soon(now))
        ]

    # -- making one

    def prepare(self, version: str) -> Prepared | None:
        """What archiving it takes, with the hosts that will be asked besides the service; None if it is done.

        Raises Fault REFERENCE_UNKNOWN, NOTHING_TO_ARCHIVE, STATEMENT_BROKEN, PDF_UNREADABLE.
        """
        from hrcapp.statement import asked_about, verify

        item = self._review.item(version)
        kept = self.of(version)
        if kept and not kept.ends_soon(self._clock()):
            return None
        came = self._review.statement(version)
        if came is None or item.verdict in (NO_STATEMENT, "unsigned"):
            raise Fault(Code.NOTHING_TO_ARCHIVE, name=item.name)
        pdf = self.pdf(kept) if kept else came
        issuers = self._issuers.certificates()
        if item.verdict == "broken":
            raise Fault(Code.STATEMENT_BROKEN, name=item.name)
        verdict = verify(pdf)
        return Prepared(version, item.name, pdf, verdict, issuers, asked_about(pdf, issuers))

    def keep(self, stamped: Stamped) -> Archive:
        """Keep the copy beside what came."""
        stamp = stamped.verdict.timestamps[-1]
        with self._store.transaction():
            sha256 = blobs.put(self._store, stamped.pdf)
            self._store.execute(
                "INSERT INTO archive VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    stamped.version,
                    sha256,
                    stamp.authority,
                    to_text(stamp.at or self._clock()),
                    to_text(stamp.until or self._clock()),
                    stamped.verdict.answers,
                    json.dumps(stamped.silent, ensure_ascii=False),
                ),
            )
        found = self.of(stamped.version)
        if found is None:
            raise Fault(Code.STORE_DAMAGED, name=self._store.path.name)
        return found

    def archive(self, version: str, service: Authority | None = None) -> Archive | None:
        """All three steps; None when it was done before. Faults of `prepare` and `stamp`."""
        prepared = self.prepare(version)
        return self.keep(stamp(prepared, service or authority(self.service))) if prepared else None

    def run(
        self,
        service: Authority | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Run:
        """Archive all that is due. Stopped at any moment, it goes on from there the next time.

        A fault of the service ends the run and is raised; what was made is kept.
        """
        due, made, refused = self.due(), 0, []
        for place, item in enumerate(due):
            if cancelled and cancelled():
                break
            try:
                made += self.archive(item.key, service) is not None
            except Fault as fault:
                if fault.code in OF_THE_SERVICE | {Code.TIMESTAMP_SERVICE_MISSING}:
                    raise
                refused.append((item, fault))
            if progress:
                progress(place + 1, len(due))
        return Run(made, tuple(refused))


def authority(address: str) -> Authority:
    """The service at an address. Fault TIMESTAMP_SERVICE_MISSING, TIMESTAMP_ADDRESS; nothing is asked yet."""
    from hrcapp.statement import HttpAuthority

    if not address:
        raise Fault(Code.TIMESTAMP_SERVICE_MISSING)
    try:
        return HttpAuthority(address)
    except ValueError as error:
        raise Fault(Code.TIMESTAMP_ADDRESS, address=address) from error


def stamp(prepared: Prepared, service: Authority) -> Stamped:
    """Ask the services and make the copy. Faults TIMESTAMP_*, ARCHIVE_DIFFERS, PDF_UNREADABLE."""
    from hrcapp.statement import archive, collect, verify

    found = collect(prepared.pdf, prepared.issuers)
    pdf = archive(prepared.pdf, service, found.evidence)
    verdict = verify(pdf)
    before = prepared.verdict
    said = (verdict.verdict, verdict.submission_xml, verdict.signed_size)
    same = pdf.startswith(prepared.pdf) and said == (
        before.verdict,
        before.submission_xml,
        before.signed_size,
    )
    if not same or not verdict.archived:
        raise Fault(Code.ARCHIVE_DIFFERS, name=prepared.name)
    return Stamped(prepared.version, pdf, verdict, found.silent)


def hosts(prepared: Iterable[Prepared], address: str) -> Sequence[str]:
    """Everybody who will be asked, the timestamp service first, each once."""
    named = (host for one in prepared for host in one.hosts)
    return tuple(dict.fromkeys((host_of(address), *named)))
