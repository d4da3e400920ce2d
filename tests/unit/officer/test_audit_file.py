"""The audit as a file: anybody with `ssh-keygen` and `sha256sum` can check it, and no change passes."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp.exchange.names import AUDIT_NAMESPACE
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.audit_check import Problem
from hrcapp.officer.audit_compare import compare
from hrcapp.officer.audit_entry import FIRST, Deed
from hrcapp.officer.audit_file import Exported, export, read
from tests.conftest import ROOT
from tests.officer_stage import Stage

MISSING = [tool for tool in ("ssh-keygen", "sha256sum") if not shutil.which(tool)]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "home")
    made.take_kit()
    made.signed("Sample Bay")
    yield made
    made.close()


def exported(stage: Stage, folder: Path) -> Exported:
    folder.mkdir(exist_ok=True)
    space = stage.workspace
    return export(space.audit, space.device.signing, folder, stage.clock())


def problems(path: Path) -> set[Problem]:
    return {one.problem for one in read(path).chain.faults}


def test_an_exported_record_is_whole_and_names_its_device(stage: Stage, tmp_path: Path) -> None:
    made = exported(stage, tmp_path / "out")
    found = read(made.path)
    assert found.chain.is_whole
    assert found.device == stage.workspace.device.signing.public
    assert found.chain.head == made.head
    last = stage.workspace.audit.last(Deed.EXPORTED)
    assert last is not None
    assert (last.count, last.head) == (made.head.count, made.head.digest)


@pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")
def test_a_stranger_checks_it_with_public_tools(stage: Stage, tmp_path: Path) -> None:
    made = exported(stage, tmp_path / "out")
    heading, *lines = made.path.read_bytes().splitlines()
    said, before = json.loads(heading), FIRST
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        assert (entry["n"], entry["before"]) == (number, before)
        done = subprocess.run(["sha256sum"], input=line, capture_output=True, check=True)
        before = done.stdout.decode().split()[0]
    assert (said["count"], said["head"]) == (len(lines), before)
    allowed = tmp_path / "allowed_signers"
    allowed.write_text(f'device namespaces="{AUDIT_NAMESPACE}" {said["device"]}\n', encoding="utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "device", "-n", AUDIT_NAMESPACE]
    command += ["-s", str(made.signature)]
    data = made.path.read_bytes()
    assert subprocess.run(command, input=data, capture_output=True, check=False).returncode == 0
    other = data.replace(b'"by":"owner"', b'"by":"town"', 1)
    assert subprocess.run(command, input=other, capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")
def test_the_recipe_of_the_format_s_page_checks_it(stage: Stage, tmp_path: Path) -> None:
    made = exported(stage, tmp_path / "out")
    page = (ROOT / "docs" / "formats" / "audit.md").read_text("utf-8")
    recipe = page.split("```")[1].replace("FILE.audit.jsonl", made.path.name)

    def run() -> subprocess.CompletedProcess[str]:
        command = ["bash", "-c", recipe]
        return subprocess.run(command, cwd=made.path.parent, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 0, done.stderr
    assert "does not follow" not in done.stdout
    assert f"{made.head.count} {made.head.digest}" in done.stdout
    data = made.path.read_bytes()
    made.path.write_bytes(data.replace(b'"form-begun"', b'"form-moved"'))
    changed = run()
    assert changed.returncode != 0
    assert "does not follow" in changed.stdout


def test_no_changed_byte_passes(stage: Stage, tmp_path: Path) -> None:
    made, chance = exported(stage, tmp_path / "out"), random.Random(8)
    data = made.path.read_bytes()
    for _time in range(60):
        at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        made.path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
        assert outcome(made.path) in (Problem.SIGNATURE, Code.FILE_NOT_OURS)


def outcome(path: Path) -> Problem | Code | None:
    """That the signature does not hold, or why the file is none; None for a whole one."""
    try:
        return Problem.SIGNATURE if Problem.SIGNATURE in problems(path) else None
    except Fault as fault:
        return fault.code


def test_what_is_wrong_is_told_with_a_signature_or_without(stage: Stage, tmp_path: Path) -> None:
    made = exported(stage, tmp_path / "out")
    data = made.path.read_bytes()
    heading, *lines = data.splitlines(keepends=True)
    for kept, problem in (
        ([*lines[:-2]], Problem.CUT),
        ([lines[0], *lines[2:]], Problem.MISSING),
        ([lines[1], lines[0], *lines[2:]], Problem.REORDERED),
        ([*lines[:-1], lines[-1].replace(b'"by":"owner"', b'"by":"town"')], Problem.CHANGED),
        ([*lines, lines[-1].replace(b'"n":', b'"n":1')], Problem.HEADING),
    ):
        made.path.write_bytes(b"".join((heading, *kept)))
        assert {problem, Problem.SIGNATURE} <= problems(made.path)
    made.path.write_bytes(data)
    made.signature.unlink()
    assert problems(made.path) == {Problem.SIGNATURE}


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sample.audit.jsonl"
    for junk in (b"", b"{}\n", b"[" * 5000, b'{"format":"hrc-audit/2"}\n', b"\x00" * 3000):
        path.write_bytes(junk)
        with pytest.raises(Fault) as caught:
            read(path)
        assert caught.value.code is Code.FILE_NOT_OURS


def test_an_earlier_export_anchors_the_end(stage: Stage, tmp_path: Path) -> None:
    older = read(exported(stage, tmp_path / "older").path)
    stage.signed("Lake Sample")
    newer = read(exported(stage, tmp_path / "newer").path)
    assert compare({"older": older.chain, "newer": newer.chain}) == []
    [told] = compare({"first": newer.chain, "then": older.chain})
    assert (told.name, told.found.problem) == ("then", Problem.CUT)
