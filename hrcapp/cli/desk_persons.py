"""`hrcapp desk person` and `hrcapp desk retention`: what is held of a person, and for how long."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, say, say_json
from hrcapp.i18n import _

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.persons import Held
    from hrcapp.secretariat.retention import Due
    from hrcapp.secretariat.traces import Trace

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]
_RULES = ("aside", "rejected", "superseded", "accepted")


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    person = verbs.add_parser("person", help=_("what is held of one person"))
    actions = person.add_subparsers(metavar=_("ACTION"), required=True)
    export = actions.add_parser("export", help=_("write all that is held of a person"))
    export.add_argument("--out", type=Path, required=True, help=_("a folder for the file"))
    export.set_defaults(run=lambda options: _export(options, open_desk))
    erase = actions.add_parser("erase", help=_("erase a person for ever; the count stays"))
    erase.add_argument("--yes", action="store_true", help=_("do not ask"))
    erase.set_defaults(run=lambda options: _erase(options, open_desk))
    for command in (export, erase):
        command.add_argument("person", help=_("a part of the name or of the e-mail address"))
        command.add_argument("--reference", help=_("only in the forms with this number"))
    _add_retention(verbs, open_desk)


def _add_retention(verbs: Any, open_desk: OpenDesk) -> None:
    retention = verbs.add_parser("retention", help=_("how long personal data is kept"))
    actions = retention.add_subparsers(metavar=_("ACTION"), required=True)
    choose = actions.add_parser("set", help=_("choose a time; none keeps it"))
    choose.add_argument("rule", choices=_RULES, help=_("what it is about"))
    choose.add_argument("months", nargs="?", type=int, help=_("months; leave it out to keep everything"))
    choose.set_defaults(run=lambda options: _choose(options, open_desk))
    preview = actions.add_parser("preview", help=_("list what is due; nothing is changed"))
    preview.add_argument("--json", action="store_true", help=_("print JSON"))
    preview.set_defaults(run=lambda options: _preview(options, open_desk))
    apply = actions.add_parser("apply", help=_("erase what is due"))
    apply.add_argument("--yes", action="store_true", help=_("do not ask"))
    apply.set_defaults(run=lambda options: _apply(options, open_desk))


def _found(desk: Desk, options: argparse.Namespace) -> tuple[list[Held], list[Trace]]:
    """In forms and, unless those of a number are asked for, in what was set aside and in invitations."""
    from hrcapp.model.faults import Code, Fault
    from hrcapp.secretariat import trace_words

    bar = Progress()
    held = desk.persons.search(options.person, lambda done, total: bar(done, total, _("Searching")))
    traces: list[Trace] = []
    if options.reference:
        held = [one for one in held if one.reference == options.reference]
    else:
        traces = desk.traces.search(options.person, lambda done, total: bar(done, total, _("Searching")))
    if not held and not traces:
        raise Fault(Code.PERSON_UNKNOWN, name=options.person.strip())
    for one in held:
        say(f"{one.shown}  {one.email}  {one.reference}  {one.party}  {', '.join(one.roles)}")
    for line in trace_words.lines(traces):
        say(line)
    return held, traces


def _export(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    options.out.mkdir(parents=True, exist_ok=True)
    with open_desk() as desk:
        held, traces = _found(desk, options)
        also = {one: desk.traces.data(one) for one in traces}
        say(str(desk.persons.export(held, options.out, also)))
    return 0


def _erase(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat import erasure_words, trace_words

    with open_desk() as desk:
        held, traces = _found(desk, options)
        lines = erasure_words.told(desk.erasure.plan(held)) if held else []
        for line in (
            *lines,
            *trace_words.erasing(traces),
            erasure_words.remains(aside=bool(options.reference)),
        ):
            say(line)
        if not (options.yes or _twice()):
            return 1
        desk.erasure.erase(held)
        words = [options.person.strip(), *(word for one in held for word in (one.name, one.email))]
        desk.traces.erase(traces, words)
        say(_("Erased."))
    return 0


def _choose(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat.retention import Rule

    with open_desk() as desk:
        desk.retention.choose({Rule(options.rule): options.months})
    return 0


def _preview(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    with open_desk() as desk:
        due = desk.retention.due()
    if options.json:
        say_json(
            [
                {
                    "rule": str(one.rule),
                    "name": one.name,
                    "reference": one.reference,
                    "since": one.since.isoformat(),
                }
                for one in due
            ]
        )
    else:
        _list(due)
    return 0


def _apply(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    with open_desk() as desk:
        due = desk.retention.due()
        _list(due)
        if not due:
            return 0
        if not (options.yes or _twice()):
            return 1
        desk.retention.apply(due)
        say(_("Erased."))
    return 0


def _list(due: Sequence[Due]) -> None:
    for one in due:
        say(f"{one.since:%Y-%m-%d}  {one.rule}  {one.reference}  {one.name}")
    if not due:
        say(_("Nothing is due."))


def _twice() -> bool:
    """Ask twice; where nobody can answer, the answer is no."""
    if not sys.stdin.isatty():
        say(_("Nothing was erased: add --yes to do it without being asked."))
        return False
    word = _("erase")
    questions = (
        _("This can't be undone. Type “{word}” to go on: ").format(word=word),
        _("Once more, to be sure. Type “{word}”: ").format(word=word),
    )
    return all(input(question).strip() == word for question in questions)
