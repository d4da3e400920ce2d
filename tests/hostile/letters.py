"""Messages and mailboxes that were made to hurt a reader."""

from __future__ import annotations

import base64
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from hrcapp.exchange import mail
from tests.exchange_world import NOW
from tests.hostile import mutations
from tests.hostile.case import Case, Format, changed
from tests.hostile.mutations import Mutation

PAPER = b"%PDF-1.7 sample plan" * 20
_NAMES = (
    "../../etc/passwd",
    "C:\\Windows\\x.exe",
    "/dev/null",
    "con.pdf",
    "a" * 70_000,
    "=?utf-8?q?" * 30_000,
    "\u202efdp.exe",
    "x\x00.pdf",
    "",
    ".",
)


@cache
def message() -> bytes:
    return mail.compose(
        to="desk@example.org", subject="Sample", text="Sample", attached=[("x.pdf", PAPER)], now=NOW
    )


def head(chance: Random, data: bytes) -> bytes:
    """Heads that never end, or that are very many."""
    times = chance.choice((100, 20_000, 600_000))
    kinds = (
        b"Subject: " + b"x" * times,
        b"Content-Type: text/plain; a=" + b'"' + b";" * times,
        b"Content-Type: multipart/mixed; " + b"a=b; " * times,
        b"Content-Disposition: attachment; filename*0*=" + b"%41" * times,
        b"Content-Disposition: attachment;" + b"".join(b" filename*%d=x;" % n for n in range(times // 20)),
        b"X: y\n" * times + b"Z: z",
        b"Received: x\n\t" + b"y\n\t" * times,
        b"Subject: =?utf-8?b?" + b"=?" * times,
        b"Content-Type: " + b"\xff" * times,
        b"\n" * times,
        b":" * times,
    )
    end = chance.choice((b"\r\n", b"\n", b"\r"))
    return chance.choice(kinds).replace(b"\n", end) + end + data


def nested(chance: Random, data: bytes) -> bytes:
    """Messages in messages, parts in parts, parts without an end, with one and the same boundary."""
    depth = chance.choice((3, 19, 22, 99, 400, 5_000))
    what = chance.randrange(4)
    if what == 0:
        return b"Content-Type: message/rfc822\n\n" * depth + data
    if what == 1:
        return (
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
            + data
        )
    if what == 2:
        return b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * depth * 20
    return b"Content-Type: multipart/mixed; boundary=b\r\r" + b"--b\rContent-Type: a/b\r\rx\r" * depth


def names(chance: Random, data: bytes) -> bytes:
    odd = chance.choice(_NAMES).encode("utf-8", "replace")
    return data.replace(b"x.pdf", chance.choice((odd, b'"' + odd, b"x\r\n\t" + odd, b"=?x-none?b?QQ==?=")))


def coded(chance: Random, data: bytes) -> bytes:
    """Another encoding of the contents than they have, or one that does not exist."""
    kinds = (b"quoted-printable", b"uuencode", b"x-none", b"7bit", b"BASE64", b"base64\xff", b"binary")
    text = chance.choice(
        (b"=" * 5_000, b"begin 666 x\n" + b"M" * 90_000, b"!" * 500, b"QUJ" * 9_999, b"\x00")
    )
    changed_kind = data.replace(b"base64", chance.choice(kinds))
    return changed_kind.replace(base64.b64encode(PAPER)[:40], text)


def mailbox(chance: Random, data: bytes) -> bytes:
    start = b"From sample@example.org Sun Mar  1 09:30:00 2026\n"
    kinds = (
        (start + data + b"\n") * chance.choice((2, 50)),
        start * chance.choice((2, 30_000)),
        (start + b"a\n\n") * 5_000,
        start + b"a\n" * chance.choice((10, 800_000)),
        start + data + b"\n\nFrom nobody\n" + data,
        start + b"x" * 2_000_000,
    )
    return chance.choice(kinds)


WAYS: tuple[Mutation, ...] = (
    head,
    nested,
    names,
    coded,
    mailbox,
    mutations.line,
    mutations.line,
    *mutations.BYTES,
)


def _door(data: bytes) -> None:
    """What comes out are files with harmless names; no message is shown or followed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.mbox"
        path.write_bytes(data)
        mail.looks_like_mail(data[: mail.HEAD], path.name)
        for one in mail.files_of(path):
            _check(one)
    for one in mail.attachments(data):
        _check(one)


def _check(file: mail.Attached) -> None:
    assert file.data
    assert len(file.name) <= 255
    assert not set(file.name) & set("/\\\0\n\r"), file.name
    assert file.name not in ("", ".", "..")


def formats() -> list[Format]:
    def make(chance: Random) -> Case:
        return Case("mail", changed(chance, WAYS, message()), by_its_sender=True)

    return [Format("messages and mailboxes", _door, make, share=0.2)]
