"""Keys: kept, given back, and put under a passphrase that the age tool understands."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from exchange_world import told

from hrcapp.exchange import age
from hrcapp.exchange.identities import protect, unprotect
from hrcapp.exchange.keys import DeviceKeys, SigningKey
from hrcapp.model.faults import Code


def test_device_keys_come_back() -> None:
    keys = DeviceKeys.generate()
    assert DeviceKeys.from_bytes(keys.to_bytes()) == keys
    assert SigningKey.from_bytes(keys.signing.to_bytes()).public == keys.signing.public


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format":"hrc-device-keys/1"}', b"\xff"])
def test_other_bytes_are_not_device_keys(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DeviceKeys.from_bytes(data)


def test_the_allowed_signers_line_names_purposes() -> None:
    key = SigningKey.generate().public
    line = key.allowed_signer("device", ["envelope@hrcapp", "submission@hrcapp"])
    assert line == f'device namespaces="envelope@hrcapp,submission@hrcapp" {key.openssh}'


def test_a_passphrase_protects_all_identities() -> None:
    identities = {1: age.generate()[0], 7: age.generate()[0]}
    protected = protect(identities, "una frase válida")
    assert not any(identity.encode() in protected for identity in identities.values())
    assert b" 18\n" in protected[:80]
    assert unprotect(protected, "una frase va\u0301lida") == identities
    assert told(lambda: unprotect(protected, "another")) is Code.PASSPHRASE_WRONG
    assert told(lambda: unprotect(b"junk", "x")) is Code.PASSPHRASE_WRONG
    assert told(lambda: protect(identities, "")) is Code.PASSPHRASE_MISSING


@pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("script")), reason="needs the tools age and script"
)
def test_the_age_tool_opens_it(tmp_path: Path) -> None:
    identity, _ = age.generate()
    (tmp_path / "desk.agekey").write_bytes(protect({3: identity}, "sample words"))
    command = f"age -d -o {tmp_path / 'plain'} {tmp_path / 'desk.agekey'}"
    subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        input=b"sample words\n",
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert (tmp_path / "plain").read_text() == f"# kit 3\n{identity}\n"


def test_bad_recipients_are_refused() -> None:
    for recipients in ([], ["age1x"], ["ssh-ed25519 AAAA"]):
        with pytest.raises(ValueError, match="recipients"):
            age.encrypt(b"x", recipients)
    with pytest.raises(ValueError, match="recipients"):
        age.encrypt(bytes(age.APART_FROM + 1), ["age1x"])
