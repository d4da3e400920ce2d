"""A statement signed on several computers: it goes out, is signed elsewhere, and comes back."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.model.status import Status
from hrcapp.officer import guest
from hrcapp.officer.audit_entry import Deed
from hrcapp.officer.guest import Guest
from hrcapp.officer.incoming import Returned, bring_in
from hrcapp.officer.signing import CardKey, Certificate, Drawn, Typed
from hrcapp.officer.travel import TakenBack
from hrcapp.officer.ways import OnScreen, give
from hrcapp.officer.workspace import Workspace
from hrcapp.statement import SignatureKind
from hrcapp.store import Home
from hrcapp.xforms import FormSession
from tests.sample import Clock, fill, open_workspace, pledge_form
from tests.unit.statement.cards import PIN, empty_reader, shim
from tests.unit.statement.samples import PASSWORD, STROKES, p12, signed_elsewhere, signed_too

ROOT = Path(__file__).resolve().parents[3]
SIGNING = """
import sys
from pathlib import Path
from hrcapp.officer.signing import CardKey
from tests.sample import open_workspace

space, draft = open_workspace(Path(sys.argv[1])), sys.argv[2]
session = space.drafts.open(draft).session
space.signing.sign(draft, session, CardKey(Path(sys.argv[3]), "", "", "000000"))
"""
WAYS: tuple[OnScreen, ...] = (Drawn(STROKES), Typed("Second Sample Name"), Certificate(p12(), PASSWORD))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "here", clock)
    yield opened
    opened.close()


@pytest.fixture
def there(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "there", clock)
    yield opened
    opened.close()


def town(workspace: Workspace, *, signatories: int = 2, practice: bool = False) -> tuple[str, FormSession]:
    draft = workspace.drafts.create(pledge_form(), language="en", practice=practice)
    editor = workspace.drafts.open(draft)
    fill(editor)
    for number in range(2, signatories + 1):
        more, _ = editor.add("/data/statement/signatories")
        editor.set(f"{more}/sig_name", f"Sample Name {number}")
        editor.set(f"{more}/sig_role_text", "Councillor")
    editor.save()
    return draft, editor.session


def passed_on(workspace: Workspace, draft: str, session: FormSession, folder: Path) -> Path:
    path = folder / "half.pdf"
    workspace.travels.pass_on(draft, session, path)
    return path


def sign_elsewhere(workspace: Workspace, path: Path, way: OnScreen = WAYS[0], place: int = 0) -> Path:
    """What the next signatory does at another computer."""
    came = bring_in(workspace, path)
    assert isinstance(came, Guest)
    number = place or (came.traveller.next.field if came.traveller.next else 0)
    signed = give(guest.turn(workspace, came, number), way, workspace.clock())
    out = path.with_name(f"signed-{path.name}")
    guest.note(workspace, guest.hand_back(came, signed, out))
    last = workspace.audit.last(Deed.GUEST_SIGNED)
    assert last is not None
    assert last.file == hashlib.sha256(out.read_bytes()).hexdigest()
    return out


def taken_back(workspace: Workspace, draft: str, session: FormSession, path: Path) -> TakenBack:
    return workspace.travels.take_back(draft, session, path.read_bytes(), path.name)


def refused(workspace: Workspace, draft: str, session: FormSession, pdf: bytes) -> Code:
    """The reason; the draft is as it was."""
    before, card = workspace.signing.version(draft), workspace.drafts.card(draft)
    with pytest.raises(Fault) as told:
        workspace.travels.take_back(draft, session, pdf, "sample.pdf")
    assert workspace.signing.version(draft) == before
    assert workspace.drafts.card(draft) == card
    return told.value.code


@pytest.mark.parametrize("way", WAYS)
def test_the_second_signatory_is_elsewhere(
    here: Workspace, there: Workspace, tmp_path: Path, way: OnScreen
) -> None:
    draft, session = town(here)
    first = here.signing.sign(draft, session, Drawn(STROKES))
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path), way)
    assert here.drafts.card(draft).status is Status.SIGNING
    back = taken_back(here, draft, session, out)
    assert [(one.field, one.kind) for one in back.new] == [(2, way.kind)]
    version = here.signing.version(draft)
    assert version == back.version
    assert (version.places, version.complete, version.instance_xml) == ((1, 2), True, first.instance_xml)
    assert version.pdf.startswith(first.pdf)
    assert statement.verify(version.pdf).verdict == "intact"
    assert here.drafts.card(draft).status is Status.SIGNED
    assert there.drafts.cards() == [], "the other computer keeps nothing"


def test_nobody_has_signed_yet_and_it_goes_from_hand_to_hand(
    here: Workspace, there: Workspace, tmp_path: Path, clock: Clock
) -> None:
    draft, session = town(here, signatories=3)
    path = passed_on(here, draft, session, tmp_path)
    assert here.drafts.card(draft).status is Status.DRAFT, "passing on signs nothing"
    told = here.travels.passed_on(draft)
    assert told is not None
    assert (told.at, told.signed) == (clock(), 0)
    clock.pass_by(days=3)
    second = sign_elsewhere(there, sign_elsewhere(there, path))
    back = taken_back(here, draft, here.drafts.open(draft).session, second)
    assert (back.version.signed, back.version.next_place) == (2, 3)
    assert here.drafts.card(draft).status is Status.SIGNING
    assert here.travels.passed_on(draft) is None
    last = here.signing.sign(draft, session, Typed("Sample Name 3"))
    assert last.complete
    assert [one.kind for one in statement.verify(last.pdf).signatures] == ["drawn", "drawn", "typed"]


def test_places_are_filled_in_any_order(here: Workspace, there: Workspace, tmp_path: Path) -> None:
    draft, session = town(here)
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path), place=2)
    assert taken_back(here, draft, session, out).version.next_place == 1
    preview = here.signing.preview(draft, session)
    assert (preview.places, preview.next) == ((2,), 0)
    assert here.signing.sign(draft, session, Drawn(STROKES)).places == (2, 1)


def test_it_comes_home_by_opening_the_file(here: Workspace, there: Workspace, tmp_path: Path) -> None:
    draft, session = town(here)
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path))
    found = bring_in(here, out)
    assert isinstance(found, Returned)
    assert (found.draft, found.pdf) == (draft, out.read_bytes())


def test_what_does_not_continue_it_is_refused_and_nothing_is_lost(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    draft, session = town(here)
    other, elsewhere = town(here)
    here.signing.sign(draft, session, Drawn(STROKES))
    went = passed_on(here, draft, session, tmp_path).read_bytes()
    foreign = sign_elsewhere(there, passed_on(here, other, elsewhere, tmp_path)).read_bytes()
    broken = bytearray(signed_too(went))
    broken[5000] ^= 1
    assert refused(here, draft, session, went) is Code.STATEMENT_NOT_FURTHER
    assert refused(here, draft, session, foreign) is Code.STATEMENT_FOREIGN
    assert refused(here, draft, session, bytes(broken)) is Code.STATEMENT_BROKEN
    assert refused(here, draft, session, signed_elsewhere(went, field="Other")) is Code.STATEMENT_CHANGED
    assert refused(here, draft, session, b"%PDF-1.7\n") is Code.PDF_UNREADABLE
    unsigned = here.signing.unsigned(here.drafts.draft(draft), session, SignatureKind.DRAWN).pdf
    assert refused(here, draft, session, signed_too(unsigned, field=1)) is Code.STATEMENT_OTHER


def test_two_copies_that_went_apart_do_not_meet(here: Workspace, there: Workspace, tmp_path: Path) -> None:
    draft, session = town(here, signatories=3)
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path))
    here.signing.sign(draft, session, Drawn(STROKES))
    assert refused(here, draft, session, out.read_bytes()) is Code.STATEMENT_FORKED
    went = passed_on(here, draft, session, tmp_path).read_bytes()
    here.signing.sign(draft, session, Drawn(STROKES))
    assert refused(here, draft, session, signed_too(went)) is Code.STATEMENT_FORKED
    assert refused(here, draft, session, went) is Code.STATEMENT_NOT_FURTHER


def test_answers_that_changed_meanwhile_stand_in_the_way_until_changed_back(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    draft, _session = town(here)
    editor = here.drafts.open(draft)
    out = sign_elsewhere(there, passed_on(here, draft, editor.session, tmp_path))
    for population in ("48251", ""):
        editor.set("/data/key_info/population", population)
        assert refused(here, draft, editor.session, out.read_bytes()) is Code.STATEMENT_ANSWERS_CHANGED
    editor.set("/data/key_info/population", "48250")
    editor.save()
    assert taken_back(here, draft, editor.session, out).version.signed == 1


def test_a_corrected_form_takes_no_earlier_version(here: Workspace, there: Workspace, tmp_path: Path) -> None:
    draft, session = town(here)
    here.signing.sign(draft, session, Drawn(STROKES))
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path))
    here.drafts.correct(draft)
    later = here.drafts.open(draft).session
    assert refused(here, draft, later, out.read_bytes()) is Code.STATEMENT_OLDER


def test_a_complete_statement_is_not_passed_on_and_not_signed_by_guests(
    here: Workspace, there: Workspace, tmp_path: Path
) -> None:
    draft, session = town(here, signatories=1)
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path))
    with pytest.raises(Fault) as told:
        bring_in(there, out)
    assert told.value.code is Code.STATEMENT_COMPLETE
    taken_back(here, draft, session, out)
    with pytest.raises(Fault) as told:
        passed_on(here, draft, session, tmp_path)
    assert told.value.code is Code.STATEMENT_COMPLETE


def test_what_could_not_be_written_was_not_passed_on(here: Workspace, tmp_path: Path) -> None:
    draft, session = town(here)
    with pytest.raises(Fault) as told:
        here.travels.pass_on(draft, session, tmp_path / "missing" / "half.pdf")
    assert told.value.code is Code.STORE_READ_ONLY
    assert here.travels.passed_on(draft) is None


def test_practice_travels_as_practice(here: Workspace, there: Workspace, tmp_path: Path) -> None:
    draft, session = town(here, practice=True)
    came = bring_in(there, passed_on(here, draft, session, tmp_path))
    assert isinstance(came, Guest)
    assert came.traveller.practice


def test_a_computer_that_dies_between_signing_and_keeping_leaves_the_draft(
    here: Workspace, tmp_path: Path, clock: Clock
) -> None:
    draft, session = town(here)
    begun = here.signing.begin(draft, session, SignatureKind.DRAWN)
    give(begun.turn, Drawn(STROKES), clock())
    here.close()
    again = Workspace.open(Home.open(tmp_path / "here"), clock=clock)
    try:
        assert again.signing.version(draft) is None
        assert again.drafts.card(draft).status is Status.DRAFT
        assert again.signing.sign(draft, again.drafts.open(draft).session, Drawn(STROKES)).signed == 1
    finally:
        again.close()


def test_an_app_that_is_killed_while_a_card_signs_leaves_the_draft(
    here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = shim(empty_reader(tmp_path, monkeypatch), tmp_path, monkeypatch, mischief="hang")
    asked = tmp_path / "asked"
    monkeypatch.setenv("ASKED", str(asked))
    draft, _session = town(here)
    before = here.drafts.card(draft)
    here.close()
    command = [sys.executable, "-c", SIGNING, str(tmp_path / "here"), draft, str(library)]
    with subprocess.Popen(command, cwd=ROOT) as app:
        while app.poll() is None and not (asked.exists() and asked.read_text().endswith("\n")):
            time.sleep(0.05)
        app.kill()
    os.kill(int(asked.read_text()), signal.SIGKILL)
    again = Workspace.open(Home.open(tmp_path / "here"), clock=Clock())
    try:
        assert again.drafts.card(draft) == before
        assert again.signing.version(draft) is None
        assert again.signing.sign(draft, again.drafts.open(draft).session, Drawn(STROKES)).signed == 1
    finally:
        again.close()


def test_answers_typed_while_a_card_signs_are_not_signed_over(here: Workspace, clock: Clock) -> None:
    draft, _session = town(here)
    editor = here.drafts.open(draft)
    begun = here.signing.begin(draft, editor.session, SignatureKind.CERTIFICATE)
    signed = give(begun.turn, Drawn(STROKES), clock())
    editor.set("/data/key_info/population", "48251")
    with pytest.raises(Fault) as told:
        here.signing.finish(draft, editor.session, begun, signed, SignatureKind.DRAWN)
    assert told.value.code is Code.STATEMENT_ANSWERS_CHANGED
    assert here.signing.version(draft) is None
    editor.set("/data/key_info/population", "48250")
    assert here.signing.finish(draft, editor.session, begun, signed, SignatureKind.DRAWN).signed == 1
    with pytest.raises(Fault) as told:
        here.signing.finish(draft, editor.session, begun, signed, SignatureKind.DRAWN)
    assert told.value.code is Code.STATEMENT_FORKED


def test_a_card_here_and_a_card_there_hold_for_another_program(
    here: Workspace, there: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig (poppler-utils) is not installed")
    reader = empty_reader(tmp_path, monkeypatch)
    ways = []
    for label in ("First card", "Second card"):
        reader.insert(label)
        reader.give_key(label, f"{label} Holder", folder=tmp_path)
        ways.append(CardKey(reader.library, label, "", PIN))
    draft, session = town(here)
    here.signing.sign(draft, session, ways[0])
    out = sign_elsewhere(there, passed_on(here, draft, session, tmp_path), ways[1])
    version = taken_back(here, draft, session, out).version
    verdict = statement.verify(version.pdf)
    assert (verdict.verdict, [one.name for one in verdict.signatures]) == (
        "intact",
        ["First card Holder", "Second card Holder"],
    )
    final = tmp_path / "final.pdf"
    final.write_bytes(version.pdf)
    told = subprocess.run(
        ["pdfsig", "-nocert", str(final)], capture_output=True, text=True, check=False
    ).stdout
    assert len(re.findall(r"Signature Validation: Signature is Valid", told)) == 2, told
    assert PIN not in repr(ways)
