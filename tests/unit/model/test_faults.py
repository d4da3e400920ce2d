"""Every fault code has its sentence, and a sentence never fails for want of a value."""

from __future__ import annotations

from hrcapp.i18n.sentences import codes_with_sentences, sentence
from hrcapp.model.faults import Code, Fault


def test_every_code_has_a_sentence() -> None:
    assert codes_with_sentences() == frozenset(Code)


def test_values_are_filled_in_and_missing_ones_shown_as_such() -> None:
    told = sentence(Fault(Code.KIT_OLDER, version=2), lambda message: message)
    assert "version 2" in told.what
    assert "…" in told.what
    assert told.next
