"""Signatures: the same bytes as ssh-keygen's, and only in that one form."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from exchange_world import told

from hrcapp.exchange import sshsig
from hrcapp.exchange.keys import PublicKey, SigningKey
from hrcapp.model.faults import Code, Fault

NAMESPACE = "test@hrcapp"
needs_ssh_keygen = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed")


def _openssh_file(key: SigningKey, folder: Path) -> Path:
    path = folder / "key"
    private = Ed25519PrivateKey.from_private_bytes(key.to_bytes())
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    path.with_suffix(".pub").write_text(key.public.openssh + "\n")
    return path


@needs_ssh_keygen
def test_the_bytes_are_those_of_ssh_keygen(tmp_path: Path) -> None:
    key, data = SigningKey.generate(), tmp_path / "data"
    data.write_bytes(b"some bytes\n")
    command = [
        "ssh-keygen",
        "-q",
        "-Y",
        "sign",
        "-f",
        str(_openssh_file(key, tmp_path)),
        "-n",
        NAMESPACE,
        str(data),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert sshsig.sign(data.read_bytes(), key, NAMESPACE) == (tmp_path / "data.sig").read_bytes()


@needs_ssh_keygen
def test_the_fingerprint_is_that_of_ssh_keygen(tmp_path: Path) -> None:
    key = SigningKey.generate()
    command = ["ssh-keygen", "-l", "-f", f"{_openssh_file(key, tmp_path)}.pub"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert key.public.fingerprint in said.split()


def test_who_signed_is_found_out() -> None:
    key = SigningKey.generate()
    assert sshsig.verify(b"x", sshsig.sign(b"x", key, NAMESPACE), NAMESPACE) == key.public


def test_other_bytes_or_another_purpose_are_refused() -> None:
    armor = sshsig.sign(b"x", SigningKey.generate(), NAMESPACE)
    assert told(lambda: sshsig.verify(b"y", armor, NAMESPACE)) is Code.BUNDLE_ALTERED
    assert (
        told(lambda: sshsig.verify(b"x", armor, "other@hrcapp", code=Code.KIT_NOT_SIGNED))
        is Code.KIT_NOT_SIGNED
    )


def test_no_bit_of_the_armor_may_change() -> None:
    armor = sshsig.sign(b"x", SigningKey.generate(), NAMESPACE)
    for bit in range(len(armor) * 8):
        changed = bytearray(armor)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Fault):
            sshsig.verify(b"x", bytes(changed), NAMESPACE)


@pytest.mark.parametrize(
    "change",
    [
        lambda armor: armor.replace(b"\n", b"\r\n"),
        lambda armor: armor + b"\n",
        lambda armor: b" " + armor,
        lambda armor: armor.replace(b"-----\nU1", b"-----\n\nU1"),
        lambda armor: armor.replace(b"-----\nU1", b"-----\nComment: x\nU1"),
        lambda armor: armor[:-1],
        lambda armor: armor * 2,
        lambda _: b"",
        lambda _: b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
    ],
)
def test_armor_in_another_form_is_refused(change: object) -> None:
    armor = sshsig.sign(b"x", SigningKey.generate(), NAMESPACE)
    with pytest.raises(Fault):
        sshsig.verify(b"x", change(armor), NAMESPACE)  # type: ignore[operator]


def test_a_blob_with_bytes_behind_it_is_refused() -> None:
    armor = sshsig.sign(b"x", SigningKey.generate(), NAMESPACE)
    lines = armor.splitlines()
    text = base64.b64encode(base64.b64decode(b"".join(lines[1:-1])) + b"more")
    rows = [text[at : at + 70] for at in range(0, len(text), 70)]
    with pytest.raises(Fault):
        sshsig.verify(b"x", b"\n".join([lines[0], *rows, lines[-1], b""]), NAMESPACE)


def test_public_keys_are_read_as_openssh_writes_them() -> None:
    key = SigningKey.generate().public
    assert PublicKey.parse(key.openssh) == key
    assert PublicKey.parse(f"{key.openssh} name@place\n") == key


@pytest.mark.parametrize(
    "line", ["", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-rsa AAAAB3NzaC1yc2E=", "ssh-ed25519 ÿ"]
)
def test_other_lines_are_not_keys(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PublicKey.parse(line)
