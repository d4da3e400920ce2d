"""A form on paper, kept with the draft that is typed in from it: taken in, ordered, saved, forgotten."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from hrcapp.media import Scan
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_entry import Entry
from hrcapp.officer.schema import MIGRATIONS
from hrcapp.officer.signing import Drawn
from hrcapp.officer.transcription import MAX_PAGES, PaperPlace
from hrcapp.officer.transcription_pages import Sheet, as_pdf, read_pages, sheet_of
from hrcapp.officer.workspace import Workspace
from hrcapp.store import open_store
from hrcapp.submission import form_code
from hrcapp.submission.blank import blank
from tests.officer_stage import STROKES, Stage
from tests.unit.statement.samples import taken

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "officer")
    made.take_kit()
    yield made
    made.close()


@pytest.fixture
def space(stage: Stage) -> Workspace:
    return stage.workspace


def page(colour: str = "ivory") -> Scan:
    out = io.BytesIO()
    Image.new("RGB", (300, 424), colour).save(out, "JPEG")
    return Scan(300, 424, (), out.getvalue())


def photo(sheet: Image.Image) -> bytes:
    out = io.BytesIO()
    sheet.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def colour(jpeg: bytes) -> tuple[int, ...]:
    found = Image.open(io.BytesIO(jpeg)).getpixel((10, 10))
    assert isinstance(found, tuple)
    return found


def with_pages(space: Workspace, draft: str, *colours: str) -> list[str]:
    space.transcription.add(draft, [(f"{one}.jpg", [page(one)]) for one in colours])
    return [one.id for one in space.transcription.of(draft)]


def deeds(space: Workspace) -> list[tuple[str, str, int]]:
    found = (Entry.parse(line) for line in space.audit.lines())
    return [(one.deed, one.detail, one.count) for one in found if one.deed == "form-paper"]


def test_a_photograph_of_the_blank_form_is_set_upright_and_known(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    definition = space.drafts.open(draft).session.definition
    sheets = taken(blank(definition, "en", now=NOW))
    upside = photo(sheets[1].rotate(180))
    read = read_pages(upside, "phone.jpg")
    space.transcription.add(draft, [("phone.jpg", read)])
    kept = space.transcription.of(draft)[0]
    assert sheet_of(kept, definition) == (Sheet.OURS, 2)
    shown = Image.open(io.BytesIO(space.transcription.jpeg(kept.id))).convert("L")
    assert shown.size == (kept.width, kept.height)
    assert shown.height > shown.width
    # The code stands at the foot: there is more ink in the lower start corner than above.
    side = shown.width // 4
    foot = shown.crop((0, shown.height - side, side, shown.height)).histogram()
    assert sum(foot[:80]) > 500


def test_a_sheet_of_another_form_and_any_other_picture_are_told_apart(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    definition = space.drafts.open(draft).session.definition
    ours = form_code.payload(definition, 3)
    other = ours.replace(form_code.digest_code(definition), "A" * 16)
    named = [("x.jpg", [Scan(3, 4, codes, b"\xff")]) for codes in ((ours,), (other,), ("https://x",), ())]
    space.transcription.add(draft, named)
    found = [sheet_of(one, definition) for one in space.transcription.of(draft)]
    assert found == [(Sheet.OURS, 3), (Sheet.OTHER, 0), (Sheet.UNMARKED, 0), (Sheet.UNMARKED, 0)]


def test_what_a_photograph_tells_beside_its_pixels_is_not_kept(stage: Stage, space: Workspace) -> None:
    picture = Image.new("RGB", (600, 850), "ivory")
    exif = picture.getexif()
    exif[0x010F] = "Plantedmaker"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    assert b"Plantedmaker" in out.getvalue()
    read = read_pages(out.getvalue(), "photo.jpg")
    assert b"Plantedmaker" not in read[0].jpeg


def test_other_files_are_refused_before_they_are_opened(space: Workspace) -> None:
    with pytest.raises(Fault) as caught:
        read_pages(b"PK\x03\x04 a document", "answers.docx")
    assert caught.value.code is Code.SCAN_TYPE_REFUSED


def test_order_and_turn_last(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, second, third = with_pages(space, draft, "red", "green", "blue")
    space.transcription.move(draft, third, 0)
    space.transcription.turn(first, 5)
    again = space.transcription.of(draft)
    assert [one.id for one in again] == [third, first, second]
    assert [one.quarters for one in again] == [0, 1, 0]
    space.transcription.add(draft, [("late.jpg", [page("black")])])
    assert space.transcription.of(draft)[-1].name == "late.jpg"


def test_a_removed_page_comes_back_where_it_was_until_it_is_let_go(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, second, third = with_pages(space, draft, "red", "green", "blue")
    space.transcription.keep_place(draft, "/data/intro", PaperPlace(second, 1))
    space.transcription.remove(draft, second)
    assert [one.id for one in space.transcription.of(draft)] == [first, third]
    assert space.transcription.places(draft) == {}
    space.transcription.put_back(draft, second)
    assert [one.id for one in space.transcription.of(draft)] == [first, second, third]
    space.transcription.remove(draft, second)
    space.transcription.let_go(draft)
    space.transcription.put_back(draft, second)
    assert [one.id for one in space.transcription.of(draft)] == [first, third]
    with pytest.raises(Fault):
        space.transcription.jpeg(second)
    assert colour(space.transcription.jpeg(third))[2] > 200


def test_the_same_file_added_twice_stays_when_one_of_them_goes(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, second = with_pages(space, draft, "red", "red")
    space.transcription.remove(draft, first)
    space.transcription.let_go(draft)
    assert colour(space.transcription.jpeg(second))[0] > 200


def test_where_it_lay_open_is_kept_for_each_section(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, second = with_pages(space, draft, "red", "green")
    space.transcription.keep_place(draft, "/data/intro", PaperPlace(first, 1, 0.0, 0.25))
    space.transcription.keep_place(draft, "/data/vision", PaperPlace(second, 3, 0.5, 1.0))
    space.transcription.keep_place(draft, "/data/intro", PaperPlace(second, 2, 0.0, 0.75))
    assert space.transcription.places(draft) == {
        "/data/intro": PaperPlace(second, 2, 0.0, 0.75),
        "/data/vision": PaperPlace(second, 3, 0.5, 1.0),
    }


def test_too_many_pages_are_refused_as_a_whole(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    with_pages(space, draft, *["red"] * (MAX_PAGES - 1))
    with pytest.raises(Fault) as caught:
        with_pages(space, draft, "green", "blue")
    assert caught.value.code is Code.SCAN_TOO_MANY_PAGES
    assert len(space.transcription.of(draft)) == MAX_PAGES - 1


def test_a_signed_form_shows_its_paper_and_keeps_it_as_it_is(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, second = with_pages(space, draft, "red", "green")
    space.signing.sign(draft, space.drafts.open(draft).session, Drawn(STROKES))
    kept = space.transcription
    assert colour(kept.jpeg(first))[0] > 200
    acts: tuple[Callable[[], None], ...] = (
        lambda: kept.add(draft, [("late.jpg", [page()])]),
        lambda: kept.remove(draft, first),
        lambda: kept.move(draft, second, 0),
    )
    for act in acts:
        with pytest.raises(Fault) as caught:
            act()
        assert caught.value.code is Code.DRAFT_LOCKED
    assert [one.id for one in kept.of(draft)] == [first, second]


def test_the_record_of_the_computer_tells_it(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    first, _second = with_pages(space, draft, "red", "green")
    space.transcription.remove(draft, first)
    assert deeds(space) == [("form-paper", "added", 2)]
    space.transcription.let_go(draft)
    assert deeds(space) == [("form-paper", "added", 2), ("form-paper", "removed", 1)]


def test_all_pages_are_one_tagged_pdf(stage: Stage, space: Workspace) -> None:
    draft = stage.town("Town")
    with_pages(space, draft, "red", "green", "blue")
    space.transcription.turn(space.transcription.of(draft)[1].id, 1)
    pages = [(one, space.transcription.jpeg(one.id)) for one in space.transcription.of(draft)]
    pdf = as_pdf(pages, name="Town", language="en", now=NOW, identifier=draft)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 3
        held = [one for each in opened.pages for one in each.Resources.XObject.values()]
        sizes = {one.objgen: (int(one.Width), int(one.Height)) for one in held if one.Subtype == "/Image"}
        assert sorted(sizes.values()) == [(300, 424), (300, 424), (424, 300)]
        assert opened.Root.MarkInfo.Marked


def test_nothing_of_it_is_left_when_the_form_is_forgotten(stage: Stage, space: Workspace) -> None:
    draft, other = stage.town("Town"), stage.town("Other")
    with_pages(space, draft, "red", "green")
    with_pages(space, other, "green")
    before = space.store.rows("SELECT sha256 FROM blob")
    space.transcription.keep_place(draft, "/data/intro", PaperPlace("x"))
    space.forgetting.forget(draft, confirmed=True)
    assert space.transcription.of(draft) == ()
    assert space.store.rows("SELECT 1 FROM paper_place") == []
    assert len(space.store.rows("SELECT sha256 FROM blob")) < len(before)
    kept = space.transcription.of(other)
    assert colour(space.transcription.jpeg(kept[0].id))[1] > 100


def test_a_store_of_before_gets_the_tables(tmp_path: Path) -> None:
    path, key = tmp_path / "default.db", bytes(32)
    open_store(path, key, MIGRATIONS[:-1]).close()
    after = open_store(path, key, MIGRATIONS)
    assert after.rows("SELECT * FROM paper_page") == []
    after.close()
