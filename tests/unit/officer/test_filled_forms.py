"""A draft begun from a form that was filled in with a PDF reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.filled_forms import Begun, done_with, to_look_at
from hrcapp.officer.incoming import bring_in
from hrcapp.officer.workspace import Workspace
from hrcapp.submission.filled import Why
from tests.exchange_world import World
from tests.filling import fillable, filled_in
from tests.sample import Clock, next_form, open_workspace, pledge_form

NAME = "/data/key_info/name_official"
POPULATION = "/data/key_info/population"
SECOND = "/data/statement/signatories[2]/sig_name"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", Clock())
    yield opened
    opened.close()


def written(path: Path, answers: dict[str, str], *, language: str = "ar") -> Path:
    path.write_bytes(filled_in(answers, fillable(language)))
    return path


def begun(workspace: Workspace, path: Path) -> Begun:
    found = bring_in(workspace, path, zone="Africa/Tunis")
    assert isinstance(found, Begun)
    return found


def test_the_answers_are_in_the_draft_and_stay(workspace: Workspace, tmp_path: Path) -> None:
    answers = {
        "/data/intro/party_type": "local_government",
        NAME: "بلدية نموذجية",
        POPULATION: "many",
        "/data/statement/signatories[1]/sig_name": "Sample Name",
        SECOND: "Sample Other",
    }
    found = begun(workspace, written(tmp_path / "whatever.bin", answers))
    assert [(one.path, one.why) for one in found.problems] == [(POPULATION, Why.TYPE)]
    assert to_look_at(workspace.store, found.draft) == found.problems
    done_with(workspace.store, found.draft)
    assert to_look_at(workspace.store, found.draft) == ()
    card = workspace.drafts.card(found.draft)
    assert (card.title, card.status, card.practice) == ("بلدية نموذجية", Status.DRAFT, True)
    draft = workspace.drafts.draft(found.draft)
    assert (draft.language, draft.zone) == ("ar", "Africa/Tunis")
    editor = workspace.drafts.open(found.draft)
    assert {path: editor.session.value(path) for path in answers} == answers
    # Typed, as far as the history goes: the last answer can be taken back.
    editor.undo()
    assert editor.session.value(SECOND) == ""


def test_with_a_kit_it_is_a_pledge(workspace: Workspace, tmp_path: Path) -> None:
    workspace.kit.adopt(World().kit_bytes(forms={"pledge.xml": pledge_form()}))
    found = begun(workspace, written(tmp_path / "form.pdf", {NAME: "Sample"}, language="en"))
    assert not workspace.drafts.card(found.draft).practice


def test_another_form_begins_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.kit.adopt(World().kit_bytes(forms={"pledge.xml": next_form()}))
    with pytest.raises(Fault) as told:
        bring_in(workspace, written(tmp_path / "form.pdf", {NAME: "Sample"}))
    assert told.value.code is Code.FILLED_FORM_OTHER
    assert workspace.drafts.cards() == []


def test_a_pdf_of_someone_else_is_said_to_be_one(workspace: Workspace, tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "letter.pdf")
    with pytest.raises(Fault) as told:
        bring_in(workspace, tmp_path / "letter.pdf")
    assert told.value.code is Code.FILLED_FORM_FOREIGN
