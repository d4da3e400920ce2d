"""One journey on a real display, with a mouse: what offscreen can't show is windows, focus and pointer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hrcapp.statement import verify
from tests.end_to_end.person import Person
from tests.end_to_end.test_officer_window import fill_in, to_statement

pytestmark = pytest.mark.display
LINE = [(60, 110), (120, 40), (180, 120), (240, 50), (320, 100)]


@pytest.fixture(autouse=True)
def _real_display(qapp: object) -> None:
    if qapp.platformName() in ("offscreen", "minimal"):
        pytest.skip("needs a display: run under xvfb-run with QT_QPA_PLATFORM=xcb")


def test_a_statement_drawn_with_the_mouse(start: Callable[..., Person], tmp_path: Path) -> None:
    person = start(tmp_path / "home")
    person.wait_for("welcome")
    person.push("begin-practice")
    fill_in(person)
    to_statement(person)
    field = person.shown("mark")
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(field, left, pos=QPoint(*LINE[0]))
    for x, y in LINE[1:]:
        QTest.mouseMove(field, QPoint(x, y))
        person.app.processEvents()
    QTest.mouseRelease(field, left, pos=QPoint(*LINE[-1]))
    button = person.shown("sign")
    person.wait(button.isEnabled)
    QTest.mouseClick(button, left)
    person.shown("save-pdf")
    person.settle()
    version = person.workspace.signing.version(person.workspace.drafts.cards()[0].draft)
    assert version is not None
    assert (version.kind, verify(version.pdf).verdict) == ("drawn", "intact")
