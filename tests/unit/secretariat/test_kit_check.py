"""What a kit brings is tried before it is signed, and told with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import custody
from hrcapp.secretariat.campaign import publish_next
from hrcapp.secretariat.kit_check import LARGEST_TEXT, LARGEST_TEXTS, check_kit_content, read_text
from hrcapp.statement import shipped, template_to_json
from hrcapp.store import Home
from tests.unit.secretariat.desk_world import START, World, form_bytes, new_campaign


def text(**changes: Any) -> dict[str, Any]:
    return {**template_to_json(shipped("government")), "version": "2027-1", **changes}


def test_sound_forms_and_texts_pass() -> None:
    assert check_kit_content({"pledge.xml": form_bytes()}, [text()]) == []


def test_each_broken_part_is_told_with_its_place() -> None:
    gap, silent, box = text(), text(), text()
    gap["texts"]["es"]["opening"].append(["We, {mayor}"])
    silent["texts"]["fr"]["closing"] = [["Once."], ["Twice {name"]]
    box["texts"]["en"]["title"] = "A title \U0001f3db"
    found = check_kit_content({"a.xml": b"<h:html/>", "b.xml": form_bytes()}, [text(), gap, silent, box])
    assert [(one.part, one.fault.code) for one in found] == [
        ("a.xml", found[0].fault.code),
        ("Text 2 of the statement", Code.TEMPLATE_PLACEHOLDER),
        ("Text 3 of the statement", Code.TEMPLATE_PART_UNUSABLE),
        ("Text 4 of the statement", Code.TEMPLATE_CHARACTERS),
    ]
    assert found[0].fault.code in (Code.FORM_PROBLEMS, Code.FORM_UNREADABLE)
    assert found[2].fault.params == {"place": "texts/fr/closing/2"}
    assert "{name" not in str(found[2])
    assert found[3].fault.params == {"language": "en", "characters": "\U0001f3db"}


def test_texts_that_would_make_a_kit_nobody_can_read() -> None:
    many = [text() for _ in range(1 + LARGEST_TEXTS // len(json.dumps(text(), ensure_ascii=False).encode()))]
    [one] = check_kit_content(templates=many)
    assert one.fault.code is Code.TEMPLATES_TOO_LARGE


def test_a_broken_kit_is_not_published(world: World) -> None:
    broken: list[tuple[dict[str, Any], str]] = [
        ({"templates": (text(kind="city"),)}, "Text 1 of the statement: The text"),
        ({"forms": {"pledge.xml": b"<form/>"}}, "pledge.xml: "),
    ]
    for changes, told in broken:
        with pytest.raises(Fault) as caught:
            publish_next(world.home, world.campaign.root_key, START, **changes)
        assert caught.value.code is Code.KIT_CONTENT_BROKEN
        assert caught.value.params["count"] == 1
        assert f"{caught.value.params['problems']}".startswith(told)
    assert [kit.content.version for kit in custody.kits(world.home)] == [1]


def test_no_campaign_begins_with_a_broken_form(tmp_path: Any) -> None:
    home = Home.open(tmp_path / "new")
    with pytest.raises(Fault) as caught:
        new_campaign(home, forms={"pledge.xml": form_bytes()[:2000]})
    assert caught.value.code is Code.KIT_CONTENT_BROKEN
    assert not custody.has_campaign(home)
    assert home.role is None


def test_a_text_goes_out_with_the_next_kit(world: World) -> None:
    publish_next(
        world.home, world.campaign.root_key, START, templates=(read_text(json.dumps(text()).encode()),)
    )
    assert custody.kits(world.home)[0].content.templates[0]["version"] == "2027-1"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"{}" + b" " * LARGEST_TEXT, b"[" * 100_000], ids=lambda data: str(data[:4])
)
def test_a_file_that_is_no_text(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        read_text(data, "a.json")
    assert caught.value.code is Code.TEMPLATE_FILE_UNREADABLE
