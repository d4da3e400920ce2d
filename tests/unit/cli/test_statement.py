"""`hrcapp statement verify` tells timestamps, long life, and trust in the issuers that are named to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcapp import statement
from hrcapp.cli import main
from hrcapp.statement import HttpAuthority, collect
from tests.unit.statement.pki import RECEIVED, Pki, running


@pytest.fixture
def pki() -> Iterator[Pki]:
    with running() as made:
        yield made


def files(pki: Pki, folder: Path) -> tuple[str, str]:
    """An archived statement and the certificate of its issuer."""
    pdf = pki.signed()
    evidence = collect(pdf, [pki.root_der]).evidence
    path, root = folder / "statement.pdf", folder / "root.der"
    path.write_bytes(statement.archive(pdf, HttpAuthority(pki.address), evidence))
    root.write_bytes(pki.root_der)
    return str(path), str(root)


def test_in_words(pki: Pki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, root = files(pki, tmp_path)
    assert main(["statement", "verify", path, "--trust", root]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Intact\n")
    assert "Timestamp by Sample Time Authority" in told
    assert "nothing about who signed" in told
    assert told.count("an issuer that this desk trusts") == 2
    assert "Archived with all certificates and 1 answer about revocation." in told


def test_as_json(pki: Pki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, root = files(pki, tmp_path)
    assert main(["statement", "verify", path, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["signatures"] == [
        {"name": "Sample Signatory", "trust": "issuer_not_checked", "kind": "certificate"}
    ]
    assert (found["archived"], found["revocation_answers"]) == (True, 1)
    [time] = found["timestamps"]
    assert (time["at"], time["intact"], time["signatures"]) == (RECEIVED.isoformat(), True, 1)
    assert main(["statement", "verify", path, "--json", "--trust", root]) == 0
    trusted = json.loads(capsys.readouterr().out)
    assert trusted["signatures"][0]["trust"] == trusted["timestamps"][0]["trust"] == "issuer_trusted"


def test_what_is_no_issuer_is_told(pki: Pki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _root = files(pki, tmp_path)
    wrong = tmp_path / "hello.pem"
    wrong.write_bytes(b"hello")
    assert main(["statement", "verify", path, "--trust", str(wrong)]) == 1
    assert "hello.pem" in capsys.readouterr().err
