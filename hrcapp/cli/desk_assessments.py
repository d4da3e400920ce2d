"""`hrcapp desk assessments`: who has sent one, what they say, one in full, files of what may leave."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, say, say_json
from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import SHIPPED

if TYPE_CHECKING:
    from hrcapp.secretariat.assessments import Assessed, Results
    from hrcapp.secretariat.desk import Desk

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    """Add the command; `open_desk` opens the desk."""
    command = verbs.add_parser(
        "assessments", help=_("what towns say in their local human rights assessments")
    )
    command.add_argument("--party", metavar=_("NUMBER"), help=_("the answers of this party in full"))
    command.add_argument(
        "--as-of", type=date.fromisoformat, help=_("the last day that counts, as YYYY-MM-DD")
    )
    command.add_argument("--form", default="", metavar=_("ID"), help=_("the id of another form of the kit"))
    command.add_argument("--country", default="", metavar=_("CODE"), help=_("only parties of this country"))
    command.add_argument("--kind", default="", metavar=_("CODE"), help=_("only parties of this kind"))
    command.add_argument("--level", default="", metavar=_("CODE"), help=_("only governments of this level"))
    command.add_argument("--lang", choices=SHIPPED, help=_("language of names and labels"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.add_argument("--out", type=Path, help=_("save what may be published into this folder"))
    command.add_argument(
        "--format", choices=("xlsx", "csv"), default="xlsx", help=_("a workbook, or CSV files")
    )
    command.set_defaults(run=lambda options: _assessments(options, open_desk))


def _assessments(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat.assessments import Filter

    language = options.lang or active_language()
    day = options.as_of or datetime.now(UTC).date()
    with open_desk() as desk:
        found = desk.assessments.as_of(day, options.form)
        found = found.narrowed(Filter(options.country, options.kind, options.level))
        if options.out:
            return _save(desk, found, options, language)
        if options.party:
            return _one(desk, found, options, language)
        told = {
            "as_of": day.isoformat(),
            "form": found.form,
            "parties": [_party(one, language) for one in found.parties],
            "answers": _answers(desk, found, language),
        }
    return _tell(told, as_json=options.json)


def _save(desk: Desk, found: Results, options: argparse.Namespace, language: str) -> int:
    from hrcapp.secretariat.assessments.files import FileKind, write

    options.out.mkdir(parents=True, exist_ok=True)
    bar, told = Progress(), _("Assessments")
    saved = write(
        desk.assessments,
        found,
        FileKind(options.format),
        language,
        options.out,
        lambda done, total: bar(done, total, told),
    )
    say(str(saved.path))
    if saved.withheld:
        say(_("Left out, because their answers may not be published: {count}.").format(count=saved.withheld))
    return 0


def _one(desk: Desk, found: Results, options: argparse.Namespace, language: str) -> int:
    """Raises Fault PARTY_UNKNOWN for one that has sent none."""
    from hrcapp.model.faults import Code, Fault

    party = found.get(options.party)
    if party is None:
        raise Fault(Code.PARTY_UNKNOWN, reference=options.party)
    page = desk.assessments.page(party.latest, party.earlier, language)
    parts = {
        part: [
            {
                "question": line.path,
                "label": line.label,
                "answer": line.shown,
                "state": line.state and str(line.state),
                "before": line.before,
            }
            for line in lines
        ]
        for part, lines in page.parts.items()
    }
    if options.json:
        say_json({**_party(party, language), "parts": parts})
        return 0
    for part, lines in parts.items():
        say(part)
        for line in lines:
            say(f"  {line['label']}  {line['answer']}")
    return 0


def _party(one: Assessed, language: str) -> dict[str, Any]:
    from hrcapp.secretariat.assessments import State

    return {
        "party": one.party,
        "name": one.name_in(language),
        "country": one.facts.country,
        "kind": str(one.facts.kind),
        "level": one.facts.level,
        "may_publish": one.latest.may_publish,
        "versions": [
            {
                "revision": sent.revision,
                "arrived": sent.arrived.isoformat(),
                "accepted": sent.accepted.isoformat(),
            }
            for sent in one.sent
        ],
        "states": {str(state): one.counted(state) for state in State},
        "changed": one.changed(),
    }


def _answers(desk: Desk, found: Results, language: str) -> list[dict[str, Any]]:
    from hrcapp.secretariat.assessments.counts import counts

    return [
        {
            "part": one.part.label,
            "question": one.asked.path,
            "label": one.asked.label,
            "code": one.code,
            "answer": one.label,
            "parties": [who.party for who in one.parties],
            "answered": one.answered,
        }
        for one in counts(found, desk.assessments.parts(found, language))
    ]


def _tell(told: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        say_json(told)
        return 0
    for one in told["parties"]:
        say(f"{one['party']}  {one['versions'][0]['arrived']}  {one['name']}")
    for one in told["answers"]:
        say(f"{len(one['parties']):4} / {one['answered']:<4}  {one['label']}  {one['answer']}")
    return 0
