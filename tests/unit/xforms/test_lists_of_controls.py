"""Lists that do more than offer values: words of a range's numbers, pictures of choices."""

from __future__ import annotations

from tests.controls import new_session

AGREE, PICTURED = "/data/numbers/agree", "/data/choices/pictured"


def test_a_range_may_name_some_of_its_numbers() -> None:
    session = new_session("ar")
    assert {each.value: each.label for each in session.node(AGREE).choices} == {"0": "لم يبدأ", "10": "أُنجز"}
    session.set_value(AGREE, "4")
    session.set_language("en")
    assert session.value(AGREE) == "4", "a number without a word of its own is an answer"
    assert [each.label for each in session.node(AGREE).choices] == ["Not begun", "Done"]
    assert session.violations("/data/numbers") == ()


def test_choices_of_a_list_have_their_pictures() -> None:
    choices = new_session().node(PICTURED).choices
    assert [each.media.get("image", "") for each in choices] == [
        "jr://images/tree.png",
        "jr://images/house.png",
        "",
    ]
