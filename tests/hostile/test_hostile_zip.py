"""Zip files made to harm: refused without anything being unpacked, whoever signed them."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from exchange_world import World, told

from hrcapp.exchange import age, bag, bundle, canonical_zip, kit, names, receipt, sshsig
from hrcapp.exchange.bundle_content import to_info
from hrcapp.model.faults import Code

Members = list[tuple[zipfile.ZipInfo, bytes]]
REFUSED = {Code.BUNDLE_ALTERED, Code.BUNDLE_NOT_A_BUNDLE, Code.BUNDLE_TOO_LARGE, Code.BUNDLE_TRUNCATED}


def _info(name: str) -> zipfile.ZipInfo:
    """A member as the canonical zip has it."""
    made = zipfile.ZipInfo("x", (1980, 1, 1, 0, 0, 0))
    made.filename = name
    made.create_system, made.create_version, made.extract_version = 0, 10, 10
    return made


def _members(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(_info(name), archive.read(name)) for name in archive.namelist()]


def _zip(members: Iterable[tuple[zipfile.ZipInfo, bytes]], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")  # the library warns of duplicate names, which are the point here
        for info, data in members:
            wanted = info.external_attr
            info.file_size = len(data)
            with archive.open(info, "w") as file:
                file.write(data)
            info.external_attr = wanted
        archive.comment = comment
    return out.getvalue()


def _with(name: str, content: bytes = b"x", **changes: int) -> Callable[[bytes], bytes]:
    """The bundle with one more member; `{root}` stands for its folder."""

    def make(data: bytes) -> bytes:
        members = _members(data)
        info = _info(name.format(root=members[0][0].filename.split("/")[0]))
        for field, value in changes.items():
            setattr(info, field, value)
        return _zip([*members, (info, content)])

    return make


def _twice(data: bytes) -> bytes:
    members = _members(data)
    return _zip([*members, (_info(members[0][0].filename), b"the other one")])


def _deflated(data: bytes) -> bytes:
    members = _members(data)
    for info, _ in members:
        info.compress_type = zipfile.ZIP_DEFLATED
    return _zip(members)


def _extra(data: bytes) -> bytes:
    members = _members(data)
    members[0][0].extra = struct.pack("<HH4s", 0x7075, 4, b"evil")
    return _zip(members)


def _commented(data: bytes) -> bytes:
    members = _members(data)
    members[0][0].comment = b"hidden"
    return _zip(members)


def _timed(data: bytes) -> bytes:
    members = _members(data)
    members[0][0].date_time = (2026, 3, 1, 0, 0, 0)
    return _zip(members)


def _executable(data: bytes) -> bytes:
    members = _members(data)
    members[0][0].external_attr = 0o100755 << 16
    return _zip(members)


def _overlapping(data: bytes) -> bytes:
    """All entries of the directory show to the first member, as in the bombs without nesting."""
    start = data.index(b"PK\x01\x02")
    changed, at = bytearray(data), start
    while changed.startswith(b"PK\x01\x02", at):
        name, extra, comment = struct.unpack_from("<3H", changed, at + 28)
        changed[at + 42 : at + 46] = bytes(4)
        at += 46 + name + extra + comment
    return bytes(changed)


def _counted(data: bytes) -> bytes:
    return data[:-14] + struct.pack("<HH", 0xFFFF, 0xFFFF) + data[-10:]


def _shuffled(data: bytes) -> bytes:
    return _zip(reversed(_members(data)))


def _bomb(data: bytes) -> bytes:
    info = _info("{root}/data/bomb.xml")
    info.compress_type = zipfile.ZIP_DEFLATED
    return _zip([*_members(data), (info, bytes(64 * 1024 * 1024))])


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "bomb": _bomb,
    "deflated": _deflated,
    "duplicate": _twice,
    "overlap": _overlapping,
    "shuffled": _shuffled,
    "count": _counted,
    "extra field": _extra,
    "member comment": _commented,
    "archive comment": lambda data: _zip(_members(data), b"hidden"),
    "time": _timed,
    "mode": _executable,
    "prepended": lambda data: b"MZ\x90\x00" + bytes(500) + data,
    "trailing": lambda data: data + b"trailing",
    "trailing zip": lambda data: data + data,
    "traversal": _with("{root}/../../etc/cron.d/x"),
    "absolute": _with("/etc/passwd"),
    "drive": _with("C:/windows/x"),
    "backslash": _with("{root}\\data\\x"),
    "symlink": _with("{root}/data/link", b"/etc/passwd", create_system=3, external_attr=0o120777 << 16),
    "folder": _with("{root}/data/"),
    "reserved": _with("{root}/data/CON.txt"),
    "reserved folder": _with("{root}/nul/x"),
    "case clash": _with("{root}/BAGIT.TXT"),
    "second root": _with("other/bagit.txt"),
    "not ascii": _with("{root}/data/é"),
    "control": _with("{root}/data/\x01"),
    "long": _with("{root}/data/" + "x" * 4000),
    "deep": _with("{root}/data/" + "d/" * 50 + "x"),
    "fetch": _with("{root}/fetch.txt"),
    "unlisted": _with("{root}/data/unlisted.xml"),
    "many": lambda data: _zip([*_members(data), *((_info(f"x/{n}"), b"") for n in range(70))]),
    "huge": lambda data: data + bytes(bundle.MAX_BYTES),
    "nothing": lambda _: _zip([]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_as_a_bundle(world: World, name: str) -> None:
    hostile = HOSTILE[name](world.sealed().data)
    assert told(lambda: world.open(hostile)) in REFUSED


@pytest.mark.parametrize("name", HOSTILE)
def test_as_a_kit(world: World, name: str) -> None:
    assert told(lambda: kit.open_kit(HOSTILE[name](world.kit_bytes()))) is Code.KIT_UNREADABLE


@pytest.mark.parametrize("name", HOSTILE)
def test_as_a_receipt(world: World, name: str) -> None:
    hostile, known = HOSTILE[name](world.receipt_bytes()), world.kit()
    code = told(lambda: receipt.open_receipt(hostile, world.device.identity, known))
    assert code is Code.RECEIPT_UNREADABLE


def test_the_untouched_members_make_the_same_file(world: World) -> None:
    """So each refusal above is for what was done to it, and not for how this test writes zips."""
    data = world.sealed().data
    assert _zip(_members(data)) == data
    assert world.open(_zip(_members(data))).content.revision == 1


def _sealed_around(world: World, inner: bytes) -> bytes:
    """A bundle that is perfect outside, around an inner zip that its own sender made to harm."""
    sealed = age.encrypt(inner, [world.desk.recipient, world.recovery.recipient])
    eid = hashlib.sha256(sealed).hexdigest()[:32]
    info = {
        bag.FORMAT: names.ENVELOPE_FORMAT,
        "Carries": names.SUBMISSION_FORMAT,
        "External-Identifier": eid,
        "Campaign": world.campaign,
    }
    files = bag.build(eid, {"submission.zip.age": sealed}, info)
    signature = sshsig.sign(bag.tagmanifest(files), world.device.signing, names.ENVELOPE_NAMESPACE)
    return canonical_zip.write(bag.signed(files, signature))


def _inner(world: World, more: dict[str, bytes], left_out: str = "") -> bytes:
    """A signed inner bag whose manifests are right, with more files than the format lets in."""
    content = world.content()
    recipients = f"{world.desk.recipient} {world.recovery.recipient}"
    info = {
        bag.FORMAT: names.SUBMISSION_FORMAT,
        **to_info(content, "00" * 16),
        "Packed-By": world.device.signing.public.fingerprint,
        "Campaign": world.campaign,
        "Intended-Recipients": recipients,
    }
    payload = {"data/instance.xml": content.instance_xml, **more}
    payload.pop(left_out, None)
    info["Payload-Oxum"] = f"{sum(map(len, payload.values()))}.{len(payload)}"
    tags = {
        "bagit.txt": bag.DECLARATION,
        "bag-info.txt": "".join(f"{label}: {value}\n" for label, value in info.items()).encode(),
        "manifest-sha256.txt": _listed(payload),
    }
    tags["tagmanifest-sha256.txt"] = _listed(tags)
    signed = sshsig.sign(tags["tagmanifest-sha256.txt"], world.device.signing, names.SUBMISSION_NAMESPACE)
    files = {**tags, **payload, "tagmanifest-sha256.txt.sig": signed}
    return _zip((_info(f"{content.submission_id}/{name}"), files[name]) for name in sorted(files))


def _listed(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def test_the_inner_bag_made_here_is_a_good_one(world: World) -> None:
    good = _inner(world, {"data/statement.pdf": b"%PDF", "data/attachments/a.pdf": b"x"})
    assert world.open(_sealed_around(world, good)).content.attachments == {"a.pdf": b"x"}


@pytest.mark.parametrize(
    "name",
    [
        "data/../../../etc/passwd",
        "data/attachments/CON.txt",
        "data/attachments/../instance.xml",
        "data/Instance.XML",
        "data/attachments/é.pdf",
        "data/program.exe",
        "data/attachments",
    ],
)
def test_a_sender_who_signs_what_harms(world: World, name: str) -> None:
    hostile = _sealed_around(world, _inner(world, {name: b"x"}))
    assert told(lambda: world.open(hostile)) is Code.BUNDLE_NOT_A_BUNDLE


def test_a_sender_who_signs_nothing_or_too_much(world: World) -> None:
    empty = _sealed_around(world, _inner(world, {}, left_out="data/instance.xml"))
    assert told(lambda: world.open(empty)) is Code.BUNDLE_NOT_A_BUNDLE
    large = _sealed_around(world, _inner(world, {"data/instance.xml": bytes(1024 * 1024 + 1)}))
    assert told(lambda: world.open(large)) is Code.BUNDLE_NOT_A_BUNDLE
    many = _sealed_around(world, _inner(world, {f"data/attachments/{n}": b"" for n in range(60)}))
    assert told(lambda: world.open(many)) is Code.BUNDLE_NOT_A_BUNDLE


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"huge"}))
def test_inside_a_perfect_envelope(world: World, name: str) -> None:
    inner = HOSTILE[name](_inner(world, {}))
    assert told(lambda: world.open(_sealed_around(world, inner))) in REFUSED


def test_no_name_of_a_member_reaches_the_disk(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for make in HOSTILE.values():
        assert told(lambda make=make: world.open(make(world.sealed().data))) in REFUSED
    assert list(tmp_path.iterdir()) == []
