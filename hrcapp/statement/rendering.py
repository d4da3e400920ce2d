"""From the values of a statement to its unsigned PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hrcapp.statement.data import StatementData
from hrcapp.statement.page import Paper, compose
from hrcapp.statement.record import RECORD, SUBMISSION, ScannedFile, signing_record
from hrcapp.statement.templates import Template, choose
from hrcapp.typeset import Attachment, Document


def render(
    data: StatementData,
    *,
    instance_xml: bytes | None,
    now: datetime,
    template: Template | None = None,
    paper: Paper = "a4",
) -> bytes:
    """The statement as PDF/A-3a and PDF/UA-1, unsigned, fields `Signature1` to `Signature3` ready.

    Carries the instance as `submission.xml` and the record of signing. The same values and `now` (with time
    zone) give the same bytes. Without `template` the shipped text is used. Faults: STATEMENT_LANGUAGE when
    there is no text in a language, EMBLEM_UNREADABLE.
    """
    document = prepare(data, instance_xml=instance_xml, now=now, template=template, paper=paper)
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")


def prepare(
    data: StatementData,
    *,
    instance_xml: bytes | None,
    now: datetime,
    template: Template | None,
    paper: Paper,
    sheets: Sequence[ScannedFile] = (),
) -> Document:
    """What `render` renders, with the record telling of the `sheets` that were scanned."""
    used = template or choose(data.kind, data.languages)
    document = compose(data, used, paper)
    say = used.text(data.language).say
    record = signing_record(data, instance_xml, now, sheets)
    files = [Attachment(RECORD, "application/json", record, say("record_file"))]
    if instance_xml is not None:
        files.append(Attachment(SUBMISSION, "application/xml", instance_xml, say("submission_file")))
    document.attachments = files
    return document
