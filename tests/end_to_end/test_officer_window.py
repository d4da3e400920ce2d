"""A newcomer's whole journey in the window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hrcapp.statement import verify
from tests.end_to_end.person import Key, Person

COUNTRY = {"en": "Tunisia", "ar": "تونس"}
TOWN = {"en": "Sample municipality", "ar": "بلدية نموذجية"}
INTRO, KEY, STATEMENT = "/data/intro", "/data/key_info", "/data/statement"


def fill_in(person: Person, language: str) -> None:
    """The shortest way through the form, from its list of sections."""
    person.wait_for("tasks")
    person.push("go-on")
    person.wait_for_section(INTRO)
    person.tab_to(f"{INTRO}/privacy_read")
    person.press(Key.Key_Space)
    person.choose_radio(f"{INTRO}/party_type", "local_government")
    person.choose_radio(f"{INTRO}/scope", "pledge_only")
    person.push("go-on")
    person.wait_for_section(KEY)
    person.write(f"{KEY}/name_official", TOWN[language])
    person.choose_from_list(f"{KEY}/country", COUNTRY[language])
    person.write(f"{KEY}/admin1", "Sample region")
    person.tab_to(f"{KEY}/lg_type")
    person.press(Key.Key_Down)
    person.write(f"{KEY}/population", "١٢٣٤" if language == "ar" else "1 234")
    person.write(f"{KEY}/contact/contact_email", "office@sample.example")
    person.push("go-on")
    person.wait_for_section(STATEMENT)
    person.choose_radio(f"{STATEMENT}/statement_language", language)
    person.write(f"{STATEMENT}/signatories[1]/sig_name", "Sample Name")
    person.write(f"{STATEMENT}/signatories[1]/sig_role_text", "Mayor")
    person.write(f"{STATEMENT}/sig_place", TOWN[language])
    person.push("go-on")
    person.wait_for_section("/data/publication")
    person.push("go-on")
    person.wait_for("check")


def sign_with_name(person: Person) -> None:
    person.push("go-on")
    person.wait_for("statement")
    person.wait(lambda: person.window.findChild(object, "sign") is not None)
    person.push("mark-type")
    person.push("sign")
    person.wait(lambda: person.window.findChild(object, "save-pdf") is not None)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_newcomer_practises_by_keyboard_alone(
    start: Callable[..., Person], tmp_path: Path, language: str
) -> None:
    person = start(tmp_path / "home", language)
    person.wait_for("welcome")
    person.push("begin-practice")
    fill_in(person, language)
    sign_with_name(person)
    person.push("save-pdf")
    person.answer_dialog(str(tmp_path / "practice.pdf"))
    person.settle()
    found = verify((tmp_path / "practice.pdf").read_bytes())
    assert found.verdict == "intact"
    assert b"<population>1234</population>" in found.submission_xml
