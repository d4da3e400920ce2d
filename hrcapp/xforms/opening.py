"""What a session begins from: its zone and language, its lists, answers that were saved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from hrcapp.model.faults import Code, Fault
from hrcapp.xforms import xml
from hrcapp.xforms.definition import FormDefinition, ModelNode
from hrcapp.xforms.instance import InstanceNode, restored
from hrcapp.xforms.limits import MAX_INSTANCE_BYTES, MAX_INSTANCE_NODES
from hrcapp.xforms.nodes import Element


def instances_of(definition: FormDefinition, last_saved: bytes | None) -> Mapping[str, Element]:
    """The form's lists; those that mean the answers saved before hold them when there are any."""
    if last_saved is None or not definition.last_saved:
        return definition.instances
    instance = Element(name="instance")
    instance.append(parsed(last_saved))
    return {**definition.instances, **dict.fromkeys(definition.last_saved, instance)}


def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name; UTC needs no database of zones, which not every system has."""
    return UTC if name == "UTC" else ZoneInfo(name)


def language_of(definition: FormDefinition, wanted: str | None) -> str:
    """The wanted language as the form tags it ("fr" also finds "French (fr)"), else the form's default."""
    if wanted:
        for tag in definition.languages:
            if wanted == tag or f"({wanted.lower()})" in tag.lower() or tag.lower() == wanted.lower():
                return tag
    return definition.itext.default


def parsed(data: bytes) -> Element:
    """Our tree of saved answers. Raises `Fault` INSTANCE_UNREADABLE."""
    if len(data) > MAX_INSTANCE_BYTES:
        raise Fault(Code.INSTANCE_UNREADABLE)
    try:
        return xml.build(xml.parse(data, most=MAX_INSTANCE_NODES), document=False)
    except xml.XmlRefused as error:
        raise Fault(Code.INSTANCE_UNREADABLE) from error


def restored_root(definition: FormDefinition, data: bytes) -> InstanceNode:
    """Saved answers of this form and version. Raises `Fault` INSTANCE_UNREADABLE, INSTANCE_OTHER_FORM."""
    saved = parsed(data)
    form_id, version = saved.attribute("id"), saved.attribute("version")
    other_version = bool(version and definition.version and version != definition.version)
    if saved.name != definition.root.name or (form_id or "") != definition.id or other_version:
        named = form_id or saved.name
        raise Fault(Code.INSTANCE_OTHER_FORM, form=f"{named} {version}" if other_version else named)
    return restored_part(definition.root, saved, definition)


def restored_part(model: ModelNode, saved: Element, definition: FormDefinition) -> InstanceNode:
    """Saved answers below one node of the model. Raises `Fault` INSTANCE_UNREADABLE with the path."""
    try:
        return restored(model, saved, definition.blank if model is definition.root else None)
    except KeyError as error:
        raise Fault(Code.INSTANCE_UNREADABLE, path=error.args[0]) from error
