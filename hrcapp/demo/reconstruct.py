"""The entries of the first report as packed submissions, marked as reconstructed from it.

They go the way of every form: filled in by the form engine, packed, sealed by a device, imported by a desk.
What the report did not print stays empty; there is no signature; the two entries whose country nobody knows
have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from hrcapp.exchange import bundle
from hrcapp.exchange.keys import DeviceKeys
from hrcapp.exchange.kit import Kit
from hrcapp.exchange.names import BUNDLE_EXTENSION
from hrcapp.model.party import UNKNOWN_COUNTRY, Origin, Scope
from hrcapp.secretariat.first_results import Entry, first_results
from hrcapp.submission.questions import named
from hrcapp.submission.version import FormIdentity, Version, content_of
from hrcapp.xforms import FormDefinition, FormSession, load

_IN_REPEAT = "init_kind"
_NOT_PRINTED = ("filled_by", "sig_mandate", "publish_statement", "publish_answers", "publish_contact")
"""Answers that the blank form holds already; the report says nothing of them."""


@dataclass(frozen=True)
class Reconstructed:
    """A sealed entry: its number, its name, a name for the file."""

    reference: str
    name: str
    file: str
    data: bytes = field(repr=False)


def reconstruct(kit: Kit, device: DeviceKeys, *, now: datetime) -> Iterator[Reconstructed]:
    """Every entry of the annex, in its order. The same kit gives the same submission ids."""
    definition = load(next(iter(kit.content.forms.values())))
    for sequence, entry in enumerate(first_results().entries, start=1):
        submission = str(uuid5(UUID(kit.content.campaign), entry.reference))
        version = Version(
            submission_id=submission,
            revision=1,
            form=FormIdentity(definition.id, definition.version, definition.digest),
            instance_xml=instance_of(definition, entry, submission, now),
            origin=Origin.RECONSTRUCTED,
        )
        sealed = bundle.seal(content_of(version, kit, device, sequence), device, kit, now=now)
        yield Reconstructed(entry.reference, entry.name, f"{entry.reference}{BUNDLE_EXTENSION}", sealed.data)


def instance_of(definition: FormDefinition, entry: Entry, submission: str, now: datetime) -> bytes:
    """The form with what the report printed of one entry, and nothing else."""
    session = FormSession.new(definition, now=now, language="en", instance_id=f"uuid:{submission}")
    session.set_value(f"{definition.root.path}/origin", Origin.RECONSTRUCTED)
    for question in _NOT_PRINTED:
        _set(session, question, "")
    for question, value in _answers(entry).items():
        _set(session, question, value)
    for question, codes in entry.codes.items():
        if question != _IN_REPEAT:
            _set(session, question, " ".join(codes))
    _initiatives(session, entry.codes.get(_IN_REPEAT, ()))
    return session.finalize(now=now)


def _answers(entry: Entry) -> dict[str, str]:
    english = entry.names.get("en", "")
    return {
        "party_type": entry.kind,
        "scope": Scope.FULL_FORM,
        "previous_reference": entry.reference,
        "name_official": entry.name,
        "name_latin": english if entry.name_language == "ar" else "",
        "name_english": english if english != entry.name else "",
        "country": "" if entry.country == UNKNOWN_COUNTRY else entry.country,
        "lg_type" if entry.kind.is_government else "org_kind": entry.type,
    }


def _initiatives(session: FormSession, kinds: tuple[str, ...]) -> None:
    """One initiative a kind: the report names the kind and nothing more."""
    first = named(session, _IN_REPEAT)
    if first is None:
        return
    repeat = first.path.rpartition("/")[0].rpartition("[")[0]
    for number, kind in enumerate(kinds, start=1):
        if number > 1:
            session.add_repeat(repeat)
        session.set_value(f"{repeat}[{number}]/{_IN_REPEAT}", kind)


def _set(session: FormSession, question: str, value: str) -> None:
    state = named(session, question)
    if state is None:
        raise LookupError(question)
    session.set_value(state.path, value)
