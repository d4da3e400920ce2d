"""The guide for people without hrcapp: its commands are run as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hrcapp.exchange import names, receipt
from hrcapp.secretariat import custody
from hrcapp.secretariat.shelf import event_path
from tests.unit.secretariat.desk_world import World

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "public-tools.md"
BIN = Path(sys.executable).parent
TOOLS = ("unzip", "ssh-keygen", "age", "sha256sum", "qpdf", "pdfsig", "pdfdetach", "jq", "bash")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)] + (
    [] if (BIN / "bagit.py").exists() else ["bagit"]
)


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def run(block: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One block as a person types it, in the folder of the files; any command that fails ends it."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that the guide names, from one town and one desk."""
    world, files = World.make(tmp_path / "world"), tmp_path / "files"
    files.mkdir()
    town = world.town("One Town")
    data = town.pack().data
    taken = world.desk.intake.take_in("form.hrcb", data)
    [answer] = world.desk.outgoing.of(str(taken.submission))
    (files / "form.hrcb").write_bytes(data)
    (files / "campaign.hrckit").write_bytes(custody.kit_bytes(world.home, 1))
    (files / "answer.hrcr").write_bytes(world.desk.outgoing.data(answer))
    (files / "desk.agekey").write_text(world.campaign.desk_identity + "\n")
    device = town.device.signing.public.allowed_signer(
        "device", [names.ENVELOPE_NAMESPACE, names.SUBMISSION_NAMESPACE]
    )
    root = world.kit.root.allowed_signer("root", [names.KIT_NAMESPACE])
    (files / "allowed_signers").write_text(f"{device}\n{root}\n{world.campaign.allowed_signers}")
    assert receipt.open_receipt((files / "answer.hrcr").read_bytes(), town.device.identity, world.kit)
    world.desk.review.accept(str(taken.submission))
    (files / "log").mkdir()
    for signed in world.desk.log.events():
        (files / "log" / event_path(signed).rpartition("/")[2]).write_bytes(signed.line)
    world.desk.close()
    return files


@pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")
def test_every_command_of_the_guide_does_what_it_says(folder: Path) -> None:
    found = blocks()
    assert len(found) >= 7
    said = ""
    for block in found:
        done = run(block, folder)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        said += done.stdout
    lines = len(list((folder / "log").iterdir()))
    assert lines > 2
    assert said.count('Good "') == 4 + lines
    assert "Signature is Valid" in said
    assert "Total document signed" in said


@pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")
def test_the_same_commands_notice_a_changed_file(folder: Path) -> None:
    first, _, opening, *_ = blocks()
    assert run(first, folder).returncode == 0
    sealed = next(folder.glob("outer/*/data/submission.zip.age"))
    sealed.write_bytes(sealed.read_bytes()[:-1] + b"?")
    again = first.partition("\n")[2].partition("\n")[2]
    assert run(again, folder).returncode != 0
    assert run(opening, folder).returncode != 0


@pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")
def test_the_same_commands_notice_a_line_taken_out(folder: Path) -> None:
    chain = blocks()[-1]
    assert run(chain, folder).returncode == 0
    next((folder / "log").glob("2-*.json")).unlink()
    assert run(chain, folder).returncode != 0
