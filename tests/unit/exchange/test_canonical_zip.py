"""The one zip file of a set of contents: written, read back, and nothing else accepted."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcapp.exchange import canonical_zip
from hrcapp.exchange.refusal import Reason, Refused

SEGMENTS = st.from_regex(r"[a-z0-9_][a-z0-9._-]{0,20}[a-z0-9]", fullmatch=True)
NAMES = st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join)
CONTENTS = st.dictionaries(NAMES, st.binary(max_size=200), max_size=12)


def _fits(files: dict[str, bytes]) -> bool:
    try:
        canonical_zip.check_names(list(files))
    except ValueError:
        return False
    return True


@given(CONTENTS.filter(_fits).filter(bool))
@settings(max_examples=200, deadline=None)
def test_what_was_written_is_read_back(files: dict[str, bytes]) -> None:
    assert canonical_zip.read(canonical_zip.write(files)) == files


@given(CONTENTS.filter(_fits).filter(bool))
@settings(max_examples=50, deadline=None)
def test_the_standard_library_makes_the_same_bytes_and_reads_them(files: dict[str, bytes]) -> None:
    made = canonical_zip.write(files)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.create_version, member.extract_version = 0, 10, 10
            member.file_size = len(files[name])
            with archive.open(member, "w") as file:
                file.write(files[name])
            member.external_attr = 0
    assert out.getvalue() == made


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_noise_is_never_accepted(noise: bytes) -> None:
    with pytest.raises(Refused):
        canonical_zip.read(noise)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../up",
        "a/../b",
        "a//b",
        "a/",
        ".hidden",
        "a b",
        "a\\b",
        "c:evil",
        "naïve",
        "CON",
        "con.txt",
        "a/Aux.tar.gz",
        "LPT1",
        "nul.",
        "trailing.",
        "x" * 101,
        "a/b/c/d/e/f/g",
        "-option",
    ],
)
def test_unfit_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="portable"):
        canonical_zip.write({name: b""})


@pytest.mark.parametrize("names", [("a", "A"), ("a/x", "A/y"), ("a", "a/b"), ("A", "a/b")])
def test_clashing_names_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r"clash|same name"):
        canonical_zip.write(dict.fromkeys(names, b""))


def test_limits_are_told() -> None:
    many = canonical_zip.write({f"f{number}": b"" for number in range(65)})
    big = canonical_zip.write({"f": bytes(1000)})
    with pytest.raises(Refused) as caught:
        canonical_zip.read(big, max_bytes=1000)
    assert caught.value.reason is Reason.TOO_LARGE
    assert caught.value.params["limit"]
    with pytest.raises(Refused):  # no app of ours writes so many: it is another kind of file
        canonical_zip.read(many)
    assert len(canonical_zip.read(many, max_files=65)) == 65


def test_an_empty_file_is_a_cut_off_one() -> None:
    with pytest.raises(Refused) as caught:
        canonical_zip.read(b"")
    assert caught.value.reason is Reason.TRUNCATED


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 " + bytes(500), b"{}", b"\x89PNG" + bytes(100), b"PK"[:1] + b"X" * 60]
)
def test_other_kinds_of_file_are_foreign(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        canonical_zip.read(data)
    assert caught.value.reason is Reason.FOREIGN


def test_an_ordinary_zip_is_foreign() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w/>" * 100)
    with pytest.raises(Refused) as caught:
        canonical_zip.read(out.getvalue())
    assert caught.value.reason is Reason.FOREIGN
