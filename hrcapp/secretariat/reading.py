"""What a bundle says, once everything about it has been checked that can be checked without a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from hrcapp.exchange import bundle
from hrcapp.exchange.bundle import Opened
from hrcapp.exchange.envelope import Envelope
from hrcapp.exchange.kit import Kit
from hrcapp.model.faults import Code, Fault
from hrcapp.model.party import Origin, PledgeFacts, Scope
from hrcapp.secretariat.odk_instance import meta
from hrcapp.submission.facts import facts_in
from hrcapp.submission.pledging import has_statement
from hrcapp.submission.version import FormIdentity
from hrcapp.xforms import FormDefinition, FormFiles, load, parse_instance

if TYPE_CHECKING:
    from hrcapp.statement import Verdict

NO_STATEMENT = "none"
"""In the place of a verdict, where no statement came with the answers."""


@dataclass(frozen=True)
class Reading:
    """An opened bundle with its facts.

    `verdict` is the statement's ("intact", "changed", "broken", "unsigned") or NO_STATEMENT; `same_answers`
    tells whether the answers inside the signed statement are those of the bundle; `instance` is their id.
    `root` is the parsed instance, for whoever needs more of it than the facts.
    """

    opened: Opened
    facts: PledgeFacts
    verdict: str
    same_answers: bool
    root: etree._Element = field(repr=False, compare=False)
    instance: str = ""

    @property
    def origin(self) -> Origin:
        return Origin(self.opened.content.origin)

    @property
    def signed(self) -> bool:
        """Whether the pledge is signed and whole: the statement intact, over these very answers."""
        return self.verdict == "intact" and self.same_answers


class Reader:
    """Opens bundles of one campaign with all identities the desk ever had and all forms it ever published."""

    def __init__(self, kits: Sequence[Kit], identities: Sequence[str]) -> None:
        self._kits = kits
        self._identities = identities

    @property
    def kit(self) -> Kit:
        """The newest."""
        return self._kits[0]

    @property
    def campaign(self) -> str:
        return self._kits[0].content.campaign

    def read(self, data: bytes, name: str = "", *, revoked: Iterable[str] | None = None) -> Reading:
        """Check and open. What was taken in before a device was revoked is read again with `revoked=()`.

        Raises Fault BUNDLE_*, SUBMISSION_FORM_UNKNOWN, INSTANCE_UNREADABLE, INSTANCE_OTHER_FORM.
        """
        return self.read_inspected(bundle.inspect(data, name), name, revoked=revoked)

    def read_inspected(
        self, outer: Envelope, name: str = "", *, revoked: Iterable[str] | None = None
    ) -> Reading:
        """`read` for a bundle whose outside was checked already."""
        opened = self._open(outer, name, revoked)
        content = opened.content
        form = FormIdentity(content.form_id, content.form_version, content.form_digest)
        if form not in self._known:
            raise Fault(Code.SUBMISSION_FORM_UNKNOWN, form=form.id, version=form.version)
        root = parse_instance(content.instance_xml)
        if (root.get("id"), root.get("version")) != (form.id, form.version):
            raise Fault(Code.INSTANCE_OTHER_FORM, form=str(root.get("id")))
        facts = facts_in(root)
        if facts.scope is Scope.OTHER_FORM and has_statement(self.definition(form.digest)):
            raise Fault(Code.INSTANCE_UNREADABLE)
        verdict, same = _verdict(content.statement_pdf, content.instance_xml)
        return Reading(opened, facts, verdict, same, root, meta(root, "instanceID"))

    def open(self, data: bytes, name: str = "", *, revoked: Iterable[str] | None = None) -> Opened:
        """Open alone, without looking at the statement: for what was taken in. Raises Fault BUNDLE_*."""
        return self._open(bundle.inspect(data, name), name, revoked)

    def _open(self, outer: Envelope, name: str, revoked: Iterable[str] | None) -> Opened:
        refused = self._kits[0].content.revoked if revoked is None else revoked
        return bundle.open_inspected(
            outer, self._identities, campaign=self.campaign, name=name, revoked=refused
        )

    @property
    def newest_form(self) -> FormDefinition:
        """The form of the newest kit."""
        return self.forms[0]

    def definition(self, digest: str) -> FormDefinition:
        """The form of that digest, among those ever published. Raises Fault SUBMISSION_FORM_UNKNOWN."""
        if digest not in self._by_digest:
            raise Fault(Code.SUBMISSION_FORM_UNKNOWN, form="", version=digest[:12])
        return self._by_digest[digest]

    @cached_property
    def forms(self) -> tuple[FormDefinition, ...]:
        """Every form that was ever published, those of the newest kit first."""
        found = [hashlib.sha256(xml).hexdigest() for kit in self._kits for xml in kit.content.forms.values()]
        return tuple(self._by_digest[digest] for digest in dict.fromkeys(found))

    def form_xml(self, digest: str) -> bytes:
        """That form as it was published. Raises Fault SUBMISSION_FORM_UNKNOWN."""
        self.definition(digest)
        return self._sources[digest]

    def form_files(self, digest: str) -> Mapping[str, bytes]:
        """The files that kits brought for that form, by name; of two of one name, the newest kit's."""
        found: dict[str, bytes] = {}
        for kit in reversed(self._kits):
            found |= kit.content.files_by_digest().get(digest, {})
        return found

    @cached_property
    def _by_digest(self) -> dict[str, FormDefinition]:
        return {
            digest: load(xml, FormFiles.given(self.form_files(digest)))
            for digest, xml in self._sources.items()
        }

    @cached_property
    def _sources(self) -> dict[str, bytes]:
        forms = {xml for kit in self._kits for xml in kit.content.forms.values()}
        return {hashlib.sha256(xml).hexdigest(): xml for xml in forms}

    @cached_property
    def _known(self) -> frozenset[FormIdentity]:
        return frozenset(
            FormIdentity(form.id, form.version, digest) for digest, form in self._by_digest.items()
        )


def checked(pdf: bytes | None, issuers: Iterable[bytes] = ()) -> Verdict | None:
    """What can be said of a statement, trust in view of these issuers (DER); None where there is none."""
    return _verified(pdf, issuers) if pdf is not None else None


def _verdict(pdf: bytes | None, instance: bytes) -> tuple[str, bool]:
    if pdf is None:
        return NO_STATEMENT, False
    found = _verified(pdf)
    return (found.verdict, found.submission_xml == instance) if found else ("broken", False)


def _verified(pdf: bytes, issuers: Iterable[bytes] = ()) -> Verdict | None:
    """The verdict, or None for what is no PDF at all: the answers still deserve an answer."""
    from hrcapp.statement import verify

    try:
        return verify(pdf, issuers=issuers)
    except Fault:
        return None
