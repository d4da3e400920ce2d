"""`hrcapp desk follow-up`: lists of sign-ups, meetings, exchanges and reminders, and their files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrcapp.cli.say import Progress, say, say_json
from hrcapp.i18n import _, active_language
from hrcapp.i18n.languages import SHIPPED
from hrcapp.i18n.name_key import name_key

if TYPE_CHECKING:
    from hrcapp.secretariat.desk import Desk
    from hrcapp.secretariat.followup.neighbours import Neighbour
    from hrcapp.secretariat.followup.pairing import Pair
    from hrcapp.secretariat.followup.papers import Saved
    from hrcapp.secretariat.followup.people import Person

OpenDesk = Callable[[], "AbstractContextManager[Desk]"]
Rows = Sequence[Mapping[str, Any]]


def add_to(verbs: Any, open_desk: OpenDesk) -> None:
    """Add the commands; `open_desk` opens the desk."""
    noun = verbs.add_parser("follow-up", help=_("working groups, meetings, exchanges and reminders"))
    acts = noun.add_subparsers(metavar=_("LIST"), required=True)
    for name, told, run in (
        ("groups", _("who signed up for which working group"), _groups),
        ("assessments", _("who wants, has done or offers a local human rights assessment"), _assessments),
        ("meetings", _("meetings and events"), _meetings),
        ("exchanges", _("towns that could learn from each other, with the reasons"), _exchanges),
        ("reminders", _("whose term ends, and from whom nothing came for a year"), _reminders),
    ):
        command = acts.add_parser(name, help=told)
        command.add_argument("--json", action="store_true", help=_("print JSON"))
        command.add_argument("--lang", choices=SHIPPED, help=_("language of names and labels"))
        command.set_defaults(run=lambda options, run=run: run(options, open_desk))
        if run in (_groups, _assessments):
            command.add_argument(
                "--contacts", metavar=_("CODE"), help=_("save the contact list of this answer")
            )
        if run is _reminders:
            command.add_argument(
                "--as-of", type=date.fromisoformat, help=_("the day that counts, as YYYY-MM-DD")
            )
        if run is not _meetings:
            command.add_argument("--out", type=Path, help=_("a folder for letters and lists"))
    _add_neighbours(acts, open_desk)


def _add_neighbours(acts: Any, open_desk: OpenDesk) -> None:
    command = acts.add_parser("neighbours", help=_("places near a town, to be invited in its name"))
    command.add_argument("party", help=_("the number of the town"))
    command.add_argument(
        "--invite",
        action="append",
        default=[],
        metavar=_("NAME"),
        help=_("put this place into the list of those invited; may be given several times"),
    )
    command.add_argument("--out", type=Path, help=_("a folder for letters to those whom the town invited"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(run=lambda options: _neighbours(options, open_desk))


def _neighbours(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.model.faults import Code, Fault

    with open_desk() as desk:
        town = _town(desk, options.party)
        near = desk.followup.neighbours.of(town)
        wanted = [name_key(name) for name in options.invite]
        there = {name_key(one.name) for one in near}
        if missing := [name for name in options.invite if name_key(name) not in there]:
            raise Fault(Code.NEIGHBOUR_UNKNOWN, name=missing[0])
        for one in near:
            if one.entry is None and name_key(one.name) in wanted:
                desk.followup.neighbours.invite(town, one)
        if options.out:
            invited = desk.followup.neighbours.invited_by(town)
            return _saved(desk.followup.papers.neighbours(town, invited, _out(options)))
        rows = [_neighbour(one) for one in desk.followup.neighbours.of(town)]
    return _tell(
        rows, options, lambda row: f"{row['km']:5}  {row['population']:9}  {row['name']}{_mark(row)}"
    )


def _town(desk: Desk, reference: str) -> Person:
    """Raises Fault PARTY_UNKNOWN for one that does not take part."""
    from hrcapp.model.faults import Code, Fault

    people = (one for one in desk.followup.people().taking_part if one.facts.kind.is_government)
    found = next((one for one in people if one.reference == reference), None)
    if found is None:
        raise Fault(Code.PARTY_UNKNOWN, reference=reference)
    return found


def _neighbour(one: Neighbour) -> dict[str, Any]:
    return {
        "name": one.name,
        "country": one.country,
        "km": round(one.km, 1),
        "population": one.population,
        "invited": one.entry is not None,
        "by": one.entry.invited.by if one.entry else None,
    }


def _mark(row: Mapping[str, Any]) -> str:
    return "  ✓" if row["invited"] else ""


def _groups(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat.followup.groups import WORKING_GROUPS

    return _sign_ups(options, open_desk, WORKING_GROUPS)


def _assessments(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    from hrcapp.secretariat.followup.groups import ASSESSMENT

    return _sign_ups(options, open_desk, ASSESSMENT)


def _sign_ups(options: argparse.Namespace, open_desk: OpenDesk, question: str) -> int:
    language = _language(options)
    with open_desk() as desk:
        if options.contacts:
            group = desk.followup.group(f"{question}/{options.contacts}")
            name = f"contacts-{options.contacts}"
            papers = desk.followup.papers
            return _saved(papers.contact_list(group.members, name, language, _out(options)))
        words = desk.followup.papers.wording(language)
        rows = [
            {
                "code": one.code,
                "name": words.answer(question, one.code),
                "members": [_person(member, language) for member in one.members],
                "sharing": len(one.sharing),
                "left_out": [member.reference for member in one.left_out],
            }
            for one in desk.followup.groups(question)
        ]
    return _tell(rows, options, lambda row: f"{row['code']}  {len(row['members'])}  {row['name']}")


def _meetings(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    with open_desk() as desk:
        rows = [
            {
                "id": one.id,
                "title": one.plan.title,
                "begins": one.plan.begins.isoformat(),
                "minutes": one.plan.minutes,
                "zone": one.plan.zone,
                "group": one.plan.group,
                "called_off": one.called_off,
                "attendance": desk.followup.meetings.attendance(one.id),
            }
            for one in desk.followup.meetings.all()
        ]
    return _tell(rows, options, lambda row: f"{row['begins']}  {row['title']}")


def _exchanges(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    language = _language(options)
    with open_desk() as desk:
        found = desk.followup.matching()
        if options.out:
            return _saved(desk.followup.papers.introductions(found.accepted, _out(options), _progress()))
        rows = [
            {**_pair(pair, language), "state": state}
            for state, pairs in (
                ("accepted", found.accepted),
                ("suggested", found.suggested),
                ("aside", found.aside),
            )
            for pair in pairs
        ]
    return _tell(rows, options, lambda row: f"{row['score']:3}  {row['state']}  {' + '.join(row['parties'])}")


def _reminders(options: argparse.Namespace, open_desk: OpenDesk) -> int:
    language, day = _language(options), options.as_of or datetime.now(UTC).date()
    with open_desk() as desk:
        found = desk.followup.due(day)
        if options.out:
            to_do = [one for one in found if one.done is None]
            return _saved(desk.followup.papers.reminders(to_do, language, _out(options), _progress()))
        rows = [
            {
                "kind": one.kind,
                "party": one.person.reference,
                "name": one.person.name_in(language),
                "due": one.due.isoformat(),
                "done": one.done.isoformat() if one.done else None,
            }
            for one in found
        ]
    return _tell(rows, options, lambda row: f"{row['due']}  {row['kind']}  {row['party']}  {row['name']}")


def _pair(pair: Pair, language: str) -> dict[str, Any]:
    return {
        "parties": list(pair.key),
        "names": [pair.one.name_in(language), pair.other.name_in(language)],
        "score": pair.score,
        "reasons": [
            {"why": str(one.why), "points": one.points, "codes": list(one.codes), "giver": one.giver or None}
            for one in pair.reasons
        ],
    }


def _person(one: Person, language: str) -> dict[str, Any]:
    return {"party": one.reference, "name": one.name_in(language), "shares_contact": one.shares_contact}


def _tell(rows: Rows, options: argparse.Namespace, line: Callable[[Mapping[str, Any]], str]) -> int:
    if options.json:
        say_json(list(rows))
    else:
        for row in rows:
            say(line(row))
    return 0


def _saved(saved: Saved) -> int:
    say(str(saved.path))
    if saved.withheld:
        say(_("Left out, because their contact may not be shared: {count}.").format(count=saved.withheld))
    return 0


def _out(options: argparse.Namespace) -> Path:
    folder: Path = options.out or Path()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _progress() -> Callable[[int, int], None]:
    bar, told = Progress(), _("Letters")
    return lambda done, total: bar(done, total, told)


def _language(options: argparse.Namespace) -> str:
    return options.lang or active_language()
