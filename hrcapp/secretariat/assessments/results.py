"""Who has sent an assessment and when, and who chose which answer: as of a day, from the desk's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hrcapp.model.party import UNKNOWN_COUNTRY, PartyFacts
from hrcapp.secretariat import naming
from hrcapp.secretariat.assessments.states import State

Codes = Mapping[str, tuple[str, ...]]
"""By the path of a question the codes that were chosen."""


@dataclass(frozen=True)
class Sent:
    """One accepted version. `may_publish`: its party agreed, and it names nobody who must be protected."""

    version: str
    submission: str
    revision: int
    arrived: date
    accepted: date
    may_publish: bool
    codes: Codes = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)

    def chose(self, path: str, code: str) -> bool:
        """Whether this is one of its answers."""
        return code in self.codes.get(path, ())


@dataclass(frozen=True)
class Assessed:
    """A party with what it has sent, the newest first."""

    party: str
    facts: PartyFacts
    names: Mapping[str, str]
    sent: tuple[Sent, ...]

    @property
    def latest(self) -> Sent:
        return self.sent[0]

    @property
    def earlier(self) -> Sent | None:
        """The assessment before the latest."""
        return self.before(self.latest)

    def before(self, sent: Sent) -> Sent | None:
        """The one that came before this one."""
        at = self.sent.index(sent) + 1
        return self.sent[at] if at < len(self.sent) else None

    def changed(self) -> int | None:
        """How many questions have other choices than in the earlier assessment; None without one."""
        if self.earlier is None:
            return None
        now, then = self.latest.codes, self.earlier.codes
        return sum(set(now.get(path, ())) != set(then.get(path, ())) for path in {*now, *then})

    def counted(self, state: State) -> int:
        """How many things are so in the latest assessment."""
        return sum(one is state for one in self.latest.states.values())

    def name_in(self, language: str) -> str:
        """The name for readers of that language."""
        return naming.name_in(self.facts, self.names, language)


@dataclass(frozen=True)
class Filter:
    """Which parties are looked at; "" for all."""

    country: str = ""
    kind: str = ""
    level: str = ""

    def takes(self, facts: PartyFacts) -> bool:
        """Whether a party is one of them."""
        of = {"country": facts.country, "kind": str(facts.kind), "level": facts.level}
        return all(not wanted or of[name] == wanted for name, wanted in vars(self).items())


@dataclass(frozen=True)
class Results:
    """The assessments of one form that were accepted by the end of a UTC day, by the number of the party."""

    form: str
    as_of: date
    parties: tuple[Assessed, ...]

    def narrowed(self, wanted: Filter) -> Results:
        """Those of some parties alone."""
        return replace(self, parties=tuple(one for one in self.parties if wanted.takes(one.facts)))

    def publishable(self) -> Results:
        """What may leave the desk: the parties whose latest assessment may be published.

        Of what they sent before, what may be published too.
        """
        kept = (one for one in self.parties if one.latest.may_publish)
        return replace(self, parties=tuple(map(_publishable, kept)))

    def who(self, path: str, code: str) -> tuple[Assessed, ...]:
        """The parties whose latest assessment has this answer."""
        return tuple(one for one in self.parties if one.latest.chose(path, code))

    def answered(self, path: str) -> int:
        """How many parties chose anything in a question."""
        return sum(path in one.latest.codes for one in self.parties)

    def get(self, party: str) -> Assessed | None:
        """One party."""
        return next((one for one in self.parties if one.party == party), None)

    def values(self, name: str) -> tuple[str, ...]:
        """The values of `country`, `kind` or `level` that occur, as `Filter` takes them."""
        found = {str(getattr(one.facts, name)) for one in self.parties}
        return tuple(sorted(found - {"", UNKNOWN_COUNTRY}))


def _publishable(one: Assessed) -> Assessed:
    return replace(one, sent=tuple(sent for sent in one.sent if sent.may_publish))
