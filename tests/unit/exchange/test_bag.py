"""Bags have one form; whatever differs from it is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from hrcapp.exchange import bag
from hrcapp.exchange.refusal import Reason, Refused

FORMAT = "hrc-submission/1"


def _bag(**info: str) -> dict[str, bytes]:
    return bag.build(
        "root", {"a.txt": b"a", "sub/b.txt": b"b"}, {bag.FORMAT: FORMAT, "Campaign": "x", **info}
    )


def _relisted(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same with a tag manifest that fits again, as somebody who means harm would make it."""
    tags = [name for name in files if "/data/" not in name and "tagmanifest" not in name]
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name.split('/', 1)[1]}\n" for name in sorted(tags)]
    return {**files, "root/tagmanifest-sha256.txt": "".join(lines).encode()}


def _reason(files: dict[str, bytes]) -> Reason:
    with pytest.raises(Refused) as caught:
        bag.parse(files, wanted=FORMAT)
    return caught.value.reason


def test_a_bag_is_read_back() -> None:
    found = bag.parse(bag.signed(_bag(Origin="typed"), b"signature"), wanted=FORMAT)
    assert (found.root, found.payload) == ("root", {"a.txt": b"a", "sub/b.txt": b"b"})
    assert found.info["Origin"] == "typed"
    assert found.info["Payload-Oxum"] == "2.2"
    assert found.signature == b"signature"


CHANGES: list[Callable[[dict[str, bytes]], dict[str, bytes]]] = [
    lambda bag: {**bag, "root/fetch.txt": b"https://example.org/x 1 data/a.txt\n"},
    lambda bag: _relisted({**bag, "root/fetch.txt": b"https://example.org/x 1 data/a.txt\n"}),
    lambda bag: _relisted({**bag, "root/notes.txt": b"unlisted by the format"}),
    lambda bag: _relisted({**bag, "root/manifest-md5.txt": b""}),
    lambda bag: {**bag, "root/data/more.txt": b"not in the manifest"},
    lambda bag: {**bag, "root/data/a.txt": b"changed"},
    lambda bag: {name: data for name, data in bag.items() if not name.endswith("a.txt")},
    lambda bag: {name: data for name, data in bag.items() if not name.endswith("bagit.txt")},
    lambda bag: _relisted({**bag, "root/bagit.txt": bag["root/bagit.txt"].replace(b"1.0", b"0.97")}),
    lambda bag: _relisted({**bag, "root/bag-info.txt": bag["root/bag-info.txt"] + b"Campaign: y\n"}),
    lambda bag: _relisted({**bag, "root/bag-info.txt": bag["root/bag-info.txt"] + b" folded\n"}),
    lambda bag: _relisted({**bag, "root/bag-info.txt": bag["root/bag-info.txt"] + b"\xff\n"}),
    lambda bag: _relisted({**bag, "root/bag-info.txt": bag["root/bag-info.txt"].replace(b"2.2", b"3.2")}),
    lambda bag: _relisted({**bag, "root/bag-info.txt": bag["root/bag-info.txt"].replace(b"\n", b"\r\n")}),
    lambda bag: _relisted(
        {**bag, "root/manifest-sha256.txt": bag["root/manifest-sha256.txt"] + b"0" * 64 + b"  data/../../x\n"}
    ),
    lambda bag: {**bag, "root/bag-info.txt": bag["root/bag-info.txt"].replace(b"/1", b"/2")},
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_a_changed_bag_is_altered(number: int) -> None:
    changed = CHANGES[number](_bag())
    assert changed != _bag()
    assert _reason(changed) in (Reason.ALTERED, Reason.FOREIGN)
    assert number in (10, 11, 13) or _reason(changed) is Reason.ALTERED


def test_a_later_major_version_is_told_even_with_other_tag_files() -> None:
    later = {
        **_bag(),
        "root/bag-info.txt": b"Bundle-Format: hrc-submission/2\nNovelty: yes\n",
        "root/new.txt": b"",
    }
    assert _reason(_relisted(later)) is Reason.NEWER


@pytest.mark.parametrize(
    "said", ["hrc-kit/1", "hrc-submission/0", "hrc-submission/01", "hrc-submission/", "other"]
)
def test_other_formats_are_foreign(said: str) -> None:
    made = bag.build("root", {"a.txt": b"a"}, {bag.FORMAT: said})
    assert _reason(made) is Reason.FOREIGN


def test_two_roots_or_none_are_foreign() -> None:
    assert _reason({"a/bagit.txt": b"", "b/bagit.txt": b""}) is Reason.FOREIGN
    assert _reason({"bagit.txt": bag.DECLARATION}) is Reason.FOREIGN


@pytest.mark.parametrize("value", ["", "two\nlines", "\x00", " blank", "\u2028", "x" * 5000])
def test_unfit_values_are_not_written(value: str) -> None:
    with pytest.raises(ValueError, match="bag-info"):
        _bag(Origin=value)
