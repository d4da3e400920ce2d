"""From the values of a statement to its unsigned PDF."""

from __future__ import annotations

from datetime import datetime

from hrcapp.i18n import CAMPAIGN, catalog
from hrcapp.statement.data import StatementData
from hrcapp.statement.page import compose
from hrcapp.statement.record import RECORD, SUBMISSION, signing_record
from hrcapp.statement.templates import RECORD_FILE, SUBMISSION_FILE
from hrcapp.typeset import Attachment


def render(data: StatementData, *, instance_xml: bytes | None, now: datetime) -> bytes:
    """The statement as PDF/A-3a and PDF/UA-1, unsigned, fields `Signature1` to `Signature3` ready.

    Carries the instance as `submission.xml` and the record of signing. The same values and `now` (with time
    zone) give the same bytes. Fault STATEMENT_LANGUAGE when there is no text in the language.
    """
    document = compose(data)
    say = catalog(data.language, CAMPAIGN).gettext
    files = [
        Attachment(RECORD, "application/json", signing_record(data, instance_xml, now), say(RECORD_FILE))
    ]
    if instance_xml is not None:
        files.append(Attachment(SUBMISSION, "application/xml", instance_xml, say(SUBMISSION_FILE)))
    document.attachments = files
    return document.render(now=now, identifier=f"urn:uuid:{data.document_id}")
