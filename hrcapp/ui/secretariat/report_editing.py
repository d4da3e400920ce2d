"""The report's editor in words: what state a text is in, what the checks found, how it will read. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from hrcapp.i18n import N_, _, ngettext
from hrcapp.i18n.numbers import format_integer
from hrcapp.model.faults import Fault
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.report import markdown, words
from hrcapp.secretariat.report.content import Content
from hrcapp.secretariat.report.editor import Written
from hrcapp.secretariat.report.editor_checks import OFTEN, Check, Problem
from hrcapp.secretariat.report.markdown import Kind, Run
from hrcapp.ui.bidi import isolated
from hrcapp.ui.common.words import stamp

_PROBLEMS: Mapping[Problem, tuple[str, str]] = {
    Problem.PROTECTED: (
        N_("Words of a protected person"),
        N_("The text has words of a form that names somebody who must be protected. Take them out."),
    ),
    Problem.FINDING_PROTECTED: (
        N_("A finding with words of a protected person"),
        N_("It is printed with a bar in the place of words of a form that names somebody: {what}"),
    ),
    Problem.UNKNOWN: (N_("Nothing has this name"), N_("Choose a token from the list: {what}.")),
    Problem.WITHHELD: (N_("May not be named"), N_("{what} does not agree to be named. Take the name out.")),
    Problem.TALLY_TOO_SMALL: (
        N_("Too few answers"),
        N_("{what} can't be printed yet: too few governments have answered."),
    ),
    Problem.MOST_UNBOUND: (
        N_("“Most” without a count"),
        N_("Let a token say what was chosen most; names in a text are examples: {what}"),
    ),
    Problem.TYPED_NUMBER: (
        N_("A number typed by hand"),
        N_("It will not follow the count. Is there a token for it? {what}"),
    ),
    Problem.NO_EXAMPLE: (N_("No example"), N_("This section names nobody.")),
    Problem.NEVER_NAMED: (
        N_("Never named"),
        N_("They agree to be named, and no section names them: {what}."),
    ),
    Problem.TOO_OFTEN: (N_("Named often"), N_("More than {often} times each: {what}.")),
}


@dataclass(frozen=True)
class Found:
    """Figures and names in the language of the text; every section's text; the desks by their keys."""

    content: Content
    texts: Mapping[str, Written]
    desks: Mapping[str, str]


def found(desk: Desk, day: date, language: str) -> Found:
    """What the editor is made from. On the store's thread."""
    content = desk.report.content(day, language)
    texts = {section: desk.report.editor.written(section, language) for section in words.NARRATIVE}
    names = {one.public.fingerprint: one.name for one in desk.kit.content.signers}
    return Found(content, texts, names)


def sections(content: Content) -> tuple[tuple[str, str], ...]:
    """The sections that an editor writes, as the interface calls them."""
    return tuple((key, content.say(title)) for key, title in words.SECTION_TITLES.items())


def state(written: Written, desk: str, language: str) -> str:
    """Whose text the report prints now, and whether something is begun here."""
    if written.own and written.at:
        told = _("Written by {desk}, {moment}.").format(
            desk=isolated(desk), moment=stamp(written.at, language)
        )
    else:
        told = _("The text that comes with the app.")
    if written.draft is not None:
        told += " " + _("What you changed is kept here and not in the report yet.")
    return told


def check(one: Check, language: str) -> tuple[str, str]:
    """What was found, and what to do about it."""
    title, text = _PROBLEMS[one.problem]
    names = ", ".join(map(isolated, one.what))
    return _(title), _(text).format(what=names, often=format_integer(OFTEN, language))


def checked(checks: Sequence[Check], language: str) -> str:
    """How many things deserve a look."""
    if not checks:
        return _("Nothing to look at.")
    told = ngettext("{count} thing to look at", "{count} things to look at", len(checks))
    return told.format(count=format_integer(len(checks), language))


def preview(content: Content, text: str, colour: str) -> str:
    """How the text will read, as rich text; what tokens print is in `colour` (#rrggbb).

    Raises Fault REPORT_* for a token that can't be printed.
    """
    made = []
    for part in markdown.parts(text, content.fill):
        items = ["".join(_run(run, colour) for run in runs) for runs in part.items]
        if part.kind is Kind.PARAGRAPH:
            made.append(f"<p>{items[0]}</p>")
        else:
            tag = "ol" if part.kind is Kind.NUMBERS else "ul"
            made.append(f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>")
    return "".join(made)


def readable(content: Content, text: str) -> bool:
    """Whether the report could print it."""
    try:
        preview(content, text, "")
    except Fault:
        return False
    return True


def kept() -> tuple[str, str]:
    """After a text was said to all desks."""
    return _("The report has this text now"), _("Other desks have it after the next exchange.")


def _run(run: Run, colour: str) -> str:
    text = escape(isolated(run.text) if run.token else run.text)
    if run.token:
        text = f'<span style="color:{colour}">{text}</span>'
    return f"<b>{text}</b>" if run.bold else text
