"""Paper at the desk: what each scan shows is read again; what the sender's app claims is not believed."""

from __future__ import annotations

from functools import cache

import pytest

from hrcapp import statement
from hrcapp.statement import Match, ReceivedPaper, Sheet, SignatureKind, received_paper, verify
from tests.signature_stage import scans, sealed_paper
from tests.unit.statement.samples import DOCUMENT, INSTANCE, NOW, data, paint_over, sealed, updated

OTHER = INSTANCE.replace(b"Sample municipality", b"Sample municipality before")


def values(instance: bytes = INSTANCE, document: str = DOCUMENT) -> statement.StatementData:
    return data(
        signature_kind_line=statement.kind_line(SignatureKind.SCAN, "en"),
        short_hash=statement.short_hash(instance),
        document_id=document,
    )


@cache
def scanned(instance: bytes = INSTANCE, document: str = DOCUMENT):  # type: ignore[no-untyped-def]
    [page] = scans(values(instance, document), instance)
    return page


def read(pdf: bytes) -> ReceivedPaper:
    found = received_paper(pdf, verify(pdf))
    assert found is not None
    return found


def test_the_right_page_is_told_by_its_code() -> None:
    paper = read(sealed_paper(values(), INSTANCE, [scanned()]))
    [sheet] = paper.sheets
    assert (sheet.right, sheet.match, sheet.coded) == (True, Match(Sheet.RIGHT, 1), 1)
    assert (paper.pages, paper.missing) == (1, ())
    assert sheet.picture.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("instance", "document", "is_"),
    [
        (OTHER, DOCUMENT, Sheet.OTHER_VERSION),
        (INSTANCE, "0b0f7a52-3f1e-4c5e-9a53-ffffffffffff", Sheet.FOREIGN),
    ],
)
def test_another_page_is_told_whatever_the_sender_claims(instance: bytes, document: str, is_: Sheet) -> None:
    wrong = scanned(instance, document)
    paper = read(sealed_paper(values(), INSTANCE, [wrong], Match(Sheet.RIGHT, 1, by_person=True)))
    [sheet] = paper.sheets
    assert (sheet.right, sheet.match.sheet, sheet.coded) == (False, is_, 1)
    assert paper.missing == (1,)


def test_a_page_scanned_on_its_side_is_set_upright_by_its_code() -> None:
    aside = scanned().rotate(90, expand=True)  # against the clock
    [sheet] = read(sealed_paper(values(), INSTANCE, [aside])).sheets
    assert (sheet.right, sheet.quarters) == (True, 1)


def test_without_a_code_the_senders_word_is_told_as_such() -> None:
    blank = scanned().crop((0, 0, scanned().width, scanned().height // 2))
    paper = read(sealed_paper(values(), INSTANCE, [blank], Match(Sheet.RIGHT, 1, by_person=True)))
    [sheet] = paper.sheets
    assert (sheet.right, sheet.match, sheet.coded) == (True, Match(Sheet.RIGHT, 1, by_person=True), 0)
    claimed = read(sealed_paper(values(), INSTANCE, [blank], Match(Sheet.RIGHT, 1)))
    assert claimed.sheets[0].match.sheet is Sheet.UNREAD


def test_a_scan_too_many_is_told_and_the_right_one_found() -> None:
    paper = read(sealed_paper(values(), INSTANCE, [scanned(), scanned(OTHER)]))
    assert [one.match.sheet for one in paper.sheets] == [Sheet.RIGHT, Sheet.OTHER_VERSION]
    assert (paper.pages, paper.missing) == (1, ())


def test_only_the_signed_revision_counts() -> None:
    pdf = sealed_paper(values(), INSTANCE, [scanned()])
    later = updated(pdf, paint_over)
    assert verify(later).verdict == "changed"
    assert read(later).sheets[0].right
    archived = statement.archive(pdf, _authority())
    assert read(archived) == read(pdf)


def test_a_statement_without_paper_has_none() -> None:
    assert received_paper(sealed(), verify(sealed())) is None


def _authority() -> statement.Authority:
    from tests.unit.statement.authority import authority

    return authority(NOW)
