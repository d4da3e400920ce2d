"""Exports as ODK Central, Briefcase and Kobo write them, of sample answers."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from desk_world import START, form_bytes
from lxml import etree

from hrcapp.demo.samples import sample_answers
from hrcapp.xforms import FormSession, load

FIRST = "uuid:11111111-1111-4111-8111-111111111111"
SECOND = "uuid:22222222-2222-4222-8222-222222222222"
PLAN = b"%PDF-1.7\nsample plan\n"


def answers(instance: str = FIRST, name: str = "Sample imported town", **more: str) -> FormSession:
    """A full form with repeats, as somebody filled it in on a phone."""
    session = FormSession.new(load(form_bytes()), now=START, language="en", instance_id=instance)
    typed = {**sample_answers("en"), "/data/key_info/name_official": name, **more}
    for path in sorted(typed, key=lambda path: ("intro" not in path, path.count("["))):
        session.set_value(path, typed[path])
    return session


def xml(session: FormSession, deprecated: str = "") -> bytes:
    """The submission as a client of ODK writes it."""
    root = etree.fromstring(session.instance_xml(relevant_only=True))
    if deprecated:
        meta = next(one for one in root if etree.QName(one).localname == "meta")
        etree.SubElement(meta, "deprecatedID").text = deprecated
    return etree.tostring(root)


def instance_folder(folder: Path, data: bytes, files: Mapping[str, bytes] | None = None) -> Path:
    """`<folder>/submission.xml` beside its media."""
    folder.mkdir(parents=True)
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)
    path = folder / "submission.xml"
    path.write_bytes(data)
    return path


def kobo_xml(data: bytes) -> bytes:
    """The same under names that Kobo gives, with what it adds."""
    root = etree.fromstring(data)
    made = etree.Element("aSampleAsset", {"id": "aSampleAsset", "version": "vSample (2026-03-01 09:00:00)"})
    made[:] = list(root)
    form = etree.Element("formhub")
    etree.SubElement(form, "uuid").text = "0123456789abcdef"
    made.insert(0, form)
    etree.SubElement(made, "__version__").text = "vSample"
    return etree.tostring(made)


def write_table(path: Path, rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> Path:
    """A CSV of all titles that some row has."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, titles, restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def leaves(data: bytes) -> tuple[dict[str, str], list[tuple[str, str, dict[str, str]]]]:
    """Answers by their path below the root; and of each instance of a repeat (parent, path, answers)."""
    definition, top = load(form_bytes()), {}
    repeats: list[tuple[str, str, dict[str, str]]] = []
    counts: dict[str, int] = {}

    def walk(element: etree._Element, path: str, into: dict[str, str], within: str) -> None:
        for child in element:
            here = f"{path}/{etree.QName(child).localname}"
            model = definition.nodes[here]
            if "meta" in here:
                continue
            if model.is_repeat:
                counts[f"{within}|{here}"] = counts.get(f"{within}|{here}", 0) + 1
                key = f"{within}/{model.name}[{counts[f'{within}|{here}']}]"
                found: dict[str, str] = {}
                repeats.append((within, here, found))
                walk(child, here, found, key)
            elif len(child):
                walk(child, here, into, within)
            elif (child.text or "").strip():
                into[here.removeprefix("/data/")] = child.text or ""

    walk(etree.fromstring(data), "/data", top, "")
    return top, repeats
