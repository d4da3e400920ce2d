"""A part of the corpus of what anybody may give: refused with a sentence, or taken for what it is."""

from __future__ import annotations

import pytest

from tests.hostile.case import Format
from tests.hostile.everything import given
from tests.hostile.runner import run

SEED, COUNT = 20260301, 40


@pytest.mark.parametrize("form", list(given()), ids=lambda form: form.name)
def test_nothing_that_is_given_breaks_or_hangs(form: Format) -> None:
    found = run(form, form.count(COUNT), SEED)
    assert found.crashes == []
    assert found.accepted == []
    assert found.refused.total() + found.taken == form.count(COUNT)
