"""The statement: seen before it is signed, signed one signatory after the other, locked from then on.

Typesetting and signing are reached through `statement` by name, so that they are loaded when first used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Signatory
from hrcapp.officer.drafts import Draft, Drafts
from hrcapp.officer.editor import Clock
from hrcapp.officer.versions import SignedVersion, keep_version, signed_version
from hrcapp.statement import SignatureKind
from hrcapp.store import Store
from hrcapp.submission import files_of, pledge_facts, statement_data
from hrcapp.submission.statement import statement_language
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


Way = Drawn | Typed | Certificate


@dataclass(frozen=True)
class Preview:
    """The statement as it would be signed now, and who signs."""

    pdf: bytes = field(repr=False)
    language: str
    signatories: tuple[Signatory, ...]
    signed: int


class Signing:
    """The statements of a profile."""

    def __init__(self, store: Store, drafts: Drafts, vault: Vault, clock: Clock) -> None:
        self._store = store
        self._drafts = drafts
        self._vault = vault
        self._clock = clock

    def preview(self, draft: str, session: FormSession, kind: SignatureKind = SignatureKind.DRAWN) -> Preview:
        """The statement to read: what is signed already, or what would be signed now.

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

        Raises Fault ANSWERS_INCOMPLETE, SIGNATURE_EMPTY, PKCS12_*, CERTIFICATE_*, FIELD_TAKEN when all have
        signed.
        """
        found = self._drafts.draft(draft)
        begun = signed_version(self._store, draft, found.revision) or self._unsigned(found, session, way.kind)
        if begun.complete:
            raise Fault(Code.FIELD_TAKEN)
        number = begun.signed + 1
        signed = replace(
            begun,
            pdf=self._sign(begun, way, number),
            signed=number,
            kind=str(way.kind),
            at=self._clock(),
        )
        keep_version(self._store, draft, signed)
        self._drafts.touch(draft)
        return signed

    def version(self, draft: str) -> SignedVersion | None:
        """How far the current version is signed; None while nobody has."""
        return signed_version(self._store, draft, self._drafts.draft(draft).revision)

    def _unsigned(self, found: Draft, session: FormSession, kind: SignatureKind) -> SignedVersion:
        now = self._clock()
        instance_xml = session.finalize(now=now)
        facts = pledge_facts(instance_xml)
        if not facts.signatories:
            raise Fault(Code.ANSWERS_INCOMPLETE, count=1)
        data = statement_data(
            session,
            facts,
            instance_xml=instance_xml,
            document_id=found.id,
            day=now.astimezone(_zone(found.zone)).date(),
            kind=kind,
            practice=found.practice,
        )
        return SignedVersion(
            revision=found.revision,
            at=now,
            signed=0,
            signatories=len(data.signatories),
            kind=str(kind),
            language=statement_language(facts, session.language),
            files=files_of(session),
            instance_xml=instance_xml,
            pdf=statement.render(data, instance_xml=instance_xml, now=now),
        )

    def _sign(self, version: SignedVersion, way: Way, number: int) -> bytes:
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
