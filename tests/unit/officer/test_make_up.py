"""How a statement looks: chosen for a form, kept with it, fixed by the first signature."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hrcapp.i18n.countries import codes
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.make_up import MakeUp, usual_paper
from hrcapp.officer.paper import InkPage, Scanned
from hrcapp.officer.signing import Companion, Drawn
from hrcapp.officer.workspace import Workspace
from hrcapp.statement import Emblem, Sheet, SignatureKind, verify
from hrcapp.xforms import FormSession
from tests.sample import TOWN, Clock, fill, open_workspace, pledge_form
from tests.typeset.conftest import elements
from tests.unit.officer.test_kit_templates import kit_with, own_text
from tests.unit.officer.test_paper import scans
from tests.unit.statement.samples import STROKES
from tests.unit.statement.test_emblem import picture

SCAN = SignatureKind.SCAN
A4, LETTER = (595, 842), (612, 792)
ARMS = Emblem(picture(colour=(11, 90, 99, 255)), "Sample arms: a sample shield")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "officer", clock)
    yield opened
    opened.close()


def town(workspace: Workspace, *, practice: bool = False, **answers: str) -> tuple[str, FormSession]:
    draft = workspace.drafts.create(pledge_form(), language="en", practice=practice)
    editor = workspace.drafts.open(draft)
    fill(editor, TOWN | {f"/data/key_info/{name}": value for name, value in answers.items()})
    return draft, editor.session


def record(pdf: bytes) -> dict[str, Any]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = json.loads(opened.attachments["signing-record.json"].get_file().read_bytes())
    return dict(found["statement"])


def size(pdf: bytes) -> tuple[int, int]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return tuple(round(float(each)) for each in opened.pages[0].MediaBox[2:])  # type: ignore[return-value]


def words_of_pictures(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(one.Alt) for one in elements(opened) if one.S == "/Figure"]


def test_nothing_chosen_is_one_language_on_the_country_s_paper(workspace: Workspace) -> None:
    draft, session = town(workspace)
    found = workspace.make_ups.choices(draft, session)
    assert found.chosen == MakeUp()
    assert (found.look.languages, found.look.paper, found.look.arms) == (("en",), "a4", None)
    assert "en" not in found.others
    assert {"fr", "es", "ar"} <= set(found.others)
    pdf = workspace.signing.preview(draft, session).pdf
    assert size(pdf) == A4
    assert "second_language" not in record(pdf)


@pytest.mark.parametrize("country", ["MX", "US", "PH"])
def test_where_paper_is_letter_it_is_letter_until_someone_says_a4(workspace: Workspace, country: str) -> None:
    draft, session = town(workspace, country=country)
    assert workspace.make_ups.choices(draft, session).look.paper == "letter"
    assert size(workspace.signing.preview(draft, session).pdf) == LETTER
    assert size(workspace.signing.companion(draft, session, Companion.LETTER)) == LETTER
    workspace.make_ups.choose(draft, MakeUp(paper="a4"))
    assert size(workspace.signing.preview(draft, session).pdf) == A4


def test_most_of_the_world_has_a4() -> None:
    assert [each for each in ("CA", "DE", "JP", "TN", "ZZ", "") if usual_paper(each) == "letter"] == ["CA"]
    assert sum(usual_paper(each) == "letter" for each in codes()) == 14


def test_a_second_language_with_its_own_names_and_the_one_that_prevails(workspace: Workspace) -> None:
    draft, session = town(workspace, **{"more_key_info/name_english": "Sample in English"})
    workspace.make_ups.choose(draft, MakeUp(second="fr", prevails="fr"))
    found = workspace.make_ups.choices(draft, session)
    assert (found.look.languages, found.look.prevails) == (("en", "fr"), "fr")
    told = record(workspace.signing.preview(draft, session).pdf)
    assert (told["second_language"], told["prevails"]) == ("fr", "fr")
    workspace.make_ups.choose(draft, replace(found.chosen, prevails=""))
    assert record(workspace.signing.preview(draft, session).pdf)["prevails"] == "en"
    workspace.make_ups.choose(draft, MakeUp())
    assert "second_language" not in record(workspace.signing.preview(draft, session).pdf)


def test_the_name_that_will_stand_there_is_told_before(workspace: Workspace) -> None:
    draft = workspace.drafts.create(pledge_form(), language="ar", practice=False)
    editor = workspace.drafts.open(draft)
    own = {
        "/data/key_info/name_official": "بلدية نموذجية",
        "/data/key_info/name_latin": "Baladiya",
        "/data/statement/statement_language": "ar",
    }
    fill(editor, TOWN | own)
    names = workspace.make_ups.choices(draft, editor.session).names
    assert (names["ar"], names["fr"]) == ("بلدية نموذجية", "Baladiya")
    editor.set("/data/key_info/name_latin", "")
    assert workspace.make_ups.choices(draft, editor.session).names["fr"] == "بلدية نموذجية", "no other name"


def test_arms_stand_on_the_statement_and_on_its_companions(workspace: Workspace) -> None:
    draft, session = town(workspace)
    workspace.make_ups.choose(draft, MakeUp(arms=ARMS))
    made = [workspace.signing.preview(draft, session).pdf]
    made += [workspace.signing.companion(draft, session, which) for which in Companion]
    assert all(ARMS.alt in words_of_pictures(pdf) for pdf in made)
    workspace.make_ups.choose(draft, MakeUp())
    assert ARMS.alt not in words_of_pictures(workspace.signing.preview(draft, session).pdf)


def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    chosen = MakeUp("ar", "ar", "letter", ARMS)
    first = open_workspace(tmp_path / "o")
    draft, _session = town(first)
    first.make_ups.choose(draft, chosen)
    first.close()
    raw = (tmp_path / "o" / "profiles" / "default.db").read_bytes()
    assert ARMS.image not in raw, "the store is encrypted"
    again = open_workspace(tmp_path / "o")
    assert again.make_ups.choices(draft, again.drafts.open(draft).session).chosen == chosen
    again.close()


@pytest.mark.parametrize("practice", [False, True])
def test_the_first_signature_fixes_it(workspace: Workspace, practice: bool) -> None:
    draft, session = town(workspace, practice=practice)
    workspace.make_ups.choose(draft, MakeUp("es", "", "letter", ARMS))
    signed = workspace.signing.sign(draft, session, Drawn(STROKES))
    assert verify(signed.pdf).verdict == "intact"
    assert (record(signed.pdf)["second_language"], size(signed.pdf)) == ("es", LETTER)
    with pytest.raises(Fault) as told:
        workspace.make_ups.choose(draft, MakeUp())
    assert told.value.code is Code.DRAFT_LOCKED
    workspace.drafts.correct(draft)
    workspace.make_ups.choose(draft, MakeUp())


def test_another_look_is_another_paper_and_the_same_look_the_same_again(
    workspace: Workspace, clock: Clock
) -> None:
    draft, session = town(workspace)
    workspace.make_ups.choose(draft, MakeUp("fr", "en", "letter", ARMS))
    printed = workspace.signing.preview(draft, session, SCAN).pdf
    assert workspace.make_ups.choices(draft, session).printed
    pages = scans(printed)
    clock.pass_by(minutes=5)
    workspace.make_ups.choose(draft, MakeUp("fr", "en", "a4", ARMS))
    other = workspace.signing.preview(draft, session, SCAN).pdf
    assert (size(printed), size(other)) == (LETTER, A4)
    assert {one.sheet for one in workspace.signing.paper(draft, session, pages).matches} == {
        Sheet.OTHER_VERSION
    }
    clock.pass_by(minutes=5)
    workspace.make_ups.choose(draft, MakeUp("fr", "en", "letter", ARMS))
    assert workspace.signing.preview(draft, session, SCAN).pdf == printed
    signed = workspace.signing.sign(draft, session, Scanned([InkPage(one.came, one.shown) for one in pages]))
    assert verify(signed.pdf).verdict == "intact"
    assert (size(signed.pdf), record(signed.pdf)["second_language"]) == (LETTER, "fr")
    assert ARMS.alt in words_of_pictures(signed.pdf)


def test_a_language_that_the_campaign_s_text_does_not_speak_is_neither_offered_nor_printed(
    workspace: Workspace,
) -> None:
    draft, session = town(workspace)
    workspace.make_ups.choose(draft, MakeUp(second="fr", prevails="fr"))
    text = own_text()
    texts = dict(text["texts"])  # type: ignore[call-overload]
    workspace.kit.adopt(kit_with({**text, "texts": {each: texts[each] for each in ("en", "ar")}}))
    found = workspace.make_ups.choices(draft, session)
    assert (found.others, found.look.languages, found.look.prevails) == (("ar",), ("en",), "")
    assert "second_language" not in record(workspace.signing.preview(draft, session).pdf)
