"""From a town's printer to the desk's archive: paper, its scan, what the desk reads of it, its copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.media import Correction, correct
from hrcapp.model.status import Outcome
from hrcapp.officer.paper import InkPage, Scanned
from hrcapp.statement import SignatureKind, received_paper, verify
from tests.end_to_end.test_both_sides import World
from tests.sample import fill
from tests.signature_stage import scanned_by_hand
from tests.unit.statement.pki import Pki, running
from tests.unit.statement.samples import scan_of, taken


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.town.close()
    made.desk.close()


@pytest.fixture
def pki() -> Iterator[Pki]:
    with running() as made:
        yield made


def test_a_paper_signed_in_a_town_is_read_and_archived_at_the_desk(world: World, pki: Pki) -> None:
    town = world.town
    draft = town.drafts.create(town.kit.form(), language="en", second_language="ar", practice=False)
    editor = town.drafts.open(draft)
    fill(editor)
    town.drafts.summarise(draft, editor.session)
    printed = town.signing.preview(draft, editor.session, SignatureKind.SCAN).pdf
    came = [scan_of(scanned_by_hand(page)) for page in taken(printed, dpi=200)]
    pages = [InkPage(one, correct(one, Correction(whiten=True))) for one in came]
    town.signing.sign(draft, editor.session, Scanned(pages))
    town.outbox.save_to(draft, world.stick)
    town.close()

    [one] = world.desk.intake.import_paths([world.stick])
    assert (one.outcome, one.submission is None) == (Outcome.IMPORTED, False)
    key = one.submission or ""
    pdf = world.desk.review.statement(key) or b""
    paper = received_paper(pdf, verify(pdf))
    assert paper is not None
    assert [sheet.right for sheet in paper.sheets] == [True] * paper.pages
    assert [sheet.coded for sheet in paper.sheets] == list(range(1, paper.pages + 1))
    assert paper.missing == ()

    world.desk.review.accept(key)
    world.desk.archiving.choose_service(pki.address)
    assert world.desk.archiving.run().made == 1
    kept = world.desk.archiving.of(key)
    assert kept is not None
    copy = world.desk.archiving.pdf(kept)
    assert received_paper(copy, verify(copy)) == paper
