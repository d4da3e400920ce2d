"""Persons, times and the audit, in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hrcapp.i18n import N_, _, ngettext
from hrcapp.secretariat import trace_words
from hrcapp.secretariat.erasure import Plan
from hrcapp.secretariat.erasure_words import remains, told
from hrcapp.secretariat.persons import CONTACT, FILLER, SIGNATORY, Held
from hrcapp.secretariat.retention import Due, Rule
from hrcapp.secretariat.traces import Trace
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import day, number

ROLES: Mapping[str, str] = {
    CONTACT: N_("contact"),
    SIGNATORY: N_("signatory"),
    FILLER: N_("filled in the form"),
}
RULES: Mapping[Rule, str] = {
    Rule.ASIDE: N_("Files set aside"),
    Rule.REJECTED: N_("Personal data of rejected forms"),
    Rule.SUPERSEDED: N_("Personal data of older versions"),
    Rule.ACCEPTED: N_("Personal data of accepted forms"),
}


def who(held: Held) -> str:
    """Name, and address where there is one."""
    both = (isolated(held.name), isolated(held.email))
    return ", ".join(one for one in both if one.strip("\u2068\u2069"))


def where(held: Held, language: str) -> str:
    """In which form, as what."""
    versions = ngettext("{count} version", "{count} versions", len(held.versions))
    return _("{party}, {reference}: {roles}, {versions}").format(
        party=isolated(held.party),
        reference=isolated(held.reference),
        roles=", ".join(_(ROLES[role]) for role in held.roles),
        versions=versions.format(count=number(len(held.versions), language)),
    )


def found(count: int, language: str) -> str:
    """What a search has found."""
    if not count:
        return _("Nobody of that name or address in what was sent.")
    told_ = ngettext("{count} entry", "{count} entries", count)
    return told_.format(count=number(count, language))


def first_question(held: Held, plan: Plan) -> tuple[str, str]:
    """Before an erasure: what it takes."""
    question = _("Erase {name} for ever?").format(name=isolated(held.shown))
    return question, "\n".join(told(plan))


def second_question(name: str, *, aside: bool = True) -> tuple[str, str]:
    """Once more: what cannot be undone, and what remains; `aside`: so does what was set aside here."""
    question = _("Really erase {name}? This cannot be undone.").format(name=isolated(name))
    return question, remains(aside=aside)


def erased(name: str, *, aside: bool = True) -> tuple[str, str]:
    return _("Erased: {name}").format(name=isolated(name)), remains(aside=aside)


def trace(found: Trace) -> str:
    """A file that was set aside, or an invitation."""
    [line] = trace_words.lines([replace(found, name=isolated(found.name))])
    return line


def due(one: Due, language: str) -> str:
    """One line of the preview."""
    whose = ", ".join(isolated(part) for part in (one.name, one.reference) if part)
    return _("{what}: {whose}, since {day}").format(
        what=_(RULES[one.rule]), whose=whose, day=day(one.since, language)
    )


def due_count(count: int, language: str) -> str:
    if not count:
        return _("Nothing is due.")
    told_ = ngettext("{count} is due", "{count} are due", count)
    return told_.format(count=number(count, language))


def applied(count: int, language: str) -> tuple[str, str]:
    told_ = ngettext("{count} erased", "{count} erased", count)
    return told_.format(count=number(count, language)), _("The counts of the report stay as they were.")
