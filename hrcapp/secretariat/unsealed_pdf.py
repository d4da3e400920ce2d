"""Answers out of a PDF that came alone: a signed statement encloses them, a filled-in form holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat import odk_instance
from hrcapp.secretariat.odk_instance import UUID_PREFIX
from hrcapp.secretariat.reading import Reader
from hrcapp.submission import filled, pledge_facts
from hrcapp.submission.questions import record_language
from hrcapp.xforms import FormDefinition, FormSession


@dataclass(frozen=True)
class Read:
    """What a file says: the answers in one of the campaign's forms, their ids, the statement, other files."""

    definition: FormDefinition
    instance_xml: bytes = field(repr=False)
    instance: str
    deprecated: str = ""
    statement: bytes | None = field(repr=False, default=None)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)


def read_pdf(data: bytes, reader: Reader, name: str, *, now: datetime) -> Read:
    """Read a PDF. Raises Fault PDF_ALONE, ODK_FORM_OTHER, FILLED_FORM_OTHER, FILLED_FORM_TO_CHECK,
    FILLED_FORM_UNSIGNED (empty), FILE_TOO_LARGE.
    """
    try:
        raw = filled.look(data, name)
    except Fault as fault:
        if fault.code is Code.FILE_TOO_LARGE:
            raise
        return _statement(data, reader, name)
    return _filled(data, raw, reader, name, now)


def _statement(data: bytes, reader: Reader, name: str) -> Read:
    from hrcapp.statement import verify

    try:
        enclosed = verify(data, name=name).submission_xml
    except Fault:
        enclosed = None
    if not enclosed:
        raise Fault(Code.PDF_ALONE, name=name)
    sent = odk_instance.read(enclosed, name)
    for form in reader.forms:
        if (form.id, form.version) == (sent.form, sent.version):
            # What was signed stays as it is, to the byte: the statement is compared with it.
            return Read(form, enclosed, sent.instance, sent.deprecated, data)
    raise Fault(Code.ODK_FORM_OTHER, name=name, form=f"{sent.form} {sent.version}".strip())


def _filled(data: bytes, raw: filled.Raw, reader: Reader, name: str, now: datetime) -> Read:
    """One that needs no person's look; named by its own bytes, so that it comes only once."""
    form = next((one for one in reader.forms if one.digest == raw.mark.digest), None)
    if form is None:
        raise Fault(Code.FILLED_FORM_OTHER, name=name, form=f"{raw.mark.form} {raw.mark.version}".strip())
    found = filled.answers(raw, form, now=now, name=name)
    if found.problems:
        raise Fault(Code.FILLED_FORM_TO_CHECK, name=name, count=len(found.problems))
    named = uuid5(UUID(reader.campaign), hashlib.sha256(data).hexdigest())
    instance = f"{UUID_PREFIX}{named}"
    session = FormSession.new(form, now=now, language=found.language, instance_id=instance)
    filled.give(found.values, there=session.node, add=session.add_repeat, set_value=session.set_value)
    record_language(session)
    xml = session.instance_xml(relevant_only=True)
    try:
        pledge_facts(xml)
    except Fault as fault:  # not even who it is from
        raise Fault(Code.FILLED_FORM_UNSIGNED, name=name) from fault
    return Read(form, xml, instance)
