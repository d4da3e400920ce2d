"""Patterns of forms: the same answers as the standard library's, and none that hangs."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hrcapp.model.faults import Fault
from hrcapp.xforms.regex import PatternError, compile_pattern
from tests.unit.xforms.effort import examples
from tests.unit.xforms.xform_builder import form, session


def found(pattern: str, text: str, steps: int = 1_000_000) -> bool:
    """Whether the pattern is found, with a budget."""
    left = [steps]

    def spend(used: int) -> None:
        left[0] -= used
        if left[0] < 0:
            raise TimeoutError

    return compile_pattern(pattern).found_in(text, spend)


MATCHED = [
    (r"^[0-9]{3}-[0-9]{4}$", "555-0199", True),
    (r"^[0-9]{3}-[0-9]{4}$", "555-019", False),
    (r"^(19|20)\d\d$", "2030", True),
    (r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", "clerk@town.example", True),
    (r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", "clerk@town", False),
    (r"(?i)^city of", "CITY OF Quito", True),
    (r"^(?=.*\d)(?=.*[A-Z]).{6,}$", "abcD3fg", True),
    (r"^(?=.*\d)(?=.*[A-Z]).{6,}$", "abcd3fg", False),
    (r"^(?!test).+", "testing", False),
    (r"(?<=No\. )\d+", "No. 42", True),
    (r"(?<!\d)\d\d$", "142", False),
    (r"(\w)\1", "Aarau aabb", True),
    (r"^(\w+) \1$", "water water", True),
    (r"^(\w+) \1$", "water waters", False),
    (r"^[[:alpha:]]+$", "peace", True),
    (r"^[[:alpha:][:digit:]_-]+$", "a-1_", True),
    (r"^\p{Lu}\p{L}*$", "Élan", True),
    (r"^\P{L}+$", "123", True),
    (r"^\p{IsAlphabetic}+$", "Zürich", True),
    (r"\bright\b", "human rights", False),
    (r"\Bights\b", "human rights", True),
    (r"^a{2,3}$", "aaaa", False),
    (r"^a{,2}$", "aa", True),
    (r"^(?:ab)+?$", "ababab", True),
    (r"^(a*)*$", "aaab", False),
    (r"^[]a]+$", "]a]", True),
    (r"^[^]a]+$", "]", False),
    (r"^[a\-z]$", "-", True),
    (r"^[\d.,]+$", "1.000,5", True),
    (r"^\x41\u00e9$", "Aé", True),
    (r"^a|b$", "xxb", True),
    (r"(?m)^two$", "one\ntwo\nthree", True),
    (r"(?s)^a.b$", "a\nb", True),
    (r"^a.b$", "a\nb", False),
    (r"^$", "", True),
    (r"x{0}", "", True),
    (r"a{x}", "a{x}", True),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), MATCHED)
def test_what_is_found(pattern: str, text: str, expected: bool) -> None:
    assert found(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(", ")", "a)", "[", "[a", "*a", "a**", "a{2}{3}", "a++", "(?<name", "(?>a)", "\\", "\\q", "[z-a]",
        "[[:nonsense:]]", "\\p{Nonsense}", "a{5,2}", "a{100000}", "(?<=a+)b", "(?x) a", "(" * 60 + ")" * 60,
        "((((((a{100}){100}){100}", "\\x4", "(?=(a))\\1", "(a)(?=\\1)", "[\\d-x]\\", "[a-\\d]",
    ],
)  # fmt: skip
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^(a+)+$", "a" * 2_000 + "b"),
        (r"^(a|aa)+$", "a" * 2_000 + "b"),
        (r"^(.*a){12}$", "a" * 400 + "b"),
        (r"(x+x+)+y", "x" * 2_000),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 1_000),
    ],
)
def test_patterns_that_hang_others_end_here(pattern: str, text: str) -> None:
    assert found(pattern, text) is False


def test_a_search_without_end_is_stopped_by_the_budget() -> None:
    with pytest.raises(TimeoutError):
        found(r"^(a*)(a*)(a*)(a*)\1\2\3\4b$", "a" * 400)


def test_a_pattern_that_has_seen_many_letters_gives_the_same_answers() -> None:
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 6_000)))
    for pattern in ("^[^!]*!$", "[!?]", "^.{3}.*[!?]"):
        for text in (letters, letters + "!", letters + "!" + letters):
            assert found(pattern, text) is (re.search(pattern, text) is not None)
            assert found(pattern, text[-3:]) is (re.search(pattern, text[-3:]) is not None)


def test_a_pattern_whose_states_multiply_is_matched_in_little_work() -> None:
    pattern, text = "(a|b)*a(a|b){12}$", "abba" * 200
    assert found(pattern, text) is True
    assert found(pattern, text + "c") is False


_ATOMS = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", r"\b", "^", "$", "1", "(?=a)", "(?!b)", "(?<=a)", r"\s"]
)
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda both: f"(?:{both[0]}|{both[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "*?"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=6,
)


@settings(max_examples=examples(400), deadline=None)
@given(_PATTERNS, st.text(alphabet="ab1 \n", max_size=7))
@example("(?:a|b)*", "")
@example("$", "a\n")
def test_the_same_as_the_standard_library(pattern: str, text: str) -> None:
    assert found(pattern, text) is (re.search(pattern, text) is not None)


@settings(max_examples=examples(300), deadline=None)
@given(st.text(alphabet="ab()[]{}|*+?.^$\\1,2-:=!<dpLux", max_size=14), st.text(alphabet="ab1", max_size=6))
def test_any_text_is_a_pattern_or_none(pattern: str, text: str) -> None:
    try:
        compiled = compile_pattern(pattern)
    except PatternError:
        return
    compiled.found_in(text, lambda _steps: None)


def test_a_pattern_in_the_form_is_checked_when_the_form_is_read() -> None:
    with pytest.raises(Fault) as caught:
        form(
            "<a/><b/>",
            "<bind nodeset='/data/a' constraint=\"regex(., '[0-9')\"/>"
            "<bind nodeset='/data/b' calculate=\"digest('x', 'ROT13')\"/>",
        )
    told = str(caught.value.params["problems"])
    assert "“[0-9” is not a regular expression" in told
    assert "“ROT13”" in told


def test_a_form_with_a_pattern_that_hangs_others_goes_on() -> None:
    made = session(
        "<a/>", "<bind nodeset='/data/a' constraint=\"regex(., '^(a+)+$')\"/>", "<input ref='/data/a'/>"
    )
    made.set_value("/data/a", "a" * 60 + "!")
    assert made.node("/data/a").violation == "constraint"
    made.set_value("/data/a", "a" * 60)
    assert made.node("/data/a").violation is None
