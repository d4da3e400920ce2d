"""The secretariat's desk: everything it can do, on one data folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.transfer import Line
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody, places
from hrcapp.secretariat.admission import Admission
from hrcapp.secretariat.archiving import Archiving
from hrcapp.secretariat.arrivals import Arrivals
from hrcapp.secretariat.assessments import Assessments
from hrcapp.secretariat.audit import Audit
from hrcapp.secretariat.bulk_review import BulkReview
from hrcapp.secretariat.coding import Coding
from hrcapp.secretariat.consents import Consents
from hrcapp.secretariat.couriers import Couriers
from hrcapp.secretariat.dashboard import Dashboards
from hrcapp.secretariat.disputes import Disputes
from hrcapp.secretariat.drafts import ReviewDrafts
from hrcapp.secretariat.erasure import Erasure
from hrcapp.secretariat.export import Exporter, Records
from hrcapp.secretariat.figures import Figures
from hrcapp.secretariat.fold_protection import Guard
from hrcapp.secretariat.followup.desk import FollowUp
from hrcapp.secretariat.inbox import Inbox
from hrcapp.secretariat.intake import Intake
from hrcapp.secretariat.log import Log
from hrcapp.secretariat.mailing import Mailing
from hrcapp.secretariat.outgoing import Outgoing
from hrcapp.secretariat.outreach import Outreach
from hrcapp.secretariat.parties import Parties
from hrcapp.secretariat.party_list import PartyList
from hrcapp.secretariat.persons import Persons
from hrcapp.secretariat.places import Places
from hrcapp.secretariat.positions import by_place
from hrcapp.secretariat.projection import Projection
from hrcapp.secretariat.protection import Protection
from hrcapp.secretariat.reading import Reader
from hrcapp.secretariat.receipts import Issuer
from hrcapp.secretariat.registrar import Registrar
from hrcapp.secretariat.report import Editor, Report
from hrcapp.secretariat.retention import Retention
from hrcapp.secretariat.review import Review
from hrcapp.secretariat.rounds import Rounds
from hrcapp.secretariat.second_reader import SecondReader
from hrcapp.secretariat.senders import QUOTA, Senders
from hrcapp.secretariat.shared_log import SharedLog
from hrcapp.secretariat.superseding import Superseding
from hrcapp.secretariat.sync import Sync
from hrcapp.secretariat.traces import Traces
from hrcapp.secretariat.translation import Translations
from hrcapp.secretariat.translation_exchange import TranslationExchange
from hrcapp.secretariat.translation_list import QuestionLabels, TranslationList
from hrcapp.secretariat.trust import TrustedIssuers, Validations
from hrcapp.secretariat.withdrawal import Withdrawal
from hrcapp.store import Home, Role, Store, proving, vault_of

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This computer's clock, in UTC."""
    return datetime.now(UTC)


class Desk:
    """An open desk. Use it from one thread at a time; `close` it at the end."""

    def __init__(
        self,
        home: Home,
        store: Store,
        kits: Sequence[Kit],
        staff: SigningKey,
        identities: Sequence[str],
        clock: Clock,
    ) -> None:
        self.home = home
        self.clock = clock
        self.store = store
        self._staff = staff
        self._identities = tuple(identities)
        self._assemble(kits)

    def _assemble(self, kits: Sequence[Kit]) -> None:
        store, staff, clock, home = self.store, self._staff, self.clock, self.home
        identities = self._identities
        self.kit = kits[0]
        reader = Reader(kits, identities)
        issuer = Issuer(store, staff, self.kit.content.campaign, clock)
        self.log = Log(store, staff, clock)
        self.projection = Projection(store, self.log, reader)
        self.projection.bring_up_to_date()
        self.parties = Parties(store, self.log, clock, custody.mark(kits, staff))
        self.party_list = PartyList(store)
        self.registrar = Registrar(store, self.log, self.parties, clock)
        self.outreach = Outreach(store, self.log, self.parties, clock)
        self.senders = Senders(store, self.log, _quota(home))
        self.arrivals = Arrivals(store, clock)
        self.intake = Intake(
            Admission(
                store, self.log, reader, self.projection, issuer, self.parties, self.senders, self.arrivals
            )
        )
        self.issuers = TrustedIssuers(store, clock)
        self.disputes = Disputes(store, self.log, self.parties, kits)
        self.second_reader = SecondReader(store, self.log, self.kit)
        self.review = Review(
            store,
            self.log,
            reader,
            issuer,
            self.parties,
            self.intake.approve_sender,
            self.issuers.certificates,
            self.disputes.decisions,
            self.second_reader,
        )
        self.archiving = Archiving(home, store, self.review, self.issuers, clock)
        self.validations = Validations(store, self.log)
        self.drafts = ReviewDrafts(store)
        self.bulk_review = BulkReview(store, self.review, self.parties, self.drafts, self.second_reader)
        self.protection = Protection(store, self.log, reader)
        self.translations = Translations(store, self.log, reader, self.protection)
        self.translation_list = TranslationList(store)
        self.translation_exchange = TranslationExchange(
            self.translations,
            self.translation_list,
            QuestionLabels(lambda: reader.forms),
            lambda version: self.protection.guard(version) is not Guard.BLOCKED,
        )
        self.inbox = Inbox(store, self.log, self.disputes)
        self.withdrawal = Withdrawal(store, self.log, clock)
        self.superseding = Superseding(self.review, self.withdrawal, self.second_reader)
        self.consents = Consents(store, self.log)
        self.assessments = Assessments(store, self.log, reader, self.consents, self.protection, clock)
        self.followup = FollowUp(
            store,
            self.log,
            reader,
            self.kit,
            clock,
            self.outreach,
            by_place,
            self.protection,
            self.assessments,
        )
        self.persons = Persons(store, self.log, reader, self.consents, clock)
        self.traces = Traces(store, self.log, reader, self.arrivals)
        self.erasure = Erasure(store, self.log, reader)
        self.retention = Retention(home, store, self.erasure, clock)
        self.audit = Audit(store, kits, self.log.desk)
        self.outgoing = Outgoing(store, clock, self._held, self.withdrawal.leave)
        self.couriers = Couriers(store, clock)
        self.mailing = Mailing(store, self.outgoing, reader, self.kit, clock)
        self.shared_log = SharedLog(store, self.log, self.projection, self.arrivals, reader, kits, identities)
        self.rounds = Rounds(store, clock)
        self.sync = Sync(self.arrivals, self.intake, self.outgoing, self.shared_log)
        self.coding = Coding(store, self.log)
        self.figures = Figures(store, self.log, self.consents)
        self.dashboards = Dashboards(self.figures, self.parties, reader, by_place, self.outreach.begun)
        self.records = Records(
            store, self.log, reader, self.figures, self.protection, self.consents, self.translations
        )
        self.exports = Exporter(
            self.records,
            self.parties,
            reader,
            by_place,
        )
        self.report = Report(
            self.figures, self.parties, reader, Editor(store, self.log), by_place, self.protection
        )

    @classmethod
    def open(
        cls,
        home: Home,
        *,
        passphrase: str | None = None,
        clock: Clock = utc_now,
        store_name: str = custody.STORE_NAME,
    ) -> Desk:
        """Open the desk of a data folder; `store_name` is another while its store is made again.

        Raises Fault CAMPAIGN_MISSING, ROLE_OTHER, PASSPHRASE_MISSING, PASSPHRASE_WRONG, KEY_FILE_MISSING,
        STORE_*.
        """
        if home.role is Role.OFFICER:
            raise Fault(Code.ROLE_OTHER, role=str(home.role))
        kits = custody.kits(home)
        vault = vault_of(home)
        identities = list(custody.identities(home, vault, passphrase).values())
        staff = custody.staff_key(vault)
        store = custody.open_database(home, vault, store_name)
        with proving(store):
            return cls(home, store, kits, staff, identities, clock)

    def renew(self, identities: Sequence[str] = ()) -> None:
        """Work with the newest kit in the folder, and with further identities that came with it."""
        self._identities = tuple(dict.fromkeys((*self._identities, *identities)))
        self._assemble(custody.kits(self.home))

    @property
    def staff(self) -> PublicKey:
        """The key that signs this desk's receipts and events."""
        return self._staff.public

    @staticmethod
    def needs_passphrase(home: Home) -> bool:
        """Whether `open` asks for a passphrase here."""
        return custody.needs_passphrase(home)

    def open_places(self, line: Callable[[], Line] = Line) -> Places:
        """The drop boxes of the campaign and the desks' place, to be closed by the caller."""
        return places.open_places(self.home, self.kit, line)

    def _held(self) -> frozenset[str]:
        """The answers that wait until the other desks can know of them."""
        place = places.desks_place_name(self.home)
        return self.shared_log.held(place) if place else frozenset()

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def _quota(home: Home) -> int:
    chosen = home.settings().get("unknown_senders")
    return chosen if isinstance(chosen, int) and chosen >= 0 else QUOTA
