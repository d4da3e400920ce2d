"""What comes by mail and by courier, in the desk's window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from hrcapp.exchange import bundle, mail, manifest
from hrcapp.exchange.manifest import Entry, Manifest
from hrcapp.ui.secretariat.inbox_page import InboxPage
from hrcapp.ui.secretariat.office import Office
from tests.desk_stage import DeskStage
from tests.ui.secretariat.conftest import Opening, find


def _page(office: Office) -> InboxPage:
    assert isinstance(office.shell.page, InboxPage)
    return office.shell.page


def _reads(office: Office, text: str) -> bool:
    return any(text in each.text() for each in office.shell.findChildren(QLabel))


def test_a_message_with_two_forms_counts_both_and_is_answered_with_messages(
    stage: DeskStage, opened: Opening, settled: Callable[[], None], tmp_path: Path
) -> None:
    files = [(f"{name}.hrcb", stage.town(name).pack().data) for name in ("North", "South")]
    made = mail.compose(to="", subject="", text="", attached=files, now=stage.clock())
    stage.file("message.eml", made)
    stage.file("z.hrcb", b"not a form")
    office = opened(stage)
    _page(office).take([stage.mail])
    settled()
    last = find(office.shell, "last-import", QLabel).text()
    assert last.startswith("Last import: 3 files, 2 imported, 0 already here, 1 in quarantine.")
    assert [row.arrived.way for row in _page(office).rows if row.arrived and row.arrived.item] == ["mail"] * 2
    out = tmp_path / "answers"
    out.mkdir()
    office.exchange.save_into(out)
    settled()
    assert len(list(out.glob("*.eml"))) == 2


def test_what_a_courier_should_have_brought_is_told_until_it_is_put_away(
    stage: DeskStage, opened: Opening, settled: Callable[[], None]
) -> None:
    here, missing = (stage.town(name).pack().data for name in ("North", "South"))
    entries = tuple(
        Entry(bundle.inspect(data).eid, hashlib.sha256(data).hexdigest(), len(data), stage.clock(), "STICK")
        for data in (here, missing)
    )
    stage.file("a.hrcb", here)
    stage.file("list.hrclist", manifest.write(Manifest(stage.clock(), entries)))
    office = opened(stage)
    _page(office).take([stage.mail])
    settled()
    assert _reads(office, "1 of 2 files are here")
    assert _reads(office, entries[1].eid[:6])
    digest = hashlib.sha256((stage.mail / "list.hrclist").read_bytes()).hexdigest()
    find(office.shell, f"put-away-{digest[:8]}", QPushButton).click()
    settled()
    assert not _reads(office, "1 of 2 files are here")
