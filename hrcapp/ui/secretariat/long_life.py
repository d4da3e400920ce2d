"""How long a statement can be checked, and what people found out about its signatures, in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hrcapp.i18n import N_, _, ngettext
from hrcapp.secretariat.archiving import Archive, hosts
from hrcapp.secretariat.trust import Finding, Validation
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, day, number, stamp

if TYPE_CHECKING:
    from hrcapp.secretariat.archiving import Run
    from hrcapp.secretariat.desk import Desk
    from hrcapp.statement import Issuer, TimestampReport


@dataclass(frozen=True)
class LongLife:
    """Of one version: its newest archived copy, what was noted, and the service this desk would ask."""

    archive: Archive | None = None
    validations: tuple[Validation, ...] = ()
    service: str = ""

    @property
    def host(self) -> str:
        """Who would be asked; empty where nobody would."""
        return hosts((), self.service)[0] if self.service else ""

    @classmethod
    def read(cls, desk: Desk, version: str) -> LongLife:
        """On the store's thread."""
        archiving = desk.archiving
        return cls(archiving.of(version), tuple(desk.validations.of(version)), archiving.service)


@dataclass(frozen=True)
class Kept:
    """Whether a copy is kept for long: a state, a sentence, and the verb that makes one ("" for none)."""

    told: Told
    sentence: str
    verb: str


FINDINGS: Mapping[Finding, str] = {
    Finding.QUALIFIED: N_("Qualified"),
    Finding.ADVANCED: N_("Advanced, not qualified"),
    Finding.NEITHER: N_("Neither advanced nor qualified"),
}


def kept(life: LongLife, now: datetime, language: str) -> Kept:
    """What is said of the archived copy."""
    found = life.archive
    if found is None:
        sentence = _(
            "A copy with a timestamp and all certificates can be checked when the certificates have ended."
        )
        return Kept(Told("neutral", _("Not archived yet"), "hourglass"), sentence, _("Archive"))
    sentence = _("Received before {moment}, says {authority}. The copy can be checked until {until}.").format(
        moment=stamp(found.at, language),
        authority=isolated(found.authority),
        until=day(found.until, language),
    )
    if found.silent:
        sentence += " " + _("Nobody answered whether these are revoked: {names}.").format(
            names=", ".join(map(isolated, found.silent))
        )
    if found.ends_soon(now):
        return Kept(Told("warning", _("Ends soon"), "triangle-alert"), sentence, _("Archive anew"))
    return Kept(Told("info", _("Archived"), "history"), sentence, "")


def received(report: TimestampReport, language: str) -> str:
    """What a timestamp proves, and what it doesn't."""
    if report.at is None or not report.intact:
        return _("A timestamp of {authority} that does not fit the file").format(
            authority=isolated(report.authority)
        )
    return _("{moment}, says {authority}. That proves receipt, not who signed.").format(
        moment=stamp(report.at, language), authority=isolated(report.authority)
    )


def validated(notes: Sequence[Validation], field: str, language: str) -> str:
    """The latest note about a signature, with who and when; empty without one."""
    found = [one for one in notes if one.field == field]
    if not found:
        return ""
    last = found[-1]
    return _("{finding}: noted by {who}, {date} ({how})").format(
        finding=_(FINDINGS[last.finding]),
        who=isolated(last.who),
        date=day(last.at, language),
        how=isolated(last.how),
    )


def asking(hosts: Sequence[str]) -> str:
    """Before anybody is asked: who, and what they learn."""
    return _(
        "These will be asked over the network: {hosts}. They learn a fingerprint of the file and which "
        "certificates are in it, never what it says."
    ).format(hosts=", ".join(map(isolated, hosts)))


def ran(result: Run, language: str) -> tuple[str, str]:
    """What a run over all accepted statements did."""
    title = ngettext("{count} statement archived", "{count} statements archived", result.made)
    told = _("What came stays as it was; the copies lie beside it.")
    if result.refused:
        names = ", ".join(isolated(item.name) for item, _fault in result.refused)
        told = _("Not archived, look at them: {names}.").format(names=names)
    return title.format(count=number(result.made, language)), told


def due(count: int, language: str) -> str:
    """How many accepted statements wait for a copy."""
    if not count:
        return _("Every accepted statement has an archived copy.")
    told = ngettext(
        "{count} accepted statement has no archived copy, or one that ends soon.",
        "{count} accepted statements have no archived copy, or one that ends soon.",
        count,
    )
    return told.format(count=number(count, language))


def issuer_state(issuer: Issuer, now: datetime, language: str) -> Told:
    """Until when an issuer's certificate is valid."""
    date = day(issuer.ends, language)
    if now > issuer.ends:
        return Told("warning", _("Ended {date}").format(date=date), "triangle-alert")
    return Told("neutral", _("Until {date}").format(date=date), "clock")


def fingerprint(sha256: str) -> str:
    """A SHA-256 in groups, to be compared with what the issuer publishes."""
    return " ".join(sha256[at : at + 4].upper() for at in range(0, len(sha256), 4))
