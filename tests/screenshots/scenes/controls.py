"""Every control of a form, some of them answered."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from hrcapp.ui.forms import SectionView
from hrcapp.ui.forms.drawing import DrawControl
from hrcapp.ui.forms.place_search import PlaceSearch
from hrcapp.ui.look import Look
from hrcapp.ui.widgets import PageScroll, column, page_body
from tests.controls import Draft, new_session, sample_picture
from tests.screenshots.scene import AR, DARK, EN, LARGE, LARGE_AR, Variant, scenes

_TALL = (1100, 1700)
_LOOKS = tuple(
    Variant(each.suffix, each.language, each.dark, each.scale, each.touch, _TALL) for each in (EN, AR, DARK)
)
_LARGE = tuple(
    Variant(each.suffix, each.language, each.dark, each.scale, each.touch, (1366, 2400))
    for each in (LARGE, LARGE_AR)
)
_ANSWERS = {
    "texts": {
        "line": "Sample",
        "lines": "Sample words,\nover two lines.",
        "masked": "sample",
        "address": "https://example.org/sample",
        "code": "SAMPLE-0042",
        "read": "OK",
    },
    "numbers": {
        "people": "48250",
        "share": "12.5",
        "agree": "6",
        "day": "2026-11-21",
        "month": "2026-11-01",
        "year": "2026-01-01",
        "clock": "14:30:00.000+01:00",
        "moment": "2026-11-21T14:30:00.000+01:00",
    },
    "choices": {
        "few": "yes",
        "likert": "4",
        "columns": "school",
        "table/water": "3",
        "minimal": "work",
        "found": "health",
        "pictured": "tree",
        "region": "north",
        "town": "n2",
    },
    "several": {
        "many": "housing school",
        "many_likert": "2 5",
        "many_minimal": "water work",
        "many_found": "health",
        "order": "water housing health school work culture",
    },
    "files": {"point": "36.8 10.18 0 0", "photo": "photo.jpg", "marked": "marked.jpg", "paper": "letter.pdf"},
}


def _view(look: Look, section: str) -> tuple[QWidget, SectionView]:
    session = new_session(look.language)
    draft = Draft(session)
    draft.files = {"photo.jpg": sample_picture("house"), "marked.jpg": sample_picture("tree", (600, 300))}
    for name, value in _ANSWERS.get(section, {}).items():
        session.set_value(f"/data/{section}/{name}", value)
    if section == "staff":
        for name, since, role in (
            ("One", "2024-03-01", "yes"),
            ("Two", "2025-07-15", "no"),
            ("Three", "", ""),
        ):
            path, _changes = session.add_repeat("/data/staff/person")
            for key, value in (("name", f"Sample Person {name}"), ("since", since), ("role", role)):
                session.set_value(f"{path}/{key}", value)
        session.remove_repeat("/data/staff/person[1]")
    view = SectionView(look, session, draft, f"/data/{section}", surroundings=draft.surroundings())
    return column(look, (PageScroll(look, page_body(look, view, width=740)), 1)), view


@scenes.add("controls-texts", *_LOOKS, *_LARGE)
def texts(look: Look) -> QWidget:
    window, view = _view(look, "texts")
    view.findChild(QPushButton, "/data/texts/line#guidance").click()
    return window


@scenes.add("controls-numbers", *_LOOKS, *_LARGE)
def numbers(look: Look) -> QWidget:
    window, view = _view(look, "numbers")
    view.findChild(QPushButton, "/data/numbers/day#calendar").click()
    return window


@scenes.add("controls-choices", *_LOOKS, *_LARGE)
def choices(look: Look) -> QWidget:
    window, view = _view(look, "choices")
    view.reveal_problems()
    return window


@scenes.add("controls-several", *_LOOKS, *_LARGE)
def several(look: Look) -> QWidget:
    return _view(look, "several")[0]


@scenes.add("controls-files", *_LOOKS, *_LARGE)
def files(look: Look) -> QWidget:
    window, view = _view(look, "files")
    find = view.findChild(QPushButton, "/data/files/point#find")
    find.click()
    view.findChild(QLineEdit, "/data/files/point#place").setText("kair")
    view.findChild(PlaceSearch).look_up()
    for pad in view.findChildren(DrawControl)[:2]:
        pad.begin()
    return window


@scenes.add("controls-repeats", *_LOOKS)
def people(look: Look) -> QWidget:
    return _view(look, "staff")[0]
