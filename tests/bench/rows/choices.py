"""Typing into a list of a hundred thousand choices, letter by letter, against a bare list comprehension."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.ui.widgets.choice_model import ChoiceModel, Hits
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn

_MANY, _FEW = 100_000, 5_000
_TYPED = ("town 77", "São", "9 of the river", "nowhere")


def _measure(rounds: int) -> Sequence[Pair]:
    """A round types each text from its first letter on; every letter finds all hits."""
    count = _MANY if rounds > 1 else _FEW
    choices = [(f"n{at}", f"Town {at} of the river São {at % 97}") for at in range(count)]
    model = ChoiceModel(choices)
    hits, keys = Hits(), model.keys
    hits.show_all_of(model)
    typed = [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]
    folded = [text.casefold().replace("ã", "a").strip() for text in typed]

    def ours(_number: int) -> None:
        for text in typed:
            hits.narrow(text)

    def reference(_number: int) -> None:
        for text in folded:
            [row for row, key in enumerate(keys) if text in key]

    return in_turn(ours, reference, rounds)


ROW = Row(
    "choices_100k",
    "ms",
    3.0,
    "a list comprehension over the same folded words, for every letter",
    _measure,
    rounds=9,
)
