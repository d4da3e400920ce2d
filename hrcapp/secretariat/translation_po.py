"""PO files (GNU gettext), for the tools that read no XLIFF 2. A draft is `fuzzy`, as its tools show it.

The name of a unit is the message's context; the question and the party are comments for the translator.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from hrcapp.secretariat.translation_fold import Status, plain
from hrcapp.secretariat.translation_units import Document, Unit

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def write(document: Document) -> bytes:
    """The file; the same units give the same bytes."""
    catalog = Catalog(header_comment="", fuzzy=False, creation_date=_ANY_TIME, revision_date=_ANY_TIME)
    for unit in document.units:
        catalog.add(
            unit.source,
            unit.target,
            context=unit.id,
            flags=("fuzzy",) if unit.status is Status.DRAFT else (),
            auto_comments=[line for line in (unit.group, unit.note) if line],
        )
    made = BytesIO()
    write_po(made, catalog, width=0, omit_header=True)
    return _header(document) + made.getvalue()


def _header(document: Document) -> bytes:
    lines = (
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Language: {document.language}",
        f"X-Source-Language: {document.source_language}",
    )
    return ('msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n").encode()


def read(data: bytes) -> Document:
    """The units of a file. Raises ValueError for what is no PO in UTF-8."""
    try:
        text = data.decode("utf-8-sig")
        catalog = read_po(BytesIO(text.encode()), charset="utf-8", abort_invalid=True)
    except (PoFileError, LookupError, TypeError, ValueError) as error:
        raise ValueError("no PO") from error
    units = tuple(_unit(message) for message in catalog if isinstance(message.id, str) and message.id)
    if not units:
        raise ValueError("no messages")
    return Document("", (catalog.locale_identifier or "").replace("_", "-"), units)


def _unit(message: Message) -> Unit:
    target = plain(message.string) if isinstance(message.string, str) else ""
    status = (Status.DRAFT if message.fuzzy else Status.CHECKED) if target else None
    return Unit(message.context or "", plain(str(message.id)), target, status)
