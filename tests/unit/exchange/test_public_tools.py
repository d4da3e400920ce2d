"""A stranger checks and opens a bundle with public tools only: bagit.py, ssh-keygen, sha256sum, age."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from exchange_world import NOW, World

from hrcapp.exchange import bundle, names

BAGIT = Path(sys.executable).with_name("bagit.py")
MISSING = [tool for tool in ("ssh-keygen", "age", "sha256sum") if not shutil.which(tool)]
MISSING += [] if BAGIT.exists() else ["bagit.py"]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"public tools are missing: {', '.join(MISSING)}")


def _run(*command: str | Path, cwd: Path, stdin: Path | None = None) -> subprocess.CompletedProcess[str]:
    given = stdin.open("rb") if stdin else subprocess.DEVNULL
    try:
        return subprocess.run(
            list(map(str, command)),
            cwd=cwd,
            stdin=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        if stdin:
            given.close()  # type: ignore[union-attr]


def _unpacked(archive: Path, folder: Path) -> Path:
    folder.mkdir()
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)  # our own fresh bundle
    return next(folder.iterdir())


def _signature(bag: Path, allowed: Path, namespace: str) -> int:
    signed = bag / "tagmanifest-sha256.txt"
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        allowed,
        "-I",
        "device",
        "-n",
        namespace,
        "-s",
        f"{signed}.sig",
    ]
    return _run(*command, cwd=bag, stdin=signed).returncode


def _check_bag(bag: Path, allowed: Path, namespace: str, other: str) -> None:
    assert _run(sys.executable, BAGIT, "--validate", bag, cwd=bag.parent).returncode == 0
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        assert _run("sha256sum", "--strict", "-c", manifest, cwd=bag).returncode == 0
    assert _signature(bag, allowed, namespace) == 0
    assert _signature(bag, allowed, other) != 0


def test_a_sealed_bundle(world: World, tmp_path: Path) -> None:
    content = world.content()
    sealed = bundle.seal(content, world.device, world.kit(), now=NOW)
    purposes = [names.ENVELOPE_NAMESPACE, names.SUBMISSION_NAMESPACE]
    allowed, key = tmp_path / "allowed_signers", tmp_path / "desk.agekey"
    allowed.write_text(world.device.signing.public.allowed_signer("device", purposes) + "\n")
    key.write_text(world.desk.identity + "\n")
    (tmp_path / "x.hrcb").write_bytes(sealed.data)

    outer = _unpacked(tmp_path / "x.hrcb", tmp_path / "outer")
    assert outer.name == sealed.eid
    _check_bag(outer, allowed, *purposes)

    inner_zip = tmp_path / "submission.zip"
    opened = _run(
        "age", "-d", "-i", key, "-o", inner_zip, outer / "data" / "submission.zip.age", cwd=tmp_path
    )
    assert opened.returncode == 0, opened.stderr
    summed = _run("sha256sum", inner_zip, cwd=tmp_path).stdout.split()[0]
    assert summed == sealed.content_hash
    inner = _unpacked(inner_zip, tmp_path / "inner")
    assert inner.name == content.submission_id
    _check_bag(inner, allowed, purposes[1], purposes[0])
    assert (inner / "data" / "instance.xml").read_bytes() == content.instance_xml
    assert (inner / "data" / "attachments" / "plan.pdf").read_bytes() == content.attachments["plan.pdf"]


def test_a_changed_bundle_is_noticed(world: World, tmp_path: Path) -> None:
    (tmp_path / "x.hrcb").write_bytes(world.sealed().data)
    outer = _unpacked(tmp_path / "x.hrcb", tmp_path / "outer")
    sealed = outer / "data" / "submission.zip.age"
    sealed.write_bytes(sealed.read_bytes()[:-1] + b"?")
    assert _run(sys.executable, BAGIT, "--validate", outer, cwd=tmp_path).returncode != 0
    assert _run("sha256sum", "-c", "manifest-sha256.txt", cwd=outer).returncode != 0


def test_a_kit(world: World, tmp_path: Path) -> None:
    (tmp_path / "x.hrckit").write_bytes(world.kit_bytes())
    allowed = tmp_path / "allowed_signers"
    allowed.write_text(world.root.public.allowed_signer("device", [names.KIT_NAMESPACE]) + "\n")
    _check_bag(
        _unpacked(tmp_path / "x.hrckit", tmp_path / "kit"),
        allowed,
        names.KIT_NAMESPACE,
        names.EVENT_NAMESPACE,
    )


def test_a_receipt(world: World, tmp_path: Path) -> None:
    (tmp_path / "x.hrcr").write_bytes(world.receipt_bytes())
    purposes = [names.ENVELOPE_NAMESPACE, names.RECEIPT_NAMESPACE]
    allowed, key = tmp_path / "allowed_signers", tmp_path / "device.agekey"
    allowed.write_text(world.desk.signing.public.allowed_signer("device", purposes) + "\n")
    key.write_text(world.device.identity + "\n")
    outer = _unpacked(tmp_path / "x.hrcr", tmp_path / "outer")
    _check_bag(outer, allowed, *purposes)
    inner_zip = tmp_path / "receipt.zip"
    assert (
        _run(
            "age", "-d", "-i", key, "-o", inner_zip, outer / "data" / "receipt.zip.age", cwd=tmp_path
        ).returncode
        == 0
    )
    _check_bag(_unpacked(inner_zip, tmp_path / "inner"), allowed, purposes[1], purposes[0])
