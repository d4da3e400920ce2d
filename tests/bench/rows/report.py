"""The report of results over a thousand forms, against the same text and tables by reportlab's platypus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.secretariat.figures import Member
from hrcapp.secretariat.report.compose import compose
from hrcapp.secretariat.report.content import Content
from tests.bench.platypus import Prepared
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn
from tests.many_parties import COUNTRIES, name_of
from tests.unit.secretariat.desk_world import World

_DAY = date(2026, 3, 1)
_MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
_MANY, _FEW = 1_000, 50
_THEMES = ("proximity", "care", "learning", "migration", "housing", "policy")


def _measure(rounds: int) -> Sequence[Pair]:
    """Milliseconds; every round has other names, so that no memory of a line helps."""
    count = _MANY if rounds > 1 else _FEW
    warm_up = min(1, rounds)
    with TemporaryDirectory() as folder:
        world = World.make(Path(folder))
        empty = world.desk.report.content(_DAY, "en")
        world.desk.close()
    contents = [content_of(empty, count, number) for number in range(rounds + warm_up)]
    theirs = [Prepared(compose(one, "sample").blocks) for one in contents]

    def ours(number: int) -> object:
        document = compose(contents[number + warm_up], "sample")
        return document.render(now=_MOMENT, identifier="urn:hrc:report:sample-en")

    return in_turn(ours, lambda number: theirs[number + warm_up].pdf(), rounds, warm_up=warm_up)


def content_of(empty: Content, count: int, number: int) -> Content:
    """A report over so many parties, one in ten a network, and what they chose."""
    members = tuple(_member(number * count + one) for one in range(count))
    governments = [one.reference for one in members if one.is_government]
    chosen = {theme: tuple(governments[at::2]) for at, theme in enumerate(_THEMES)}
    counts = replace(
        empty.snapshot.counts,
        **{"parties": count, "governments": len(governments), "partners": count - len(governments)},
        **{"pledges": len(governments), "forms": count, "countries": len(COUNTRIES)},
    )
    snapshot = replace(
        empty.snapshot,
        counts=counts,
        members=members,
        codes=dict.fromkeys(("vision_themes", "motivation_codes", "focus_areas"), chosen),
        answered=frozenset(governments),
    )
    return replace(empty, snapshot=snapshot)


def _member(number: int) -> Member:
    kind = PartyKind.GOVERNMENT if number % 10 else PartyKind.NETWORK
    facts = PartyFacts(kind, name_of(number), name_language="en", country=COUNTRIES[number % 12])
    return Member(f"HRC-2026-{number:04d}", facts, consents=True, has_form=True)


ROW = Row(
    "report_1000",
    "ms",
    2.0,
    "the same text and tables of the same report by reportlab's platypus: same fonts, untagged, not PDF/A, "
    "no map; on both sides the figures are counted already",
    _measure,
    rounds=9,
)
