"""Messages (RFC 5322, MIME) that carry files: written as drafts for any mail program, read with distrust.

What is read is data only: no text or HTML of a message is shown or followed, headers are used for nothing but
names of files, and what an attachment is its bytes say (docs/formats/mail.md).
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage, Message
from pathlib import Path

from hrcapp.exchange import parts
from hrcapp.exchange.file_names import harmless
from hrcapp.exchange.mail_bounds import MAX_MESSAGE as MAX_MESSAGE
from hrcapp.exchange.mail_bounds import is_beyond
from hrcapp.exchange.names import FILE_TYPES, media_type
from hrcapp.model.faults import Code, Fault

MAIL_EXTENSION, MAILBOX_EXTENSION = ".eml", ".mbox"
MAIL_MEDIA_TYPE = "message/rfc822"
DEFAULT_LIMIT = 7_000_000
"""Bytes of a file in one message: with base64 it stays below the 10 MB that nearly every server takes."""

HEAD = 4096
"""How many bytes of a file tell what it is."""
_HEADER = re.compile(rb"(?:>?From |[!-9;-~]{1,76}[ \t]*:)")
_MAIL_HEADERS = (b"mime-version", b"received", b"subject", b"from", b"to", b"date", b"return-path")
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,64}@[^\s@<>(),;:\"\[\]\\]{1,190}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_BEGINS = re.compile(rb"From \S+ .*\d\d:\d\d")


class _Utf8(email.policy.Compat32):
    """Headers as UTF-8, which many programs write without saying so."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_RAW = _Utf8()


@dataclass(frozen=True)
class Attached:
    """A file in a message: its name, made harmless, and its bytes."""

    name: str
    data: bytes = field(repr=False)


def address(text: str) -> str:
    """The text, if it is one plain address, else ""."""
    found = text.strip()
    return found if _ADDRESS.fullmatch(found) else ""


def compose(
    *,
    to: str,
    subject: str,
    text: str,
    attached: Sequence[tuple[str, bytes]],
    now: datetime,
    sender: str = "",
) -> bytes:
    """One message as an `.eml` file that mail programs open as a draft. `to` and `sender` may be empty."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = email.utils.format_datetime(now)
    if sender := address(sender):
        message["From"] = sender
    if to := address(to):
        message["To"] = to
    message["Subject"] = _CONTROL.sub(" ", subject)[:200]
    message.set_content(text, charset="utf-8", cte="base64")
    for name, data in attached:
        main, _, sub = media_type(name).partition("/")
        message.add_attachment(data, main, sub, filename=name)
    return bytes(message)


def compose_split(
    *,
    to: str,
    subject: str,
    text: str,
    name: str,
    data: bytes,
    now: datetime,
    limit: int = DEFAULT_LIMIT,
    sender: str = "",
) -> list[bytes]:
    """A file as one message, or as several that carry a part each: "(2/3)" stands in their subjects."""
    if len(data) <= limit:
        attached = [(name, data)]
        return [compose(to=to, subject=subject, text=text, attached=attached, now=now, sender=sender)]
    pieces = parts.split(name, data, limit)
    return [
        compose(
            to=to,
            subject=f"{subject} ({number}/{len(pieces)})",
            text=text,
            attached=[piece],
            now=now,
            sender=sender,
        )
        for number, piece in enumerate(pieces, start=1)
    ]


def is_ours(file: Attached) -> bool:
    """Whether it is, or was meant to be, a file of this app: what is wrong with it can then be told."""
    by_name = any(file.name.lower().endswith(one.extension) for one in FILE_TYPES)
    return by_name or parts.is_part(file.data) or (b"/bagit.txt" in file.data[:HEAD] and _is_zip(file.data))


def looks_like_mail(head: bytes, name: str = "") -> bool:
    """Whether a file is a message or mailbox, told from its first bytes; its name helps when in doubt."""
    first = head[:HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if not _HEADER.match(first):
        return False
    if first.startswith(b"From ") or name.lower().endswith((MAIL_EXTENSION, MAILBOX_EXTENSION)):
        return True
    known = {line.split(b":", 1)[0].strip().lower() for line in first.splitlines() if b":" in line}
    return len(known.intersection(_MAIL_HEADERS)) >= 3


def messages(path: Path) -> Iterator[bytes | None]:
    """The messages of an `.eml` or `.mbox` file, one after the other; None for one that is too large.

    In a file that begins with a line "From …", such a line after an empty one begins the next message
    (RFC 4155). Raises Fault FILE_UNREADABLE.
    """
    try:
        with path.open("rb") as file:
            yield from _messages(iter(lambda: file.readline(MAX_MESSAGE), b""))
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, name=path.name) from error


def attachments(message: bytes, name: str = "") -> list[Attached]:
    """The files in a message, also in messages forwarded in it; pictures shown in its text are left out.

    Raises Fault MAIL_UNREADABLE for one that is too large, nested too deeply or not a message.
    """
    if is_beyond(message):
        raise Fault(Code.MAIL_UNREADABLE, name=name)
    # What the parser trips over in a message made to confuse it is many things; none of them is ours.
    try:
        parsed = email.message_from_bytes(message, policy=_RAW)
        return [found for part in _leaves(parsed, 0) if (found := _attached(part)) is not None]
    except Exception as error:
        raise Fault(Code.MAIL_UNREADABLE, name=name) from error


def files_of(path: Path) -> list[Attached]:
    """The files in all messages of a file that can be read. Raises Fault FILE_UNREADABLE."""
    found: list[Attached] = []
    for message in messages(path):
        with suppress(Fault):
            found += attachments(message or b"", path.name)
    return found


def _is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def _messages(lines: Iterator[bytes]) -> Iterator[bytes | None]:
    kept = bytearray()
    size, empty, mailbox = 0, False, False
    for number, line in enumerate(lines):
        if (number == 0 or (mailbox and empty)) and _BEGINS.match(line):
            if size:
                yield _whole(kept, size)
            kept, size, mailbox = bytearray(), 0, True
            continue
        size += len(line)
        if size <= MAX_MESSAGE:
            kept += line
        empty = not line.strip(b"\r\n")
    if size:
        yield _whole(kept, size)


def _whole(kept: bytearray, size: int) -> bytes | None:
    return bytes(kept) if size <= MAX_MESSAGE else None


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    if depth > 20:
        raise ValueError("nested too deeply")
    content = message.get_payload()
    if not isinstance(content, list):
        yield message
        return
    for part in content:
        if isinstance(part, Message):
            yield from _leaves(part, depth + 1)


def _attached(part: Message) -> Attached | None:
    name = part.get_filename() or ""
    kind, inline = part.get_content_maintype(), part.get_content_disposition() == "inline"
    shown = kind == "image" and (inline or part.get("Content-ID") is not None)
    if shown or (not name and kind == "text" and part.get_content_disposition() != "attachment"):
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return None
    return Attached(harmless(_decoded(name)), data)


def _decoded(name: str) -> str:
    """A name whose letters stand in encoded words (RFC 2047)."""
    pieces = email.header.decode_header(name)
    return "".join(
        piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
        for piece, charset in pieces
    )
