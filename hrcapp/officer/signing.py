"""The statement: seen before it is signed, signed one signatory after the other, locked from then on.

Typesetting and signing are reached through `statement` by name, so that they are loaded when first used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from hrcapp.officer.audit import Trail
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Draft, Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.make_up import look_of, make_up_of
from hrcapp.officer.moves import check_here
from hrcapp.officer.paper import (
    InkPage,
    Printed,
    Scanned,
    all_printed,
    keep_printed,
    matched,
    matching,
)
from hrcapp.officer.versions import SignedVersion, keep_version, signed_version
from hrcapp.officer.ways import CardKey as CardKey
from hrcapp.officer.ways import Certificate as Certificate
from hrcapp.officer.ways import Drawn as Drawn
from hrcapp.officer.ways import OnScreen, Turn, give, seal_of
from hrcapp.officer.ways import Pictured as Pictured
from hrcapp.officer.ways import Typed as Typed
from hrcapp.statement import Matching, SignatureKind
from hrcapp.store import Store
from hrcapp.submission import files_of, pledge_facts, statement_data
from hrcapp.submission.statement import statement_text
from hrcapp.vault import Vault
from hrcapp.xforms import FormSession


class Companion(StrEnum):
    """Papers that go with a statement."""

    MOTION = "motion"
    LETTER = "letter"


Way = OnScreen | Scanned


@dataclass(frozen=True)
class Preview:
    """The statement as it would be signed now, who signs, and which places (from 1) are signed."""

    pdf: bytes = field(repr=False)
    language: str
    signatories: tuple[Signatory, ...]
    places: tuple[int, ...] = ()

    @property
    def signed(self) -> int:
        return len(self.places)

    @property
    def next(self) -> int | None:
        """The index of who signs next; None when all have."""
        return next((at for at in range(len(self.signatories)) if at + 1 not in self.places), None)


@dataclass(frozen=True)
class Begun:
    """A signature under way: the version before it, and whose turn it is."""

    version: SignedVersion
    turn: Turn


class Signing:
    """The statements of a profile."""

    def __init__(
        self, store: Store, drafts: Drafts, kit: CampaignKit, vault: Vault, clock: Clock, audit: Trail
    ) -> None:
        self._store, self._audit = store, audit
        self._drafts = drafts
        self._kit = kit
        self._vault = vault
        self._clock = clock

    def preview(self, draft: str, session: FormSession, kind: SignatureKind = SignatureKind.DRAWN) -> Preview:
        """The statement to read: what is signed already, or what would be signed now.

        To be signed on paper it is kept as it is, and is the same again until an answer or its look changes.

        Raises Fault ANSWERS_INCOMPLETE while required answers are missing or wrong.
        """
        found = self._drafts.draft(draft)
        if begun := signed_version(self._store, draft, found.revision):
            facts = pledge_facts(begun.instance_xml)
            return Preview(begun.pdf, begun.language, facts.signatories, begun.places)
        version = self.unsigned(found, session, kind)
        return Preview(version.pdf, version.language, pledge_facts(version.instance_xml).signatories)

    def sign(self, draft: str, session: FormSession, way: Way) -> SignedVersion:
        """Let the next signatory sign. The first signature fixes the answers; nothing is kept if it fails.

        On one paper all sign together, before anyone signs in another way. Raises Fault ANSWERS_INCOMPLETE,
        SIGNATURE_EMPTY, PKCS12_*, CERTIFICATE_*, PAPER_*, FIELD_TAKEN when all have signed.
        """
        if isinstance(way, Scanned):
            return self._sign_paper(draft, session, way)
        begun = self.begin(draft, session, way.kind)
        return self.finish(draft, session, begun, give(begun.turn, way, self._clock()), way.kind)

    def begin(self, draft: str, session: FormSession, kind: SignatureKind) -> Begun:
        """Whose turn it is, for a signature that is given apart from the store (`ways.give`); keeps nothing.

        Raises Fault ANSWERS_INCOMPLETE, FIELD_TAKEN when all have signed.
        """
        found = self._drafts.draft(draft)
        version = signed_version(self._store, draft, found.revision) or self.unsigned(found, session, kind)
        if version.complete:
            raise Fault(Code.FIELD_TAKEN)
        seal = seal_of(self._vault, self._clock())
        return Begun(version, Turn(version.pdf, version.next_place, version.language, seal))

    def finish(
        self, draft: str, session: FormSession, begun: Begun, pdf: bytes, kind: SignatureKind
    ) -> SignedVersion:
        """Keep what was signed. Raises what `adopt` raises."""
        places = (*begun.version.places, begun.turn.place)
        signed = replace(begun.version, pdf=pdf, places=places, kind=str(kind), at=self._clock())
        return self.adopt(draft, session, begun.version, signed)

    def adopt(
        self, draft: str, session: FormSession, before: SignedVersion, after: SignedVersion
    ) -> SignedVersion:
        """Keep a further stage of a version; the first signature fixes the answers.

        Raises Fault STATEMENT_FORKED when someone signed here meanwhile, STATEMENT_ANSWERS_CHANGED when the
        answers are others than those that were signed.
        """
        with self._store.transaction():
            check_here(self._store, draft)
            found = self._drafts.draft(draft)
            last = signed_version(self._store, draft, found.revision)
            if found.revision != before.revision or (last.signed if last else 0) != before.signed:
                raise Fault(Code.STATEMENT_FORKED, name="")
            if last is None and not same_answers(session, before):
                raise Fault(Code.STATEMENT_ANSWERS_CHANGED)
            keep_version(self._store, draft, after)
            self._drafts.touch(draft)
            file = hashlib.sha256(after.pdf).hexdigest()
            self._audit.about(Deed.FORM_SIGNED, draft, count=after.signed, file=file, detail=after.kind)
        return after

    def version(self, draft: str) -> SignedVersion | None:
        """How far the current version is signed; None while nobody has."""
        return signed_version(self._store, draft, self._drafts.draft(draft).revision)

    def companion(self, draft: str, session: FormSession, which: Companion) -> bytes:
        """A paper of today beside the statement, from the same answers, as PDF.

        Raises Fault ANSWERS_INCOMPLETE, STATEMENT_LANGUAGE.
        """
        made = self._made(self._drafts.draft(draft), session, SignatureKind.DRAWN)
        make = statement.council_motion if which is Companion.MOTION else statement.cover_letter
        return make(made.data, now=self._clock(), language=made.data.language, paper=made.paper)

    def paper(self, draft: str, session: FormSession, pages: Sequence[InkPage]) -> Matching:
        """Which page of the statement each scan is, and which are missing. Fault ANSWERS_INCOMPLETE."""
        found = self._drafts.draft(draft)
        return matching(draft, self._printed(found, session), pages)

    def unsigned(self, found: Draft, session: FormSession, kind: SignatureKind | None) -> SignedVersion:
        """The statement before the first signature; `kind` None where each place is to say how it was signed.

        Raises Fault ANSWERS_INCOMPLETE.
        """
        printed = kind is SignatureKind.SCAN
        return (self._printed(found, session) if printed else self._made(found, session, kind)).version

    def _printed(self, found: Draft, session: FormSession) -> Printed:
        """As it was printed, while answers and make-up are the same; else made anew and kept."""
        chosen = make_up_of(self._store, found.id)
        for kept in all_printed(self._store, found.id, found.revision):
            same_answers = session.finalize(now=kept.version.at) == kept.version.instance_xml
            if same_answers and kept.chosen == chosen:
                return kept
        made = self._made(found, session, SignatureKind.SCAN)
        keep_printed(self._store, found.id, made)
        return made

    def _made(self, found: Draft, session: FormSession, kind: SignatureKind | None) -> Printed:
        now = self._clock()
        instance_xml = session.finalize(now=now)
        facts = pledge_facts(instance_xml)
        if not facts.signatories:
            raise Fault(Code.ANSWERS_INCOMPLETE, count=1)
        template, language = statement_text(self._kit.current(), facts, session.language)
        chosen = make_up_of(self._store, found.id)
        look = look_of(chosen, template, language, facts.party.country)
        data = statement_data(
            session,
            facts,
            instance_xml=instance_xml,
            document_id=found.id,
            day=now.astimezone(_zone(found.zone)).date(),
            kind=kind if kind is SignatureKind.SCAN or len(facts.signatories) == 1 else None,
            practice=found.practice,
            second_language=look.second,
            prevails=look.prevails,
            emblem=look.arms,
            look=chosen.digest,
            template=template,
        )
        version = SignedVersion(
            revision=found.revision,
            at=now,
            places=(),
            signatories=len(data.signatories),
            kind=str(kind or ""),
            language=data.language,
            files=files_of(session),
            instance_xml=instance_xml,
            pdf=statement.render(
                data, instance_xml=instance_xml, now=now, template=template, paper=look.paper
            ),
        )
        return Printed(version, data, template, look.paper, chosen)

    def _sign_paper(self, draft: str, session: FormSession, way: Scanned) -> SignedVersion:
        found = self._drafts.draft(draft)
        if signed_version(self._store, draft, found.revision):
            raise Fault(Code.FIELD_TAKEN)
        now, printed = self._clock(), self._printed(found, session)
        before = printed.version
        pdf = statement.render_scanned(
            printed.data,
            matched(draft, printed, way.pages),
            instance_xml=before.instance_xml,
            now=now,
            template=printed.template,
            paper=printed.paper,
        )
        sealed = statement.sign_scanned(
            pdf,
            seal_of(self._vault, now),
            fields=before.signatories,
            now=now,
            appearance_language=before.language,
        )
        places = tuple(range(1, before.signatories + 1))
        signed = replace(before, pdf=sealed, places=places, kind=str(way.kind), at=now)
        return self.adopt(draft, session, before, signed)


def same_answers(session: FormSession, version: SignedVersion) -> bool:
    """Whether the answers are those of a version that nobody signed here."""
    try:
        return session.finalize(now=version.at) == version.instance_xml
    except Fault:
        return False


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
