"""One officer, from an empty folder to a sealed file on a stick, without a window."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.media import ink_of, take_in_signature
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import SectionStatus, Status
from hrcapp.officer.sections import sections
from hrcapp.officer.signing import Companion, Drawn, Pictured, Typed
from hrcapp.officer.workspace import Workspace
from hrcapp.statement import SignatureKind, verify
from tests.sample import TOWN, Clock, fill, open_workspace, pledge_form
from tests.unit.statement.samples import signature_photo

STROKES = [[(0.1, 0.6), (0.3, 0.2), (0.5, 0.7), (0.9, 0.3)]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", clock)
    yield opened
    opened.close()


def begin(workspace: Workspace, *, practice: bool = False) -> str:
    return workspace.drafts.create(pledge_form(), language="en", second_language="ar", practice=practice)


def test_a_new_form_has_a_card_with_nothing_started(workspace: Workspace) -> None:
    draft = begin(workspace)
    card = workspace.drafts.card(draft)
    assert card.status is Status.DRAFT
    assert set(card.sections) <= {
        SectionStatus.NOT_STARTED,
        SectionStatus.COMPLETE,
        SectionStatus.IN_PROGRESS,
    }
    assert workspace.drafts.cards() == [card]


def test_what_was_typed_is_there_after_a_restart(tmp_path: Path) -> None:
    first = open_workspace(tmp_path / "o")
    draft = begin(first)
    fill(first.drafts.open(draft))
    first.drafts.remember(draft, "/data/key_info")
    first.close()
    again = open_workspace(tmp_path / "o")
    session = again.drafts.open(draft).session
    assert {path: session.value(path) for path in TOWN} == TOWN
    assert again.drafts.draft(draft).position == "/data/key_info"
    again.close()


def test_undo_and_redo_across_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    first = open_workspace(tmp_path / "o", clock)
    draft = begin(first)
    editor = first.drafts.open(draft)
    name = "/data/key_info/name_official"
    for text in ("S", "Sa", "Sample"):
        editor.set(name, text)
    clock.pass_by(seconds=30)
    editor.set(name, "Another")
    editor.save()
    first.close()
    again = open_workspace(tmp_path / "o", clock)
    editor = again.drafts.open(draft)
    assert editor.undo()[0] == name
    assert editor.session.value(name) == "Sample"
    editor.undo()
    assert editor.session.value(name) == ""
    editor.redo()
    editor.redo()
    assert editor.session.value(name) == "Another"
    assert editor.can_undo() == (True, False)
    again.close()


def test_a_removed_signatory_comes_back_as_it_was(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    added, _ = editor.add("/data/statement/signatories")
    editor.set(f"{added}/sig_name", "Second Sample Name")
    editor.remove("/data/statement/signatories[1]")
    editor.save()
    assert editor.session.value("/data/statement/signatories[1]/sig_name") == "Second Sample Name"
    editor.undo()
    again = workspace.drafts.open(draft).session
    for session in (editor.session, again):
        assert session.value("/data/statement/signatories[1]/sig_name") == "Sample Name"
        assert session.value("/data/statement/signatories[2]/sig_name") == "Second Sample Name"


def test_an_incomplete_form_cannot_be_signed(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    with pytest.raises(Fault) as caught:
        workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    assert caught.value.code is Code.ANSWERS_INCOMPLETE
    assert workspace.drafts.card(draft).status is Status.DRAFT


def test_filled_checked_signed(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    assert all(one.status is SectionStatus.COMPLETE for one in sections(editor.session))
    workspace.drafts.summarise(draft, editor.session)
    workspace.drafts.mark_checked(draft)
    assert workspace.drafts.card(draft).status is Status.READY
    preview = workspace.signing.preview(draft, editor.session)
    assert [one.name for one in preview.signatories] == ["Sample Name"]
    signed = workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    assert signed.complete
    assert verify(signed.pdf).verdict == "intact"
    assert verify(signed.pdf).submission_xml == signed.instance_xml
    card = workspace.drafts.card(draft)
    assert (card.status, card.title, card.place) == (
        Status.SIGNED,
        "Sample municipality",
        "Sample region, Tunisia",
    )


def test_who_cannot_draw_types_the_name_and_the_label_says_so(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    with pytest.raises(Fault) as caught:
        workspace.signing.sign(draft, editor.session, Typed("  "))
    assert caught.value.code is Code.SIGNATURE_EMPTY
    assert workspace.signing.version(draft) is None
    signed = workspace.signing.sign(draft, editor.session, Typed("Sample Name"))
    verdict = verify(signed.pdf)
    assert (verdict.verdict, [one.kind for one in verdict.signatures]) == ("intact", [SignatureKind.TYPED])


def test_a_picture_of_the_signature_is_a_mark_like_a_drawn_one(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    ink = ink_of(take_in_signature(signature_photo()))
    signed = workspace.signing.sign(draft, editor.session, Pictured(ink))
    verdict = verify(signed.pdf)
    assert (verdict.verdict, [one.kind for one in verdict.signatures]) == ("intact", [SignatureKind.DRAWN])
    assert signed.kind == "drawn"


def test_two_signatories_sign_one_after_the_other(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    second, _ = editor.add("/data/statement/signatories")
    editor.set(f"{second}/sig_name", "Second Sample Name")
    editor.set(f"{second}/sig_role_text", "Councillor")
    editor.save()
    first = workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    assert (first.signed, first.signatories, first.complete) == (1, 2, False)
    assert workspace.drafts.card(draft).status is Status.SIGNING
    both = workspace.signing.sign(draft, editor.session, Typed("Second Sample Name"))
    assert both.complete
    assert both.instance_xml == first.instance_xml
    assert [one.kind for one in verify(both.pdf).signatures] == [SignatureKind.DRAWN, SignatureKind.TYPED]
    with pytest.raises(Fault) as caught:
        workspace.signing.sign(draft, editor.session, Typed("Third"))
    assert caught.value.code is Code.FIELD_TAKEN


@pytest.mark.parametrize("which", list(Companion))
def test_papers_beside_the_statement_before_and_after_it_is_signed(
    workspace: Workspace, which: Companion, tmp_path: Path
) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    with pytest.raises(Fault) as caught:
        workspace.signing.companion(draft, editor.session, which)
    assert caught.value.code is Code.ANSWERS_INCOMPLETE
    fill(editor)
    before = workspace.signing.companion(draft, editor.session, which)
    workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    after = workspace.signing.companion(draft, editor.session, which)
    for pdf in (before, after):
        (tmp_path / "paper.pdf").write_bytes(pdf)
        text = subprocess.run(
            ["pdftotext", str(tmp_path / "paper.pdf"), "-"], capture_output=True, check=True
        ).stdout.decode()
        assert "Sample municipality" in text


def test_a_practice_form_is_signed_but_never_packed(workspace: Workspace, tmp_path: Path) -> None:
    draft = begin(workspace, practice=True)
    editor = workspace.drafts.open(draft)
    fill(editor)
    assert workspace.signing.sign(draft, editor.session, Drawn(STROKES)).complete
    with pytest.raises(Fault) as caught:
        workspace.outbox.save_to(draft, tmp_path)
    assert caught.value.code is Code.PRACTICE_CANNOT_BE_PACKED
    assert workspace.outbox.waiting() == []


def test_without_a_kit_nothing_is_packed(workspace: Workspace, tmp_path: Path) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    with pytest.raises(Fault) as caught:
        workspace.outbox.save_to(draft, tmp_path)
    assert caught.value.code is Code.KIT_MISSING
    assert workspace.drafts.card(draft).status is Status.SIGNED
    assert workspace.outbox.waiting() == [draft]


def test_correcting_begins_a_new_version_with_the_same_answers(workspace: Workspace) -> None:
    draft = begin(workspace)
    editor = workspace.drafts.open(draft)
    fill(editor)
    first = workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    assert workspace.drafts.correct(draft) == 2
    editor = workspace.drafts.open(draft)
    assert {path: editor.session.value(path) for path in TOWN} == TOWN
    editor.set("/data/key_info/population", "48251")
    editor.save()
    assert workspace.drafts.card(draft).status is Status.DRAFT
    second = workspace.signing.sign(draft, editor.session, Drawn(STROKES))
    assert second.revision == 2
    assert b"48251" in second.instance_xml
    assert b"48251" not in first.instance_xml
