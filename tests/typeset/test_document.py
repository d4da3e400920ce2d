"""Whole documents, judged by public tools and by their structure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hrcapp import typeset as t
from tests.typeset.conftest import IDENTIFIER, NOW, Tool, elements, opened

WORDS = {
    "en": (
        "Report of results",
        "The office and the efficient affiliates joined.",
        "first",
        "Name",
        "Sample town",
    ),
    "ar": (
        "تقرير النتائج",
        "نحن، ممثّلي بلدية نموذجية (بلدية)، ننضمّ إلى الحملة.",
        "أول",
        "الاسم",
        "بلدية نموذجية",
    ),
}


def sample(language: str, *, rows: int = 60) -> t.Document:
    title, sentence, item, head, town = WORDS[language]
    document = t.Document(
        language,
        title,
        foot=t.numbered_foot("Page {page} of {total}", language, "Sample"),
        author="Sample",
        subject="Sample",
    )
    document.add(t.Heading(title, 1), t.Contents(before=8))
    for _ in range(6):
        document.add(t.Paragraph([t.Span(sentence + " "), t.Span(sentence, bold=True)], before=6))
    document.add(t.Listing([item, sentence * 5], before=6), t.Heading(head, 2, before=10))
    document.add(t.BarChart([t.Bar(item, 12, "12"), t.Bar(town, 0, "0")], before=6))
    document.add(t.KeyValues([(head, town), ("E-mail", t.isolate("sample@example.org"))], before=6))
    document.add(t.Figure(t.qr("HRC1SAMPLE", version=2), 60, "QR code", before=6))
    document.add(t.Heading(town, 2, before=10))
    table = [[f"2022-{number}", town, item] for number in range(rows)]
    document.add(t.Table(["No", head, item], table, [1, 3, 2], row_headers=True, before=6))
    document.attachments = [t.Attachment("data.xml", "application/xml", b"<data/>", "Sample data")]
    return document


def made(language: str, **options: Any) -> bytes:
    return sample(language, **options).render(now=NOW, identifier=IDENTIFIER)


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_same_input_gives_the_same_bytes(language: str) -> None:
    assert made(language) == made(language)


def test_public_tools_find_it_sound(language: str, tool: Tool) -> None:
    pdf = made(language)
    tool("qpdf", pdf, before=("--check",))
    fonts = tool("pdffonts", pdf).splitlines()[2:]
    assert fonts
    for row in fonts:
        assert "CID TrueType" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    assert "data.xml" in tool("pdfdetach", pdf, before=("-list",))


def test_the_text_can_be_copied(language: str, tool: Tool) -> None:
    text = tool("pdftotext", made(language), "-")
    bare = "".join(c for c in text if c not in "\u200b\u202a\u202b\u202c")
    title, _, _, _, town = WORDS[language]
    assert title in bare
    assert town in bare
    if language == "en":
        assert "The office and the efficient affiliates joined." in bare


def test_arabic_is_read_in_its_order_from_the_structure() -> None:
    with opened(made("ar")) as pdf:
        spoken = [str(e.ActualText) for e in elements(pdf) if e.S == "/P" and "/ActualText" in e]
    assert spoken[0].split() == (WORDS["ar"][1] + " " + WORDS["ar"][1]).split()


def test_structure_names_everything_once(language: str) -> None:
    with opened(made(language)) as pdf:
        tags = [str(element.S) for element in elements(pdf)]
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        headers = [e for e in elements(pdf) if e.S == "/TH"]
        assert all(str(e.A[0].Scope) in {"/Row", "/Column"} for e in headers)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 2
    assert tags.count("/TOCI") == 3
    assert tags.count("/LI") == tags.count("/Lbl") == tags.count("/LBody") == 2
    assert tags.count("/Table") == 3
    assert tags.count("/TR") == 61 + 2 + 2
    assert tags.count("/Figure") == 1


def test_every_mark_on_a_page_is_in_the_parent_tree(language: str) -> None:
    with opened(made(language)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        for index, page in enumerate(pdf.pages):
            written = page.Contents.read_bytes().count(b"/MCID")
            assert written == len(numbers[2 * index + 1])
            assert page.Tabs == "/S"


def test_metadata_claims_both_conformances_and_agrees_with_info() -> None:
    with opened(made("en")) as pdf, pdf.open_metadata() as meta:
        assert meta.pdfa_status == "3A"
        assert meta["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert meta["dc:title"] == str(pdf.docinfo["/Title"]) == "Report of results"
        assert meta["dc:identifier"] == IDENTIFIER
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.Root.AF[0].AFRelationship == "/Data"


def test_contents_name_the_page_a_heading_is_on(tool: Tool) -> None:
    pdf = sample("en")
    pdf.blocks.insert(2, t.Space(500))
    made_pdf = pdf.render(now=NOW, identifier=IDENTIFIER)
    pages = tool("pdftotext", made_pdf, "-layout", "-").split("\f")
    listed = dict(
        row.rsplit(maxsplit=1) for row in map(str.strip, pages[0].splitlines()) if "Sample town" in row
    )
    at = next(n for n, page in enumerate(pages[1:], 2) if "Sample town" in page)
    assert listed["Sample town"] == str(at)


def test_a_table_repeats_its_header_on_each_page_as_decoration(tool: Tool) -> None:
    pdf = made("en")
    pages = tool("pdftotext", pdf, "-layout", "-").split("\f")
    with_rows = [page for page in pages if "2022-" in page]
    assert len(with_rows) > 1
    assert all("No " in page for page in with_rows)


def test_every_page_carries_its_number_as_decoration(tool: Tool) -> None:
    pdf = made("en")
    pages = tool("pdftotext", pdf, "-layout", "-").split("\f")[:-1]
    assert [f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)
    with opened(pdf) as inside:
        assert all(b"/Subtype /Footer" in page.Contents.read_bytes() for page in inside.pages)


def test_no_heading_stands_alone_at_the_foot_of_a_page(tool: Tool) -> None:
    for space in range(560, 700, 20):
        document = t.Document("en", "Sample")
        document.add(t.Paragraph("First."), t.Space(space), t.Heading("Alone", 1), t.Paragraph("Text. " * 60))
        pages = tool("pdftotext", document.render(now=NOW, identifier=IDENTIFIER), "-").split("\f")
        assert all(not page.strip().endswith("Alone") for page in pages)


def test_paragraphs_leave_no_single_line_behind(tool: Tool) -> None:
    for space in range(640, 740, 15):
        document = t.Document("en", "Sample")
        document.add(t.Paragraph("First."), t.Space(space), t.Paragraph("Words of a paragraph. " * 24))
        pages = tool("pdftotext", document.render(now=NOW, identifier=IDENTIFIER), "-").split("\f")
        counts = [sum("Words" in row or "paragraph" in row for row in page.splitlines()) for page in pages]
        assert 1 not in counts


def test_a_row_taller_than_the_page_is_cut() -> None:
    document = t.Document("en", "Sample")
    document.add(t.Table(["Name"], [["word " * 3000]], [1]))
    with opened(document.render(now=NOW, identifier=IDENTIFIER)) as pdf:
        assert len(pdf.pages) > 1


def test_right_to_left_mirrors_the_page(tool: Tool) -> None:
    def left_of(language: str, word: str) -> float:
        table = t.Document(language, "Sample")
        table.add(t.Table(["A", "B"], [["first", "second"]], [1, 1]))
        box = tool("pdftotext", table.render(now=NOW, identifier=IDENTIFIER), "-bbox", "-")
        (row,) = [row for row in box.splitlines() if f">{word}<" in row]
        return float(row.split('xMin="')[1].split('"')[0])

    assert left_of("en", "first") < left_of("en", "second")
    assert left_of("ar", "first") > left_of("ar", "second")


def test_a_character_without_a_face_prints_a_replacement_and_keeps_its_text() -> None:
    document = t.Document("en", "Sample").add(t.Paragraph("Chinese 漢字"))
    with opened(document.render(now=NOW, identifier=IDENTIFIER)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert "漢字".encode("utf-16-be").hex().upper().encode() in content


def test_qr_of_another_size_is_refused() -> None:
    assert t.qr("A" * 38, version=2).width == 25
    with pytest.raises(ValueError, match="do not fit"):
        t.qr("A" * 39, version=2)


def test_a_passage_turns_to_its_own_direction_and_names_its_language(tool: Tool) -> None:
    document = t.Document("ar", "عنوان").add(
        t.Paragraph("أول"),
        t.PageBreak(),
        t.Passage([t.Paragraph("Sample"), t.Table(["Name", "Place"], [["one", "two"]], [1, 1])], "en"),
    )
    pdf = document.render(now=NOW, identifier=IDENTIFIER)
    boxes = tool("pdftotext", pdf, "-", before=("-bbox",)).splitlines()
    at = {word: float(row.split('xMin="')[1].split('"')[0]) for row in boxes for word in _word(row)}
    assert at["Sample"] == at["Name"] == at["one"] < at["two"]
    with opened(pdf) as inside:
        assert len(inside.pages) == 2
        (part,) = (one for one in elements(inside) if one.S == "/Sect")
        assert str(part.Lang) == "en"


def _word(row: str) -> list[str]:
    return [row.split(">")[1].split("<")[0]] if "<word " in row else []


def test_a_page_break_leaves_no_empty_page() -> None:
    document = t.Document("en", "Sample").add(t.PageBreak(), t.Paragraph("one"), t.PageBreak(), t.PageBreak())
    document.add(t.Paragraph("two"))
    assert document.page_count() == 2


def test_pixels_are_stored_once_and_keep_their_proportions() -> None:
    raster = t.Raster(2, 1, bytes((200, 0, 0, 0, 0, 200)))
    photo = t.Photo(raster, 100, 20, "Two squares")
    assert photo.size == (40, 20)
    document = t.Document("en", "Sample").add(photo, photo)
    with opened(document.render(now=NOW, identifier=IDENTIFIER)) as pdf:
        (stored,) = pdf.pages[0].Resources.XObject.values()
        assert stored.read_bytes() == raster.pixels
        assert [str(one.Alt) for one in elements(pdf) if one.S == "/Figure"] == ["Two squares"] * 2


def test_brackets_around_an_isolated_number_stand_where_they_belong(tool: Tool) -> None:
    document = t.Document("ar", "عنوان", author="Sample", subject="Sample")
    document.add(t.Paragraph(f"القرار (النسخة {t.isolate('1.0')}) نهاية"))
    said = tool("pdftotext", document.render(now=NOW, identifier=IDENTIFIER), "-", before=("-bbox",))
    words = {frozenset(word) for word in re.findall(r">([^<]+)</word>", said)}
    assert frozenset("(النسخة") in words
    assert frozenset("1.0)") in words
