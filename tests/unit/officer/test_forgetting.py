"""Forgetting a form: the answers are gone from the bytes of the store, and receipt and title stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.store import Home
from tests.officer_stage import RESOLUTION, SECOND, STROKES, Stage, answer_to
from tests.sqlcipher_pages import everything

WORD = "Vierundvierzigwort"
VISION = "/data/statement/signatories[1]/sig_name"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    return stage


def held(stage: Stage) -> bytes:
    return everything(stage.workspace.store.path, stage.workspace.vault.store_key)


def sent(stage: Stage, tmp_path: Path) -> str:
    """A form with a planted word in its answers, its history and an attached file; signed and handed over."""
    space = stage.workspace
    draft = stage.town("Sample", **SECOND)
    path = tmp_path / "plan.pdf"
    path.write_bytes(f"%PDF-1.7 {WORD} ".encode() * 900)
    editor = space.drafts.open(draft)
    editor.set(VISION, f"{WORD} {'x' * 20}")
    editor.save()
    editor.set(VISION, "Sample Name")
    editor.set(RESOLUTION, space.attachments.add(draft, path, ()).name)
    editor.save()
    space.drafts.summarise(draft, editor.session)
    space.signing.sign(draft, editor.session, Drawn(STROKES))
    stick = tmp_path / "stick"
    stick.mkdir(exist_ok=True)
    space.outbox.save_to(draft, stick)
    return draft


def told(act: object, *arguments: object) -> Code:
    with pytest.raises(Fault) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_nothing_of_the_answers_is_left_in_the_bytes(stage: Stage, tmp_path: Path) -> None:
    draft, other = sent(stage, tmp_path), stage.town("Sample other")
    space = stage.workspace
    space.answers.take_in(stage.receipt(draft))
    assert WORD.encode() in held(stage)
    before = len(held(stage))

    space.forgetting.forget(draft)

    assert WORD.encode() not in held(stage)
    assert len(held(stage)) < before
    assert b"Sample other" in held(stage), "the test reads what is there"
    card = space.drafts.card(draft)
    assert (card.title, card.status, card.reference) == ("Sample", Status.RECEIVED, "HRC-2026-0148")
    assert card.forgotten_at == stage.clock()
    assert card.locked
    assert [one.kind for one in space.answers.of(draft)] == ["received"]
    assert space.drafts.open(other).session.value("/data/key_info/name_official") == "Sample other"
    stage.close()
    again = Workspace.open(Home.open(stage.folder), clock=stage.clock)
    assert again.drafts.card(draft).reference == "HRC-2026-0148"
    again.close()


def test_it_says_that_it_was_forgotten(stage: Stage, tmp_path: Path) -> None:
    draft, space = sent(stage, tmp_path), stage.workspace
    space.answers.take_in(stage.receipt(draft))
    space.forgetting.forget(draft)
    for act in (space.drafts.open, space.drafts.correct, space.outbox.pack):
        assert told(act, draft) is Code.DRAFT_FORGOTTEN
    assert space.outbox.waiting() == []
    space.forgetting.forget(draft)
    stage.close()


def test_a_later_answer_still_finds_its_form(stage: Stage, tmp_path: Path) -> None:
    draft, space = sent(stage, tmp_path), stage.workspace
    accepted = answer_to(space, stage.world, draft, "accepted")
    space.answers.take_in(stage.receipt(draft))
    space.forgetting.forget(draft)
    assert space.answers.take_in(accepted).draft == draft
    assert space.drafts.card(draft).status is Status.ACCEPTED
    stage.close()


def test_not_before_the_receipt_unless_confirmed(stage: Stage, tmp_path: Path) -> None:
    draft, practice, space = sent(stage, tmp_path), stage.town("Sample", practice=True), stage.workspace
    assert told(space.forgetting.forget, draft) is Code.DRAFT_NOT_RECEIVED
    assert space.drafts.open(draft).session.value(VISION) == "Sample Name"
    assert [one.draft for one in space.forgetting.waiting()] == [draft]
    space.forgetting.forget(practice)
    space.forgetting.forget(draft, confirmed=True)
    assert WORD.encode() not in held(stage)
    assert told(space.forgetting.forget, "none") is Code.DRAFT_UNKNOWN
    stage.close()


def test_what_the_secretariat_repeated_goes_too(stage: Stage, tmp_path: Path) -> None:
    draft, space = sent(stage, tmp_path), stage.workspace
    space.answers.take_in(stage.receipt(draft, "returned", message=f"Sample: {WORD}?", reference=""))
    space.forgetting.forget(draft, confirmed=True)
    assert WORD.encode() not in held(stage)
    assert space.drafts.card(draft).status is Status.RETURNED
    stage.close()


def test_a_file_that_two_forms_have_stays_for_the_other(stage: Stage, tmp_path: Path) -> None:
    draft, space = sent(stage, tmp_path), stage.workspace
    other = stage.town("Sample two")
    name = space.attachments.add(other, tmp_path / "plan.pdf", ()).name
    space.forgetting.forget(draft, confirmed=True)
    assert space.attachments.data(other, name) == (tmp_path / "plan.pdf").read_bytes()
    stage.close()
