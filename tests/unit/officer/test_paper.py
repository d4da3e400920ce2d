"""Signing on paper: printed once, found again when it comes back, all signatories at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hrcapp.media import Correction, correct
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer.paper import InkPage, Scanned
from hrcapp.officer.signing import Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.statement import Sheet, SignatureKind, verify
from hrcapp.xforms import FormSession
from tests.sample import Clock, fill, open_workspace, pledge_form
from tests.unit.officer.test_kit_templates import kit_with, own_text
from tests.unit.statement.samples import STROKES, scan_of, taken

SCAN = SignatureKind.SCAN


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", clock)
    yield opened
    opened.close()


def town(workspace: Workspace) -> tuple[str, FormSession]:
    """A complete form with two signatories."""
    draft = workspace.drafts.create(pledge_form(), language="en", second_language="ar", practice=False)
    editor = workspace.drafts.open(draft)
    fill(editor)
    second, _ = editor.add("/data/statement/signatories")
    editor.set(f"{second}/sig_name", "Second Sample Name")
    editor.set(f"{second}/sig_role_text", "Councillor")
    editor.save()
    return draft, editor.session


def scans(pdf: bytes) -> list[InkPage]:
    came = [scan_of(page) for page in taken(pdf)]
    return [InkPage(one, correct(one, Correction(whiten=True))) for one in came]


def test_paper_printed_last_week_is_sealed_today(workspace: Workspace, clock: Clock) -> None:
    draft, session = town(workspace)
    printed = workspace.signing.preview(draft, session, SCAN).pdf
    clock.pass_by(days=7)
    later = workspace.drafts.open(draft).session
    assert workspace.signing.preview(draft, later, SCAN).pdf == printed, "printed again it is the same paper"
    assert workspace.signing.version(draft) is None, "printing signs nothing"
    signed = workspace.signing.sign(draft, later, Scanned(scans(printed)))
    assert (signed.signed, signed.signatories, signed.complete, signed.kind) == (2, 2, True, "scan")
    verdict = verify(signed.pdf)
    assert (verdict.verdict, [one.kind for one in verdict.signatures]) == ("intact", [SCAN, SCAN])
    assert verdict.submission_xml == signed.instance_xml
    assert workspace.drafts.card(draft).status is Status.SIGNED


def test_a_changed_answer_makes_another_version_of_it(workspace: Workspace) -> None:
    draft, _session = town(workspace)
    editor = workspace.drafts.open(draft)
    pages = scans(workspace.signing.preview(draft, editor.session, SCAN).pdf)
    assert workspace.signing.paper(draft, editor.session, pages).complete
    editor.set("/data/key_info/population", "48251")
    editor.save()
    found = workspace.signing.paper(draft, editor.session, pages)
    assert [one.sheet for one in found.matches] == [Sheet.OTHER_VERSION]
    with pytest.raises(Fault) as told:
        workspace.signing.sign(draft, editor.session, Scanned(pages))
    assert told.value.code is Code.PAPER_OTHER_VERSION
    assert workspace.signing.version(draft) is None


def test_paper_of_another_form_is_foreign(workspace: Workspace) -> None:
    draft, session = town(workspace)
    other, elsewhere = town(workspace)
    pages = scans(workspace.signing.preview(other, elsewhere, SCAN).pdf)
    with pytest.raises(Fault) as told:
        workspace.signing.sign(draft, session, Scanned(pages))
    assert told.value.code is Code.PAPER_FOREIGN


def test_without_scans_nothing_is_sealed(workspace: Workspace) -> None:
    draft, session = town(workspace)
    with pytest.raises(Fault) as told:
        workspace.signing.sign(draft, session, Scanned([]))
    assert told.value.code is Code.PAPER_PAGE_MISSING


def test_who_began_on_the_screen_does_not_go_on_with_paper(workspace: Workspace) -> None:
    draft, session = town(workspace)
    pages = scans(workspace.signing.preview(draft, session, SCAN).pdf)
    workspace.signing.sign(draft, session, Drawn(STROKES))
    with pytest.raises(Fault) as told:
        workspace.signing.sign(draft, session, Scanned(pages))
    assert told.value.code is Code.FIELD_TAKEN


def test_a_newer_text_of_the_campaign_leaves_printed_paper_alone(workspace: Workspace, clock: Clock) -> None:
    draft, session = town(workspace)
    printed = workspace.signing.preview(draft, session, SCAN).pdf
    workspace.kit.adopt(kit_with(own_text()))
    clock.pass_by(days=1)
    assert workspace.signing.preview(draft, session, SCAN).pdf == printed
    assert _version_of(workspace.signing.preview(draft, session).pdf) == "2027-1-en", "the other ways go on"
    signed = workspace.signing.sign(draft, session, Scanned(scans(printed)))
    assert _version_of(signed.pdf) == _version_of(printed) != "2027-1-en", "what was signed is what is sealed"


def _version_of(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as opened:
        record = json.loads(opened.attachments["signing-record.json"].get_file().read_bytes())
    return str(record["statement"]["version"])
