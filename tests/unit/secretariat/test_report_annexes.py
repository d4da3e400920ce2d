"""An annex of very many names: documents beside the report, which hold every name once."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from desk_world import World
from openpyxl import load_workbook

from hrcapp.secretariat.report import annex
from hrcapp.secretariat.report.compose import annexes, compose
from hrcapp.secretariat.report.content import Content
from tests.bench.rows.report import content_of

DAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
REFERENCE = re.compile(r"HRC-2026-\d{4}")


@pytest.fixture
def few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document ends after seven names here, not after some thousand."""
    monkeypatch.setattr(annex, "MOST_NAMES", 7)


def _content(world: World, count: int) -> Content:
    """One in ten is a network; every fifth has sent its pledge alone."""
    content = content_of(world.desk.report.content(DAY, "en"), count, 0)
    members = tuple(
        replace(member, has_form=bool(at % 5)) for at, member in enumerate(content.snapshot.members)
    )
    return replace(content, snapshot=replace(content.snapshot, members=members))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World.make(tmp_path / "world")


def _text(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def test_every_name_stands_in_one_of_the_documents(world: World, few_names: None) -> None:
    content = _content(world, 30)
    main = _text(compose(content, "sample").render(now=NOW, identifier="urn:sample:main"))
    made = [
        one.render(now=NOW, identifier=f"urn:sample:{at}") for at, one in enumerate(annexes(content, "s"))
    ]
    world.desk.close()
    assert REFERENCE.findall(main) == []
    assert "They stand in the documents beside this report (5 in all" in " ".join(main.split())
    assert len(made) == annex.count_of_parts(content) == 5
    found = [REFERENCE.findall(_text(data)) for data in made]
    assert [len(names) for names in found] == [7, 7, 7, 7, 2]
    wanted = [member.reference for member in content.snapshot.members]
    assert sorted(name for names in found for name in names) == sorted(wanted)
    assert "Part 5 of 5" in _text(made[4])
    # The numbers in a list go on where the document before has ended.
    rows = re.compile(r"^ *(\d+) +\S.*HRC-2026", re.MULTILINE)
    numbers = [int(number) for data in made for number in rows.findall(_text(data))]
    governments = sum(member.is_government and member.has_form for member in content.snapshot.members)
    assert numbers[:governments] == list(range(1, governments + 1))


def test_the_documents_are_tagged_and_titled_apart(world: World, few_names: None) -> None:
    content = _content(world, 15)
    titles = []
    for document in annexes(content, "sample"):
        data = document.render(now=NOW, identifier="urn:sample:part")
        with pikepdf.open(BytesIO(data)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            titles.append(str(pdf.docinfo["/Title"]))
    world.desk.close()
    assert [title.rsplit(" – ", 1)[1] for title in titles] == ["Part 1 of 3", "Part 2 of 3", "Part 3 of 3"]


def test_a_report_of_few_has_all_in_one(world: World) -> None:
    content = _content(world, 15)
    assert list(annexes(content, "sample")) == []
    text = _text(compose(content, "sample").render(now=NOW, identifier="urn:sample:main"))
    world.desk.close()
    assert set(REFERENCE.findall(text)) == {member.reference for member in content.snapshot.members}


def test_the_desk_writes_them_beside_the_report_and_all_into_the_workbook(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annex, "MOST_NAMES", 2)
    desk = world.desk
    for name in ("North", "South", "West"):
        taken = desk.intake.take_in(f"{name}.hrcb", world.town(f"Sample {name}").pack().data)
        desk.review.accept(str(taken.submission))
    files = desk.report.build(DAY, "en", tmp_path)
    desk.close()
    assert [path.name for path in files.annexes] == ["report-en-annex-1.pdf", "report-en-annex-2.pdf"]
    assert set(files.annexes) < set(files.all)
    assert all(path.read_bytes().startswith(b"%PDF") for path in files.annexes)
    assert json.loads(files.json.read_bytes())["counts"]["parties"] == 3
    book = load_workbook(files.xlsx)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {"Sample North", "Sample South", "Sample West"} <= set(cells)
