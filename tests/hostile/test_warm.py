"""Warm workers decide as those of the app do, and are bounded as they are."""

from __future__ import annotations

import os
import struct

import pytest

from hrcapp.media import limited
from tests.hostile import papers, pdfs, pictures
from tests.hostile.runner import run
from tests.hostile.warm import Warm

SEED, COUNT = 20260301, 6
FORMATS = [*papers.formats()[1:3], pictures.formats()[1]]


@pytest.fixture
def warm() -> Warm:
    if not hasattr(os, "memfd_create"):
        pytest.skip("warm workers need Linux")
    return Warm()


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_same_is_refused_and_taken(form: papers.Format, warm: Warm) -> None:
    cold = run(form, COUNT, SEED)
    with warm:
        found = run(form, COUNT, SEED)
    assert (found.refused, found.taken) == (cold.refused, cold.taken)
    assert found.crashes == []


def test_a_worker_that_fails_says_how_and_the_next_one_works(warm: Warm) -> None:
    call = struct.pack(">IIII", 100, 1, 1, 0)
    bomb = pdfs.objects_that_unfold_twice(60_000_000)
    picture = pictures.picture("PNG")
    with warm:
        for given in (call, struct.pack(">IIII", 100, 1, 1, len(bomb)) + bomb):
            assert limited.start("hrcapp.media.page_worker", given) == (1, b"")
        whole = struct.pack(">IIII", 100, 1, 1, len(picture)) + picture
        status, made = limited.start("hrcapp.media.page_worker", whole)
    assert status == 0
    assert made == limited.run_limited("hrcapp.media.page_worker", whole)
