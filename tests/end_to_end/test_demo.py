"""The demonstration's files, checked with public tools of other makers only."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hrcapp.exchange.names import ENVELOPE_NAMESPACE, SUBMISSION_NAMESPACE

LANGUAGES = ("en", "ar")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run of the command: a folder with spaces and Arabic letters in its name, the plain C locale."""
    out = tmp_path_factory.mktemp("demo") / "مجلد العرض 1"
    run = subprocess.run(
        [sys.executable, "-m", "hrcapp", "demo", "--out", str(out), "--lang", ",".join(LANGUAGES)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(out.parent)},
    )
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    return out


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def call(*command: str | Path, stdin: bytes | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, input=stdin, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (done.stdout + done.stderr).decode()


def summary(demo: Path) -> dict[str, object]:
    found = json.loads((demo / "summary.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_counts_of_the_first_report_and_the_samples_beside_them(demo: Path) -> None:
    towns = len(LANGUAGES)
    report = json.loads((demo / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["governments"] == 62 + towns
    assert report["counts"]["partners"] == 5
    assert report["counts"]["forms"] == 67
    assert report["counts"]["pledges"] == towns
    assert len(report["annex"]) == 67
    kinds = [one["kind"] == "local_government" for one in report["annex"]]
    assert (kinds.count(True), kinds.count(False)) == (62, 5)
    names = {one["reference"]: one["name"] for one in report["annex"]}
    assert names["2022-3"] == "l'Alfàs del Pi"
    assert names["2022-58"] == "São Paulo"


def test_every_town_is_accepted_and_nothing_is_set_aside(demo: Path) -> None:
    found = summary(demo)
    assert found["officer"] == dict.fromkeys(LANGUAGES, "accepted")
    assert found["quarantined"] == 0
    assert found["imported_again"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_hold_before_qpdf_and_pdfsig_and_carry_the_instance(demo: Path, language: str) -> None:
    pdf = demo / f"statement-{language}.pdf"
    call(tool("qpdf"), "--check", pdf)
    told = subprocess.run(
        [tool("pdfsig"), pdf], check=False, capture_output=True, text=True, timeout=60
    ).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "submission.xml" in call(tool("pdfdetach"), "-list", pdf)


def test_a_sealed_file_is_checked_and_opened_by_public_tools_alone(demo: Path, tmp_path: Path) -> None:
    bundle = next(one for one in (demo / "outbox").glob("*.hrcb") if not one.name.startswith("2022-"))
    outer = unzip(bundle, tmp_path / "outer")
    call(sys.executable, "-m", "bagit", "--validate", outer)
    verify(demo, outer, ENVELOPE_NAMESPACE)
    inner_zip = tmp_path / "submission.zip"
    call(
        tool("age"),
        "-d",
        "-i",
        demo / "keys" / "desk.agekey",
        "-o",
        inner_zip,
        outer / "data/submission.zip.age",
    )
    inner = unzip(inner_zip, tmp_path / "inner")
    call(sys.executable, "-m", "bagit", "--validate", inner)
    verify(demo, inner, SUBMISSION_NAMESPACE)
    assert (inner / "data" / "instance.xml").exists()
    assert (inner / "data" / "statement.pdf").exists()


def unzip(archive: Path, into: Path) -> Path:
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(into)
    return next(into.iterdir())


def verify(demo: Path, bag: Path, namespace: str) -> None:
    signed = bag / "tagmanifest-sha256.txt"
    call(
        tool("ssh-keygen"),
        *("-Y", "verify", "-f", demo / "keys" / "allowed_signers", "-I", "sample-officer"),
        *("-n", namespace, "-s", bag / "tagmanifest-sha256.txt.sig"),
        stdin=signed.read_bytes(),
    )


def test_the_homes_it_leaves_open_from_a_copy(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "desk", tmp_path / "desk")
    listed = subprocess.run(
        [sys.executable, "-m", "hrcapp", "desk", "list", "--json"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "HRCAPP_HOME": str(tmp_path / "desk"), "LC_ALL": "C.UTF-8"},
    )
    assert listed.returncode == 0, listed.stderr
    rows = json.loads(listed.stdout)
    assert len({row["reference"] for row in rows}) == 67 + len(LANGUAGES)


def test_a_folder_in_use_is_refused_with_a_sentence(demo: Path) -> None:
    again = subprocess.run(
        [sys.executable, "-m", "hrcapp", "demo", "--out", str(demo)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert again.returncode == 1
    assert "not empty" in again.stderr
    assert "Traceback" not in again.stderr
