"""Many towns at once by the administrator: each for itself, told, noted; names in tables; practice anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.exchange import bundle
from hrcapp.media.tables import read_table
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.profiles_index import ProfileEntry
from hrcapp.officer.workshop import Act, Outcome, act_on_all
from hrcapp.officer.workshop_ceremony import turns
from hrcapp.officer.workshop_names import names_in
from hrcapp.officer.workshop_training import begin_anew
from tests.officer_stage import answer_to
from tests.workshop_stage import PIN, WorkshopStage

WRONG = {"/data/key_info/contact/contact_email": "office"}


@pytest.fixture
def stage(tmp_path: Path) -> WorkshopStage:
    return WorkshopStage(tmp_path / "officer")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "STICK"
    made.mkdir()
    return made


def towns(stage: WorkshopStage) -> list[ProfileEntry]:
    """One that is signed, one that could be, one with a mistake, one without a form."""
    made = [stage.town(name) for name in ("Signed", "Whole", "Wrong", "Empty")]
    stage.form(made[0], signed=True)
    stage.form(made[1])
    stage.form(made[2], **WRONG)
    return made


def do(
    stage: WorkshopStage, act: Act, chosen: list[ProfileEntry], folder: Path | None = None
) -> list[Outcome]:
    return act_on_all(stage.profiles, chosen, stage.administrator, act, folder=folder)


def told(results: list[Outcome]) -> dict[str, Code | None]:
    return {one.title: one.fault.code if one.fault else None for one in results}


def status(stage: WorkshopStage, title: str) -> Status:
    return next(one.summary.status for one in stage.profiles.list() if one.title == title)


def test_a_check_tells_who_is_not_done_and_changes_nothing(stage: WorkshopStage) -> None:
    found = told(do(stage, Act.CHECK, towns(stage)))
    assert found == {
        "Signed": None,
        "Whole": None,
        "Wrong": Code.ANSWERS_INCOMPLETE,
        "Empty": Code.WORKSHOP_NO_FORM,
    }
    assert status(stage, "Whole") is Status.DRAFT


def test_what_is_whole_becomes_ready_and_the_board_knows(stage: WorkshopStage) -> None:
    found = told(do(stage, Act.FINALISE, towns(stage)))
    assert [title for title, code in found.items() if code is None] == ["Signed", "Whole"]
    assert status(stage, "Whole") is Status.READY
    assert status(stage, "Signed") is Status.SIGNED
    assert status(stage, "Wrong") is Status.DRAFT


def test_signed_forms_are_packed_onto_the_stick_and_open_at_the_desk(
    stage: WorkshopStage, stick: Path
) -> None:
    results = do(stage, Act.PACK, towns(stage), stick)
    assert told(results)["Whole"] is Code.STATEMENT_NOT_SIGNED
    [path] = [one.path for one in results if one.path]
    assert list(stick.iterdir()) == [path]
    assert bundle.inspect(path.read_bytes(), path.name).eid
    assert status(stage, "Signed") is Status.HANDED_OVER
    [again] = [one.path for one in do(stage, Act.PACK, stage_entries(stage, "Signed"), stick) if one.path]
    assert again == path, "the same file is not put there twice"


def stage_entries(stage: WorkshopStage, *titles: str) -> list[ProfileEntry]:
    return [one for one in stage.profiles.list() if one.title in titles]


def test_statements_are_printed_signed_or_to_be_signed_by_hand(stage: WorkshopStage, stick: Path) -> None:
    results = do(stage, Act.PRINT, towns(stage), stick)
    assert told(results)["Wrong"] is Code.ANSWERS_INCOMPLETE
    written = sorted(one.path.read_bytes()[:5] for one in results if one.path)
    assert written == [b"%PDF-", b"%PDF-"]
    assert status(stage, "Whole") is Status.DRAFT


def test_a_stick_that_is_gone_is_told_for_each(stage: WorkshopStage, stick: Path) -> None:
    stick.rmdir()
    made = [stage.town(name) for name in ("One", "Two")]
    for entry in made:
        stage.form(entry, signed=True)
    assert set(told(do(stage, Act.PACK, made, stick)).values()) == {Code.PLACE_MISSING}


def test_practice_is_never_packed(stage: WorkshopStage, stick: Path) -> None:
    entry = stage.town("Practice", training=True)
    stage.form(entry, signed=True)
    assert told(do(stage, Act.PACK, [entry], stick)) == {"Practice": Code.WORKSHOP_NO_FORM}
    assert list(stick.iterdir()) == []


def test_a_town_that_nobody_has_opened_is_told(stage: WorkshopStage) -> None:
    [entry] = stage.prepare("Prepared")
    assert told(do(stage, Act.CHECK, [entry])) == {"Prepared": Code.PROFILE_NOT_BEGUN}


def test_stopping_keeps_what_was_done(stage: WorkshopStage) -> None:
    made, done = towns(stage), []

    def stop(count: int, _all: int) -> None:
        if count == 2:
            raise Fault(Code.INTERRUPTED)

    with pytest.raises(Fault):
        act_on_all(stage.profiles, made, stage.administrator, Act.CHECK, progress=stop, done=done)
    assert [one.title for one in done] == ["Signed", "Whole"]


def test_what_is_done_for_many_is_noted_without_names(stage: WorkshopStage) -> None:
    do(stage, Act.CHECK, towns(stage))
    chain = stage.profiles.audit.check()
    assert chain.is_whole
    many = [one for one in chain.entries if one.deed == Deed.MANY]
    assert [one.code for one in many] == ["", "", "answers-incomplete", "workshop-no-form"]
    assert {one.detail for one in many} == {"check"}
    assert not [one for one in chain.entries if b"Whole" in one.line]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("Oneville\nLake Sample\n\nOneville\n", ["Oneville", "Lake Sample"]),
        ("Country;Municipality;Place\nTN;Oneville;1\nTN;Lake  Sample;2\n", ["Oneville", "Lake Sample"]),
        ("1,TN,Oneville\n2,TN,Lake Sample\n", ["Oneville", "Lake Sample"]),
        ("البلد,البلدية\nتونس,بلدية نموذجية\n", ["بلدية نموذجية"]),
        ("", []),
    ],
)
def test_names_are_found_in_tables_made_for_something_else(table: str, names: list[str]) -> None:
    assert names_in(read_table(table.encode(), "sample.csv")) == names


def test_practice_begins_anew_without_a_trace(stage: WorkshopStage) -> None:
    entry = stage.town("Practice", training=True)
    stage.form(entry, signed=True, **{"/data/key_info/admin1": "Kralovice"})
    stage.form(entry)
    space = stage.profiles.open(entry.id, PIN)
    try:
        assert begin_anew(space) == 2
        assert space.drafts.cards() == []
        assert b"Kralovice" not in b"".join(
            bytes(row["data"]) for row in space.store.rows("SELECT data FROM blob")
        )
    finally:
        stage.profiles.lock(space)
    assert stage.profiles.entry(entry.id).summary.total == 0


def test_those_who_sign_stand_in_their_order_with_what_is_signed(stage: WorkshopStage) -> None:
    made = towns(stage)
    found = turns(stage.profiles, made, stage.administrator)
    assert [(one.town, one.signed, one.fault.code if one.fault else None) for one in found] == [
        ("Signed", True, None),
        ("Whole", False, None),
        ("Wrong", False, Code.ANSWERS_INCOMPLETE),
        ("Empty", False, Code.WORKSHOP_NO_FORM),
    ]
    assert [one.signatory.name for one in found if one.signatory] == ["Sample Name", "Sample Name"]
    assert status(stage, "Whole") is Status.DRAFT


def test_each_town_takes_her_own_receipt_and_can_be_forgotten_then(stage: WorkshopStage, stick: Path) -> None:
    made = towns(stage)
    do(stage, Act.PACK, made[:1], stick)
    space = stage.profiles.open(made[0].id, PIN)
    [card] = space.drafts.cards()
    (stick / "answer.hrcr").write_bytes(answer_to(space, stage.world, card.draft, "received"))
    space.close()
    found = told(do(stage, Act.TAKE_IN, made[:2], stick))
    assert found == {"Signed": None, "Whole": Code.WORKSHOP_NO_ANSWER}
    assert status(stage, "Signed") is Status.RECEIVED
    stage.profiles.forget(made[0].id, stage.administrator)
    assert "Signed" not in [one.title for one in stage.profiles.list()]
