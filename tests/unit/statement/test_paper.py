"""Paper signed by hand: each sheet known by its code, whatever it went through; sealed with its scans."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from hrcapp import statement
from hrcapp.media import Correction, Scan, correct
from hrcapp.model.faults import Code
from hrcapp.statement import Expected, Match, Matching, Names, ScannedPage, Sheet, SignatureKind, Taken
from tests.typeset.conftest import elements
from tests.unit.statement.samples import DOCUMENT, INSTANCE, NOW, data, scan_of, seal, taken, updated
from tests.unit.statement.samples import paint_over as paint

OTHER = "1c1f7a52-3f1e-4c5e-9a53-0a1b2c3d4e60"
HASH = statement.short_hash(INSTANCE)
TWO = Expected(DOCUMENT, HASH, 2)


def values(language: str = "en", **changes: object) -> statement.StatementData:
    line = statement.kind_line(SignatureKind.SCAN, language)
    return data(language, signatories=2, signature_kind_line=line, **changes)


def long_values() -> statement.StatementData:
    """A statement of two pages: the second language begins one of its own."""
    second = Names("fr", "Sample municipality", "Sample country", "Sample region", "municipality", "Sample")
    return values(second=second, prevails="en")


def printed(made: statement.StatementData) -> bytes:
    return statement.render(made, instance_xml=INSTANCE, now=NOW)


def code(page: int, *, document: str = DOCUMENT, fingerprint: str = HASH) -> str:
    return statement.qr_payload(document, fingerprint, page)


def inked(page: Image.Image) -> Image.Image:
    """Signed with a blue pen."""
    signed = page.copy()
    down = page.height * 3 // 4
    points = [(page.width // 6 + 4 * i, down + random.Random(i).randrange(-30, 30)) for i in range(40)]
    ImageDraw.Draw(signed).line(points, fill=(25, 40, 150), width=4)
    return signed


def grainy(page: Image.Image) -> Image.Image:
    grain = random.Random(1948).randbytes(page.width * page.height)
    noise = Image.frombytes("L", page.size, grain).point(lambda value: value // 3).convert("RGB")
    return ImageChops.subtract(page, noise)


AS_TAKEN: dict[str, Callable[[Image.Image], Image.Image]] = {
    "straight": lambda page: page,
    "sideways": lambda page: page.rotate(90, expand=True),
    "askew": lambda page: page.rotate(-13, expand=True, fillcolor="dimgrey"),
    "blurred": lambda page: page.filter(ImageFilter.GaussianBlur(1.8)),
    "noisy": grainy,
    "all of it": lambda page: grainy(
        page.rotate(5, expand=True, fillcolor="grey").filter(ImageFilter.GaussianBlur(1.2))
    ),
}


@pytest.mark.parametrize("spoil", AS_TAKEN.values(), ids=AS_TAKEN.keys())
def test_every_page_at_150_dots_an_inch_finds_its_place(
    spoil: Callable[[Image.Image], Image.Image],
) -> None:
    pages = taken(printed(long_values()))
    assert len(pages) == 2
    scans = [Taken(scan_of(spoil(inked(page)), quality=55).codes) for page in reversed(pages)]
    found = statement.match(TWO, scans)
    assert found == Matching((Match(Sheet.RIGHT, 2), Match(Sheet.RIGHT, 1)), ())
    assert found.complete
    assert list(found.faults()) == []


FOREIGN, OLDER, NONE = (
    Taken([code(2, document=OTHER)]),
    Taken([code(2, fingerprint="0" * 20)], said=2),
    Taken(["https://sample.example"]),
)


RIGHT = Taken([code(1)])
SPOILED: dict[str, tuple[list[Taken], list[Sheet], list[Code]]] = {
    "missing": ([RIGHT], [Sheet.RIGHT], []),
    "foreign": ([RIGHT, FOREIGN], [Sheet.RIGHT, Sheet.FOREIGN], [Code.PAPER_FOREIGN]),
    "older": ([RIGHT, OLDER], [Sheet.RIGHT, Sheet.OTHER_VERSION], [Code.PAPER_OTHER_VERSION]),
    "no code": ([RIGHT, NONE], [Sheet.RIGHT, Sheet.UNREAD], [Code.PAPER_WITHOUT_CODE]),
    "no such page": ([RIGHT, Taken([code(3)])], [Sheet.RIGHT, Sheet.UNREAD], [Code.PAPER_WITHOUT_CODE]),
    "two sheets in one": (
        [RIGHT, Taken([code(2), code(1, document=OTHER)])],
        [Sheet.RIGHT, Sheet.FOREIGN],
        [Code.PAPER_FOREIGN],
    ),
}


@pytest.mark.parametrize(("scans", "sheets", "told"), SPOILED.values(), ids=SPOILED.keys())
def test_what_does_not_belong_is_told_and_what_is_missing(
    scans: list[Taken], sheets: list[Sheet], told: list[Code]
) -> None:
    found = statement.match(TWO, scans)
    assert [one.sheet for one in found.matches] == sheets
    assert [fault.code for fault in found.faults()] == [*told, Code.PAPER_PAGE_MISSING]
    assert found.missing == (2,)
    assert not found.complete


def test_one_page_too_many_stands_in_the_way() -> None:
    found = statement.match(TWO, [RIGHT, FOREIGN, Taken([code(2)])])
    assert (found.missing, found.complete) == ((), False)
    assert [(fault.code, fault.params) for fault in found.faults()] == [(Code.PAPER_FOREIGN, {"number": 2})]
    assert statement.match(TWO, []).missing == (1, 2)


def test_a_person_may_say_which_page_it_is_where_no_code_can_be_read() -> None:
    found = statement.match(TWO, [Taken([code(1)], said=2), Taken([], said=2)])
    assert found == Matching((Match(Sheet.RIGHT, 1), Match(Sheet.RIGHT, 2, by_person=True)), ())
    assert not statement.match(TWO, [Taken([code(1)]), Taken([], said=3)]).complete


def scanned(made: statement.StatementData, *, by_person: bool = False) -> tuple[bytes, list[Scan]]:
    """The sealed version, and the scans as they came."""
    came = [scan_of(inked(page)) for page in taken(printed(made), dpi=110)]
    pages = [
        ScannedPage(correct(one, Correction(whiten=True)), one, Match(Sheet.RIGHT, number, by_person))
        for number, one in enumerate(came, 1)
    ]
    pdf = statement.render_scanned(made, pages[::-1], instance_xml=INSTANCE, now=NOW)
    sealed = statement.sign_scanned(pdf, seal(), fields=2, now=NOW, appearance_language=made.language)
    return sealed, came


@pytest.fixture(scope="module")
def sealed() -> tuple[bytes, list[Scan]]:
    return scanned(long_values())


def test_a_sealed_scan_is_intact_and_says_what_it_is(sealed: tuple[bytes, list[Scan]]) -> None:
    verdict = statement.verify(sealed[0])
    assert verdict.verdict == "intact"
    assert [one.kind for one in verdict.signatures] == [SignatureKind.SCAN] * 2
    assert verdict.submission_xml == INSTANCE
    label = statement.kind_label(SignatureKind.SCAN, "en")
    assert "keep the original" in label
    assert statement.verify(updated(sealed[0], paint)).verdict == "changed"


def test_the_scans_are_figures_with_words_after_the_pages(sealed: tuple[bytes, list[Scan]]) -> None:
    with pikepdf.open(BytesIO(sealed[0])) as pdf:
        assert len(pdf.pages) == 4
        alternatives = [
            str(one.Alt) for one in elements(pdf) if one.S == "/Figure" and "Scan" in str(one.Alt)
        ]
        filters = {str(image.Filter) for image in pdf.pages[2].Resources.XObject.values()}
    assert [one.split(" of this")[0] for one in alternatives] == ["Scan of page 1", "Scan of page 2"]
    assert filters == {"/DCTDecode"}


def test_the_text_pages_are_those_that_were_printed(sealed: tuple[bytes, list[Scan]]) -> None:
    paper, kept = taken(printed(long_values()), dpi=60), taken(sealed[0], dpi=60)
    for page in range(2):
        # Above the places for signing; there the sealed one says where the signature stands.
        box = (0, 0, paper[page].width, paper[page].height // 2)
        assert ImageChops.difference(paper[page].crop(box), kept[page].crop(box)).getbbox() is None
        foot = (0, round(paper[page].height * 0.91), paper[page].width, paper[page].height)
        assert ImageChops.difference(paper[page].crop(foot), kept[page].crop(foot)).getbbox() is None


def test_what_came_travels_inside_and_the_record_names_it(sealed: tuple[bytes, list[Scan]]) -> None:
    with pikepdf.open(BytesIO(sealed[0])) as pdf:
        files = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert [files["scan-1.jpg"], files["scan-2.jpg"]] == [one.jpeg for one in sealed[1]]
    paper = json.loads(files["signing-record.json"])["paper"]
    assert [(one["name"], one["page"], one["matched_by"]) for one in paper] == [
        ("scan-1.jpg", 1, "code"),
        ("scan-2.jpg", 2, "code"),
    ]


def test_a_page_matched_by_a_person_says_so_in_the_record() -> None:
    pdf, _came = scanned(values("ar"), by_person=True)
    with pikepdf.open(BytesIO(pdf)) as opened:
        record = json.loads(opened.attachments["signing-record.json"].get_file().read_bytes())
    assert [one["matched_by"] for one in record["paper"]] == ["person"]
    assert statement.verify(pdf).verdict == "intact"


def test_an_unmatched_scan_is_never_sealed() -> None:
    came = Scan(8, 8, (), b"")
    with pytest.raises(ValueError, match="page of the statement"):
        statement.render_scanned(
            values(), [ScannedPage(came, came, Match(Sheet.UNREAD))], instance_xml=INSTANCE, now=NOW
        )


def test_the_values_of_a_printed_statement_come_back() -> None:
    emblem = statement.Emblem(b"sample picture", "Sample arms")
    for made in (values(), values("ar"), replace(long_values(), emblem=emblem, population=None)):
        plain = json.loads(json.dumps(statement.data_to_json(made)))
        assert statement.data_from_json(plain) == made
