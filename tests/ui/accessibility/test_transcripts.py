"""The kept transcripts of the main screens: what changes for those who listen is read as text in a review.

`HRC_WRITE_TRANSCRIPTS=1` writes them anew.
"""

from __future__ import annotations

import os

import pytest

from tests.ui.accessibility.conftest import OpenScene
from tests.ui.accessibility.transcript import FOLDER, SCREENS, transcript


@pytest.mark.parametrize("name", SCREENS)
def test_every_stop_is_told_as_it_was(open_scene: OpenScene, name: str) -> None:
    told, kept = transcript(open_scene(name)), FOLDER / f"{name}.txt"
    if os.environ.get("HRC_WRITE_TRANSCRIPTS"):
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8")


def test_no_transcript_is_left_of_a_screen_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SCREENS)
