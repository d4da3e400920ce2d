"""An update file: who signed it, whether it is newer, the package beside it."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from hrcapp.exchange import canonical_json, sshsig, update
from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.names import KIT_NAMESPACE, UPDATE_NAMESPACE
from hrcapp.exchange.update import Kind, Package, Update
from hrcapp.exchange.update_check import Checked, Standing, check
from hrcapp.model.faults import Code, Fault
from tests.unit.exchange.update_stage import KEY, MADE, SYSTEM, release

ONE = Package(SYSTEM, Kind.PORTABLE, "sample.tar.xz", 6, "0" * 64)


def checked(path: Path, own: str = "0.1.0", **more: object) -> Checked:
    chosen: dict[str, object] = {"keys": [KEY.public], "system": SYSTEM, "kind": Kind.PORTABLE, **more}
    return check(path, own=own, **chosen)  # type: ignore[arg-type]


def refusal(path: Path, **more: object) -> Code:
    with pytest.raises(Fault) as caught:
        checked(path, **more)  # type: ignore[arg-type]
    return caught.value.code


def test_a_release_is_known_by_its_key_and_its_package(tmp_path: Path) -> None:
    found = checked(release(tmp_path))
    assert (found.update.version, found.update.made_at, found.signer) == ("0.2.0", MADE, KEY.public)
    assert found.standing is Standing.NEWER
    assert found.path == tmp_path / found.package.name


@pytest.mark.parametrize(
    ("own", "standing"),
    [
        ("0.1.0", Standing.NEWER),
        ("0.1.9", Standing.NEWER),
        ("0.2", Standing.SAME),
        ("0.2.0", Standing.SAME),
        ("0.10.0", Standing.OLDER),
        ("1.0", Standing.OLDER),
    ],
)
def test_versions_are_compared_by_their_numbers(tmp_path: Path, own: str, standing: Standing) -> None:
    assert checked(release(tmp_path), own).standing is standing


def test_another_key_signs_no_releases(tmp_path: Path) -> None:
    assert refusal(release(tmp_path, key=SigningKey.generate())) is Code.UPDATE_NOT_SIGNED


def test_a_signature_for_another_purpose_is_worth_nothing(tmp_path: Path) -> None:
    assert refusal(release(tmp_path, namespace=KIT_NAMESPACE)) is Code.UPDATE_NOT_SIGNED


def test_two_release_keys_may_overlap(tmp_path: Path) -> None:
    following = SigningKey.generate()
    path = release(tmp_path, key=following)
    assert checked(path, keys=[KEY.public, following.public]).signer == following.public


def test_a_program_without_a_release_key_takes_none(tmp_path: Path) -> None:
    assert refusal(release(tmp_path), keys=[]) is Code.UPDATE_WITHOUT_KEY


def test_the_shipped_keys_can_be_read(tmp_path: Path) -> None:
    for key in update.release_keys():
        assert key.fingerprint.startswith("SHA256:")
    file = tmp_path / "release_keys"
    file.write_text(f"# sample\n\n{KEY.public.openssh} sample release\n")
    assert update.release_keys(file) == (KEY.public,)


def test_another_system_gets_nothing(tmp_path: Path) -> None:
    path = release(tmp_path)
    assert refusal(path, system="windows-amd64") is Code.UPDATE_NOT_FOR_US
    assert refusal(path, kind=Kind.INSTALLER) is Code.UPDATE_NOT_FOR_US


def test_the_package_has_to_lie_beside_it_as_it_was_signed(tmp_path: Path) -> None:
    path = release(tmp_path)
    package = checked(path).path
    data = package.read_bytes()
    for changed in (data[:-1], data + b"x", data[:-1] + bytes([data[-1] ^ 1])):
        package.write_bytes(changed)
        assert refusal(path) is Code.UPDATE_PACKAGE_ALTERED
    package.unlink()
    assert refusal(path) is Code.UPDATE_PACKAGE_MISSING
    package.mkdir()
    assert refusal(path) is Code.UPDATE_PACKAGE_MISSING


def test_every_changed_byte_of_the_file_is_found(tmp_path: Path) -> None:
    path = release(tmp_path)
    data, chance, tried = path.read_bytes(), random.Random(1), 0
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        assert refusal(path) in (Code.UPDATE_UNREADABLE, Code.UPDATE_NOT_SIGNED)
        tried += 1
    for size in range(0, len(data), 7):
        path.write_bytes(data[:size])
        assert refusal(path) is Code.UPDATE_UNREADABLE
    assert tried == len(data)


def test_no_more_than_its_bound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.hrcupdate"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refusal(path) is Code.UPDATE_UNREADABLE
    assert refusal(tmp_path / "not there") is Code.FILE_UNREADABLE


def signed(tmp_path: Path, listing: bytes) -> Path:
    path = tmp_path / "sample.hrcupdate"
    path.write_bytes(update.write(listing, sshsig.sign(listing, KEY, UPDATE_NAMESPACE)))
    return path


def test_a_later_format_is_called_so(tmp_path: Path) -> None:
    listing = canonical_json.dump({"format": "hrc-update/2", "more": [1, 2]})
    assert refusal(signed(tmp_path, listing)) is Code.UPDATE_NEWER_FORMAT


@pytest.mark.parametrize(
    "values",
    [
        {"version": "0.2.0/../.."},
        {"version": "2"},
        {"version": "00.2"},
        {"packages": []},
        {"packages": [{}]},
        {"packages": "x"},
        {"made_at": "yesterday"},
        {"made_at": None},
    ],
)
def test_what_is_signed_and_still_no_release_is_refused(tmp_path: Path, values: dict[str, object]) -> None:
    good = canonical_json.load(update.listed(Update("0.2.0", MADE, (ONE,))), max_bytes=10_000)
    assert refusal(signed(tmp_path, canonical_json.dump({**good, **values}))) is Code.UPDATE_UNREADABLE


@pytest.mark.parametrize(
    "package",
    [
        replace(ONE, name="../sample"),
        replace(ONE, name="a/b"),
        replace(ONE, name="a\\b"),
        replace(ONE, name=".hidden"),
        replace(ONE, size=0),
        replace(ONE, size=2 << 30),
        replace(ONE, sha256="0"),
        replace(ONE, system="beos-x86"),
    ],
)
def test_a_package_has_a_plain_name_and_bounds(package: Package) -> None:
    with pytest.raises(ValueError, match=r"."):
        Update("0.2.0", MADE, (package,))


def test_two_packages_for_one_system_would_leave_it_open_which() -> None:
    with pytest.raises(ValueError, match="two packages"):
        Update("0.2.0", MADE, (ONE, replace(ONE, name="other.tar.xz")))


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen on this system")
def test_a_release_is_signed_with_ssh_keygen_alone(tmp_path: Path) -> None:
    """The private key never meets this project's code."""
    key, listing = tmp_path / "release", tmp_path / "update.json"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "sample", "-f", key], check=True)
    listing.write_bytes(update.listed(Update("0.2.0", MADE, (ONE,))))
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-n", UPDATE_NAMESPACE, "-f", key, listing]
    subprocess.run(sign, check=True, stderr=subprocess.DEVNULL)
    data = update.write(listing.read_bytes(), (tmp_path / "update.json.sig").read_bytes())
    keys = update.release_keys(key.with_suffix(".pub"))
    assert update.read(data, keys)[0].version == "0.2.0"
