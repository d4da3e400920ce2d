"""What remains of a bundle after a person was erased from it: the answers without the person, and its labels.

The bundle is sealed as a whole, so nothing can be taken out of it: it is replaced. Statement and attachments
do not remain; what was found about the statement does, so that no pledge is lost from the count.
"""

from __future__ import annotations

import json

from hrcapp.exchange.bundle import Content, Opened
from hrcapp.exchange.envelope import Envelope
from hrcapp.exchange.keys import PublicKey
from hrcapp.model.faults import Code, Fault
from hrcapp.secretariat.reading import Reading
from hrcapp.submission.facts import facts_in
from hrcapp.xforms import parse_instance

_LABELS = (
    "submission_id",
    "revision",
    "replaces",
    "form_id",
    "form_version",
    "form_digest",
    "kit_version",
    "campaign",
    "origin",
    "reply_to",
    "device_sequence",
)


def write(reading: Reading, instance: bytes) -> bytes:
    """The remainder of a reading, with this instance in the place of its own."""
    opened = reading.opened
    found = {
        "content": {name: getattr(opened.content, name) for name in _LABELS},
        "content_hash": opened.content_hash,
        "eid": opened.eid,
        "instance": instance.decode(),
        "same_answers": reading.same_answers,
        "signer": opened.signer.openssh,
        "telephone_secret": opened.telephone_secret,
        "verdict": reading.verdict,
    }
    return json.dumps(found, ensure_ascii=False, sort_keys=True).encode()


def read(data: bytes) -> Reading:
    """What remains. Raises Fault INSTANCE_UNREADABLE."""
    try:
        found = json.loads(data)
        instance, signer = found["instance"].encode(), PublicKey.parse(found["signer"])
        content = Content(
            **{name: found["content"][name] for name in _LABELS},
            instance_xml=instance,
            statement_pdf=None,
            attachments={},
        )
        opened = Opened(
            content=content,
            signer=signer,
            eid=found["eid"],
            content_hash=found["content_hash"],
            envelope=Envelope(found["eid"], signer, 0, {}, b""),
            telephone_secret=found["telephone_secret"],
        )
        root = parse_instance(instance)
        verdict, same = str(found["verdict"]), bool(found["same_answers"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Fault(Code.INSTANCE_UNREADABLE) from error
    return Reading(opened, facts_in(root), verdict, same, root)
