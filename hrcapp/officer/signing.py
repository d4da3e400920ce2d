"""The statement: seen before it is signed, signed one signatory after the other, locked from then on.

Typesetting and signing are reached through `statement` by name, so that they are loaded when first used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from hrcapp.officer.campaign_kit import CampaignKit
from hrcapp.officer.drafts import Draft, Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.paper import (
    InkPage,
    Printed,
    Scanned,
    keep_printed,
    last_printed,
    matched,
    matching,
)
from hrcapp.officer.versions import SignedVersion, keep_version, signed_version
from hrcapp.statement import Matching, SignatureKind
from hrcapp.store import Store
from hrcapp.submission import files_of, pledge_facts, statement_data
from hrcapp.submission.statement import kit_template
from hrcapp.vault import Vault
from hrcapp.xforms import FormSession

Stroke = Sequence[tuple[float, float]]
_SEAL = "seal"


@dataclass(frozen=True)
class Drawn:
    """A mark drawn by the signatory: strokes of points in a unit square, neither timing nor pressure."""

    strokes: Sequence[Stroke]
    kind: SignatureKind = SignatureKind.DRAWN


@dataclass(frozen=True)
class Typed:
    """A name typed by the signatory, for those who can't draw one."""

    name: str
    kind: SignatureKind = SignatureKind.TYPED


@dataclass(frozen=True)
class Certificate:
    """A PKCS#12 file and its password; neither is kept."""

    p12: bytes = field(repr=False)
    password: str = field(repr=False)
    kind: SignatureKind = SignatureKind.CERTIFICATE


class Companion(StrEnum):
    """Papers that go with a statement."""

    MOTION = "motion"
    LETTER = "letter"


Way = Drawn | Typed | Certificate | Scanned


@dataclass(frozen=True)
class Preview:
    """The statement as it would be signed now, and who signs."""

    pdf: bytes = field(repr=False)
    language: str
    signatories: tuple[Signatory, ...]
    signed: int


class Signing:
    """The statements of a profile."""

    def __init__(self, store: Store, drafts: Drafts, kit: CampaignKit, vault: Vault, clock: Clock) -> None:
        self._store = store
        self._drafts = drafts
        self._kit = kit
        self._vault = vault
        self._clock = clock

    def preview(self, draft: str, session: FormSession, kind: SignatureKind = SignatureKind.DRAWN) -> Preview:
        """The statement to read: what is signed already, or what would be signed now.

        To be signed on paper it is kept as it is, and is the same again until an answer changes.

        Raises Fault ANSWERS_INCOMPLETE while required answers are missing or wrong.
        """
        found = self._drafts.draft(draft)
        if begun := signed_version(self._store, draft, found.revision):
            facts = pledge_facts(begun.instance_xml)
            return Preview(begun.pdf, begun.language, facts.signatories, begun.signed)
        version = self._unsigned(found, session, kind)
        return Preview(version.pdf, version.language, pledge_facts(version.instance_xml).signatories, 0)

    def sign(self, draft: str, session: FormSession, way: Way) -> SignedVersion:
        """Let the next signatory sign. The first signature fixes the answers; nothing is kept if it fails.

        On one paper all sign together, before anyone signs in another way. Raises Fault ANSWERS_INCOMPLETE,
        SIGNATURE_EMPTY, PKCS12_*, CERTIFICATE_*, PAPER_*, FIELD_TAKEN when all have signed.
        """
        found = self._drafts.draft(draft)
        begun = signed_version(self._store, draft, found.revision) or self._unsigned(found, session, way.kind)
        on_paper = isinstance(way, Scanned)
        if begun.complete or (begun.signed and on_paper):
            raise Fault(Code.FIELD_TAKEN)
        number = begun.signatories if on_paper else begun.signed + 1
        if isinstance(way, Scanned):
            pdf = self._sign_paper(found, session, way)
        else:
            pdf = self._sign(begun, way, number)
        signed = replace(begun, pdf=pdf, signed=number, kind=str(way.kind), at=self._clock())
        keep_version(self._store, draft, signed)
        self._drafts.touch(draft)
        return signed

    def version(self, draft: str) -> SignedVersion | None:
        """How far the current version is signed; None while nobody has."""
        return signed_version(self._store, draft, self._drafts.draft(draft).revision)

    def companion(self, draft: str, session: FormSession, which: Companion) -> bytes:
        """A paper of today beside the statement, from the same answers, as PDF.

        Raises Fault ANSWERS_INCOMPLETE, STATEMENT_LANGUAGE.
        """
        data = self._made(self._drafts.draft(draft), session, SignatureKind.DRAWN).data
        make = statement.council_motion if which is Companion.MOTION else statement.cover_letter
        return make(data, now=self._clock(), language=data.language)

    def paper(self, draft: str, session: FormSession, pages: Sequence[InkPage]) -> Matching:
        """Which page of the statement each scan is, and which are missing. Fault ANSWERS_INCOMPLETE."""
        found = self._drafts.draft(draft)
        return matching(draft, self._unsigned(found, session, SignatureKind.SCAN), pages)

    def _unsigned(self, found: Draft, session: FormSession, kind: SignatureKind) -> SignedVersion:
        printed = kind is SignatureKind.SCAN
        return (self._printed(found, session) if printed else self._made(found, session, kind)).version

    def _printed(self, found: Draft, session: FormSession) -> Printed:
        """As it was printed, while the answers are the same; else made anew and kept."""
        kept = last_printed(self._store, found.id, found.revision)
        if kept and session.finalize(now=kept.version.at) == kept.version.instance_xml:
            return kept
        made = self._made(found, session, SignatureKind.SCAN)
        keep_printed(self._store, found.id, made)
        return made

    def _made(self, found: Draft, session: FormSession, kind: SignatureKind) -> Printed:
        now = self._clock()
        instance_xml = session.finalize(now=now)
        facts = pledge_facts(instance_xml)
        if not facts.signatories:
            raise Fault(Code.ANSWERS_INCOMPLETE, count=1)
        own = kit_template(self._kit.current(), facts, session.language)
        data = statement_data(
            session,
            facts,
            instance_xml=instance_xml,
            document_id=found.id,
            day=now.astimezone(_zone(found.zone)).date(),
            kind=kind,
            practice=found.practice,
            template=own,
        )
        template = own or statement.choose(data.kind, data.languages)
        version = SignedVersion(
            revision=found.revision,
            at=now,
            signed=0,
            signatories=len(data.signatories),
            kind=str(kind),
            language=data.language,
            files=files_of(session),
            instance_xml=instance_xml,
            pdf=statement.render(data, instance_xml=instance_xml, now=now, template=template),
        )
        return Printed(version, data, template)

    def _sign_paper(self, found: Draft, session: FormSession, way: Scanned) -> bytes:
        now, printed = self._clock(), self._printed(found, session)
        pages = matched(found.id, printed.version, way.pages)
        pdf = statement.render_scanned(
            printed.data,
            pages,
            instance_xml=printed.version.instance_xml,
            now=now,
            template=printed.template,
        )
        return statement.sign_scanned(
            pdf,
            self._seal(now),
            fields=printed.version.signatories,
            now=now,
            appearance_language=printed.version.language,
        )

    def _sign(self, version: SignedVersion, way: Drawn | Typed | Certificate, number: int) -> bytes:
        now, language = self._clock(), version.language
        if isinstance(way, Certificate):
            return statement.sign_pkcs12(
                version.pdf, way.p12, way.password, field=number, now=now, appearance_language=language
            )
        seal = self._seal(now)
        if isinstance(way, Typed):
            return statement.sign_typed(
                version.pdf, way.name, seal, field=number, now=now, appearance_language=language
            )
        return statement.sign_drawn(
            version.pdf, way.strokes, seal, field=number, now=now, appearance_language=language
        )

    def _seal(self, now: datetime) -> statement.SealKey:
        """The device's integrity seal: a self-made certificate, made when first needed."""
        if found := self._vault.get(_SEAL):
            return statement.SealKey.from_bytes(found)
        made = statement.SealKey.generate(now)
        self._vault.put(_SEAL, made.to_bytes())
        return made


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
