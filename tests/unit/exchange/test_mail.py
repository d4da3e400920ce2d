"""Messages with files: what we write any mail program reads, and what we read is never believed."""

from __future__ import annotations

import email
import email.policy
import random
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from exchange_world import told

from hrcapp.exchange import mail, parts
from hrcapp.model.faults import Code, Fault

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DATA = random.Random(7).randbytes(2_000_000)
LIMIT = 700_000


def message(*files: tuple[str, bytes], **more: str) -> bytes:
    given = {"to": "desk@sample.example", "subject": "Sample", "text": "Dear all,\nsample.", **more}
    return mail.compose(attached=files, now=NOW, **given)  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def test_a_message_is_a_draft_that_any_reader_understands() -> None:
    made = message(("بلدية-v1.hrcb", DATA), subject="بلدية نموذجية", sender="office@sample.example")
    found = read(made)
    assert (found["X-Unsent"], found["To"], found["Subject"]) == (
        "1",
        "desk@sample.example",
        "بلدية نموذجية",
    )
    [file] = found.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("بلدية-v1.hrcb", "application/x-hrcapp-bundle")
    assert file.get_payload(decode=True) == DATA
    assert all(len(line) <= 998 for line in made.split(b"\r\n"))
    assert mail.looks_like_mail(made)


@pytest.mark.parametrize("bad", ["a@b\r\nBcc: x@y", "not an address", "a@b, c@d", "<a@b>", ""])
def test_no_header_can_be_slipped_in(bad: str) -> None:
    found = read(message(to=bad, sender=bad, subject="one\r\nBcc: someone@sample.example"))
    assert "Bcc" not in found
    assert "To" not in found
    assert "From" not in found


def test_what_is_written_is_read_again() -> None:
    [found] = mail.attachments(message(("a.hrcb", DATA)))
    assert (found.name, found.data) == ("a.hrcb", DATA)
    assert mail.is_ours(found)


def test_a_large_file_travels_in_parts_in_any_order() -> None:
    common = {"to": "", "subject": "Sample", "text": "sample", "name": "a.hrcb", "data": DATA, "now": NOW}
    made = mail.compose_split(limit=LIMIT, **common)  # type: ignore[arg-type]
    assert [read(one)["Subject"] for one in made] == ["Sample (1/3)", "Sample (2/3)", "Sample (3/3)"]
    found = [parts.read(mail.attachments(one)[0].data) for one in (made[2], made[0], made[2], made[1])]
    assert parts.join(found) == DATA
    assert len(mail.compose_split(limit=len(DATA), **common)) == 1  # type: ignore[arg-type]


def test_what_is_missing_is_named() -> None:
    made = [parts.read(one) for _name, one in parts.split("a.hrcb", DATA, LIMIT)]
    with pytest.raises(Fault) as caught:
        parts.join([made[0], made[1], made[0]])
    assert caught.value.code is Code.PARTS_MISSING
    assert {key: caught.value.params[key] for key in ("here", "total", "missing")} == {
        "here": 2,
        "total": 3,
        "missing": "3",
    }


def test_parts_are_joined_with_public_tools_as_well() -> None:
    bodies = [one.split(b"\n", 1)[1] for _name, one in parts.split("a.hrcb", DATA, LIMIT)]
    assert b"".join(bodies) == DATA


def test_no_byte_of_a_part_may_change() -> None:
    small = random.Random(8).randbytes(parts.LEAST + 300)
    whole = parts.split("a.hrcb", small, parts.LEAST)
    last = whole[1][1]
    for at in range(len(last)):
        with pytest.raises(Fault):
            parts.join(
                [parts.read(whole[0][1]), parts.read(last[:at] + bytes([last[at] ^ 1]) + last[at + 1 :])]
            )
    for length in range(0, len(last), 7):
        assert told(lambda cut=last[:length]: parts.read(cut)) is Code.PART_DAMAGED


def test_a_forged_part_is_told_and_spoils_nothing() -> None:
    true = parts.split("a.hrcb", DATA, LIMIT)
    other = parts.split("a.hrcb", DATA[:LIMIT] + bytes(len(DATA) - LIMIT), LIMIT)
    head, body = true[1][1].split(b"\n", 1)
    assert told(lambda: parts.read(head + b"\n" + body[::-1])) is Code.PART_DAMAGED
    assert parts.read(other[1][1]).whole.key != parts.read(true[1][1]).whole.key
    newer = true[0][1].replace(b"hrc-part/1", b"hrc-part/2", 1)
    assert told(lambda: parts.read(newer)) is Code.PART_NEWER_FORMAT


def test_a_file_that_would_need_too_many_parts_is_not_cut() -> None:
    with pytest.raises(ValueError, match="parts"):
        parts.split("a.hrcb", b"x", parts.LEAST - 1)


def test_forwarded_messages_are_searched_and_pictures_in_the_text_are_not_files() -> None:
    inner = read(message(("a.hrcb", b"sample")))
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("see below")
    outer.add_alternative('<img src="cid:logo"><img src="http://sample.example/x.png">', subtype="html")
    outer.add_attachment(inner)
    outer.add_attachment(b"\x89PNG", "image", "png", cid="<logo>", disposition="inline", filename="logo.png")
    outer.add_attachment(b"\x89PNG", "image", "png", filename="holiday.png")
    found = mail.attachments(bytes(outer))
    assert [(one.name, mail.is_ours(one)) for one in found] == [("a.hrcb", True), ("holiday.png", False)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Temp\\x.hrcb", "x.hrcb"),
        ("=?utf-8?B?2YXYr9mK2YbYqS5ocmNi?=", "مدينة.hrcb"),
        ("photo\u202ebcrh.exe", "photobcrh.exe"),
        ("..", "attachment"),
        ("a" * 300 + ".hrcb", "a" * 115 + ".hrcb"),
    ],
)
def test_names_are_made_harmless(given: str, shown: str) -> None:
    raw = (
        "Subject: x\nContent-Type: application/octet-stream\n"
        f'Content-Disposition: attachment; filename="{given}"\n\nsample\n'
    )
    [found] = mail.attachments(raw.encode())
    assert found.name == shown


def test_a_message_nested_too_deeply_is_refused() -> None:
    nested = b"sample"
    for number in range(60):
        mark = f"b{number}".encode()
        nested = b"Content-Type: multipart/mixed; boundary=" + mark + b"\n\n--" + mark + b"\n" + nested
    assert told(lambda: mail.attachments(b"Subject: x\n" + nested)) is Code.MAIL_UNREADABLE
    flood = b"Subject: x\n" + b"Content-Type: text/plain\n\n" * 500
    assert told(lambda: mail.attachments(flood)) is Code.MAIL_UNREADABLE


def test_no_mangled_message_gets_through_the_reader_as_anything_else() -> None:
    seeded, whole = random.Random(11), message(("a.hrcb", b"sample" * 200), ("b.txt", b"more"))
    for _ in range(1500):
        data = bytearray(whole)
        for _each in range(seeded.randint(1, 12)):
            at = seeded.randrange(len(data))
            kind = seeded.randrange(3)
            if kind == 0:
                data[at] = seeded.randrange(256)
            elif kind == 1:
                del data[at : at + seeded.randrange(40)]
            else:
                data[at:at] = data[at : at + seeded.randrange(60)]
        with suppress(Fault):
            for one in mail.attachments(bytes(data)):
                assert one.name
                assert "/" not in one.name


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    first, second = message(("a.hrcb", b"one")), message(("b.hrcb", b"two"), text="\nFrom the mayor: hello\n")
    box = tmp_path / "box.mbox"
    line = b"From desk@sample.example Tue Nov 24 12:00:00 2026\n"
    box.write_bytes(line + first.replace(b"\r\n", b"\n") + b"\n" + line + second.replace(b"\r\n", b"\n"))
    found = [mail.attachments(one or b"") for one in mail.messages(box)]
    assert [[file.name for file in one] for one in found] == [["a.hrcb"], ["b.hrcb"]]
    single = tmp_path / "one.eml"
    single.write_bytes(b"Subject: x\n\nhello\n\nFrom a@b Tue Nov 24 12:00:00 2026\n")
    assert len(list(mail.messages(single))) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"Dear all: hello", b"\x00" * 100])
def test_other_files_are_not_taken_for_mail(data: bytes) -> None:
    assert not mail.looks_like_mail(data)
