"""Submissions as folders that ODK Central, Briefcase and KoboToolbox read: OpenRosa XML with its media."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid5

from lxml import etree

from hrcapp.model.files import write_whole
from hrcapp.secretariat.export.folder import safe_name
from hrcapp.secretariat.export.questions import given
from hrcapp.secretariat.export.records import Record
from hrcapp.secretariat.odk_instance import UUID_PREFIX, meta, set_meta
from hrcapp.submission.facts import CONTACT
from hrcapp.xforms import FormDefinition, parse_instance

_CONTACT = frozenset(CONTACT)


class OdkFolder:
    """Takes records one by one: `instances/<number>-<submission>-<revision>/submission.xml`, and `forms/`.

    Answers that are personal are taken out; those about the contact person stay only if asked for, where the
    form agrees that they are shared. Attached documents go along as they came.
    """

    def __init__(self, folder: Path, form_xml: Callable[[str], bytes], *, contacts: bool) -> None:
        self._folder = folder
        self._form_xml = form_xml
        self._contacts = contacts
        self._forms: set[str] = set()
        self._lines: dict[str, tuple[str, ...]] = {}

    def take(self, record: Record) -> None:
        """Write one version of a submission; those of one submission come in their order."""
        content, definition = record.content, record.definition
        number = "-".join(str(record.row[one]) for one in ("reference", "submission", "revision"))
        folder = self._folder / "instances" / safe_name(number)
        folder.mkdir(parents=True)
        keep = _CONTACT if self._contacts and record.agrees("publish_contact") else frozenset()
        instance = self._in_line(record, without_personal(definition, content.instance_xml, keep))
        write_whole(folder / "submission.xml", instance, mode=0o644)
        for one in given(definition, content.instance_xml, "en", coded=True):
            name = str(one.value)
            if one.uploaded and name in content.attachments and Path(name).name == name:
                write_whole(folder / name, content.attachments[name], mode=0o644)
        self._form(definition)

    def _in_line(self, record: Record, instance: bytes) -> bytes:
        """Every version has an id of its own and names the one before: so other software takes it as new."""
        submission = str(record.row["submission"])
        before = self._lines.get(submission, ())
        root = parse_instance(instance)
        own = meta(root, "instanceID")
        if before and own in before:
            own = f"{UUID_PREFIX}{uuid5(UUID(submission), str(record.row['revision']))}"
        set_meta(record.definition, root, own, before[-1] if before else "")
        self._lines[submission] = (*before, own)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _form(self, definition: FormDefinition) -> None:
        if definition.digest not in self._forms:
            self._forms.add(definition.digest)
            forms = self._folder / "forms"
            forms.mkdir(exist_ok=True)
            name = safe_name(f"{definition.id}-{definition.version}-{definition.digest[:8]}.xml")
            write_whole(forms / name, self._form_xml(definition.digest), mode=0o644)


def without_personal(definition: FormDefinition, instance: bytes, keep: frozenset[str]) -> bytes:
    """The instance with its personal answers emptied, all but the questions named in `keep`."""
    root = parse_instance(instance)
    personal = {path for path, node in definition.nodes.items() if "personal" in node.bind.attributes}
    for element, path in _leaves(root, ""):
        name = path.rpartition("/")[2]
        if name not in keep and (path in personal or name in _CONTACT):
            element.text = None
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _leaves(element: etree._Element, above: str) -> Iterator[tuple[etree._Element, str]]:
    path = f"{above}/{etree.QName(element).localname}"
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        yield element, path
    for child in children:
        yield from _leaves(child, path)
