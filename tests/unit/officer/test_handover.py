"""A form moves between computers: everything of it, one writer at a time, and never an overwrite."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange import handover, succession
from hrcapp.exchange.handover import seal
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.receipt import Comment
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Outcome, ReviewState, Status
from hrcapp.officer.handover import BroughtIn, HandedOver
from hrcapp.officer.incoming import MovedForm, bring_in
from hrcapp.officer.signing import Drawn
from hrcapp.secretariat.intake import Imported
from hrcapp.store import blobs
from tests.officer_stage import SECOND, STROKES, Stage
from tests.unit.secretariat import desk_world

NAME = "/data/key_info/name_official"
POPULATION = "/data/key_info/population"


@pytest.fixture
def stages(tmp_path: Path) -> Iterator[tuple[Stage, Stage]]:
    one = Stage(tmp_path / "one")
    two = Stage(tmp_path / "two", world=one.world)
    for each in (one, two):
        each.take_kit()
    yield one, two
    for each in (one, two):
        each.close()


def moved(source: Stage, target: Stage, draft: str, folder: Path) -> BroughtIn:
    folder.mkdir(exist_ok=True)
    given = source.workspace.handover.hand_over(draft, folder)
    return target.workspace.handover.bring_in(given.path.read_bytes(), given.code.lower(), given.path.name)


def told(error: pytest.ExceptionInfo[Fault]) -> Code:
    return error.value.code


def test_a_draft_moves_with_its_history_and_files(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, two = stages
    paper = tmp_path / "resolution.pdf"
    paper.write_bytes(b"%PDF-1.7\n" + os.urandom(3000))
    draft = one.town("Sample city", **SECOND)
    editor = one.workspace.drafts.open(draft)
    added = one.workspace.attachments.add(draft, paper, ())
    editor.set("/data/statement/signatories[1]/sig_resolution_file", added.name)
    one.clock.pass_by(minutes=5)
    editor.set(POPULATION, "51000")
    editor.save()
    one.workspace.drafts.remember(draft, "/data/key_info")
    before = {path: editor.session.value(path) for path in (NAME, POPULATION)}
    found = moved(one, two, draft, tmp_path / "STICK")
    assert found == BroughtIn(draft, branch=False)
    space = two.workspace
    again = space.drafts.open(draft)
    assert {path: again.session.value(path) for path in before} == before
    assert space.drafts.draft(draft).position == "/data/key_info"
    assert space.attachments.data(draft, added.name) == paper.read_bytes()
    assert again.undo()[0] == POPULATION
    assert again.session.value(POPULATION) == "48250"
    assert space.drafts.card(draft).title == "Sample city"


def test_after_moving_one_side_writes_and_the_other_reads(
    stages: tuple[Stage, Stage], tmp_path: Path
) -> None:
    one, two = stages
    draft = one.signed("Sample city")
    moved(one, two, draft, tmp_path / "STICK")
    here, there = one.workspace.drafts.card(draft), two.workspace.drafts.card(draft)
    assert here.moved_at is not None
    assert here.locked
    assert (there.moved_at, there.branch, there.status) == (None, False, Status.SIGNED)
    assert one.workspace.outbox.waiting() == []
    for act in (
        lambda: one.workspace.outbox.pack(draft),
        lambda: one.workspace.drafts.correct(draft),
        lambda: one.workspace.handover.hand_over(draft, tmp_path),
    ):
        with pytest.raises(Fault) as caught:
            act()
        assert told(caught) is Code.DRAFT_MOVED
    half = one.town("Sample town")
    session = one.workspace.drafts.open(half).session
    moved(one, two, half, tmp_path / "STICK")
    with pytest.raises(Fault) as caught:
        one.workspace.signing.sign(half, session, Drawn(STROKES))
    assert told(caught) is Code.DRAFT_MOVED
    two.workspace.outbox.save_to(draft, tmp_path)
    assert two.workspace.drafts.card(draft).status is Status.HANDED_OVER


def test_a_form_comes_home_and_goes_on_where_it_was_continued(
    stages: tuple[Stage, Stage], tmp_path: Path
) -> None:
    one, two = stages
    draft = one.handed_over("Sample city", tmp_path / "A")
    one.workspace.answers.take_in(
        one.receipt(draft, "returned", comments=(Comment(POPULATION, "Sample: really?"),), reference="")
    )
    moved(one, two, draft, tmp_path / "STICK")
    assert two.workspace.answers.comments(draft) == ((POPULATION, "Sample: really?"),)
    two.workspace.drafts.correct(draft)
    editor = two.workspace.drafts.open(draft)
    editor.set(POPULATION, "60000")
    editor.save()
    back = moved(two, one, draft, tmp_path / "STICK")
    assert back == BroughtIn(draft, branch=False)
    card = one.workspace.drafts.card(draft)
    assert (card.moved_at, card.branch, card.revision) == (None, False, 2)
    assert one.workspace.drafts.open(draft).session.value(POPULATION) == "60000"
    assert len(one.workspace.outbox.history(draft)) == 1
    assert len(one.workspace.drafts.cards()) == 1


def test_taken_back_all_the_same_both_copies_are_marked(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, two = stages
    draft = one.town("Sample city")
    moved(one, two, draft, tmp_path / "STICK")
    one.workspace.handover.take_back(draft)
    card = one.workspace.drafts.card(draft)
    assert (card.moved_at, card.branch, card.locked) == (None, True, False)
    editor = two.workspace.drafts.open(draft)
    editor.set(NAME, "Sample city, there")
    editor.save()
    back = moved(two, one, draft, tmp_path / "STICK")
    assert back.branch
    assert back.draft != draft
    titles = {each.title: each.branch for each in one.workspace.drafts.cards()}
    assert titles == {"Sample city": True, "Sample city, there": True}


def test_the_same_file_is_taken_once_and_on_two_computers_both_go_on(
    stages: tuple[Stage, Stage], tmp_path: Path
) -> None:
    one, two = stages
    given = one.workspace.handover.hand_over(one.town("Sample city"), tmp_path)
    data = given.path.read_bytes()
    two.workspace.handover.bring_in(data, given.code)
    with pytest.raises(Fault) as caught:
        two.workspace.handover.bring_in(data, given.code)
    assert told(caught) is Code.HANDOVER_TAKEN
    assert len(two.workspace.drafts.cards()) == 1


def test_only_the_right_code_opens_and_slips_are_told(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, two = stages
    given = one.workspace.handover.hand_over(one.town("Sample city"), tmp_path)
    other = one.workspace.handover.hand_over(one.town("Sample town"), tmp_path)
    data = given.path.read_bytes()
    slip = ("1" if given.code[0] != "1" else "2") + given.code[1:]
    for code, wanted in (
        (other.code, Code.HANDOVER_CODE_WRONG),
        (slip, Code.HANDOVER_CODE_SLIP),
        (given.code[:-2], Code.HANDOVER_CODE_LENGTH),
    ):
        with pytest.raises(Fault) as caught:
            two.workspace.handover.bring_in(data, code, "a.hrcmove")
        assert told(caught) is wanted
    assert two.workspace.drafts.cards() == []
    assert b"Sample city" not in data
    assert isinstance(bring_in(two.workspace, given.path), MovedForm)


def test_no_changed_or_cut_file_is_taken(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, two = stages
    given = one.workspace.handover.hand_over(one.town("Sample city"), tmp_path)
    data, seeded = given.path.read_bytes(), random.Random(5)
    path = tmp_path / "x.hrcmove"
    for at in [*range(0, 400, 9), *(seeded.randrange(len(data)) for _ in range(150))]:
        for wrong in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
            path.write_bytes(wrong)
            with pytest.raises(Fault):
                handover.look(wrong, path.name)
    assert two.workspace.drafts.cards() == []


def repacked(stage: Stage, given: HandedOver, **changed: bytes) -> tuple[bytes, str]:
    """The same contents, changed and sealed anew by their own device: what a taken-over laptop can do."""
    opened = handover.open_handover(given.path.read_bytes(), given.code)
    payload = {**opened.payload, **{name.replace("_", "."): data for name, data in changed.items()}}
    draft = stage.workspace.drafts.cards()[0].draft
    sealed = seal(payload, draft, stage.workspace.device.signing, campaign="none", now=stage.clock())
    return sealed.data, sealed.code


def test_hostile_contents_leave_nothing_behind(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, two = stages
    given = one.workspace.handover.hand_over(one.town("Sample city"), tmp_path)
    whole = handover.open_handover(given.path.read_bytes(), given.code).payload["rows.json"]
    bad = (
        b"[]",
        b"{}",
        b"[" * 100_000,
        whole.replace(b'"zone": "UTC"', b'"zone": "../../etc/passwd"'),
        whole.replace(b'"revision": 1', b'"revision": 7'),
        whole.replace(b'"kind": "set"', b'"kind": "drop table"'),
        whole.replace(b'"created_at": "', b'"created_at": "x'),
        whole.replace(b'"practice": 0', b'"practice": [1]'),
        whole.replace(b'"base": [', b'"base": [], "bass": ['),
        whole.replace(b'"gesture": 1', b'"gesture": 99999999999999999999999'),
    )
    before = {row["name"] for row in two.workspace.store.rows("SELECT name FROM sqlite_master")}
    for rows in bad:
        assert rows != whole
        data, code = repacked(one, given, rows_json=rows)
        with pytest.raises(Fault) as caught:
            two.workspace.handover.bring_in(data, code)
        assert told(caught) is Code.HANDOVER_UNREADABLE, rows[:200]
    assert two.workspace.drafts.cards() == []
    assert two.workspace.store.rows("SELECT * FROM origin") == []
    assert {row["name"] for row in two.workspace.store.rows("SELECT name FROM sqlite_master")} == before


def test_a_missing_or_full_place_leaves_the_form_here(stages: tuple[Stage, Stage], tmp_path: Path) -> None:
    one, _two = stages
    draft = one.town("Sample city")
    with pytest.raises(Fault) as caught:
        one.workspace.handover.hand_over(draft, tmp_path / "GONE")
    assert told(caught) is Code.PLACE_MISSING
    assert not one.workspace.drafts.card(draft).locked


# -- at the desk


@pytest.fixture
def desk(stages: tuple[Stage, Stage], tmp_path: Path) -> Iterator[desk_world.World]:
    """A real desk whose campaign both computers know."""
    (tmp_path / "office").mkdir()
    made = desk_world.World.make(tmp_path / "office")
    yield made
    made.desk.close()


@pytest.fixture
def three(desk: desk_world.World, tmp_path: Path) -> Iterator[tuple[Stage, ...]]:
    """Three computers with the kit of that desk."""
    made = tuple(Stage(tmp_path / name) for name in ("a", "b", "c"))
    kit = next((desk.home.path / "kits").glob("*.hrckit")).read_bytes()
    for each in made:
        each.workspace.kit.adopt(kit, "kit.hrckit")
    yield made
    for each in made:
        each.close()


def sent(stage: Stage, desk: desk_world.World, draft: str) -> Imported:
    return desk.desk.intake.take_in("x.hrcb", stage.workspace.outbox.data(draft))


def corrected(stage: Stage, draft: str, population: str) -> None:
    stage.workspace.drafts.correct(draft)
    editor = stage.workspace.drafts.open(draft)
    editor.set(POPULATION, population)
    editor.save()
    stage.workspace.signing.sign(draft, editor.session, Drawn(STROKES))


def reason(one: Imported) -> Code | None:
    return one.reason.code if one.reason else None


def test_the_desk_follows_a_form_over_three_computers(
    three: tuple[Stage, ...], desk: desk_world.World, tmp_path: Path
) -> None:
    a, b, c = three
    draft = a.signed("Sample city")
    first = sent(a, desk, draft)
    moved(a, b, draft, tmp_path / "STICK")
    moved(b, c, draft, tmp_path / "STICK")
    corrected(c, draft, "60000")
    second = sent(c, desk, draft)
    assert (second.outcome, second.reference) == (Outcome.IMPORTED, first.reference)
    states = {one.revision: one.state for one in desk.desk.review.items()}
    assert states == {1: ReviewState.SUPERSEDED, 2: ReviewState.TO_REVIEW}
    answer = next(one for one in desk.desk.outgoing.pending() if one.submission == second.submission)
    taken = c.workspace.answers.take_in(desk.desk.outgoing.data(answer))
    assert (taken.draft, taken.kind) == (draft, "received")


def test_a_form_continued_twice_is_seen_and_never_overwritten(
    three: tuple[Stage, ...], desk: desk_world.World, tmp_path: Path
) -> None:
    a, b, _c = three
    draft = a.signed("Sample city")
    sent(a, desk, draft)
    moved(a, b, draft, tmp_path / "STICK")
    a.workspace.handover.take_back(draft)
    corrected(b, draft, "60000")
    corrected(a, draft, "70000")
    ours, theirs = sent(b, desk, draft), sent(a, desk, draft)
    assert (reason(ours), reason(theirs)) == (None, Code.SUBMISSION_CONFLICT)
    corrected(a, draft, "71000")
    later = sent(a, desk, draft)
    assert reason(later) is Code.SUBMISSION_BRANCH
    current = [one for one in desk.desk.review.items() if one.state is ReviewState.TO_REVIEW]
    assert [one.key for one in current] == [ours.submission], "the other line supersedes nothing by itself"
    assert later.reason is not None
    again = desk.desk.intake.approve_sender(
        str(later.reason.params["fingerprint"]), submission=str(later.reason.params["submission"])
    )
    assert Outcome.IMPORTED in [one.outcome for one in again], "a person has decided"


def test_a_late_version_of_the_other_line_is_seen_as_well(
    three: tuple[Stage, ...], desk: desk_world.World, tmp_path: Path
) -> None:
    a, b, _c = three
    draft = a.signed("Sample city")
    sent(a, desk, draft)
    moved(a, b, draft, tmp_path / "STICK")
    a.workspace.handover.take_back(draft)
    for population in ("60000", "61000"):
        corrected(b, draft, population)
        b.workspace.outbox.pack(draft)
    corrected(a, draft, "70000")
    lost = sent(b, desk, draft)
    assert reason(lost) is Code.SUBMISSION_BRANCH, "version 2 of that computer has not come"
    late = sent(a, desk, draft)
    assert reason(late) is None


def test_a_stranger_with_a_chain_of_their_own_is_a_stranger(
    three: tuple[Stage, ...], desk: desk_world.World, tmp_path: Path
) -> None:
    a, b, _c = three
    draft = a.signed("Sample city")
    sent(a, desk, draft)
    # b has a copy of the profile's file but was given nothing by a: it makes a chain that begins with itself.
    moved(a, b, draft, tmp_path / "STICK")
    store = b.workspace.store
    link, ticket = succession.give(draft, 2, SigningKey.generate(), b.clock())
    forged = succession.write([succession.accept(link, ticket, b.workspace.device.signing.public)])
    store.execute("UPDATE origin SET handovers = ?", (blobs.put(store, forged),))
    corrected(b, draft, "60000")
    assert reason(sent(b, desk, draft)) is Code.SENDER_UNKNOWN
