"""The translation desk in words: the list of answers, how far a language is, what a file changes. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from babel.localedata import locale_identifiers

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.languages import babel_locale, endonym
from hrcapp.i18n.sorting import sort_key
from hrcapp.secretariat.translation import Translated
from hrcapp.secretariat.translation_exchange import Misfit, Preview, Sent, misfits_of
from hrcapp.secretariat.translation_fold import Status
from hrcapp.secretariat.translation_list import Progress, Row
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import Told, number, stamp

ANOTHER = "+"
"""The choice "Another language" in the list of languages."""

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", N_("All answers {count}")),
    ("missing", N_("Missing {count}")),
    ("draft", N_("Drafts {count}")),
    ("checked", N_("Checked {count}")),
    ("differs", N_("Desks differ {count}")),
)
_BELONGS: Mapping[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "missing": lambda row: row.status is None,
    "draft": lambda row: row.status is Status.DRAFT,
    "checked": lambda row: row.status is Status.CHECKED,
    "differs": lambda row: row.differs,
}
_STATES: Mapping[Status | None, Told] = {
    None: Told("neutral", N_("Missing"), "circle-dashed"),
    Status.DRAFT: Told("info", N_("Draft"), "pencil"),
    Status.CHECKED: Told("success", N_("Checked"), "check-check"),
}
_MISFITS: Mapping[Misfit, str] = {
    Misfit.UNKNOWN: N_("Not an answer of this desk: {count}"),
    Misfit.CHANGED: N_("The answer is another one by now: {count}"),
    Misfit.EMPTY: N_("Not translated in the file: {count}"),
    Misfit.TOO_LONG: N_("Too long: {count}"),
}


@dataclass(frozen=True)
class Entry:
    """One answer in the list: what the desk knows of it, and the question in the reader's language."""

    row: Row
    question: str

    @property
    def key(self) -> tuple[str, str]:
        """By which it is found again when the list was read anew."""
        return self.row.version, self.row.place.path


def shown(entries: Sequence[Entry], group: str) -> list[Entry]:
    """The answers of one filter."""
    return [entry for entry in entries if _BELONGS[group](entry.row)]


def chips(entries: Sequence[Entry], language: str) -> tuple[tuple[str, str], ...]:
    """The filters with their counts; where desks agree, nothing is said of it."""
    counts = {key: len(shown(entries, key)) for key, _words in FILTERS}
    return tuple(
        (key, _(told).format(count=number(counts[key], language)))
        for key, told in FILTERS
        if key != "differs" or counts[key]
    )


def state(row: Row) -> Told:
    """How far an answer is; words that are begun here and not kept are said first."""
    if row.differs:
        return Told("warning", _("Desks differ"), "git-compare")
    if row.begun:
        return Told("warning", _("Begun"), "pen-line")
    told = _STATES[row.status]
    return Told(told.kind, _(told.words), told.icon)


def status(of: Translated) -> Told:
    """The status of a translation by itself."""
    told = _STATES[of.status]
    return Told(told.kind, _(told.words), told.icon)


def languages(found: Mapping[str, Progress], language: str, chosen: str) -> tuple[tuple[str, str], ...]:
    """The languages to choose from, each with how far it is."""
    choices = [(tag, _far(tag, progress, language)) for tag, progress in found.items()]
    if chosen not in found:
        choices.append((chosen, named(chosen, language)))
    return (*choices, (ANOTHER, _("Another language…")))


def _far(tag: str, progress: Progress, language: str) -> str:
    return _("{language}: {checked} of {total} checked").format(
        language=named(tag, language),
        checked=number(progress.checked, language),
        total=number(progress.total, language),
    )


def named(tag: str, language: str) -> str:
    """A language as readers of `language` call it."""
    found = babel_locale(tag).get_display_name(babel_locale(language)) if tag else ""
    return found or (endonym(tag) if tag else _("Language not known"))


def every_language(language: str) -> list[tuple[str, str]]:
    """(tag, name) of all languages that CLDR describes, in the order of the reader's language."""
    names = babel_locale(language).languages
    known = {tag for tag in locale_identifiers() if "_" not in tag}
    found = [(tag, names[tag]) for tag in known if tag in names]
    return sorted(found, key=lambda pair: sort_key(pair[1], language))


def who(of: Translated, desk: str, language: str) -> str:
    """Who wrote a translation, and when."""
    return _("{desk}, {moment}").format(desk=isolated(desk), moment=stamp(of.at, language))


def before(found: Preview, language: str) -> tuple[str, ...]:
    """What a file would do, in sentences."""
    new = sum(not one.before for one in found.changes)
    other = len(found.changes) - new
    lines = []
    for count, told in (
        (new, ngettext("{count} new translation", "{count} new translations", new)),
        (other, ngettext("{count} changed translation", "{count} changed translations", other)),
        (found.same, ngettext("{count} is here already", "{count} are here already", found.same)),
    ):
        if count:
            lines.append(told.format(count=number(count, language)))
    return tuple(lines) or (_("Nothing in this file is new."),)


def left_aside(found: Preview, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What did not fit: the reason with its count, and the beginnings of the first texts."""
    return tuple(
        (
            _(_MISFITS[why]).format(count=number(len(units), language)),
            tuple(isolated(_beginning(unit.source) or unit.id) for unit in units[:3]),
        )
        for why, units in misfits_of(found)
    )


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def sent(of: Sent, language: str) -> tuple[str, str]:
    """After files were written for a translator."""
    if not of.paths:
        title = _("There is nothing to translate.")
    else:
        told = ngettext("{count} answer went out.", "{count} answers went out.", of.answers)
        title = told.format(count=number(of.answers, language))
    names = ", ".join(isolated(path.name) for path in of.paths)
    if not of.withheld:
        return title, names
    kept = ngettext(
        "{count} answer stays here: its form names a protected person.",
        "{count} answers stay here: their forms name protected persons.",
        of.withheld,
    )
    return title, " ".join(filter(None, (names, kept.format(count=number(of.withheld, language)))))


def taken(count: int, language: str) -> tuple[str, str]:
    """After a file was taken in."""
    told = ngettext("{count} translation was kept.", "{count} translations were kept.", count)
    return told.format(count=number(count, language)), ""
