"""What everybody may know of a party, and nothing else.

The list of participants names each party and its country: the form says so. Everything more rests on a yes:
`publish_answers` for answers and what the desk found in them, `publish_statement` for who signed. What an
earlier report printed has been published already. No personal answer is ever among the answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hrcapp.model.party import UNKNOWN_COUNTRY, Signatory
from hrcapp.secretariat import naming
from hrcapp.secretariat.coding import Finding
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.figures import Member, Snapshot
from hrcapp.secretariat.positions import Locate, Position


@dataclass(frozen=True)
class Participant:
    """A party as the public may see it.

    `answered` are the records whose answers may be published; `signatories` None where the statement may not
    be; `findings` are those that name the party, where it may be named.
    """

    member: Member
    names: Mapping[str, str]
    position: Position | None
    signatories: tuple[Signatory, ...] | None = None
    answered: tuple[Record, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = ()

    @property
    def reference(self) -> str:
        return self.member.reference

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2; "" where it is not known."""
        country = self.member.facts.country
        return "" if country == UNKNOWN_COUNTRY else country

    @property
    def own_name(self) -> tuple[str, str]:
        """The name as the party writes it, and its language."""
        return naming.own_name(self.member.facts, self.names)

    def name(self, language: str) -> str:
        """The name for readers of that language."""
        return naming.name_in(self.member.facts, self.names, language)


def participant(
    member: Member,
    records: Sequence[Record],
    snapshot: Snapshot,
    names: Mapping[str, Mapping[str, str]],
    locate: Locate,
) -> Participant:
    """What may be published of a party with these accepted submissions."""
    known = names.get(member.reference, {})
    signed = [one for one in records if one.agrees("publish_statement") and one.signed]
    return Participant(
        member=member,
        names=known,
        position=locate(member.facts, known),
        signatories=_signatories(signed) if signed else None,
        answered=tuple(one for one in records if one.agrees("publish_answers") and not one.reconstructed),
        findings=tuple(one for one in snapshot.findings if member.reference in one.parties)
        if member.consents
        else (),
    )


def _signatories(records: Sequence[Record]) -> tuple[Signatory, ...]:
    return tuple(dict.fromkeys(one for record in records for one in record.facts.signatories))
