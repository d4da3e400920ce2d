"""Statements from anyone: every file gets a verdict or a fault, in bounded time and memory."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pdfs
import pikepdf
import pytest

from hrcapp import statement
from hrcapp.model.faults import Code, Fault
from hrcapp.statement import verification
from tests.unit.statement.samples import INSTANCE, sealed, signed_too

SEED, TIMES = 20261123, 600
JOINTS = (
    b"obj",
    b"/Kids",
    b"/Fields",
    b"/Length",
    b"/ByteRange",
    b"startxref",
    b"/Prev",
    b"/Root",
    b"/V ",
    b"/W",
)


def told(pdf: bytes) -> str:
    """The verdict, or the code of the fault."""
    try:
        return statement.verify(pdf).verdict
    except Fault as fault:
        return str(fault.code)


def mutated(pdf: bytes, chance: random.Random) -> bytes:
    """Changed in one to ten places, most of them where the structure hangs together."""
    data = bytearray(pdf)
    for _ in range(chance.choice([1, 1, 1, 3, 10])):
        near = data.find(chance.choice(JOINTS), chance.randrange(len(data)))
        at = (
            near + chance.randrange(14)
            if near >= 0 and chance.random() < 0.6
            else chance.randrange(len(data))
        )
        at = min(at, len(data) - 1)
        how = chance.randrange(5)
        if how == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del data[at : at + chance.randrange(1, 40)]
        elif how == 2:
            data[at:at] = chance.randbytes(chance.randrange(1, 40))
        elif how == 3:
            data[at : at + 8] = chance.choice(
                [b"99999999", b"-1      ", b"1 0 R   ", b"<<<<<<<<", b"[[[[[[[["]
            )
        else:
            data[at:at] = data[chance.randrange(len(data)) :][: chance.randrange(400)]
    return bytes(data)


def covered(pdf: bytes) -> list[bytes]:
    """What the signatures of a statement cover, each without the room for the signature itself."""
    with pikepdf.open(BytesIO(pdf)) as inside:
        ranges = [
            [int(n) for n in field.V.ByteRange] for field in inside.Root.AcroForm.Fields if "/V" in field
        ]
    return [pdf[a : a + b] + pdf[c : c + d] for a, b, c, d in ranges]


def test_changed_statements_never_pass_for_whole() -> None:
    data, chance, outcomes = signed_too(sealed()), random.Random(SEED), Counter[str]()
    for _ in range(TIMES):
        changed = mutated(data, chance)
        outcome = told(changed)
        outcomes[outcome] += 1
        if outcome == "intact":
            assert covered(changed) == covered(data), "only the spelling of a signature itself may differ"
        elif outcome == "changed":
            assert statement.verify(changed).submission_xml == INSTANCE
    assert set(outcomes) <= {"intact", "changed", "broken", "pdf-unreadable"}
    assert outcomes["broken"] > TIMES / 3


def test_statements_cut_off_anywhere() -> None:
    data, chance = sealed(), random.Random(SEED)
    for size in [chance.randrange(len(data)) for _ in range(60)]:
        assert told(data[:size]) in {"broken", "unsigned", "pdf-unreadable"}, size


@pytest.mark.parametrize(
    ("make", "outcomes"),
    [
        (pdfs.field_that_holds_itself, {"pdf-unreadable"}),
        (lambda: pdfs.fields_in_a_row(20_000), {"pdf-unreadable"}),
        (lambda: pdfs.brackets(200_000), {"unsigned", "pdf-unreadable"}),
        (lambda: pdfs.many_objects(200_000), {"unsigned"}),
        (lambda: pdfs.table_that_unfolds(300 << 20), {"pdf-unreadable"}),
        (lambda: pdfs.objects_that_unfold_twice(300 << 20), {"unsigned", "pdf-unreadable"}),
        (lambda: pdfs.revisions(sealed(), 200), {"broken", "changed"}),
        (lambda: pdfs.revisions(sealed(), 4_000), {"broken"}),
        (lambda: sealed() + b"\nstartxref 0 %%EOF" * 300_000, {"broken"}),
        (lambda: sealed() + b" " * (8 << 20), {"changed"}),
        (lambda: sealed() + b"\nstartxref\n" + b"9" * 400_000 + b"\n%%EOF", {"changed", "broken"}),
        (lambda: b"%PDF-1.7" + b"\0" * (65 << 20), {"pdf-unreadable"}),
    ],
)
def test_files_made_to_hurt(make: Callable[[], bytes], outcomes: set[str]) -> None:
    assert told(make()) in outcomes
    assert told(sealed()) == "intact", "the next file is judged as ever"


def test_a_file_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two to the power of sixty ways through four kilobytes."""
    monkeypatch.setattr(verification, "SECONDS", 1.0)
    endless = pdfs.fields_that_double(60)
    assert told(endless) == Code.PDF_UNREADABLE
    assert statement.verify(endless + b"% /ByteRange").verdict == "broken"
    assert told(sealed()) == "intact"


@pytest.mark.skipif(sys.platform != "linux", reason="memory of another process is read from /proc")
def test_memory_is_bounded() -> None:
    told(sealed())
    process = verification._BENCH._process
    assert process is not None
    told(pdfs.table_that_unfolds(900 << 20))
    if process.poll() is None:
        with open(f"/proc/{process.pid}/status") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        assert peak < 1 << 20, "kilobytes"
    assert told(sealed()) == "intact"
