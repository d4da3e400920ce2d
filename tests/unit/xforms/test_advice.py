"""What is told of a form that opens: what a desktop, other apps or readers of another language will miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.cli import main
from hrcapp.xforms import FormDefinition
from hrcapp.xforms.advice import advice
from tests.unit.xforms.xform_builder import form


def told(definition: FormDefinition) -> str:
    return "\n".join(map(str, advice(definition)))


def test_a_plain_form_needs_no_advice() -> None:
    assert told(form("<a/>", "<bind nodeset='/data/a' type='int'/>", "<input ref='/data/a'/>")) == ""


@pytest.mark.parametrize(
    ("appearance", "said"),
    [
        ("minimal", ""),
        ("w3 columns-4 no-buttons", ""),
        ("sparkling", "the appearance “sparkling” is not known"),
        ("ex:org.example.measure(depth='2')", "asks for another app"),
    ],
)
def test_appearances(appearance: str, said: str) -> None:
    lines = told(form("<a/>", body=f'<input ref="/data/a" appearance="{appearance}"/>'))
    assert lines == "" if not said else (said in lines and lines.startswith("/data/a"))


def test_appearances_of_groups_and_repeats() -> None:
    lines = told(
        form(
            "<g><r><a/></r></g>",
            body="<group ref='/data/g' appearance='field-list odd-one'><repeat nodeset='/data/g/r' "
            "appearance='odd-two'><input ref='/data/g/r/a'/></repeat><input ref='/data/g/r/a'/></group>",
        )
    )
    assert "odd-one" in lines
    assert "odd-two" in lines


def test_what_a_desktop_does_otherwise() -> None:
    lines = told(
        form(
            "<line/><meta><audit/><instanceID/></meta>",
            "<bind nodeset='/data/line' type='geotrace'/>",
            "<input ref='/data/line'/>",
            "<instance id='before' src='jr://instance/last-saved'/>",
        )
    )
    assert "instance before: the answers saved last" in lines
    assert "/data/line: a line or an area is typed" in lines
    assert "/data/meta/audit: a log" in lines


def test_what_other_apps_may_not_know() -> None:
    lines = told(
        form(
            "<a/><b/><c/>",
            "<bind nodeset='/data/a' calculate='substring(/data/b, 1, 2)'/>"
            "<bind nodeset='/data/b' relevant='count(/data/c/following-sibling::*) &gt; last()'/>"
            "<bind nodeset='/data/c' constraint='not(//b)'/>",
        )
    )
    assert "/data/a calculate: substring() is not in the ODK specification" in lines
    assert "/data/b relevant: last()" in lines
    assert "the axis “following-sibling” is not supported by ODK Collect" in lines
    assert "the axis “descendant-or-self” is not supported" in lines


def test_texts_that_a_language_lacks() -> None:
    lines = told(
        form(
            "<a/>",
            body="<select1 ref='/data/a'><label ref=\"jr:itext('named')\"/>"
            "<itemset nodeset=\"instance('t')/root/item\"><value ref='name'/>"
            "<label ref='jr:itext(itextId)'/></itemset></select1>",
            model="<itext><translation lang='en'><text id='named'><value>Named</value></text>"
            "<text id='listed'><value>Listed</value></text><text id='blank'><value>Blank</value></text>"
            "</translation><translation lang='fr'><text id='blank'><value/></text></translation></itext>"
            "<instance id='t'><root><item><name>n</name><itextId>listed</itextId></item></root></instance>",
        )
    )
    assert sorted(line.partition("the text ")[2] for line in lines.splitlines()) == [
        "“blank” is missing in: fr",
        "“listed” is missing in: fr",
        "“named” is missing in: fr",
    ]


TOWNS = """
| survey |
| | type | name | label | label::French (fr) | appearance | choice_filter |
| | select_one yn | good | Is it good? | Est-ce bon ? | sparkling | |
| | select_one_from_file towns.csv | town | Which town? | | | land = 'tn' |
| choices |
| | list_name | name | label | label::French (fr) |
| | yn | yes | Yes | Oui |
| | yn | no | No | |
"""


def test_a_form_of_others_is_checked_with_its_own_languages_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "towns.md"
    source.write_text(TOWNS, encoding="utf-8")
    assert main(["form", "check", str(source)]) == 0
    said = capsys.readouterr().out
    assert "French (fr): town (label) has no translation: “Which town?”" in said
    assert "French (fr): yn/no (label)" in said
    assert "languages en, French (fr)" in said or "languages French (fr), en" in said
    assert "sparkling" in said
    assert "es:" not in said
    assert "towns.csv" in said
    folder = tmp_path / "towns-media"
    folder.mkdir()
    (folder / "towns.csv").write_text("name,label,land\ntunis,Tunis,tn\n", encoding="utf-8")
    assert main(["form", "check", str(source)]) == 0
    assert "towns.csv" not in capsys.readouterr().out
    compiled = tmp_path / "towns.xml"
    assert main(["form", "compile", str(source), "--out", str(compiled)]) == 0
    assert main(["form", "check", str(compiled)]) == 0
    assert "is missing in: French (fr)" in capsys.readouterr().out


def test_a_form_in_another_language_than_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "ville.md"
    source.write_text(
        "| survey |\n| | type | name | label | label::English (en) |\n| | text | a | Votre ville | |\n"
        "| | text | b | Votre pays | Your country |\n"
        "| settings |\n| | form_id | default_language |\n| | ville | Français (fr) |\n",
        encoding="utf-8",
    )
    assert main(["form", "check", str(source)]) == 0
    said = capsys.readouterr().out
    assert "English (en): a (label) has no translation: “Votre ville”" in said
    assert "Français (fr):" not in said
