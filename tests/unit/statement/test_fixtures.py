"""Each fixture has the verdict it deserves, and the page that compares three programs tells the truth."""

from __future__ import annotations

import shutil

import pytest

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from tests.unit.statement.fixtures import FIXTURES, POPPLER_TOOLS, UNREADABLE, Fixture
from tests.unit.statement.samples import INSTANCE
from tests.unit.statement.verdict_table import PAGE, page, poppler_version


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.what)
def test_a_fixture_has_its_verdict(fixture: Fixture) -> None:
    if not fixture.possible:
        pytest.skip(f"one of these is not installed: {', '.join(fixture.tools)}")
    pdf = fixture.make()
    if fixture.verdict == UNREADABLE:
        with pytest.raises(Fault) as told:
            statement.verify(pdf)
        assert told.value.code is Code.PDF_UNREADABLE
        return
    verdict = statement.verify(pdf)
    assert (verdict.verdict, verdict.reason) == (fixture.verdict, fixture.reason)
    if fixture.trust is not None:
        assert verdict.signatures[0].trust is fixture.trust
    expected = INSTANCE if verdict.verdict in ("intact", "changed") else None
    assert verdict.submission_xml == expected, "the data of the signed revision, or none"


def test_the_page_says_what_the_programs_say() -> None:
    if not all(shutil.which(tool) for tool in POPPLER_TOOLS):
        pytest.skip(f"one of these is not installed: {', '.join(POPPLER_TOOLS)}")
    written = PAGE.read_text(encoding="utf-8")
    if f"({poppler_version()})" not in written:
        pytest.skip(f"the page was made with another poppler than {poppler_version()}")
    assert written == page()
