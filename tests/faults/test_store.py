"""A store that another process writes to, that is damaged, or that lies in an odd place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hrcapp.i18n.sentences import sentence
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.workspace import Workspace, profile_path
from hrcapp.store import Home
from tests.officer_stage import Stage

NAME = "/data/key_info/name_official"
NAMES = ["بلدية الحمّامات", "город Пример", "示例镇", "Ciutat d’exemple — 1", "नमूना नगर", "a" * 200]


def test_another_process_that_writes_makes_nobody_lose_a_word(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    draft = stage.town("Sample")
    other = Workspace.open(Home.open(tmp_path / "home"))
    other.store.connection.execute("PRAGMA busy_timeout = 10")
    editor = other.drafts.open(draft)
    editor.set(NAME, "Sample village")
    with stage.workspace.store.transaction():
        with pytest.raises(Fault) as caught:
            editor.save()
        assert caught.value.code is Code.STORE_BUSY
        assert editor.has_pending
    editor.save()
    assert stage.workspace.drafts.open(draft).session.value(NAME) == "Sample village"
    other.close()
    stage.close()


@pytest.mark.parametrize("where", [0.0, 0.3, 0.6, 0.95])
def test_a_damaged_page_is_told_and_the_file_left_alone(where: float, tmp_path: Path) -> None:
    stage = Stage(tmp_path / "home")
    stage.take_kit()
    for number in range(3):
        stage.signed(f"Sample {number}")
    stage.close()
    path = profile_path(Home.open(tmp_path / "home"))
    data = bytearray(path.read_bytes())
    page = int(len(data) * where) // 4096 * 4096
    data[page + 100 : page + 200] = bytes(100)
    path.write_bytes(data)
    kept = tmp_path / "kept.db"
    shutil.copy(path, kept)
    with pytest.raises(Fault) as caught:
        _read_everything(tmp_path / "home")
    assert caught.value.code in (Code.STORE_DAMAGED, Code.STORE_WRONG_KEY)
    assert sentence(caught.value, str).next
    assert path.read_bytes() == kept.read_bytes()


def _read_everything(home: Path) -> None:
    space = Workspace.open(Home.open(home))
    try:
        for card in space.drafts.cards():
            space.drafts.open(card.draft)
            space.signing.version(card.draft)
        [found] = space.store.rows("PRAGMA integrity_check")
        if found["integrity_check"] != "ok":
            raise Fault(Code.STORE_DAMAGED, name=space.store.path.name)
    finally:
        space.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_holds_the_data_and_the_files(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name / ("deep " * 8).strip()
    stage = Stage(folder / "home")
    stage.take_kit()
    (folder / "stick").mkdir()
    draft = stage.handed_over(f"{name} "[:60], folder / "stick")
    [file] = (folder / "stick").glob("*.hrcb")
    assert file.stat().st_size == stage.workspace.outbox.pack(draft).size
    stage.close()
