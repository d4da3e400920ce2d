"""Towns that could learn from each other: points, reasons, so many pairs at most, what a person decides."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations

import pytest

from hrcapp.model.party import PartyFacts, PartyKind
from hrcapp.model.status import PartyStanding
from hrcapp.secretariat.followup.pairing import (
    AT_MOST,
    BOTH_WAYS,
    LANGUAGE,
    LEVEL,
    PER_THEME,
    REGION,
    Pair,
    Scores,
    Why,
    pair,
    suggest,
)
from hrcapp.secretariat.followup.pairs import matching
from hrcapp.secretariat.followup.people import People, Person
from hrcapp.secretariat.followup.said import ACCEPTED, ASIDE

THEMES = ("migration", "housing", "health", "food", "care", "youth", "culture")


def town(
    number: int,
    offers: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    *,
    country: str = "TN",
    languages: tuple[str, ...] = (),
    level: str = "",
    population: int | None = None,
    contact: str = "sample",
) -> Person:
    facts = PartyFacts(
        PartyKind.GOVERNMENT, f"Sample {number}", country=country, level=level, population=population
    )
    return Person(
        reference=f"HRC-2026-{number:04d}",
        facts=facts,
        names={},
        codes={"offers": offers, "needs": needs},
        language="en",
        languages=languages,
        contact=contact,
        since=date(2026, 3, 1),
        term_end=None,
    )


def many(count: int = 40) -> list[Person]:
    chance = random.Random(7)
    return [
        town(
            number,
            tuple(chance.sample(THEMES, 2)),
            tuple(chance.sample(THEMES, 2)),
            country=chance.choice(("TN", "FR", "MX", "KR")),
            languages=tuple(chance.sample(("en", "fr", "es"), chance.randrange(3))),
            level=chance.choice(("municipal", "regional")),
            population=chance.choice((None, 1000, 30_000, 900_000)),
        )
        for number in range(1, count + 1)
    ]


def points(made: Pair) -> dict[str, int]:
    return {str(reason.why): reason.points for reason in made.reasons}


def test_every_point_has_its_reason() -> None:
    one = town(1, ("migration", "food"), ("care",), languages=("fr",), level="municipal", population=900)
    other = town(
        2,
        ("care",),
        ("food", "migration"),
        country="MX",
        languages=("es", "fr"),
        level="municipal",
        population=1700,
    )
    made = pair(other, one)
    assert [(reason.why, reason.codes, reason.giver) for reason in made.reasons][:2] == [
        (Why.THEMES, ("migration", "food"), one.reference),
        (Why.THEMES, ("care",), other.reference),
    ]
    assert made.score == 3 * PER_THEME + BOTH_WAYS + LANGUAGE + LEVEL + 4 + REGION
    assert made.reasons[3].codes == ("fr",)
    assert made == pair(one, other)


@pytest.mark.parametrize(("larger", "size"), [(2000, 4), (2001, 2), (5000, 2), (5001, None), (None, None)])
def test_similar_size(larger: int | None, size: int | None) -> None:
    made = pair(town(1, ("food",), population=1000), town(2, (), ("food",), population=larger))
    assert points(made).get("size") == size


def test_no_theme_no_pair_and_something_else_is_no_theme() -> None:
    assert pair(town(1, ("food",)), town(2, (), ("care",))).reasons == ()
    towns = [town(1, ("other",), languages=("other",)), town(2, (), ("other",), languages=("other",))]
    assert suggest(towns, {}, ()) == []


def test_the_same_towns_in_any_order_give_the_same_pairs() -> None:
    towns = many()
    shuffled = towns.copy()
    random.Random(3).shuffle(shuffled)
    found = suggest(towns, {}, ())
    assert {one.key for one in found} == {one.key for one in suggest(shuffled, {}, ())}
    for one in found:
        assert one == pair(one.other, one.one)


def test_at_most_so_many_a_town_and_nobody_would_both_do_better() -> None:
    towns = many()
    found = suggest(towns, {}, ())
    having: dict[str, list[Pair]] = {one.reference: [] for one in towns}
    for made in found:
        for reference in made.key:
            having[reference].append(made)
    assert max(map(len, having.values())) == AT_MOST

    def would(reference: str, score: int) -> bool:
        mine = having[reference]
        return len(mine) < AT_MOST or score > min(one.score for one in mine)

    chosen = {one.key for one in found}
    for one, other in combinations(towns, 2):
        made = pair(one, other)
        if made.score and made.key not in chosen:
            assert not (would(one.reference, made.score) and would(other.reference, made.score))


def test_decided_pairs_take_room_or_are_not_suggested_again() -> None:
    towns = many()
    people = People(tuple(towns), ())
    first = matching(people, {}, 2).suggested
    words = {first[0].key: ACCEPTED, first[1].key: ASIDE}
    found = matching(people, words, 2)
    assert [one.key for one in found.accepted] == [first[0].key]
    assert [one.key for one in found.aside] == [first[1].key]
    assert not {first[0].key, first[1].key} & {one.key for one in found.suggested}
    for reference in first[0].key:
        assert sum(reference in one.key for one in found.suggested) <= 1


def test_who_does_not_agree_or_take_part_is_left_out_and_said() -> None:
    giver, taker = town(1, ("food",)), town(2, (), ("food",))
    silent, nobody = town(3, ("food",), contact=""), town(4, contact="")
    away = town(5, ("food",))
    words = {(away.reference, taker.reference): ACCEPTED}
    found = matching(People((giver, taker, silent, nobody), (away,)), words)
    assert [one.key for one in found.suggested] == [(giver.reference, taker.reference)]
    assert (found.withheld, found.left_out, found.paused) == ((silent,), (away,), 1)
    assert away.standing is PartyStanding.ACTIVE, "the list that it is in decides"


def test_kept_scores_give_the_same_pairs_whatever_is_decided() -> None:
    towns, scores = many(), Scores()
    people = People(tuple(towns), ())
    first = matching(people, {}, scores=scores)
    assert first == matching(people, {})
    words = {first.suggested[0].key: ACCEPTED, first.suggested[1].key: ASIDE}
    assert matching(people, words, scores=scores) == matching(people, words)
    fewer = People(tuple(towns[5:]), ())
    assert matching(fewer, {}, scores=scores) == matching(fewer, {}), "other towns are worked out anew"
    assert matching(People((), ()), {}, scores=scores).suggested == ()
