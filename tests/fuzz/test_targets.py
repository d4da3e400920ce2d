"""What fuzzing begins with, and what it once found: each runs through its parser as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).with_name("found")


@pytest.mark.parametrize("name", TARGETS)
def test_the_parser_takes_what_fuzzing_begins_with_and_its_pieces(name: str) -> None:
    target = TARGETS[name]
    for seed in target.seeds():
        for end in {0, 1, len(seed) // 2, len(seed) - 1, len(seed)}:
            target.run(seed[:end])
            target.run(seed[end:])


@pytest.mark.parametrize(
    "path", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())
