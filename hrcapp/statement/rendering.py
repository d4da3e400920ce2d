"""From the values of a statement to its unsigned PDF."""

from __future__ import annotations

from datetime import datetime

from hrcapp.statement.data import StatementData
from hrcapp.statement.page import Paper, compose
from hrcapp.statement.record import RECORD, SUBMISSION, signing_record
from hrcapp.statement.templates import Template, choose
from hrcapp.typeset import Attachment


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
    used = template or choose(data.kind, data.languages)
    document = compose(data, used, paper)
    say = used.text(data.language).say
    files = [
        Attachment(RECORD, "application/json", signing_record(data, instance_xml, now), say("record_file"))
    ]
    if instance_xml is not None:
        files.append(Attachment(SUBMISSION, "application/xml", instance_xml, say("submission_file")))
    document.attachments = files
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")
