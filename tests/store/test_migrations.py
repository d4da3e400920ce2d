"""Every earlier schema opens with today's app, and what was in it is there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.model.status import ReviewState
from hrcapp.officer.audit_check import check_trail
from hrcapp.officer.schema import MIGRATIONS as OFFICER
from hrcapp.officer.workspace import Workspace, profile_path
from hrcapp.secretariat.desk import Desk
from hrcapp.secretariat.drafts import ReviewDraft
from hrcapp.secretariat.schema import LOCAL, PROJECTED
from hrcapp.secretariat.schema import MIGRATIONS as DESK
from hrcapp.store import Home, Migration, blobs, create, kept_path, vault_of
from tests.conftest import ROOT
from tests.desk_stage import DeskStage
from tests.officer_stage import RESOLUTION, Stage
from tests.store.earlier import contents, plain_tables, write_earlier

FIRST_FORMS = 3
"""The officer's schema that has drafts; the desk's first with events and its projection."""
NAME = "/data/key_info/name_official"
TREE: Migration = create(
    "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
)
"""How the first stores kept their bytes."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A laptop with forms at every stage of their way."""
    folder = tmp_path_factory.mktemp("town")
    stage = Stage(folder / "home")
    stage.take_kit()
    stage.town("بلدية نموذجية")
    stage.ready("Sample district")
    stage.signed_with("Sample port", attached=40_000)
    stage.handed_over("Sample city", folder / "stick")
    stage.received("Sample village", folder / "stick")
    stage.returned("Municipio de muestra", folder / "stick")
    yield stage
    stage.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStage]:
    """A desk with files of every kind, decisions, and a review that is not sent yet."""
    stage = DeskStage(tmp_path_factory.mktemp("desk")).usual_week()
    key = stage.desk.review.items(ReviewState.TO_REVIEW)[0].key
    stage.desk.drafts.keep(key, ReviewDraft({NAME: "Sample: is it spelt so?"}, "", ""))
    stage.desk.outgoing.write(stage.mail)
    yield stage
    stage.close()


def copied(home: Home, target: Path) -> Home:
    """The same data folder with its keys, and no store."""
    shutil.copytree(home.path, target, ignore=shutil.ignore_patterns("*.db", "*.db-*"))
    return Home.open(target)


def earlier(steps: tuple[Migration, ...], number: int) -> tuple[Migration, ...]:
    """The first steps; the very first stores are made as they were then."""
    return (TREE if number <= FIRST_FORMS else steps[0], *steps[1:number])


@pytest.mark.parametrize("number", range(1, len(OFFICER)))
def test_a_laptop_of_any_earlier_version(town: Stage, tmp_path: Path, number: int) -> None:
    home = copied(town.workspace.home, tmp_path / "home")
    key = vault_of(home).store_key
    before = write_earlier(profile_path(home), key, earlier(OFFICER, number), town.workspace.store)
    opened = Workspace.open(home, clock=town.clock)
    noted = before.pop("audit", [])
    assert contents(opened.store, before) == before
    audit = check_trail(opened.audit)
    assert audit.is_whole
    assert [one.line.decode() for one in audit.entries[: len(noted)]] == sorted(
        (row["line"] for row in noted), key=lambda line: json.loads(line)["n"]
    )
    assert audit.entries[0].detail == ("existing" if number >= FIRST_FORMS and not noted else "new")
    assert all(blobs.get(opened.store, row["sha256"]) == row["data"] for row in before["blob"])
    assert sorted(plain_tables(opened.store)) == sorted(plain_tables(town.workspace.store))
    assert opened.store.rows("PRAGMA foreign_key_check") == []
    assert not kept_path(opened.store.path).exists()
    if number >= FIRST_FORMS:
        shown_as_before(town.workspace, opened)
    opened.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_killed_before_every_statement_and_every_step_with_the_old_file() -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        command = [sys.executable, "-m", "tests.store.killed", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=300)
    found = json.loads(done.stdout)
    assert found["lost"] == []
    assert found["kills"] > 10 * (len(OFFICER) + len(DESK) - 2)


def shown_as_before(old: Workspace, new: Workspace) -> None:
    """Cards with their states, answers, files, statements: all that a person meets."""
    assert new.drafts.cards() == old.drafts.cards()
    for card in old.drafts.cards():
        here, there = old.drafts.open(card.draft), new.drafts.open(card.draft)
        assert there.session.value(NAME) == here.session.value(NAME) != ""
        assert there.session.value(RESOLUTION) == here.session.value(RESOLUTION)
        for one in old.attachments.of(card.draft):
            assert new.attachments.data(card.draft, one.name) == old.attachments.data(card.draft, one.name)
        assert new.signing.version(card.draft) == old.signing.version(card.draft)
        assert new.outbox.package(card.draft) == old.outbox.package(card.draft)
        assert new.outbox.history(card.draft) == old.outbox.history(card.draft)


@pytest.mark.parametrize("number", range(1, len(DESK)))
def test_a_desk_of_any_earlier_version(desk: DeskStage, tmp_path: Path, number: int) -> None:
    home = copied(desk.home, tmp_path / "home")
    key = vault_of(home).store_key
    before = write_earlier(home.path / "desk.db", key, earlier(DESK, number), desk.desk.store)
    opened = Desk.open(home, clock=desk.clock)
    kept = {name: rows for name, rows in before.items() if name in ("blob", "event", "shared", *LOCAL)}
    assert contents(opened.store, kept) == kept
    assert not kept_path(opened.store.path).exists()
    if number >= FIRST_FORMS:
        made, wanted = contents(opened.store), contents(desk.desk.store)
        assert {name: made.get(name) for name in PROJECTED} == {name: wanted.get(name) for name in PROJECTED}
        assert opened.review.items() == desk.desk.review.items()
        assert opened.audit.run().clean
    opened.close()
